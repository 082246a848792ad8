"""Getting what came out before we watched: by symbol from the sources, silently unless asked to tell.

A symbol that no source has is wanted from then on. With a depth, the resolutions that a text cites are fetched after
it, as citation targets, level by level.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.intents import Intent, Mode, Outcome, Watched
from monitor.judging.watching import Look, awaits_news
from monitor.newness import resolutions_cited
from monitor.receiving import Context, preview, receive
from monitor.store import corpus, schedule
from sources.documents import Listing
from sources.interface import Source

HAD = frozenset({Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED})
"""Outcomes of a look at an address that has the text."""

SECONDS_APART = 2.0
"""The Official Document System, which is asked first, begins no two requests in less (design.md 9)."""


@dataclass(frozen=True, slots=True)
class Backfilled:
    """What became of one symbol or file: its name, the outcome with its reason, and the symbol it turned out to be."""

    name: str
    outcome: Outcome
    reason: str
    symbol: str | None = None
    language: str | None = None
    source: str | None = None

    @property
    def ok(self) -> bool:
        return self.outcome in HAD


@dataclass(frozen=True, slots=True)
class Wish:
    """How a backfill is wanted. ``languages`` empty: every one that a source has. ``dry_run`` only counts."""

    languages: tuple[str, ...] = ()
    depth: int = 0
    notify: bool = False
    dry_run: bool = False


def backfill_symbols(
    context: Context, sources: Sequence[Source], symbols: Iterable[str], wish: Wish
) -> Iterator[Backfilled]:
    """Fetch canonical symbols from the sources that may have them, and with a depth what those cite.

    What is held already is asked for again (a source that says "not modified" costs little), so a backfill that was
    interrupted goes on where it stood. Raises StoreError.
    """
    level, seen = list(dict.fromkeys(symbols)), set[str]()
    for depth in range(wish.depth + 1):
        mode = Mode.CITED if depth else Mode.BACKFILL
        cited: list[str] = []
        for symbol in (one for one in level if one not in seen):
            if context.stopping():
                return
            yield from _backfill_symbol(context, sources, symbol, mode, wish)
            seen.add(symbol)
            cited += _cited(context, symbol) if depth < wish.depth else []
        level = list(dict.fromkeys(cited))


def backfill_cited(
    context: Context, sources: Sequence[Source], roots: Sequence[str], wish: Wish
) -> Iterator[Backfilled]:
    """Fetch what the works ``roots`` (none: all that are held) cite and is not held, ``wish.depth`` levels deep.

    Levels run through held works too. What came meanwhile is not asked for again, so that an interrupted backfill goes
    on where it stood. Raises StoreError.
    """
    level, seen = _targets(context, roots or None), set[str]()
    for _ in range(wish.depth):
        for symbol in (one for one in level if one not in seen):
            if context.stopping():
                return
            if not corpus.held(context.database, (symbol,)):
                yield from _backfill_symbol(context, sources, symbol, Mode.CITED, wish)
            seen.add(symbol)
        level = [one for one in _targets(context, level) if one not in seen]


def _targets(context: Context, symbols: Sequence[str] | None) -> list[str]:
    found = corpus.targets(context.database, symbols)
    return list(dict.fromkeys(target for targets in found.values() for target in targets))


def _backfill_symbol(
    context: Context, sources: Sequence[Source], symbol: str, mode: Mode, wish: Wish
) -> Iterator[Backfilled]:
    found = False
    for intent in look_for(context, sources, symbol, mode, wish):
        if intent.outcome is not Outcome.GONE:
            found = True
            yield _line(symbol, intent)
    if not found:
        yield Backfilled(symbol, Outcome.GONE, f"{symbol}: no source has it now; it is looked for again", symbol)


def look_for(context: Context, sources: Sequence[Source], symbol: str, mode: Mode, wish: Wish) -> Iterator[Intent]:
    """Fetch a work wherever it may be, at each source's addresses of a language until one is not empty; what each look
    came to. What is only cited is fetched once, from the first source that has it. A work that is waited for is news,
    though it is looked for here."""
    awaited = awaits_news(schedule.watched_rows(context.database, symbol=symbol))
    why = Mode.LIVE if awaited else mode
    for source in sources:
        found: set[str | None] = set()
        for listing in addresses(source, symbol, wish.languages):
            if listing.language in found or (found and mode is Mode.CITED):
                continue
            intent = _receive(context, source, listing, why, wish)
            yield intent
            if mode is Mode.CITED and intent.outcome in HAD:
                return
            if intent.outcome is not Outcome.GONE:
                found.add(listing.language)


def addresses(source: Source, symbol: str, languages: tuple[str, ...] = ()) -> tuple[Listing, ...]:
    """Where a source would keep a work, best first, English before others, each address once."""
    found = [one for language in languages or (None,) for one in source.find(symbol, language)]
    if not languages:
        found.sort(key=lambda one: one.language != "en")
    return tuple({one.address: replace(one, symbol=one.symbol or symbol) for one in found}.values())


def _receive(context: Context, source: Source, listing: Listing, mode: Mode, wish: Wish) -> Intent:
    row = schedule.watched(context.database, source.name, [listing.address]).get(listing.address)
    look = backfill_look(context, mode, wish)
    if wish.dry_run:
        return preview(context, source, listing, row, look)
    return receive(context, source, listing, row, look)


def backfill_look(context: Context, mode: Mode, wish: Wish, *, again: bool = True) -> Look:
    """A backfill's look: no news by itself, and never a confirmation that something vanished."""
    return Look(
        now=context.clock(),
        mode=mode,
        notify=wish.notify,
        draw=context.draw(),
        intervals=context.intervals,
        again=again,
        confirming=False,
    )


def _line(name: str, intent: Intent) -> Backfilled:
    row: Watched = intent.watched
    return Backfilled(name, intent.outcome, intent.reason, row.symbol, row.language, row.source)


def _cited(context: Context, symbol: str) -> tuple[str, ...]:
    version = corpus.version(context.database, symbol)
    return resolutions_cited(version.citations) if version else ()
