"""What was sent and turns out to be wrong is taken back from those who got it; of what was not sent nothing is said."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from diffing.years import NOTHING_LEARNT
from monitor.delivering import deliver_everything
from monitor.filling.rebuilding import _derived_again, rebuild
from monitor.intents import Arrival, EventType
from monitor.polling import poll_now
from monitor.receiving import Context
from monitor.store import corpus, outbox, schedule
from monitor.subscribing import Rule
from monitor.ways import NOWHERE
from notifiers.messages import Message
from notifiers.plain import plain_text
from tests.monitor.test_delivering import Recipient
from tests.support.fake_source import FakeSource
from tests.support.resolutions import resolution
from tests.support.standing import follow

SYMBOL = "S/RES/2903(2026)"


@pytest.fixture
def published(context: Context) -> Recipient:
    """A resolution that two channels follow, read as a worse parser would: it misses the citations."""
    follow(context.database, Rule(symbols=(SYMBOL,)))
    follow(context.database, Rule(symbols=(SYMBOL,)), address="console:2")
    site = FakeSource()
    schedule.register_sources(context.database, [site.name], context.clock())
    poll_now(context, site)
    site.publish("page", resolution(2903))
    poll_now(context, site)
    misread(context, lambda arrival: replace(arrival, citations=()))
    return Recipient()


def misread(context: Context, worse: Callable[[Arrival], Arrival]) -> None:
    for kept in corpus.rebuildable(context.database):
        arrival = _derived_again(kept, NOTHING_LEARNT)
        assert isinstance(arrival, Arrival)
        corpus.rederive(context.database, kept.version_id, worse(arrival))


def send(context: Context, recipient: Recipient) -> list[Message]:
    recipient.received.clear()
    list(deliver_everything(context, recipient, NOWHERE))
    return list(recipient.received)


def corrections(context: Context) -> int:
    return len(corpus.events(context.database, types=[EventType.OUR_CORRECTION]))


def test_a_wrong_fact_that_was_sent_is_corrected_with_old_and_new(context: Context, published: Recipient) -> None:
    assert len(send(context, published)) == 2
    list(rebuild(context))
    messages = send(context, published)
    assert len(messages) == 2
    assert "cited, and not said: S/RES/1373(2001)" in plain_text(messages[0])
    (event,) = corpus.events(context.database, types=[EventType.OUR_CORRECTION])
    facts = event.data["corrected"]
    assert set(facts["citations"]) - set(facts["citations_said"]) == set(facts["citations_missed"]) != set()


def test_of_what_was_not_sent_nothing_is_said(context: Context, published: Recipient) -> None:
    list(rebuild(context))
    assert corrections(context) == 0


def test_only_those_who_got_it_are_told(context: Context, published: Recipient) -> None:
    (due,) = outbox.claim_deliveries(context.database, context.clock(), context.intervals.sending_lease, 1)
    outbox.release(context.database, [due])
    list(rebuild(context))
    corrected = [one for one in outbox.deliveries(context.database) if one.events[0].type is EventType.OUR_CORRECTION]
    assert [one.channel.id for one in corrected] == [due.channel.id]


def test_a_reading_that_stays_the_same_is_no_news(context: Context, published: Recipient) -> None:
    send(context, published)
    list(rebuild(context))
    assert corrections(context) == 1
    send(context, published)
    list(rebuild(context))
    assert corrections(context) == 1


def test_a_paragraph_that_was_read_wrongly_is_corrected(context: Context, published: Recipient) -> None:
    list(rebuild(context))

    def worse(arrival: Arrival) -> Arrival:
        return replace(arrival, structure=replace(arrival.structure, paragraphs=arrival.structure.paragraphs[:-1]))

    misread(context, worse)
    send(context, published)
    list(rebuild(context))
    assert "paragraphs read wrongly: 1" in plain_text(send(context, published)[0])
