"""Which works of a period, a session or a series came out before we watched, to be fetched in their order.

What is to be fetched is told by the archives of sources (their tables of years past), or by the numbers of a series
themselves. Works that were asked for are passed over (see monitor.filling.resuming), so that a run that was
interrupted goes on where it stood.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from diffing.changes import Body
from diffing.symbols import SymbolError, canonical, parse
from diffing.years import LAST_KNOWN, year_of
from monitor.filling.backfilling import SECONDS_APART, addresses
from monitor.filling.resuming import asked_already
from monitor.judging.naming import canonical_or_none
from monitor.receiving import Context
from monitor.schedules.numbering import PREFIXES, numbered
from monitor.sourcing.hearing import hear
from monitor.store import hearsay
from sources.documents import Notice
from sources.interface import Archive, Source

TOGETHER = 200
MOST = 30_000
"""Works of one run; all resolutions since 1946 are about twenty-five thousand."""


class NoSuchPeriod(ValueError):
    """What was asked for cannot be listed. The text is one line with the way out."""


@dataclass(frozen=True, slots=True)
class Harvest:
    """What a run would fetch: the symbols, oldest first, how many more are held or were asked for, and
    the least time in seconds."""

    symbols: tuple[str, ...]
    held: int
    looks: int
    seconds: float


def of_source(context: Context, source: Source, since: date, until: date) -> Iterator[str]:
    """The resolutions that a source's archive lists for some days. What it says of them is kept, silently.

    Raises NoSuchPeriod for a source without an archive, SourceError.
    """
    if not isinstance(source, Archive):
        raise NoSuchPeriod(f"{source.name}: keeps no list of years past; name a listing source (seized sources)")
    yield from _heard(context, source.archive(since, until))


def of_session(context: Context, sources: Iterable[Source], session: str) -> Iterator[str]:
    """What the first archive that counts by sessions lists for one. Raises NoSuchPeriod, SourceError."""
    for source in sources:
        if isinstance(source, Archive):
            try:
                yield from _heard(context, source.listed(session))
            except ValueError:
                continue
            return
    raise NoSuchPeriod(f"session {session}: no source that is watched lists it; see: seized sources")


def of_series(context: Context, series: str, since: date | None, until: date | None) -> Iterator[str]:
    """The numbers of a series (``S/RES``, ``A/RES/70``, ``E/RES/2020``), up to the highest one known, in their order.

    The Security Council's years are told by its numbers; days narrow its series to whole years. Raises NoSuchPeriod.
    """
    wanted = series.strip().upper().rstrip("/")
    if wanted == PREFIXES[Body.SECURITY_COUNCIL]:
        yield from _council(context, since, until)
        return
    highest = max(_numbers(context, wanted), default=0)
    if not highest:
        raise NoSuchPeriod(f"{series}: no number of it is known; try S/RES, A/RES/70 or E/RES/2020, or --session")
    for number in range(1, highest + 1):
        yield canonical(f"{wanted}/{number}")


def harvest(
    context: Context, sources: Mapping[str, Source], symbols: Iterable[str], languages: tuple[str, ...]
) -> Harvest:
    """What of some works is not held, and what it takes to ask for it. Raises NoSuchPeriod for more than anybody
    would wait for."""
    asked = list(dict.fromkeys(symbols))
    if len(asked) > MOST:
        raise NoSuchPeriod(f"these are more than {MOST:,} works: narrow it with --since and --until")
    done = asked_already(context, sources.values(), asked, languages)
    wanted = tuple(one for one in asked if one not in done)
    looks = sum(len(addresses(source, one, languages)) for one in wanted for source in sources.values())
    return Harvest(wanted, len(done), looks, looks * SECONDS_APART)


def _heard(context: Context, notices: Iterator[Notice]) -> Iterator[str]:
    """The symbols of the resolutions that notices name, each with what was said of it remembered."""
    waiting: list[Notice] = []
    for notice in notices:
        symbol = canonical_or_none(notice.symbol)
        if symbol is None or numbered(symbol) is None:
            continue
        waiting.append(notice)
        if len(waiting) == TOGETHER:
            hear(context, waiting, first=True)
            waiting.clear()
        yield symbol
    hear(context, waiting, first=True)


def _council(context: Context, since: date | None, until: date | None) -> Iterator[str]:
    first, last = (since or date.min).year, (until or date.max).year
    for number in range(1, LAST_KNOWN + 1):
        year = year_of(number)
        if year is not None and first <= year <= last:
            yield f"S/RES/{number}({year})"
    yield from (one for one in _known(context, "S/RES") if _past_table(one, first, last))


def _past_table(symbol: str, first: int, last: int) -> bool:
    place = numbered(symbol)
    year = parse(symbol).year
    return place is not None and place.number > LAST_KNOWN and year is not None and first <= year <= last


def _numbers(context: Context, series: str) -> Iterator[int]:
    places = (numbered(one) for one in _known(context, series))
    return (place.number for place in places if place is not None and place.series == series)


def _known(context: Context, series: str) -> Sequence[str]:
    """The canonical symbols of a series that texts or sources have named so far."""
    try:
        return sorted(hearsay.known_symbols(context.database, f"{series}/"), key=_order)
    except SymbolError:
        return ()


def _order(symbol: str) -> int:
    place = numbered(symbol)
    return place.number if place else 0
