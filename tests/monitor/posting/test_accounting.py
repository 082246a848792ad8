"""Why a channel did or did not get something."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from monitor.delivering import deliver_everything
from monitor.intents import EventType
from monitor.polling import poll_now
from monitor.posting.accounting import Account, account
from monitor.receiving import Context
from monitor.store import corpus, schedule, subscriptions
from monitor.subscribing import Preference, Rhythm, Rule
from monitor.ways import NOWHERE
from notifiers.errors import DeliveryError
from tests.monitor.test_delivering import Recipient
from tests.support.fake_source import FakeSource
from tests.support.resolutions import resolution
from tests.support.standing import Clock, follow

SYMBOL = "S/RES/2903(2026)"
RULE = Rule(symbols=(SYMBOL,))


def publish(context: Context, *, live: bool = True) -> None:
    site = FakeSource()
    schedule.register_sources(context.database, [site.name], context.clock())
    if live:
        poll_now(context, site)
    site.publish("page", resolution(2903))
    poll_now(context, site)


def explained(context: Context) -> Account:
    (event,) = corpus.events(context.database, symbol=SYMBOL)
    (channel,) = subscriptions.channels(context.database)
    return account(context.database, event, channel, context.clock())


def send(context: Context, recipient: Recipient) -> None:
    list(deliver_everything(context, recipient, NOWHERE))


def test_what_was_sent_is_told_with_its_reason(context: Context) -> None:
    follow(context.database, RULE)
    publish(context)
    send(context, Recipient())
    found = explained(context)
    assert found.verdict == "sent"
    assert f"you follow {SYMBOL}" in found.because[0]


@pytest.mark.parametrize(
    ("more", "verdict", "because"),
    [
        ({"rhythm": Rhythm.WEEKLY}, "waiting", "weekly digest"),
        ({"exclusions": (Rule(event_types=(EventType.NEW,)),)}, "excluded", "an exclusion too"),
        ({"languages": ("zh",), "preference": Preference.ONLY}, "language", "only zh is asked for"),
        ({"languages": ("zh",), "preference": Preference.WAIT}, "waiting", "preferred language"),
    ],
    ids=str,
)
def test_what_holds_a_message_back_is_named(context: Context, more: dict[str, Any], verdict: str, because: str) -> None:
    follow(context.database, RULE, **more)
    publish(context)
    found = explained(context)
    assert found.verdict == verdict
    assert because in " ".join(found.because)


def test_a_mute_is_named(context: Context, clock: Clock) -> None:
    follow(context.database, RULE, muted_until=clock.now + timedelta(days=1))
    publish(context)
    assert explained(context).verdict == "muted"


def test_what_no_rule_matches_is_told(context: Context) -> None:
    follow(context.database, Rule(symbols=("S/RES/1(1946)",)))
    publish(context)
    assert explained(context).verdict == "not matched"


def test_a_first_pass_is_told(context: Context) -> None:
    follow(context.database, RULE)
    publish(context, live=False)
    assert explained(context).verdict == "silent"


def test_a_subscription_made_afterwards_is_told(context: Context) -> None:
    publish(context)
    follow(context.database, RULE)
    assert explained(context).verdict == "later"


def test_a_failing_message_is_told_with_its_last_answer(context: Context) -> None:
    follow(context.database, RULE)
    publish(context)
    recipient = Recipient()
    recipient.trouble = DeliveryError("busy")
    send(context, recipient)
    found = explained(context)
    assert found.verdict == "waiting"
    assert "not sent so far: busy" in found.because


def test_a_dead_message_is_told_with_the_way_out(context: Context) -> None:
    follow(context.database, RULE)
    publish(context)
    recipient = Recipient()
    recipient.trouble = DeliveryError("never", permanent=True)
    send(context, recipient)
    found = explained(context)
    assert found.verdict == "dead"
    assert found.because[-1] == f"send it again with: seized deliveries retry {found.delivery}"


def test_a_paused_channel_is_told_with_a_way_out_that_a_shell_takes(context: Context) -> None:
    follow(context.database, RULE)
    publish(context)
    with context.database.writing() as session:
        session.execute(text("UPDATE channels SET enabled = 0, disabled_reason = 'gone', name = 'Ann''s desk'"))
    found = explained(context)
    assert found.verdict == "paused"
    assert found.because[-1] == """let it go on with: seized channels enable 'Ann'"'"'s desk'"""
