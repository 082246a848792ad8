from dataclasses import replace

from notifiers.digest import digest
from notifiers.hypertext import web_page
from notifiers.messages import Message, Span
from notifiers.plain import plain_text
from notifiers.slack import attachment
from tests.notifiers.samples import MESSAGE, NOW

MANY = [replace(MESSAGE, key=str(number), headline=(Span(f"S/RES/{number}(2026)"),)) for number in range(9001, 9058)]


def batch(messages: list[Message]) -> Message:
    return digest(messages, subject="57 events", headline=(Span("57 events"),), standing=(Span("10 shown"),), now=NOW)


def test_a_batch_shows_the_first_ten() -> None:
    text = plain_text(batch(MANY))
    assert "S/RES/9010(2026)" in text
    assert "S/RES/9011(2026)" not in text


def test_programs_get_every_event() -> None:
    assert len(batch(MANY).event["data"]["events"]) == 57


def test_a_reason_is_said_once() -> None:
    assert plain_text(batch(MANY)).count("Why you got this") == 1


def test_the_same_batch_has_the_same_key() -> None:
    assert batch(MANY).key == batch(MANY).key != batch(MANY[1:]).key


def test_a_batch_fits_every_channel() -> None:
    assert len(attachment(batch(MANY))["blocks"]) <= 50
    assert "S/RES/9010(2026)" in web_page(batch(MANY))
