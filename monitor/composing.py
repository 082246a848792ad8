"""The message of a delivery: of one work, of many, or about no event at all. Pure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from monitor.asides import describe_aside
from monitor.digesting import describe_digest
from monitor.messages import describe
from monitor.outgoing import DueDelivery
from monitor.planning import BATCH, QUIET
from monitor.rhythms import zone_of
from monitor.subscribing import Rhythm
from notifiers.messages import Message

PageFor = Callable[[str], str | None]
"""The address of a work's page, by symbol; None when there is none to link to."""

_OCCASIONS = {one.value: one for one in Rhythm} | {BATCH: Rhythm.IMMEDIATE, QUIET: Rhythm.IMMEDIATE}


def message_for(due: DueDelivery, page_for: PageFor, now: datetime) -> Message:
    """What is sent for a delivery, with its key. Several works make a digest, one work a message of its own."""
    if due.aside:
        return replace(describe_aside(due.aside, due.facts, key=due.key, now=now), key=due.key)
    symbols = {event.symbol for event in due.events}
    if due.digest and len(symbols) > 1:
        return _digest(due, page_for, now)
    language = due.language or "en"
    page = page_for(due.events[0].symbol)
    message = describe(due.events, due.reasons, page=page, now=now, language=language)
    return replace(message, key=due.key, parent=due.parent)


def _digest(due: DueDelivery, page_for: PageFor, now: datetime) -> Message:
    message = describe_digest(
        due.events,
        due.reasons,
        page_for=page_for,
        now=now,
        rhythm=_OCCASIONS.get(due.hold or ""),
        until=now.astimezone(zone_of(due.timezone or "UTC")),
        language=due.language or "en",
    )
    return replace(message, key=due.key, event=message.event | {"id": due.key})
