"""Letters that come back after the server took them."""

from datetime import datetime, timedelta

import pytest

from monitor.intents import Channel
from monitor.outgoing import Attempt, DeliveryState, Settlement
from monitor.store import corpus, outbox
from monitor.store.database import Database
from monitor.store.subscriptions import add_channel, channel
from tests.monitor.store.builders import ADDRESS, event, intent, planned

LETTER = "<0123456789abcdef@example.org>"
GONE = "came back: 5.1.1 no such user"


@pytest.fixture
def desk(database: Database, now: datetime) -> Channel:
    """A channel to which one letter was sent."""
    desk = add_channel(database, "desk", ADDRESS, "mailto:a…@example.org", now)
    corpus.apply(database, intent(events=(event("new"),), deliveries=(planned(desk.id, "new"),)), now)
    (due,) = outbox.claim_deliveries(database, now, timedelta(minutes=2), 1)
    sent = Attempt(True, "accepted", 0.1, LETTER)
    outbox.settle(database, Settlement(due.id, sent, DeliveryState.DONE), now)
    return desk


def test_a_mailbox_that_does_not_exist_stops_its_channel_and_says_why(
    database: Database, desk: Channel, now: datetime
) -> None:
    assert outbox.came_back(database, LETTER, GONE, now, permanent=True) == "desk"
    stopped = channel(database, "desk")
    assert stopped is not None
    assert (stopped.enabled, stopped.disabled_reason) == (False, GONE)
    (story,) = outbox.deliveries(database)
    assert story.state is DeliveryState.DEAD
    assert [one.attempt.reason for one in story.tries] == ["accepted", GONE]


def test_a_full_mailbox_is_recorded_and_stops_nothing(database: Database, desk: Channel, now: datetime) -> None:
    assert outbox.came_back(database, LETTER, "came back: 4.2.2 full", now, permanent=False) == "desk"
    still = channel(database, "desk")
    assert still is not None
    assert still.enabled
    assert outbox.deliveries(database)[0].state is DeliveryState.DONE


def test_a_report_that_is_read_twice_counts_once(database: Database, desk: Channel, now: datetime) -> None:
    outbox.came_back(database, LETTER, GONE, now, permanent=True)
    assert outbox.came_back(database, LETTER, GONE, now, permanent=True) is None
    assert len(outbox.deliveries(database)[0].tries) == 2


def test_somebody_elses_letter_is_none_of_ours(database: Database, desk: Channel, now: datetime) -> None:
    assert outbox.came_back(database, "<another@example.org>", GONE, now, permanent=True) is None
