"""One question for all that is due, in both databases: it says so as long as somebody could claim it, and no longer."""

from datetime import datetime, timedelta

import pytest

from monitor.intents import Channel
from monitor.outgoing import Attempt, DeliveryState, Settlement
from monitor.store import corpus, outbox, schedule, signups, subscriptions
from monitor.store.agenda import Agenda, agenda
from monitor.store.database import Database
from tests.monitor.store.builders import ADDRESS, event, intent, planned, watched

LEASE = timedelta(minutes=10)
LATER = timedelta(hours=1)


@pytest.fixture
def desk(database: Database, now: datetime) -> Channel:
    return subscriptions.add_channel(database, "desk", ADDRESS, "slack://****", now)


def tell(database: Database, desk: Channel, now: datetime) -> None:
    corpus.apply(database, intent(events=(event(),), deliveries=(planned(desk.id),)), now)


def test_an_empty_program_has_nothing_to_do(database: Database, now: datetime) -> None:
    assert agenda(database, now) == Agenda()


def test_a_source_is_due_until_somebody_polls_it_and_again_when_the_lease_is_over(
    database: Database, now: datetime
) -> None:
    schedule.register_sources(database, ["ods", "folder"], now)
    assert agenda(database, now - LATER) == Agenda()
    schedule.claim_source(database, "ods", now, LEASE)
    assert agenda(database, now) == Agenda(polls=frozenset({"folder"}))
    assert agenda(database, now + LEASE) == Agenda(polls=frozenset({"folder", "ods"}))


def test_a_source_with_any_number_of_texts_that_are_due_is_named_once(database: Database, now: datetime) -> None:
    for name in ("a", "b"):
        schedule.want(database, watched(name), now)
    schedule.want(database, watched("c", source="ods", next_check_at=now + LATER), now)
    assert agenda(database, now) == Agenda(looks=frozenset({"wikisource-en"}))
    schedule.claim_due_watched(database, now, LEASE, 10)
    assert agenda(database, now) == Agenda()
    assert agenda(database, now + LATER).looks == {"wikisource-en", "ods"}


def test_messages_are_due_until_they_are_claimed_and_again_when_their_sender_died(
    database: Database, desk: Channel, now: datetime
) -> None:
    tell(database, desk, now)
    assert agenda(database, now) == Agenda(messages=True)
    outbox.claim_deliveries(database, now, LEASE, 10)
    assert agenda(database, now) == Agenda()
    assert agenda(database, now + LEASE) == Agenda(messages=True)


def test_messages_to_a_channel_that_is_stopped_wait(database: Database, desk: Channel, now: datetime) -> None:
    tell(database, desk, now)
    (due,) = outbox.claim_deliveries(database, now, LEASE, 1)
    refused = Attempt(False, "gone", 0.1)
    ended = Settlement(due.id, refused, DeliveryState.DUE, now, pause="gone", lease_until=due.lease_until)
    outbox.settle(database, ended, now)
    assert agenda(database, now) == Agenda()


def test_letters_that_ask_for_a_confirmation_are_due_until_they_are_claimed(database: Database, now: datetime) -> None:
    wish = {"address": "ann@example.org", "address_sha256": "a", "wanted": {}, "wording": 1, "network": None}
    signups.ask(database, wish, now, per_address=3, per_network=20)
    assert agenda(database, now) == Agenda(letters=True)
    signups.claim_unsent(database, now, LEASE)
    assert agenda(database, now) == Agenda()
