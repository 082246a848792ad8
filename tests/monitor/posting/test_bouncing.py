"""Reports of non-delivery, from a mailbox to the channel that they stop."""

from monitor.outgoing import Attempt, DeliveryState, Settlement
from monitor.posting.bouncing import collect
from monitor.receiving import Context
from monitor.store import outbox
from monitor.subscribing import Rule
from tests.monitor.test_delivering import publish
from tests.notifiers.test_bounces import LETTER, mailbox, report
from tests.support.standing import follow


def send_one(context: Context) -> None:
    follow(context.database, Rule(cites=("S/RES/1373(2001)",)))
    publish(context, 2903)
    (due,) = outbox.claim_deliveries(context.database, context.clock(), context.intervals.sending_lease, 1)
    sent = Attempt(True, "accepted", 0.1, LETTER)
    outbox.settle(context.database, Settlement(due.id, sent, DeliveryState.DONE), context.clock())


def test_a_report_in_the_mailbox_stops_the_channel_that_it_is_about(context: Context) -> None:
    send_one(context)
    with mailbox([b"Subject: hello\r\n\r\nI am away.", report()]) as (port, seen):
        assert collect(context, f"imap://seized:right@127.0.0.1:{port}/INBOX") == 1
    (story,) = outbox.deliveries(context.database)
    assert (story.channel.enabled, story.state) == (False, DeliveryState.DEAD)
    assert story.channel.disabled_reason == "came back: 5.1.1 550 5.1.1 <…>: no such user"
    assert seen == {1, 2}


def test_a_mailbox_that_cannot_be_read_stops_nothing(context: Context) -> None:
    send_one(context)
    assert collect(context, "imap://seized:right@127.0.0.1:9/INBOX") == 0
    assert outbox.deliveries(context.database)[0].channel.enabled
