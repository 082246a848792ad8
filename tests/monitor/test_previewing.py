"""A preview says exactly what would have been sent."""

from datetime import timedelta

import pytest

from monitor.intents import EventType
from monitor.polling import poll_now
from monitor.previewing import preview
from monitor.receiving import Context
from monitor.store import outbox, schedule, subscriptions
from monitor.subscribing import Chain, Rhythm, Rule, Subscription
from tests.support.building import NOW
from tests.support.fake_source import FakeSource
from tests.support.resolutions import chinese, resolution
from tests.support.standing import Clock, follow

T = "S/RES/1373(2001)"
RULES = {
    "cites": Rule(cites=(T,)),
    "work": Rule(symbols=("S/RES/2901(2026)",)),
    "followed and cited": Rule(symbols=("S/RES/2178(2014)",)),
    "word": Rule(words=("灯塔",)),
    "light changes": Rule(event_types=(EventType.FILE_CHANGED, EventType.CHANGED_WITHOUT_NOTICE)),
    "language": Rule(cites=(T,), languages=("zh",)),
    "chain": Rule(chain=Chain(T, 1)),
    "nothing": Rule(words=("oil",)),
}


@pytest.fixture
def site(context: Context) -> FakeSource:
    """A site that has been polled once, when it was empty."""
    source = FakeSource()
    schedule.register_sources(context.database, [source.name], context.clock())
    poll_now(context, source)
    return source


def happen(context: Context, clock: Clock, site: FakeSource) -> None:
    """Three days of news."""
    for address, text in (
        ("a", resolution(2901)),
        ("b", resolution(2902)),
        ("a", resolution(2901, until="1 July 2028")),
        ("c", chinese(2901)),
        ("d", resolution(2903, extra=" as set out in resolution 2901 (2026)")),
    ):
        for _ in range(3):
            clock.pass_by(hours=4)
            poll_now(context, site)
        site.publish(address, text)
        poll_now(context, site)


@pytest.mark.parametrize("rhythm", [Rhythm.IMMEDIATE, Rhythm.DAILY])
@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_what_was_sent_is_what_a_preview_says(
    context: Context, clock: Clock, site: FakeSource, rule: Rule, rhythm: Rhythm
) -> None:
    follow(context.database, rule, rhythm=rhythm)
    happen(context, clock, site)
    (one,) = subscriptions.subscriptions(context.database)
    sent = [
        (delivery.next_attempt_at, {event.key for event in delivery.events}, set(delivery.reasons))
        for delivery in reversed(outbox.deliveries(context.database))
    ]
    said = preview(context.database, one, clock() + timedelta(minutes=1))
    assert [(each.at, {event.key for event in each.events}, set(each.reasons)) for each in said.messages] == sent


def test_a_preview_needs_no_stored_subscription_and_stores_nothing(
    context: Context, clock: Clock, site: FakeSource
) -> None:
    happen(context, clock, site)
    wanted = Subscription(0, "try", 0, (Rule(cites=(T,)),), muted_until=NOW + timedelta(days=900))
    said = preview(context.database, wanted, clock())
    assert [event.symbol for one in said.messages for event in one.events] == [
        *("S/RES/2901(2026)", "S/RES/2902(2026)", "S/RES/2901(2026)", "S/RES/2903(2026)")
    ]
    assert [one.events[0].symbol for one in said.last] == [
        *("S/RES/2903(2026)", "S/RES/2901(2026)", "S/RES/2902(2026)")
    ]
    assert subscriptions.subscriptions(context.database) == ()
    assert outbox.deliveries(context.database) == ()


def test_only_the_last_twelve_months_count(context: Context, clock: Clock, site: FakeSource) -> None:
    happen(context, clock, site)
    wanted = Subscription(0, "try", 0, (Rule(cites=(T,)),))
    assert preview(context.database, wanted, clock() + timedelta(days=400)).messages == ()


def test_messages_are_counted_by_the_week(context: Context, clock: Clock, site: FakeSource) -> None:
    happen(context, clock, site)
    said = preview(context.database, Subscription(0, "try", 0, (Rule(cites=(T,)),)), clock())
    assert sum(said.weeks.values()) == len(said.messages) == 4
    assert all(monday.isoweekday() == 1 for monday in said.weeks)
    assert said.per_week == pytest.approx(4 / (365 / 7))


def test_more_than_ten_in_an_hour_would_have_been_one_batch(context: Context, clock: Clock, site: FakeSource) -> None:
    for number in range(2901, 2914):
        site.publish(str(number), resolution(number))
    poll_now(context, site)
    wanted = Subscription(0, "try", 0, (Rule(cites=(T,)),))
    assert [len(one.events) for one in preview(context.database, wanted, clock() + timedelta(hours=1)).messages] == [
        *([1] * 10),
        3,
    ]


def test_first_looks_are_not_counted(context: Context, clock: Clock) -> None:
    source = FakeSource(name="new")
    source.publish("a", resolution(2901))
    schedule.register_sources(context.database, [source.name], clock())
    poll_now(context, source)
    wanted = Subscription(0, "try", 0, (Rule(cites=(T,)), Rule(event_types=(EventType.BACKFILLED,))))
    said = preview(context.database, wanted, clock())
    assert (said.messages, said.backfilled) == ((), ("S/RES/2901(2026)",))
