"""The second loop, on a real database, with recipients that do what a test says."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.delivering import deliver_due, deliver_everything
from monitor.intents import Channel, Outcome
from monitor.outgoing import QUIET_WEEK, DeliveryState
from monitor.polling import poll_now
from monitor.receiving import Context
from monitor.store import corpus, outbox, schedule, subscriptions
from monitor.store.outbox import Aside
from monitor.subscribing import Rule
from monitor.ways import Ways
from notifiers.errors import AddressError, DeliveryError
from notifiers.interface import Receipt
from notifiers.messages import Message
from tests.support.fake_source import FakeSource
from tests.support.resolutions import resolution
from tests.support.standing import Clock, follow

T = "S/RES/1373(2001)"


class Recipient:
    """Takes messages, or fails as told."""

    redacted = "recipient"

    def __init__(self) -> None:
        self.received: list[Message] = []
        self.trouble: Exception | None = None

    def __call__(self, channel: Channel) -> "Recipient":
        return self

    def send(self, message: Message) -> Receipt:
        if self.trouble:
            raise self.trouble
        self.received.append(message)
        return Receipt("taken")

    def close(self) -> None:
        pass


@pytest.fixture
def recipient(context: Context) -> Recipient:
    """The recipient of one delivery that is due."""
    follow(context.database, Rule(cites=(T,)))
    publish(context, 2903)
    return Recipient()


def publish(context: Context, number: int) -> None:
    site = FakeSource(name=f"wiki-{number}")
    schedule.register_sources(context.database, [site.name], context.clock())
    poll_now(context, site)
    site.publish("page", resolution(number))
    assert [one.outcome for one in poll_now(context, site).listings] == [Outcome.NEW]


def deliver(context: Context, recipient: Recipient) -> list[DeliveryState]:
    settled = deliver_everything(context, recipient, WAYS)
    return [one.state for one in settled]


SITE = "https://seized.example"
WAYS = Ways(
    page=lambda symbol: f"{SITE}/works/{symbol}",
    manage=lambda channel: f"{SITE}/manage/{channel}",
    stop=lambda channel: f"{SITE}/stop/{channel}",
    acknowledge=lambda channel, event: f"{SITE}/ack/{channel}/{event}",
)


def test_a_message_leads_to_its_page_and_to_what_its_reader_may_decide(context: Context, recipient: Recipient) -> None:
    deliver(context, recipient)
    (message,) = recipient.received
    (channel,) = subscriptions.channels(context.database)
    (event,) = corpus.events(context.database, symbol="S/RES/2903(2026)")
    links = [span.link for span in (message.link, message.acknowledge, message.manage, message.stop) if span]
    assert links == [
        f"{SITE}/works/S/RES/2903(2026)?language=en&version=1#{event.data['citing_paragraphs'][0]['path']}",
        f"{SITE}/ack/{channel.id}/{event.id}",
        f"{SITE}/manage/{channel.id}",
        f"{SITE}/stop/{channel.id}",
    ]


def test_a_message_about_no_event_can_be_stopped_as_well(context: Context, recipient: Recipient) -> None:
    (channel,) = subscriptions.channels(context.database)
    facts = {"healthy": 3, "failing": [], "checked_at": None, "timezone": "UTC", "language": "fr"}
    outbox.remember_asides(context.database, [Aside(channel.id, QUIET_WEEK, "week 1", facts)], context.clock())
    deliver(context, recipient)
    message = recipient.received[-1]
    assert message.stop is not None
    assert (message.language, message.stop.link) == ("fr", f"{SITE}/stop/{channel.id}")


def test_a_message_goes_out_once(context: Context, recipient: Recipient) -> None:
    assert deliver(context, recipient) == [DeliveryState.DONE]
    assert deliver(context, recipient) == []
    (message,) = recipient.received
    assert "S/RES/2903" in message.subject
    assert message.key == outbox.deliveries(context.database)[0].key


def test_a_refusal_is_tried_again_later_with_the_same_key(context: Context, recipient: Recipient, clock: Clock) -> None:
    recipient.trouble = DeliveryError("busy")
    assert deliver(context, recipient) == [DeliveryState.DUE]
    assert deliver(context, recipient) == []
    recipient.trouble = None
    clock.pass_by(minutes=1)
    assert deliver(context, recipient) == [DeliveryState.DONE]
    (story,) = outbox.deliveries(context.database)
    assert [one.attempt.ok for one in story.tries] == [False, True]


def test_a_recipient_that_asks_for_patience_gets_it(context: Context, recipient: Recipient, clock: Clock) -> None:
    recipient.trouble = DeliveryError("slow down", retry_after=3600)
    deliver(context, recipient)
    (story,) = outbox.deliveries(context.database)
    assert story.next_attempt_at == clock.now + timedelta(hours=1)


def test_a_permanent_error_gives_up_its_message_and_not_the_channel(context: Context, recipient: Recipient) -> None:
    recipient.trouble = DeliveryError("too large", permanent=True)
    assert deliver(context, recipient) == [DeliveryState.DEAD]
    recipient.trouble = None
    publish(context, 2904)
    assert deliver(context, recipient) == [DeliveryState.DONE]


def test_permanent_errors_in_a_row_pause_the_channel_with_its_reason(
    context: Context, recipient: Recipient, clock: Clock
) -> None:
    recipient.trouble = DeliveryError("no such hook", permanent=True)
    for number in (2904, 2905):
        publish(context, number)
    assert deliver(context, recipient) == [DeliveryState.DEAD] * 3
    (channel,) = subscriptions.channels(context.database)
    assert (channel.enabled, channel.disabled_reason) == (False, "no such hook")
    publish(context, 2906)
    clock.pass_by(days=1)
    assert deliver(context, recipient) == []


def test_one_success_makes_failures_forgotten(context: Context, recipient: Recipient) -> None:
    for number in range(2904, 2910):
        recipient.trouble = DeliveryError("no", permanent=True) if number % 2 else None
        deliver(context, recipient)
        publish(context, number)
    assert subscriptions.channels(context.database)[0].enabled


def test_what_waits_for_a_stopped_channel_goes_out_when_it_is_enabled(context: Context, recipient: Recipient) -> None:
    recipient.trouble = AddressError("unknown address")
    deliver(context, recipient)
    publish(context, 2904)
    recipient.trouble = None
    subscriptions.enable_channel(context.database, subscriptions.channels(context.database)[0].name)
    deliver(context, recipient)
    assert [message.subject.count("S/RES/2904") for message in recipient.received] == [1]


def test_an_unexpected_error_tells_no_secret_and_stops_nobody(
    context: Context, recipient: Recipient, capsys: pytest.CaptureFixture[str]
) -> None:
    recipient.trouble = RuntimeError("https://user:sesame@hooks.example/")
    assert deliver(context, recipient) == [DeliveryState.DUE]
    (story,) = outbox.deliveries(context.database)
    assert "sesame" not in repr(story.tries) + "".join(capsys.readouterr())


def test_a_message_that_cannot_be_sent_for_two_days_is_given_up(
    context: Context, recipient: Recipient, clock: Clock
) -> None:
    recipient.trouble = DeliveryError("busy")
    states = []
    for _ in range(100):
        states += deliver(context, recipient)
        clock.pass_by(hours=1)
    assert states.count(DeliveryState.DEAD) == 1
    assert states[-1] is DeliveryState.DEAD


def test_a_program_that_stops_puts_its_messages_back(context: Context, recipient: Recipient) -> None:
    assert deliver_due(replace(context, stopping=lambda: True), recipient, WAYS) == ()
    assert deliver(context, recipient) == [DeliveryState.DONE]


def test_a_machine_too_slow_for_a_handful_sends_one_at_a_time(
    context: Context, recipient: Recipient, clock: Clock
) -> None:
    for number in range(2904, 2908):
        publish(context, number)

    def slow() -> datetime:
        clock.pass_by(seconds=15)
        return clock.now

    crawling = replace(context, clock=slow)
    assert [one.state for one in deliver_everything(crawling, recipient, WAYS)] == [DeliveryState.DONE] * 5


def test_what_cannot_be_begun_soon_is_given_back_for_others(
    context: Context, recipient: Recipient, clock: Clock
) -> None:
    follow(context.database, Rule(cites=(T,)), address="console://")
    publish(context, 2904)

    class Slow(Recipient):
        def send(self, message: Message) -> Receipt:
            clock.pass_by(seconds=20)
            return super().send(message)

    slow = Slow()
    assert len(deliver_due(context, slow, WAYS, limit=8)) == 1
    assert len(deliver_due(context, recipient, WAYS, limit=8)) == 2
