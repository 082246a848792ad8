"""How long the log of deliveries is kept."""

from datetime import UTC, datetime, timedelta

from monitor.outgoing import Attempt, DeliveryState, Settlement
from monitor.posting.quiet_weeks import tell_quiet_weeks
from monitor.posting.retention import let_go
from monitor.receiving import Context
from monitor.store import outbox
from monitor.subscribing import Rule
from tests.support.standing import Clock, follow

RULE = Rule(symbols=("S/RES/2903(2026)",))
MONDAY = datetime(2026, 12, 7, 8, 0, tzinfo=UTC)


def quiet(context: Context) -> int:
    return follow(context.database, RULE, quiet_week=True, weekday=1, hour=8)


def test_what_ended_long_ago_is_only_counted(context: Context, clock: Clock) -> None:
    quiet(context)
    clock.now = MONDAY
    tell_quiet_weeks(context)
    (one,) = outbox.claim_deliveries(context.database, clock.now, timedelta(minutes=2), 1)
    outbox.settle(context.database, Settlement(one.id, Attempt(True, "taken", 0.1), DeliveryState.DONE), clock.now)
    assert let_go(context, timedelta(days=365)) == 0
    clock.pass_by(days=366)
    assert let_go(context, timedelta(days=365)) == 1
    assert outbox.deliveries(context.database) == ()
    (count,) = outbox.counts(context.database)
    assert (count.month, count.channel, count.state, count.count) == ("2026-12", "console:", DeliveryState.DONE, 1)


def test_what_still_waits_is_kept_however_old(context: Context, clock: Clock) -> None:
    quiet(context)
    clock.now = MONDAY
    tell_quiet_weeks(context)
    clock.pass_by(days=4000)
    assert let_go(context, timedelta(days=365)) == 0
