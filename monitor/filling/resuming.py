"""Where a backfill that was interrupted goes on: which works were asked for already, by what is known of their
addresses."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from monitor.filling.backfilling import addresses
from monitor.intents import Watched
from monitor.receiving import Context
from monitor.store import corpus, schedule
from sources.interface import Source

Place = tuple[str, str | None]
"""Where one text of a work may be: a source, and the language in which it is asked for."""


def asked_already(
    context: Context, sources: Iterable[Source], symbols: Sequence[str], languages: tuple[str, ...]
) -> frozenset[str]:
    """The works that need not be asked for: in every language, at every source, the text is held, or each address was
    looked at and is not due. A held work that came another way, and was never asked for, need not be either; one that
    was broken off between two languages goes on."""
    now = context.clock()
    states: dict[str, list[bool | None]] = defaultdict(list)
    for source in sources:
        places = {symbol: _places(source, symbol, languages) for symbol in symbols}
        every = [address for found in places.values() for some in found.values() for address in some]
        rows = schedule.watched(context.database, source.name, every)
        for symbol, found in places.items():
            states[symbol] += [_state(some, rows, now) for some in found.values()]
    held = corpus.held(context.database, symbols)
    return frozenset(one for one in symbols if _is_done(states[one], held=one in held))


def _places(source: Source, symbol: str, languages: tuple[str, ...]) -> dict[Place, list[str]]:
    found: dict[Place, list[str]] = defaultdict(list)
    for listing in addresses(source, symbol, languages):
        found[source.name, listing.language].append(listing.address)
    return found


def _state(some: Iterable[str], rows: Mapping[str, Watched], now: datetime) -> bool | None:
    """Whether a text was asked for at its addresses to the end; None when at none of them."""
    known = [rows.get(address) for address in some]
    if not any(known):
        return None
    if any(row and row.content_sha256 for row in known):
        return True
    return all(row is not None and row.next_check_at is not None and row.next_check_at > now for row in known)


def _is_done(states: Sequence[bool | None], *, held: bool) -> bool:
    if all(state is None for state in states):
        return held
    return all(states)
