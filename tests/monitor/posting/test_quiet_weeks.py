"""Weeks in which nothing matched."""

from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.posting.quiet_weeks import tell_quiet_weeks
from monitor.receiving import Context
from monitor.store import outbox, schedule
from monitor.subscribing import Rule
from tests.support.standing import Clock, follow

RULE = Rule(symbols=("S/RES/2903(2026)",))
MONDAY = datetime(2026, 12, 7, 8, 0, tzinfo=UTC)


def quiet(context: Context, **more: Any) -> int:
    return follow(context.database, RULE, quiet_week=True, weekday=1, hour=8, **more)


def weeks(context: Context) -> list[dict[str, Any]]:
    return [one.facts for one in outbox.deliveries(context.database) if one.aside == "quiet week"]


def test_a_week_without_a_message_is_told_once_at_its_hour(context: Context, clock: Clock) -> None:
    quiet(context)
    schedule.register_sources(context.database, ["wiki"], clock.now)
    clock.now = MONDAY - timedelta(weeks=1, minutes=1)
    assert tell_quiet_weeks(context) == 0
    clock.now = MONDAY - timedelta(weeks=1)
    assert tell_quiet_weeks(context) == 1
    assert tell_quiet_weeks(context) == 0
    assert weeks(context)[0]["healthy"] == 1


def test_a_weeks_end_that_was_missed_is_made_up_for_once(context: Context, clock: Clock) -> None:
    quiet(context)
    clock.now = MONDAY + timedelta(days=16)
    assert tell_quiet_weeks(context) == 1
    clock.pass_by(days=1)
    assert tell_quiet_weeks(context) == 0


def test_two_subscriptions_on_one_channel_make_one_message(context: Context, clock: Clock) -> None:
    quiet(context)
    quiet(context)
    clock.now = MONDAY
    assert tell_quiet_weeks(context) == 1


def test_who_did_not_ask_is_not_told_of_quiet_weeks(context: Context, clock: Clock) -> None:
    follow(context.database, RULE)
    clock.now = MONDAY
    assert tell_quiet_weeks(context) == 0


def test_the_first_days_of_a_subscription_are_no_quiet_week(context: Context, clock: Clock) -> None:
    quiet(context)  # made on Sunday, 22 November
    clock.now = MONDAY - timedelta(weeks=2)
    assert tell_quiet_weeks(context) == 0


def test_a_muted_subscription_is_not_told_of_quiet_weeks(context: Context, clock: Clock) -> None:
    quiet(context, muted_until=MONDAY + timedelta(days=1))
    clock.now = MONDAY
    assert tell_quiet_weeks(context) == 0
