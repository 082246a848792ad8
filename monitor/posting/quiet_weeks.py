"""Telling those who asked for it of weeks in which nothing matched: silence that is meant."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from monitor.intents import SourceState
from monitor.outgoing import QUIET_WEEK
from monitor.receiving import Context
from monitor.sending.rhythms import next_weekly
from monitor.store import outbox, schedule, subscriptions
from monitor.store.outbox import Aside
from monitor.subscribing import Subscription
from monitor.timing import WEEK


def tell_quiet_weeks(context: Context) -> int:
    """Tell those who asked for it that nothing matched in the week that ended last; how many were told of it now.

    A week's end that was missed is made up for once. Raises StoreError only.
    """
    now = context.clock()
    wanting = subscriptions.wanting_quiet_weeks(context.database)
    if not wanting:
        return 0
    told = outbox.told_between(context.database, {one.channel_id for one in wanting}, now - 2 * WEEK)
    states = schedule.source_states(context.database)
    return outbox.remember_asides(context.database, quiet_weeks(wanting, told, states, now), now)


def quiet_weeks(
    wanting: Iterable[Subscription],
    told: Collection[tuple[int, datetime]],
    states: Collection[SourceState],
    now: datetime,
) -> list[Aside]:
    """The messages that are due to these subscriptions. ``told`` has when each channel was told of events, at least in
    the last two weeks. Pure."""
    asides: dict[str, Aside] = {}
    for one in wanting:
        end = next_weekly(one, now - WEEK)
        late = end > now or _joined_in(one, end) or (one.muted_until is not None and end < one.muted_until)
        if late or any(channel == one.channel_id and end - WEEK < at <= end for channel, at in told):
            continue
        key = f"{QUIET_WEEK} {one.channel_id} {end.isoformat()}"
        asides[key] = Aside(one.channel_id, QUIET_WEEK, key, _facts(one, states))
    return list(asides.values())


def _joined_in(subscription: Subscription, end: datetime) -> bool:
    return subscription.created_at is not None and subscription.created_at > end - WEEK


def _facts(subscription: Subscription, states: Collection[SourceState]) -> dict[str, Any]:
    failing = sorted(state.name for state in states if state.last_error or state.silent_since)
    looked = [state.last_success_at for state in states if state.last_success_at]
    return {
        "healthy": len(states) - len(failing),
        "failing": failing,
        "checked_at": max(looked).isoformat() if looked else None,
        "timezone": subscription.timezone,
        "language": next(iter(subscription.languages), None),
    }
