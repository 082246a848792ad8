"""The message of a delivery: what readers share is worded once, and each gets what is right for that reader."""

from dataclasses import replace

import pytest

from monitor.composing import message_for
from monitor.intents import Channel, Event, EventType, Reason
from monitor.messages import describe, with_choices
from monitor.outgoing import DueDelivery
from monitor.sending.page_links import place_on, worded_in
from monitor.ways import Ways
from notifiers.messages import Message
from tests.notifiers.happenings import NOW, REASONS, happening

SITE = "https://seized.example"
WAYS = Ways(
    page=lambda symbol: f"{SITE}/works/{symbol}",
    manage=lambda channel: f"{SITE}/manage/{channel}",
    stop=lambda channel: f"{SITE}/stop/{channel}",
    acknowledge=lambda channel, event: f"{SITE}/ack/{channel}/{event}",
)


def due(event: Event, reader: int, reasons: tuple[Reason, ...] = REASONS, language: str = "en") -> DueDelivery:
    channel = Channel(reader, f"reader {reader}", "mailto:…", "…", True)
    own = tuple(replace(one, subscription=f"{one.subscription} {reader}") for one in reasons)
    return DueDelivery(
        reader, f"key {reader}", channel, (event,), own, 0, NOW, NOW, language=language, parent=f"<{reader}@seized>"
    )


def worded_alone(one: DueDelivery) -> Message:
    """The message without anything that was worded for others."""
    (chief,), channel = one.events, one.channel.id
    message = describe(
        one.events,
        one.reasons,
        page=worded_in(place_on(WAYS.page(chief.symbol), chief), one.language),
        now=NOW,
        language=one.language or "en",
    )
    acknowledge = WAYS.acknowledge(channel, chief.id) if chief.id is not None else None
    message = with_choices(message, manage=WAYS.manage(channel), stop=WAYS.stop(channel), acknowledge=acknowledge)
    return replace(message, key=one.key, parent=one.parent)


@pytest.mark.parametrize("kind", list(EventType))
@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_every_reader_gets_what_would_be_worded_for_that_reader_alone(kind: EventType, language: str) -> None:
    event = replace(happening(kind), id=7)
    readers = [
        due(event, 1, language=language),
        due(event, 2, language=language),
        due(event, 3, REASONS[1:], language),
        due(event, 4, (), language),
    ]
    assert [message_for(one, WAYS, NOW) for one in readers] == [worded_alone(one) for one in readers]


def test_an_event_that_says_something_else_under_the_same_key_is_worded_anew() -> None:
    event = happening(EventType.NEW)
    other = replace(event, data=event.data | {"warnings": [{"flag": "truncated", "paragraph": "op1"}]})
    message_for(due(event, 1), WAYS, NOW)
    assert message_for(due(other, 1), WAYS, NOW) == worded_alone(due(other, 1))


def test_a_reader_is_told_of_the_text_in_the_reader_s_language_as_the_new_one() -> None:
    came = replace(happening(EventType.NEW), id=7), replace(happening(EventType.LANGUAGE_ADDED), id=8)
    told = message_for(replace(due(came[0], 1, language="fr"), events=came), WAYS, NOW)
    assert "nouveau document (français)" in told.subject
    assert told.link is not None
    assert told.link.link is not None
    assert "language=fr" in told.link.link
    assert told.acknowledge is not None
    assert told.acknowledge.link == f"{SITE}/ack/1/8"


def test_programs_are_told_what_happened_first_whatever_the_reader_s_language() -> None:
    came = happening(EventType.NEW), happening(EventType.LANGUAGE_ADDED)
    told = message_for(replace(due(came[0], 1, language="fr"), events=came), WAYS, NOW)
    assert (told.event["id"], told.event["type"]) == (came[0].key, "seized.new")


def test_a_link_leads_to_a_page_in_the_reader_s_language() -> None:
    told = message_for(due(happening(EventType.NEW), 1, language="ar"), WAYS, NOW)
    assert told.link is not None
    assert told.link.link is not None
    assert "lang=ar" in told.link.link
