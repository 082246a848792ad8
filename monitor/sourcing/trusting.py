"""What the operator is told of sources: that one fell silent, came back, or is held back. Once for each outage."""

from datetime import datetime
from typing import Any

import structlog

from monitor.intents import Event, EventType, Intent, Known, Mode, Outcome, SourceState, Watched
from monitor.judging.watching import Look
from monitor.receiving import Context
from monitor.schedules.freshness import broken_promise
from monitor.schedules.restraint import held_back, most
from monitor.store import schedule, trust
from monitor.telling import tell
from monitor.timing import DAY

log = structlog.get_logger()


def watch_over(context: Context) -> tuple[Event, ...]:
    """Hold every source against its promise, and tell of those that break it or keep it again. Raises StoreError."""
    states = schedule.source_states(context.database)
    found = (_judged(context, state) for state in states if state.name in context.sources)
    return tuple(event for event in found if event is not None)


def _judged(context: Context, state: SourceState) -> Event | None:
    now = context.clock()
    reason = broken_promise(state, context.intervals.terms_of(state.name), now)
    if reason and state.silent_since is None:
        return told_of(context, state, EventType.SOURCE_SILENT, reason, now, silent_since=now)
    if not reason and state.silent_since is not None:
        back = f"{state.name}: answers as it should again; it was silent since {state.silent_since:%Y-%m-%d %H:%M} UTC"
        return told_of(context, state, EventType.SOURCE_BACK, back, now, silent_since=None)
    return None


def is_released(state: SourceState, now: datetime) -> bool:
    """Whether the operator lets a source through: its next poll, or what is asked for by name for a day."""
    return state.released_at is not None and now - state.released_at < DAY


def overdone(context: Context, name: str) -> str | None:
    """Why no further change of a source is believed today, a sentence, or None."""
    terms, texts = context.intervals.terms_of(name), schedule.texts_held(context.database, name)
    revised = trust.revised_since(context.database, name, context.clock() - DAY)
    return held_back(name, revised, texts, terms.share) if revised >= most(texts, terms.share) else None


def still_held(context: Context, state: SourceState) -> str | None:
    """Why a source stays held back although it answered well."""
    if state.held_back is None or is_released(state, context.clock()):
        return None
    return overdone(context, state.name)


def told_of(
    context: Context, state: SourceState, kind: EventType, reason: str, now: datetime, **changes: datetime | str | None
) -> Event:
    """Log an event of a source, change what is known of it, and make the deliveries, in one transaction."""
    event = source_event(state, kind, reason, now)
    row = Watched(state.name, state.name, None, None)
    intent = tell(context.database, Intent(Outcome.NEW, reason, row, events=(event,)), None, Known(), Look(now))
    trust.remember(context.database, state.name, event, intent.deliveries, changes, now)
    log.warning("source", action=kind.value, source=state.name, reason=reason)
    return event


def source_event(state: SourceState, kind: EventType, reason: str, now: datetime) -> Event:
    """Something that happened to a source: its name stands where a work's symbol does."""
    since = state.silent_since or state.last_success_at or state.since
    data: dict[str, Any] = {
        "work": {"symbol": state.name, "own_key": True},
        "language": None,
        "languages_held": [],
        "source": state.name,
        "official": False,
        "mode": Mode.LIVE.value,
        "since": since.isoformat() if since else None,
        "reason": reason,
    }
    key = f"{kind}:{state.name}:{(since or now).isoformat()}"
    return Event(key, kind, state.name, None, state.name, now, data)
