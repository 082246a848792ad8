"""Claiming, settling, giving back and retrying deliveries."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from monitor.intents import Channel
from monitor.outgoing import Attempt, DeliveryState, DueDelivery, Settlement
from monitor.store import corpus, outbox
from monitor.store.database import Database, StoreError
from monitor.store.subscriptions import add_channel, channel, enable_channel
from tests.monitor.store.builders import ADDRESS, REASON, event, intent, planned

LEASE = timedelta(minutes=10)
LATER = timedelta(hours=1)
SENT = Attempt(True, "accepted", 0.25, "id-7")
REFUSED = Attempt(False, "HTTP 503", 1.5)


@pytest.fixture
def desk(database: Database, now: datetime) -> Channel:
    return add_channel(database, "desk", ADDRESS, "slack://****", now)


def tell(database: Database, desk: Channel, now: datetime, key: str, symbol: str = "S/RES/9001(2031)") -> None:
    """Make one event and its delivery."""
    made = intent(events=(event(key, symbol=symbol),), deliveries=(planned(desk.id, key),))
    corpus.apply(database, made, now)


def claim(database: Database, now: datetime, limit: int = 10) -> list[str]:
    """The chief events' keys of what is claimed, claim after claim: each brings one for each channel."""
    keys: list[str] = []
    while len(keys) < limit and (some := outbox.claim_deliveries(database, now, LEASE, limit - len(keys))):
        keys += [one.events[0].key for one in some]
    return keys


def claim_one(database: Database, now: datetime) -> DueDelivery:
    (due,) = outbox.claim_deliveries(database, now, LEASE, 1)
    return due


def settle(database: Database, due: DueDelivery, state: DeliveryState, now: datetime, **more: str | datetime) -> None:
    attempt = SENT if state is DeliveryState.DONE else REFUSED
    settlement = Settlement(due.id, attempt, state, lease_until=due.lease_until, **more)  # type: ignore[arg-type]
    outbox.settle(database, settlement, now)


def test_what_is_not_sent_is_counted_by_state(database: Database, desk: Channel, now: datetime) -> None:
    for number in range(4):
        tell(database, desk, now, f"event {number}", symbol=f"S/RES/900{number}(2031)")
    settle(database, claim_one(database, now), DeliveryState.DONE, now)
    settle(database, claim_one(database, now), DeliveryState.DEAD, now)
    claim_one(database, now)
    due, sending, dead = DeliveryState.DUE, DeliveryState.SENDING, DeliveryState.DEAD
    assert outbox.unsent(database) == {due: 1, sending: 1, dead: 1}


def test_a_claimed_delivery_says_what_to_send_to_whom_and_why(database: Database, desk: Channel, now: datetime) -> None:
    keys = ("reissued", "cited")
    made = intent(events=tuple(map(event, keys)), deliveries=(planned(desk.id, "cited", "reissued"),))
    corpus.apply(database, made, now)
    due = claim_one(database, now)
    assert [one.key for one in due.events] == ["cited", "reissued"]
    assert (due.channel, due.reasons, due.attempts) == (desk, (REASON,), 0)
    assert due.created_at == now
    assert due.key.isascii()


def test_a_claimed_delivery_is_nobody_elses_until_the_lease_ends(
    database: Database, desk: Channel, now: datetime
) -> None:
    tell(database, desk, now, "a")
    assert claim(database, now) == ["a"]
    assert claim(database, now + LEASE - timedelta(seconds=1)) == []
    assert claim(database, now + LEASE) == ["a"]


def test_a_claim_brings_at_most_one_delivery_for_each_channel(database: Database, desk: Channel, now: datetime) -> None:
    other = add_channel(database, "other", "slack://other", "slack://****", now)
    for number in range(3):
        tell(database, desk, now, f"desk {number}", symbol=f"A/RES/99/{number}")
        tell(database, other, now, f"other {number}", symbol=f"A/RES/99/{number}")
    claims = [outbox.claim_deliveries(database, now, LEASE, 6) for _ in range(4)]
    assert [[one.events[0].key for one in some] for some in claims] == [
        [f"desk {number}", f"other {number}"] for number in range(3)
    ] + [[]]


def test_a_failure_that_is_told_after_its_lease_leaves_the_next_claim_alone(
    database: Database, desk: Channel, now: datetime
) -> None:
    tell(database, desk, now, "a")
    late, again = claim_one(database, now), claim_one(database, now + LEASE)
    settle(database, late, DeliveryState.DUE, now + LEASE, next_attempt_at=now + LEASE)
    assert claim(database, now + LEASE) == []
    settle(database, again, DeliveryState.DONE, now + LEASE)
    (story,) = outbox.deliveries(database)
    assert (story.state, story.attempts) == (DeliveryState.DONE, 2)


def test_a_success_counts_however_late_it_is_told(database: Database, desk: Channel, now: datetime) -> None:
    tell(database, desk, now, "a")
    late, again = claim_one(database, now), claim_one(database, now + LEASE)
    settle(database, late, DeliveryState.DONE, now + LEASE)
    settle(database, again, DeliveryState.DUE, now + LEASE, next_attempt_at=now + LEASE)
    assert claim(database, now + 100 * LATER) == []
    assert outbox.deliveries(database)[0].state is DeliveryState.DONE


def test_what_somebody_else_has_claimed_since_is_not_given_back(
    database: Database, desk: Channel, now: datetime
) -> None:
    tell(database, desk, now, "a")
    late = claim_one(database, now)
    assert claim(database, now + LEASE) == ["a"]
    outbox.release(database, [late])
    assert claim(database, now + LEASE) == []


def test_a_delivery_is_not_claimed_before_its_time(database: Database, desk: Channel, now: datetime) -> None:
    tell(database, desk, now, "a")
    settle(database, claim_one(database, now), DeliveryState.DUE, now, next_attempt_at=now + LATER)
    assert claim(database, now + LATER - timedelta(seconds=1)) == []
    assert claim(database, now + LATER) == ["a"]


def test_news_of_a_work_never_overtakes_older_news(database: Database, desk: Channel, now: datetime) -> None:
    for key in ("first", "second"):
        tell(database, desk, now, key)
    tell(database, desk, now, "elsewhere", symbol="A/RES/99/1")
    assert claim(database, now) == ["first", "elsewhere"]
    assert claim(database, now) == []


def test_the_next_news_goes_when_the_one_before_is_done_or_dead(
    database: Database, desk: Channel, now: datetime
) -> None:
    for key in ("first", "second", "third"):
        tell(database, desk, now, key)
    settle(database, claim_one(database, now), DeliveryState.DONE, now)
    settle(database, claim_one(database, now), DeliveryState.DEAD, now)
    assert claim(database, now) == ["third"]


def test_one_channels_trouble_does_not_hold_up_another(database: Database, desk: Channel, now: datetime) -> None:
    other = add_channel(database, "other", "slack://other", "slack://****", now)
    tell(database, desk, now, "first")
    settle(database, claim_one(database, now), DeliveryState.DUE, now, next_attempt_at=now + LATER)
    tell(database, other, now, "second")
    assert claim(database, now) == ["second"]


def test_at_most_so_many_are_claimed_oldest_first(database: Database, desk: Channel, now: datetime) -> None:
    for number in range(5):
        tell(database, desk, now, f"event {number}", symbol=f"A/RES/99/{number}")
    assert claim(database, now, limit=3) == ["event 0", "event 1", "event 2"]


def test_what_is_done_stays_done(database: Database, desk: Channel, now: datetime) -> None:
    tell(database, desk, now, "a")
    due = claim_one(database, now)
    settle(database, due, DeliveryState.DONE, now)
    settle(database, due, DeliveryState.DUE, now)
    assert claim(database, now + 100 * LATER) == []


def test_every_attempt_is_kept(database: Database, desk: Channel, now: datetime) -> None:
    tell(database, desk, now, "a")
    settle(database, claim_one(database, now), DeliveryState.DUE, now)
    settle(database, claim_one(database, now), DeliveryState.DONE, now + LATER)
    (story,) = outbox.deliveries(database)
    assert [(one.at, one.attempt) for one in story.tries] == [(now, REFUSED), (now + LATER, SENT)]
    assert (story.state, story.attempts, story.settled_at) == (DeliveryState.DONE, 2, now + LATER)
    assert story.next_attempt_at is None


def test_a_channel_that_must_stop_is_left_alone_until_enabled(database: Database, desk: Channel, now: datetime) -> None:
    for key in ("first", "second"):
        tell(database, desk, now, key)
    settle(database, claim_one(database, now), DeliveryState.DEAD, now, pause="the hook was revoked")
    stopped = channel(database, "desk")
    assert stopped is not None
    assert (stopped.enabled, stopped.disabled_reason) == (False, "the hook was revoked")
    assert claim(database, now) == []
    assert enable_channel(database, "desk").disabled_reason is None
    assert claim(database, now) == ["second"]


def test_released_deliveries_are_due_as_before_and_count_no_attempt(
    database: Database, desk: Channel, now: datetime
) -> None:
    tell(database, desk, now, "a")
    outbox.release(database, [claim_one(database, now)])
    assert claim_one(database, now).attempts == 0


def test_releasing_does_not_bring_back_what_is_done(database: Database, desk: Channel, now: datetime) -> None:
    tell(database, desk, now, "a")
    due = claim_one(database, now)
    settle(database, due, DeliveryState.DONE, now)
    outbox.release(database, [due])
    assert claim(database, now) == []


def test_retrying_makes_dead_and_waiting_deliveries_due(database: Database, desk: Channel, now: datetime) -> None:
    states = (DeliveryState.DEAD, DeliveryState.DUE, DeliveryState.DONE)
    for number, state in enumerate(states):
        tell(database, desk, now, state.value, symbol=f"A/RES/99/{number}")
        settle(database, claim_one(database, now), state, now, next_attempt_at=now + LATER)
    ids = [story.id for story in outbox.deliveries(database)]
    assert outbox.retry(database, ids, now) == 2
    assert claim(database, now) == ["dead", "due"]


def test_a_retried_delivery_counts_its_attempts_anew(database: Database, desk: Channel, now: datetime) -> None:
    tell(database, desk, now, "a")
    due = claim_one(database, now)
    settle(database, due, DeliveryState.DEAD, now)
    outbox.retry(database, [due.id], now)
    assert claim_one(database, now).attempts == 0
    (story,) = outbox.deliveries(database)
    assert len(story.tries) == 1


def test_a_delivery_to_a_disabled_channel_is_not_retried(database: Database, desk: Channel, now: datetime) -> None:
    tell(database, desk, now, "a")
    due = claim_one(database, now)
    settle(database, due, DeliveryState.DEAD, now, pause="the hook was revoked")
    sentence = r"'desk', which is paused \(the hook was revoked\): enable it first with: seized channels enable desk"
    with pytest.raises(StoreError, match=sentence):
        outbox.retry(database, [due.id], now)


def test_an_unknown_delivery_is_named_and_nothing_is_retried(database: Database, desk: Channel, now: datetime) -> None:
    tell(database, desk, now, "a")
    due = claim_one(database, now)
    settle(database, due, DeliveryState.DEAD, now)
    with pytest.raises(StoreError, match="there is no delivery 999: see the numbers with: seized deliveries list"):
        outbox.retry(database, [due.id, 999], now)
    assert claim(database, now) == []
    with pytest.raises(StoreError, match="there is no delivery 999"):
        outbox.settle(database, Settlement(999, SENT, DeliveryState.DONE), now)


def test_deliveries_are_listed_newest_first_and_can_be_narrowed(
    database: Database, desk: Channel, now: datetime
) -> None:
    other = add_channel(database, "other", "slack://other", "slack://****", now)
    tell(database, desk, now, "first")
    tell(database, other, now, "second")
    claim(database, now, limit=1)
    assert [one.events[0].key for one in outbox.deliveries(database)] == ["second", "first"]
    assert [one.events[0].key for one in outbox.deliveries(database, channel="desk")] == ["first"]
    assert [one.events[0].key for one in outbox.deliveries(database, state=DeliveryState.DUE)] == ["second"]
    assert len(outbox.deliveries(database, limit=1)) == 1


def test_a_delivery_is_found_by_number(database: Database, desk: Channel, now: datetime) -> None:
    tell(database, desk, now, "a")
    (story,) = outbox.deliveries(database)
    assert outbox.delivery(database, story.id) == story
    assert outbox.delivery(database, 2**63 - 1) is None


def test_many_senders_claim_each_delivery_once(database: Database, desk: Channel, now: datetime) -> None:
    for number in range(30):
        tell(database, desk, now, f"event {number}", symbol=f"A/RES/99/{number}")
    with ThreadPoolExecutor(8) as pool:
        rounds = list(pool.map(lambda _: claim(database, now, limit=4), range(16)))
    keys = [key for keys in rounds for key in keys] + claim(database, now, limit=99)
    assert sorted(keys) == sorted(f"event {number}" for number in range(30))
