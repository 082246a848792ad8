"""Wishes of people who are not the operator, in both databases: one letter, one confirmation, nothing kept for long."""

from datetime import timedelta
from typing import Any

import pytest

from monitor.store import choices, signups, subscriptions
from monitor.store.database import Database
from monitor.store.signups import Fate, Signup, Target
from monitor.subscribing import Rule, Subscription
from tests.monitor.store.builders import NOW

ANN = Target("mailto:ann@example.org", "mailto:a…@example.org")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def wish(address: str = "ann@example.org", network: str | None = "n") -> dict[str, Any]:
    return {"address": address, "address_sha256": address, "wanted": {"wish": "work"}, "wording": 1, "network": network}


def asked(database: Database, address: str = "ann@example.org") -> Signup:
    assert signups.ask(database, wish(address), NOW, per_address=3, per_network=20)
    return signups.claim_unsent(database, NOW, MINUTE)[-1]


def wanted(name: str) -> Subscription:
    return Subscription(0, name, 0, (Rule(cites=("S/RES/1373(2001)",)),))


def test_a_wish_s_letter_is_due_once_when_it_was_sent(database: Database) -> None:
    signups.sent(database, asked(database).id, NOW)
    assert signups.claim_unsent(database, NOW + DAY, MINUTE) == ()


def test_a_letter_that_did_not_go_is_due_again_after_a_gap_and_not_for_ever(database: Database) -> None:
    asked(database)
    assert signups.claim_unsent(database, NOW, MINUTE) == ()
    tries = [len(signups.claim_unsent(database, NOW + n * MINUTE, MINUTE)) for n in range(1, 10)]
    assert sum(tries) + 1 == signups.TRIES


def test_an_address_gets_only_so_many_letters_a_day_and_nobody_is_told(database: Database) -> None:
    answers = [signups.ask(database, wish(), NOW, per_address=2, per_network=99) for _ in range(5)]
    assert answers == [True] * 5
    assert len(signups.claim_unsent(database, NOW, MINUTE)) == 2
    assert signups.ask(database, wish(), NOW + 2 * DAY, per_address=2, per_network=99)
    assert len(signups.claim_unsent(database, NOW + 2 * DAY, MINUTE)) == 3


def test_a_network_asks_only_so_often_an_hour(database: Database) -> None:
    each = [signups.ask(database, wish(f"{n}@example.org"), NOW, per_address=9, per_network=2) for n in range(3)]
    assert each == [True, True, False]
    assert signups.ask(database, wish("b@example.org", "elsewhere"), NOW, per_address=9, per_network=2)
    assert signups.ask(database, wish("c@example.org"), NOW + timedelta(hours=2), per_address=9, per_network=2)


def test_before_it_is_confirmed_there_is_no_channel_and_no_subscription(database: Database) -> None:
    asked(database)
    assert subscriptions.channels(database) == ()
    assert subscriptions.subscriptions(database) == ()


def test_a_confirmation_works_once(database: Database) -> None:
    one = asked(database)
    fates = [signups.confirm(database, one.id, ANN, wanted(f"s{n}"), NOW) for n in range(2)]
    assert fates == [Fate.CONFIRMED, Fate.BEFORE]
    (channel,) = subscriptions.channels(database)
    (made,) = subscriptions.subscriptions(database)
    assert (channel.address, channel.enabled, made.channel_id) == (ANN.address, True, channel.id)


def test_what_is_confirmed_leads_to_the_channel_that_has_this_address(database: Database) -> None:
    known = subscriptions.add_channel(database, "ann", ANN.address, ANN.redacted, NOW)
    signups.confirm(database, asked(database).id, ANN, wanted("more"), NOW)
    assert [one.id for one in subscriptions.channels(database)] == [known.id]


def test_who_had_stopped_everything_gets_only_what_was_asked_for_now(database: Database) -> None:
    known = subscriptions.add_channel(database, "ann", ANN.address, ANN.redacted, NOW)
    subscriptions.add(database, Subscription(0, "old", known.id, (Rule(symbols=("S/RES/1(1946)",)),)), NOW)
    choices.stop(database, known.id, NOW)
    signups.confirm(database, asked(database).id, ANN, wanted("new"), NOW)
    assert [one.name for one in subscriptions.subscriptions(database)] == ["new"]
    assert subscriptions.channels(database)[0].enabled


def test_what_nobody_confirms_is_forgotten_and_the_proof_of_the_rest_stays(database: Database) -> None:
    one, other = asked(database), asked(database, "ben@example.org")
    signups.confirm(database, one.id, ANN, wanted("s"), NOW)
    assert signups.purge(database, NOW + DAY) == 1
    assert signups.signup(database, other.id) is None
    kept = signups.signup(database, one.id)
    assert kept is not None
    assert (kept.address, kept.asked_at, kept.confirmed_at, kept.wording) == ("ann@example.org", NOW, NOW, 1)


def test_a_link_to_what_is_forgotten_confirms_nothing_that_comes_later(database: Database) -> None:
    gone = asked(database)
    signups.purge(database, NOW + DAY)
    later = asked(database, "ben@example.org")
    assert later.id != gone.id
    assert signups.confirm(database, gone.id, ANN, wanted("s"), NOW) is Fate.GONE


def test_an_address_stands_in_no_representation(database: Database) -> None:
    assert "ann" not in repr(asked(database))


@pytest.mark.parametrize("settle", [signups.give_up, lambda database, number: signups.sent(database, number, NOW)])
def test_a_settled_letter_is_not_sent_again(database: Database, settle: Any) -> None:
    settle(database, asked(database).id)
    assert signups.claim_unsent(database, NOW + DAY, MINUTE) == ()
