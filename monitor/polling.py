"""The first loop: what is out there?

    store.claim_due(now)            read + compare-and-set lease
    | source.poll(cursor)           network -> listings, next cursor
    | receive(listing)              network and one transaction each: see monitor.receiving
    | store.settle(next check)      the cursor moves on only when every listing ended in an applied intent

No transaction is open during network work. Killed anywhere, the lease ends and the same listings come again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import structlog

from monitor import timing
from monitor.intents import Intent, Mode, Outcome, SourceState, Watched
from monitor.receiving import Context, preview, receive
from monitor.store import corpus, schedule
from monitor.watching import Look
from sources.documents import Listing, Polled, Sighting
from sources.errors import SourceError
from sources.interface import Source

log = structlog.get_logger()

BATCH = 20
"""How many wanted texts are claimed at once."""


@dataclass(frozen=True, slots=True)
class Report:
    """How one poll went: the intents applied, the error that ended it (one line), whether it was put back."""

    source: str
    intents: tuple[Intent, ...] = ()
    error: str | None = None
    put_back: bool = False
    gap: bool = False


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
        polled = source.poll(state.cursor)
    except SourceError as error:
        if context.stopping():  # the fetch was given up: that says nothing about the source
            return _put_back(context, Report(source.name, put_back=True))
        return _failed(context, state, str(error), error.retry_after)
    except Exception as error:
        log.exception("poll failed", action="poll", source=source.name)
        return _failed(context, state, f"{source.name}: unexpected {type(error).__name__}: {error}", None)
    report = _received(context, source, polled)
    if report.put_back:
        return _put_back(context, report)
    _settle(context, source, polled, report)
    return report


def _put_back(context: Context, report: Report) -> Report:
    """Let the source be polled again at once, from the same cursor."""
    schedule.release_source(context.database, report.source)
    return report


def _received(context: Context, source: Source, polled: Polled) -> Report:
    """Take in every listing, unless the program stops; then the rest comes again from the old cursor."""
    intents: list[Intent] = []
    for listing in polled.listings:
        if context.stopping():
            return Report(source.name, tuple(intents), put_back=True)
        intents.append(_receive_listing(context, source, listing, Mode.FIRST_PASS if polled.first else Mode.LIVE))
    return Report(source.name, tuple(intents), gap=polled.gap)


def _receive_listing(context: Context, source: Source, listing: Listing, mode: Mode) -> Intent:
    if listing.moved_to:
        schedule.move_watched(context.database, source.name, listing.address, listing.moved_to)
    listing = _where_it_is(listing)
    row = schedule.watched(context.database, source.name, [listing.address]).get(listing.address)
    return receive(context, source, listing, row, _look(context, mode, row))


def _where_it_is(listing: Listing) -> Listing:
    if listing.moved_to is None:
        return listing
    return replace(listing, address=listing.moved_to, moved_to=None, sighting=Sighting.PRESENT)


def _look(context: Context, mode: Mode, row: Watched | None) -> Look:
    """What a failed first pass left behind was there before we began to watch, whenever it comes."""
    now = context.clock()
    left_behind = row is not None and row.content_sha256 is None and row.mode is Mode.FIRST_PASS
    due = row is None or row.next_check_at is None or row.next_check_at <= now
    return Look(
        now=now,
        mode=Mode.FIRST_PASS if left_behind else mode,
        draw=context.draw(),
        intervals=context.intervals,
        confirming=due,
    )


def _settle(context: Context, source: Source, polled: Polled, report: Report) -> None:
    now = context.clock()
    schedule.settle_source(
        context.database,
        source.name,
        cursor=polled.cursor,
        next_check_at=timing.next_poll(now, context.intervals.of(source.name).poll, context.draw()),
        error=None,
        now=now,
        changed=any(one.outcome in (Outcome.NEW, Outcome.CHANGED) for one in report.intents),
    )
    log.info("polled", action="poll", source=source.name, listings=len(polled.listings), gap=polled.gap)


def _failed(context: Context, state: SourceState, error: str, retry_after: float | None) -> Report:
    """The source did not answer as it should: back off, keep the cursor."""
    now = context.clock()
    own = context.intervals.of(state.name)
    at = timing.back_off(now, state.failures + 1, own, context.draw(), retry_after)
    schedule.settle_source(
        context.database, state.name, cursor=None, next_check_at=at, error=error, now=now, changed=False
    )
    log.warning("poll failed", action="poll", source=state.name, error=error, next_check_at=at.isoformat())
    return Report(state.name, error=error)


# ---- wanted texts ----------------------------------------------------------------------------------------------------


def look_at_wanted(context: Context, sources: Mapping[str, Source], limit: int = BATCH) -> tuple[Intent, ...]:
    """Look again at addresses that are due: wanted texts, failed fetches, absences to confirm, old texts."""
    rows = schedule.claim_due_watched(context.database, context.clock(), context.intervals.lease, limit)
    intents = []
    for index, row in enumerate(rows):
        if context.stopping():
            schedule.release_watched(context.database, rows[index:])
            break
        intents.append(_look_again(context, sources.get(row.source), row))
    return tuple(intents)


def _look_again(context: Context, source: Source | None, row: Watched) -> Intent:
    if source is None:
        return _postponed(context, row)
    listing = Listing(row.source, row.address, row.symbol, row.language)
    return receive(context, source, listing, row, _look(context, row.mode, row))


def _postponed(context: Context, row: Watched) -> Intent:
    """An address of a source that is not configured any more waits until it may be again."""
    now = context.clock()
    intent = Intent(
        Outcome.UNCHANGED,
        f"no source {row.source} in the settings",
        replace(row, next_check_at=now + timing.DAY),
    )
    corpus.apply(context.database, intent, now)
    return intent


# ---- without doing it ------------------------------------------------------------------------------------------------


def preview_poll(context: Context, source: Source) -> tuple[Intent, ...]:
    """What a poll would do now; fetches, but claims and stores nothing. Raises SourceError."""
    states = {state.name: state for state in schedule.source_states(context.database)}
    state = states.get(source.name)
    polled = source.poll(state.cursor if state else None)
    mode = Mode.FIRST_PASS if polled.first else Mode.LIVE
    listings = [_where_it_is(listing) for listing in polled.listings]
    known = schedule.watched(context.database, source.name, [one.address for one in listings])
    rows = ((listing, known.get(listing.address)) for listing in listings)
    return tuple(preview(context, source, listing, row, _look(context, mode, row)) for listing, row in rows)
