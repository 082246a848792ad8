"""Messages as people get them, one for each type of event and kind of channel, checked in and read by eye.

A golden that is missing is written, and fails the run, so that somebody looks at it.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from monitor.intents import EventType
from monitor.messages import describe
from notifiers.hypertext import web_page
from notifiers.messages import Message
from notifiers.plain import plain_text
from notifiers.slack import attachment
from tests.notifiers.happenings import NOW, PAGE, REASONS, happening

GOLDEN = Path(__file__).parent / "golden"


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


CHANNELS: dict[str, Callable[[Message], str]] = {
    "txt": lambda message: f"Subject: {message.subject}\n\n{plain_text(message)}",
    "html": web_page,
    "slack.json": lambda message: as_json(attachment(message)),
    "event.json": lambda message: as_json(message.event),
}


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("kind", EventType, ids=str)
def test_the_message_is_the_one_that_was_read_by_eye(kind: EventType, channel: str) -> None:
    shown = CHANNELS[channel](describe((happening(kind),), REASONS, page=PAGE, now=NOW))
    golden = GOLDEN / f"{kind}.{channel}"
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8")
        pytest.fail(f"{golden.name} was missing and has been written: read it, then run again")
    assert shown == golden.read_text(encoding="utf-8")
