"""Events that gather in one delivery, on both databases: digests, batches, catch-ups, follow-ups."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from monitor.intents import Channel, EventType
from monitor.outgoing import Attempt, DeliveryState, DueDelivery, Settlement, Standing
from monitor.sending.told import Recent
from monitor.store import corpus, outbox
from monitor.store.database import Database
from monitor.store.outbox import catching_up
from monitor.store.subscriptions import add_channel
from tests.monitor.store.builders import ADDRESS, NOW, event, intent, planned

LEASE = timedelta(minutes=2)
SLOT_AT = NOW + timedelta(hours=3)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def desk(database: Database) -> Channel:
    return add_channel(database, "desk", ADDRESS, "slack://****", NOW)


def tell(database: Database, desk: Channel, key: str, now: datetime = NOW, **more: Any) -> None:
    """An event, and its delivery as planned."""
    of_event = {name: more.pop(name) for name in ("symbol", "type", "language") if name in more}
    made = replace(planned(desk.id, key), **{"next_attempt_at": now, **more})
    corpus.apply(database, intent(events=(event(key, **of_event),), deliveries=(made,)), now)


def gathered(database: Database, desk: Channel, key: str, **more: Any) -> None:
    tell(database, desk, key, **{"slot": "eight", "hold": "daily", "next_attempt_at": SLOT_AT, **more})


def claim(database: Database, now: datetime, limit: int = 10) -> list[list[str]]:
    return [[one.key for one in due.events] for due in claimed(database, now, limit)]


def claimed(database: Database, now: datetime, limit: int = 10) -> tuple[DueDelivery, ...]:
    """Claim after claim, for each brings one for each channel."""
    found: list[DueDelivery] = []
    while len(found) < limit and (some := outbox.claim_deliveries(database, now, LEASE, limit - len(found))):
        found += some
    return tuple(found)


def done(database: Database, due: DueDelivery, state: DeliveryState = DeliveryState.DONE, **more: Any) -> None:
    taken = Attempt(True, "taken", 0.1, "id-1")
    outbox.settle(database, Settlement(due.id, taken, state, lease_until=due.lease_until, **more), NOW)


def test_events_of_one_hour_gather_in_one_delivery(database: Database, desk: Channel) -> None:
    for number in range(5):
        gathered(database, desk, f"event {number}", symbol=f"A/RES/99/{number}")
    assert claim(database, SLOT_AT - timedelta(seconds=1)) == []
    assert claim(database, SLOT_AT) == [[f"event {number}" for number in range(5)]]


def test_planning_an_event_again_adds_nothing(database: Database, desk: Channel) -> None:
    for _ in range(2):
        gathered(database, desk, "a")
    gathered(database, desk, "a", slot="nine")
    tell(database, desk, "a")
    assert claim(database, SLOT_AT) == [["a"]]


def test_reasons_of_a_digest_are_kept_once_each(database: Database, desk: Channel) -> None:
    gathered(database, desk, "a")
    gathered(database, desk, "b")
    (due,) = claimed(database, SLOT_AT)
    assert due.reasons == planned(desk.id).reasons
    assert due.digest


def test_what_comes_while_a_digest_is_sent_opens_another(database: Database, desk: Channel) -> None:
    gathered(database, desk, "a")
    assert claim(database, SLOT_AT) == [["a"]]
    gathered(database, desk, "b", symbol="A/RES/99/1")
    assert claim(database, SLOT_AT) == [["b"]]


def test_a_batch_goes_when_nothing_has_joined_it_for_a_while(database: Database, desk: Channel) -> None:
    gathered(database, desk, "a", next_attempt_at=NOW + timedelta(minutes=10))
    gathered(database, desk, "b", next_attempt_at=NOW + timedelta(minutes=14), symbol="A/RES/99/1")
    assert claim(database, NOW + timedelta(minutes=10)) == []
    assert claim(database, NOW + timedelta(minutes=14)) == [["a", "b"]]


def test_many_writers_open_one_digest(database: Database, desk: Channel) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: gathered(database, desk, f"{n}", symbol=f"A/RES/99/{n}"), range(40)))
    (events,) = claim(database, SLOT_AT)
    assert sorted(events, key=int) == [f"{number}" for number in range(40)]


# ---- order -----------------------------------------------------------------------------------------------------------


def test_what_waits_for_its_hour_holds_up_no_message_that_is_due(database: Database, desk: Channel) -> None:
    gathered(database, desk, "gathered")
    tell(database, desk, "now")
    assert claim(database, NOW) == [["now"]]


def test_news_of_a_work_waits_for_the_digest_that_is_being_tried(database: Database, desk: Channel) -> None:
    gathered(database, desk, "first")
    (due,) = claimed(database, SLOT_AT)
    done(database, due, DeliveryState.DUE, next_attempt_at=SLOT_AT + timedelta(hours=1))
    tell(database, desk, "second")
    tell(database, desk, "other work", symbol="A/RES/99/1")
    assert claim(database, SLOT_AT) == [["other work"]]


def test_a_digest_waits_for_earlier_news_of_one_of_its_works(database: Database, desk: Channel) -> None:
    tell(database, desk, "first")
    (due,) = claimed(database, NOW)
    gathered(database, desk, "second")
    gathered(database, desk, "third", symbol="A/RES/99/1")
    done(database, due, DeliveryState.DUE, next_attempt_at=SLOT_AT + timedelta(hours=1))
    assert claim(database, SLOT_AT) == []
    assert claim(database, SLOT_AT + timedelta(hours=1)) == [["first"]]


# ---- after an outage -------------------------------------------------------------------------------------------------


def test_what_an_outage_left_becomes_one_message_and_nothing_is_lost(database: Database, desk: Channel) -> None:
    for number in range(30):
        tell(database, desk, f"{number}", symbol=f"A/RES/99/{number % 7}")
    later = NOW + timedelta(hours=5)
    assert outbox.catch_up(database, later) == 29
    assert claim(database, later) == [[f"{number}" for number in range(30)]]


def test_what_is_due_a_moment_is_left_alone(database: Database, desk: Channel) -> None:
    for number in range(3):
        tell(database, desk, f"{number}", symbol=f"A/RES/99/{number}")
    assert outbox.catch_up(database, NOW + timedelta(minutes=1)) == 0


def test_what_was_tried_is_never_gathered_for_the_recipient_may_have_it(database: Database, desk: Channel) -> None:
    tell(database, desk, "tried")
    (due,) = claimed(database, NOW)
    done(database, due, DeliveryState.DUE, next_attempt_at=NOW)
    tell(database, desk, "behind it")
    for number in range(3):
        tell(database, desk, f"{number}", symbol=f"A/RES/99/{number}")
    later = NOW + timedelta(hours=1)
    assert outbox.catch_up(database, later) == 2
    assert claim(database, later) == [["tried"], ["0", "1", "2"]]


def test_each_channel_catches_up_by_itself(database: Database, desk: Channel) -> None:
    other = add_channel(database, "other", "slack://other", "slack://****", NOW)
    for number in range(3):
        tell(database, desk, f"{number}", symbol=f"A/RES/99/{number}")
        tell(database, other, f"o{number}", symbol=f"A/RES/99/{number}")
    later = NOW + timedelta(hours=1)
    outbox.catch_up(database, later)
    assert claim(database, later) == [["0", "1", "2"], ["o0", "o1", "o2"]]


def test_many_channels_catch_up_in_several_transactions(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catching_up, "AT_ONCE", 2)
    names = [f"channel {number}" for number in range(5)]
    desks = [add_channel(database, name, f"slack://{name}", "slack://****", NOW) for name in names]
    for number in range(3):
        for one in desks:
            key = f"{number} {one.name}"
            tell(database, one, key, symbol=f"A/RES/99/{number}")
    later = NOW + timedelta(hours=1)
    assert outbox.catch_up(database, later) == 10
    assert claim(database, later) == [[f"{number} {name}" for number in range(3)] for name in names]


def test_the_events_of_gathered_digests_keep_their_order_and_their_reasons(database: Database, desk: Channel) -> None:
    for slot in ("one", "two"):
        for number in range(3):
            gathered(database, desk, f"{slot} {number}", slot=slot, symbol=f"A/RES/99/{slot}{number}")
    later = SLOT_AT + timedelta(hours=1)
    assert outbox.catch_up(database, later) == 1
    (due,) = claimed(database, later)
    assert [one.key for one in due.events] == [f"{slot} {number}" for slot in ("one", "two") for number in range(3)]
    assert len(due.reasons) == 1


def test_a_channel_that_is_about_to_be_enabled_catches_up_at_once(database: Database, desk: Channel) -> None:
    tell(database, desk, "given up")
    (due,) = claimed(database, NOW)
    done(database, due, DeliveryState.DEAD, pause="gone")
    for number in range(3):
        tell(database, desk, f"{number}", symbol=f"A/RES/99/{number}")
    assert outbox.catch_up(database, NOW) == 0
    assert outbox.catch_up(database, NOW, channel_id=desk.id) == 2


# ---- follow-ups, holds, owners, threads ------------------------------------------------------------------------------


def test_the_preferred_text_joins_the_message_that_waits_for_it(database: Database, desk: Channel) -> None:
    tell(database, desk, "en", hold="language", next_attempt_at=NOW + timedelta(days=1))
    assert claim(database, NOW) == []
    tell(database, desk, "zh", joins=True, type=EventType.LANGUAGE_ADDED, language="zh")
    assert claim(database, NOW) == [["zh", "en"]]


def test_the_preferred_text_that_comes_too_late_is_a_follow_up(database: Database, desk: Channel) -> None:
    tell(database, desk, "en", hold="language", next_attempt_at=NOW + timedelta(days=1))
    (due,) = claimed(database, NOW + timedelta(days=1))
    done(database, due)
    tell(database, desk, "zh", joins=True, type=EventType.LANGUAGE_ADDED, language="zh")
    assert claim(database, NOW) == [["zh"]]


def test_a_channel_that_is_held_gets_nothing_until_its_time(database: Database, desk: Channel) -> None:
    for number in range(2):
        tell(database, desk, f"{number}", symbol=f"A/RES/99/{number}")
    due, _ = claimed(database, NOW)
    until = NOW + timedelta(minutes=30)
    standing = Standing(failures=3, failing_since=NOW, held_until=until)
    done(database, due, DeliveryState.DUE, next_attempt_at=until, standing=standing)
    tell(database, desk, "new", symbol="A/RES/99/9")
    assert claim(database, until - timedelta(seconds=1)) == []
    assert ["new"] in claim(database, until)


def test_a_claimed_delivery_knows_how_its_channel_does(database: Database, desk: Channel) -> None:
    tell(database, desk, "a")
    (due,) = claimed(database, NOW)
    done(database, due, DeliveryState.DUE, next_attempt_at=NOW, standing=Standing(2, 1, NOW))
    assert claimed(database, NOW)[0].standing == Standing(2, 1, NOW)


def test_the_owner_of_a_paused_channel_is_told_once_by_another_channel(database: Database, desk: Channel) -> None:
    owner = add_channel(database, "owner", "slack://other", "slack://****", NOW)
    outbox.set_owner(database, desk.id, owner.id)
    for number in range(2):
        tell(database, desk, f"{number}", symbol=f"A/RES/99/{number}")
    for due in claimed(database, NOW):
        done(database, due, DeliveryState.DEAD, pause="no such hook")
    (told,) = claimed(database, NOW)
    assert (told.channel.name, told.aside, told.facts["channel"]) == ("owner", "paused", "desk")
    assert told.facts["reason"] == "no such hook"
    assert outbox.owners(database) == {desk.id: "owner"}


def test_later_messages_of_a_work_answer_to_its_first(database: Database, desk: Channel) -> None:
    tell(database, desk, "first")
    (due,) = claimed(database, NOW)
    assert due.parent is None
    done(database, due)
    tell(database, desk, "second")
    tell(database, desk, "elsewhere", symbol="A/RES/99/1")
    assert {one.events[0].key: one.parent for one in claimed(database, NOW)} == {"second": "id-1", "elsewhere": None}


def test_batches_are_closed_for_a_program_that_sends_once(database: Database, desk: Channel) -> None:
    gathered(database, desk, "batched", slot="batch", symbol="A/RES/99/1")
    gathered(database, desk, "daily")
    outbox.close_batches(database, NOW)
    assert claim(database, NOW) == [["batched"]]


def test_what_waits_for_a_language_is_counted_by_itself(database: Database, desk: Channel) -> None:
    later = NOW + timedelta(minutes=1)
    tell(database, desk, "waits", hold="language", symbol="A/RES/99/1")
    for number in (2, 3):
        tell(database, desk, f"goes {number}", later, symbol=f"A/RES/99/{number}")
    gathered(database, desk, "digest", symbol="A/RES/99/4")
    before = NOW - timedelta(seconds=1)
    assert outbox.recent(database, [desk.id], before) == {desk.id: Recent(2, later, waiting=1)}
