"""An event's message, as tests of messages read it."""

from typing import Any

from monitor.intents import Event, EventType, Reason
from monitor.messages import describe
from notifiers.messages import Message
from notifiers.plain import plain_text
from tests.notifiers.happenings import NOW, PAGE, REASONS, happening


def told(*events: Event, reasons: tuple[Reason, ...] = REASONS, page: str | None = PAGE) -> Message:
    return describe(events, reasons, page=page, now=NOW)


def text_of(kind: EventType, **changes: Any) -> str:
    return plain_text(told(happening(kind, **changes)))
