"""One listing, from fetch to applied intent.

    source.fetch(listing, known)   network -> Found | NotModified | Absent | Refused | Corrupt
    | read, arrive                 pure
    | store.known(arrival)         read    -> facts
    | decide(answer, known, look)  pure    -> one intent, always
    | tell(intent, known, look)    read    -> with the deliveries that its events make
    | store.apply(intent)          ONE transaction

Whatever a document does to us ends in an intent for its address, so that it is looked at again and stops nobody else.
Only a failing database gets out.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import structlog

from diffing.own_keys import is_own_key
from diffing.years import NOTHING_LEARNT
from monitor.deciding import Answered, decide
from monitor.deriving import derived, failed, one_line
from monitor.intents import Arrival, Intent, Watched
from monitor.judging.watching import Look
from monitor.knowing import known_for
from monitor.store import corpus
from monitor.store.database import Database, Stale, StoreError
from monitor.telling import tell
from monitor.timing import Intervals
from monitor.wanting import other_languages
from sources.documents import Answer, Found, Listing, Refused
from sources.interface import Source

log = structlog.get_logger()

TRIES = 5
"""How often a decision is made again when the facts changed under it."""


@dataclass(frozen=True, slots=True)
class Context:
    """What both loops work with. ``draw`` gives numbers in [0, 1); ``stopping`` says whether to put work back.

    ``deciding`` lets one decision through at a time: two sources that bring out the same work in the same second
    must not both call it new. ``sources`` are all that are watched, by name; ``robots`` says what the hosts of one
    allow. ``scans``: pictures of pages are read by a program.
    """

    database: Database
    clock: Callable[[], datetime]
    draw: Callable[[], float]
    intervals: Intervals = field(default_factory=Intervals)
    stopping: Callable[[], bool] = lambda: False
    deciding: threading.Lock = field(default_factory=threading.Lock)
    sources: Mapping[str, Source] = field(default_factory=dict)
    robots: Callable[[str], str | None] = lambda name: None
    scans: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What was derived from the answer to a listing, and what we know of its address."""

    listing: Listing
    answer: Answered
    row: Watched | None


def receive(context: Context, source: Source, listing: Listing, row: Watched | None, look: Look) -> Intent:
    """Fetch what a listing names, decide, apply; returns what was applied. Raises StoreError only."""
    answer = fetched(source, listing, row)
    return take_in(context, answer, row, look, official=source.official)


def take_in(context: Context, answer: Answer, row: Watched | None, look: Look, *, official: bool) -> Intent:
    """Read, decide and apply an answer that is already there. Raises StoreError only."""
    read = _read(context, answer, look, official=official)
    return take_in_read(context, answer.listing, read, row, look)


def take_in_read(context: Context, listing: Listing, answer: Answered, row: Watched | None, look: Look) -> Intent:
    """Decide and apply what was derived from the answer to a listing. Raises StoreError only."""
    return _whatever_happens(_applied, context, listing, answer, row, look)


def take_in_together(context: Context, some: Sequence[Taken], look: Look) -> tuple[Intent, ...]:
    """Decide and apply what was derived from several answers, in their order and in one transaction; where anything
    fails, each in one of its own, so that none stops the others. Raises StoreError only."""
    try:
        with context.deciding, context.database.together() as database:
            within = replace(context, database=database)
            intents = tuple(_taken_in(within, one, look) for one in some)
    except Exception:
        log.info("taken in one by one", action="receive", count=len(some), exc_info=True)
        return tuple(take_in_read(context, one.listing, one.answer, one.row, look) for one in some)
    for intent in intents:
        _log(intent)
    return intents


def _taken_in(context: Context, one: Taken, look: Look) -> Intent:
    intent = _decided(context, _same_work(one.answer, one.row), one.row, look)
    corpus.apply(context.database, intent, look.now)
    return intent


def preview(context: Context, source: Source, listing: Listing, row: Watched | None, look: Look) -> Intent:
    """What receiving a listing would apply; fetches and decides, and stores nothing."""
    return preview_answer(context, fetched(source, listing, row), row, look, official=source.official)


def preview_answer(context: Context, answer: Answer, row: Watched | None, look: Look, *, official: bool) -> Intent:
    """What taking an answer in would apply; stores nothing."""
    read = _read(context, answer, look, official=official)
    return preview_read(context, answer.listing, read, row, look)


def preview_read(context: Context, listing: Listing, answer: Answered, row: Watched | None, look: Look) -> Intent:
    """What taking in what was derived from the answer to a listing would apply; stores nothing. Raises StoreError
    only."""
    return _whatever_happens(_decided, context, listing, answer, row, look)


def _read(context: Context, answer: Answer, look: Look, *, official: bool) -> Answered:
    learnt = corpus.learnt(context.database) if isinstance(answer, Found) else NOTHING_LEARNT
    return derived(answer, official=official, mode=look.mode, now=look.now, scans=context.scans, learnt=learnt)


def _whatever_happens(
    act: Callable[[Context, Answered, Watched | None, Look], Intent],
    context: Context,
    listing: Listing,
    answer: Answered,
    row: Watched | None,
    look: Look,
) -> Intent:
    """What ``act`` makes of an answer; where it stumbles, what it makes of that."""
    try:
        return act(context, _same_work(answer, row), row, look)
    except StoreError:
        raise
    except Exception as error:
        return act(context, failed(listing, error), row, look)


def fetched(source: Source, listing: Listing, row: Watched | None) -> Answer:
    """What is at a listing's address now, whatever happens; what we hold is asked for conditionally."""
    held = row.validators if row and row.content_sha256 else None
    try:
        return source.fetch(listing, held)
    except Exception as error:
        log.exception("fetch failed", action="fetch", source=listing.source, address=listing.address)
        return Refused(listing, f"{listing.address}: unexpected {type(error).__name__}: {one_line(error)}")


def _same_work(answer: Answered, row: Watched | None) -> Answered:
    """A document that we named ourselves keeps its name at its address, whatever its title becomes."""
    if isinstance(answer, Arrival) and answer.own_key and row and row.symbol and is_own_key(row.symbol):
        return replace(answer, symbol=row.symbol)
    return answer


def _applied(context: Context, answer: Answered, row: Watched | None, look: Look) -> Intent:
    """Decide and apply, again with fresh facts as long as somebody was faster."""
    for remaining in reversed(range(TRIES)):
        with context.deciding:
            intent = _decided(context, answer, row, look)
            try:
                corpus.apply(context.database, intent, look.now)
                break
            except Stale:
                if not remaining:
                    raise
    _log(intent)
    return intent


def _decided(context: Context, answer: Answered, row: Watched | None, look: Look) -> Intent:
    """What to remember, whom to tell, and what to look for besides."""
    known = known_for(context.database, answer, row)
    intent = decide(answer, known, look)
    told = tell(context.database, intent, answer if isinstance(answer, Arrival) else None, known, look)
    return replace(told, others=other_languages(context.database, context.sources, told, look.now))


def _log(intent: Intent) -> None:
    log.info(
        "looked",
        action="receive",
        source=intent.watched.source,
        address=intent.watched.address,
        symbol=intent.watched.symbol,
        outcome=intent.outcome.value,
        reason=intent.reason,
        deliveries=len(intent.deliveries),
    )
