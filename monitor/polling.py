"""The first loop: what is out there?

    store.claim_due(now)            read + compare-and-set lease
    | source.poll(cursor)           network -> listings, notices, next cursor
    | weigh(listings)               whether it may be believed: see monitor.sourcing.weighing
    | hear(notices)                 what it says of works whose texts are elsewhere: see monitor.sourcing.hearing
    | receive(listing)              network and one transaction each: see monitor.receiving
    | store.settle(next check)      the cursor moves on only when every listing ended in an applied intent

No transaction is open during network work. Killed anywhere, the lease ends and the same listings come again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from monitor import timing
from monitor.deriving import one_line
from monitor.intents import EventType, Intent, Mode, Outcome, SourceState
from monitor.judging.watching import Look
from monitor.looking import look_of
from monitor.receiving import Context, fetched, preview, take_in
from monitor.schedules.cadence import next_look
from monitor.schedules.conditions import refusals_kept
from monitor.sourcing.hearing import hear
from monitor.sourcing.reconciling import reconcile
from monitor.sourcing.trusting import is_released, still_held, told_of
from monitor.sourcing.weighing import Weighed, weigh
from monitor.store import schedule
from monitor.store.database import StoreError
from sources.documents import Listing, Polled, Sighting
from sources.errors import SourceError
from sources.interface import Source

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of one listing, in short: a first pass brings thousands."""

    address: str
    symbol: str | None
    language: str | None
    outcome: Outcome
    reason: str
    events: tuple[EventType, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """How one poll went: what became of its listings, how many notices said anything new, the error that ended it (one
    line), whether it was put back, whether it was not believed."""

    source: str
    listings: tuple[Seen, ...] = ()
    news: int = 0
    error: str | None = None
    put_back: bool = False
    gap: bool = False
    held_back: bool = False


# ---- sources ---------------------------------------------------------------------------------------------------------


def poll_due(context: Context, sources: Mapping[str, Source], limit: int = 1) -> tuple[Report, ...]:
    """Claim and poll sources that are due."""
    now, lease = context.clock(), context.intervals.lease
    claimed = schedule.claim_due_sources(context.database, now, lease, limit, names=sources)
    return tuple(poll_claimed(context, sources[state.name], state) for state in claimed)


def poll_now(context: Context, source: Source) -> Report:
    """Poll one source, due or not."""
    state = schedule.claim_source(context.database, source.name, context.clock(), context.intervals.lease)
    if state is None:
        return Report(source.name, error=f"{source.name}: is being polled by another program; try again in a moment")
    return poll_claimed(context, source, state)


def poll_claimed(context: Context, source: Source, state: SourceState) -> Report:
    """Poll a claimed source and settle it. Raises StoreError only."""
    try:
        return _polled(context, source, state)
    except SourceError as error:
        if context.stopping():  # the fetch was given up: that says nothing about the source
            return _put_back(context, Report(source.name, put_back=True))
        return _failed(context, state, str(error), error.retry_after)
    except StoreError:
        raise
    except Exception as error:
        log.exception("poll failed", action="poll", source=source.name)
        return _failed(context, state, f"{source.name}: unexpected {type(error).__name__}: {one_line(error)}", None)


def _polled(context: Context, source: Source, state: SourceState) -> Report:
    polled = source.poll(state.cursor)
    weighed = _weighed(context, source, state, polled)
    if weighed.reason:
        return _held_back(context, state, weighed.reason)
    report = _received(context, source, polled, weighed, state.last_success_at)
    if report.put_back:
        return _put_back(context, report)
    _settle(context, state, polled, report)
    return report


def _weighed(context: Context, source: Source, state: SourceState, polled: Polled) -> Weighed:
    """A first pass holds nothing that it could revise; what the operator lets through is not weighed."""
    if polled.first or state.released_at is not None:
        return Weighed()
    listings = tuple(_where_it_is(one) for one in polled.listings)
    return weigh(context, source, listings, Look(context.clock(), intervals=context.intervals))


def _put_back(context: Context, report: Report) -> Report:
    """Let the source be polled again at once, from the same cursor."""
    schedule.release_source(context.database, report.source)
    return report


def _received(
    context: Context, source: Source, polled: Polled, weighed: Weighed, read_until: datetime | None
) -> Report:
    """Take in every notice and listing, unless the program stops; then the rest comes again from the old cursor. What
    takes long, as a first pass does, stays ours: nobody else shall ask the same of the site."""
    lease = context.intervals.lease
    kept_at = context.clock()
    news = hear(context, polled.notices, first=polled.first, read_until=read_until)
    seen: list[Seen] = []
    for listing in polled.listings:
        if news is None or context.stopping():
            return Report(source.name, tuple(seen), put_back=True)
        if context.clock() >= kept_at + lease / 3:
            kept_at = context.clock()
            schedule.keep_source(context.database, source.name, kept_at, lease)
        mode = Mode.FIRST_PASS if polled.first else Mode.LIVE
        seen.append(_seen(_receive_listing(context, source, listing, mode, weighed)))
    if news is None:
        return Report(source.name, put_back=True)
    return Report(source.name, tuple(seen), news, gap=polled.gap)


def _seen(intent: Intent) -> Seen:
    row, events = intent.watched, tuple(event.type for event in intent.events)
    return Seen(row.address, row.symbol, row.language, intent.outcome, intent.reason, events)


def _receive_listing(context: Context, source: Source, listing: Listing, mode: Mode, weighed: Weighed) -> Intent:
    if listing.moved_to:
        schedule.move_watched(context.database, source.name, listing.address, listing.moved_to)
    listing = _where_it_is(listing)
    row = schedule.watched(context.database, source.name, [listing.address]).get(listing.address)
    answer = weighed.answers.get(listing.address) or fetched(source, listing, row)
    return take_in(context, answer, row, look_of(context, mode, row), official=source.official)


def _where_it_is(listing: Listing) -> Listing:
    if listing.moved_to is None:
        return listing
    return replace(listing, address=listing.moved_to, moved_to=None, sighting=Sighting.PRESENT)


def _settle(context: Context, state: SourceState, polled: Polled, report: Report) -> None:
    now, terms = context.clock(), context.intervals.terms_of(state.name)
    changed = report.news > 0 or any(one.outcome in (Outcome.NEW, Outcome.CHANGED) for one in report.listings)
    ended = schedule.PollEnd(
        next_check_at=next_look(now, terms, context.draw()),
        cursor=polled.cursor,
        changed=changed and not polled.first,
        held_back=still_held(context, state),
        robots=context.robots(state.name),
        used=bool(polled.listings) or not is_released(state, now),
        refusals=refusals_kept(state.refusals, polled.refusals, now),
    )
    if polled.gap:  # before the cursor moves on: a kill between the two would lose it
        reconcile(context, state.name, now)
    schedule.settle_source(context.database, state.name, ended, now)
    log.info(
        "polled",
        action="poll",
        source=state.name,
        listings=len(polled.listings),
        notices=len(polled.notices),
        news=report.news,
        gap=polled.gap,
        not_believed=list(polled.refusals),
    )


def _failed(context: Context, state: SourceState, error: str, retry_after: float | None) -> Report:
    """The source did not answer as it should: back off, keep the cursor."""
    return _settled_failure(context, state, Report(state.name, error=error), retry_after)


def _held_back(context: Context, state: SourceState, reason: str) -> Report:
    """Nothing of the poll is believed, and the operator is told, once: the cursor stays where it is."""
    report = _settled_failure(context, state, Report(state.name, error=reason, held_back=True), None)
    if state.held_back is None:
        told_of(context, state, EventType.SOURCE_HELD, reason, context.clock())
    return report


def _settled_failure(context: Context, state: SourceState, report: Report, retry_after: float | None) -> Report:
    now = context.clock()
    own = context.intervals.of(state.name)
    at = timing.back_off(now, state.failures + 1, own, context.draw(), retry_after)
    held = report.error if report.held_back else None
    ended = schedule.PollEnd(at, error=report.error, held_back=held, robots=context.robots(state.name))
    schedule.settle_source(context.database, state.name, ended, now)
    log.warning("poll failed", action="poll", source=state.name, error=report.error, next_check_at=at.isoformat())
    return report


# ---- without doing it ------------------------------------------------------------------------------------------------


def preview_poll(context: Context, source: Source) -> tuple[Seen, ...]:
    """What a poll would do now; fetches, but claims and stores nothing. Raises SourceError."""
    states = {state.name: state for state in schedule.source_states(context.database)}
    state = states.get(source.name)
    polled = source.poll(state.cursor if state else None)
    mode = Mode.FIRST_PASS if polled.first else Mode.LIVE
    listings = [_where_it_is(listing) for listing in polled.listings]
    known = schedule.watched(context.database, source.name, [one.address for one in listings])
    rows = ((listing, known.get(listing.address)) for listing in listings)
    return tuple(_seen(preview(context, source, one, row, look_of(context, mode, row))) for one, row in rows)
