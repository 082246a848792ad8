"""The message of a delivery: of one work, of many, or about no event at all. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.asides import describe_aside
from monitor.digesting import PageFor, describe_digest
from monitor.leading import place_on
from monitor.messages import describe, link
from monitor.outgoing import DueDelivery
from monitor.planning import BATCH, QUIET
from monitor.rhythms import zone_of
from monitor.subscribing import Rhythm
from monitor.wording import wording
from notifiers.messages import Message

_OCCASIONS = {one.value: one for one in Rhythm} | {BATCH: Rhythm.IMMEDIATE, QUIET: Rhythm.IMMEDIATE}


def _nowhere(*about: object) -> None:
    """No page of ours can be reached."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a message leads, each an address or None: ``page`` for a work's symbol, to ``manage`` and to ``stop`` for a
    channel's number, to ``acknowledge`` for a channel's and an event's."""

    page: PageFor
    manage: Callable[[int], str | None] = _nowhere
    stop: Callable[[int], str | None] = _nowhere
    acknowledge: Callable[[int, int], str | None] = _nowhere


NOWHERE = Ways(_nowhere)
"""For readers who cannot reach our pages."""


def message_for(due: DueDelivery, ways: Ways, now: datetime) -> Message:
    """What is sent for a delivery, with its key. Several works make a digest, one work a message of its own."""
    if due.aside:
        return _aside(due, due.aside, ways, now)
    symbols = {event.symbol for event in due.events}
    if due.digest and len(symbols) > 1:
        return _digest(due, ways, now)
    chief = due.events[0]
    message = describe(
        due.events,
        due.reasons,
        page=place_on(ways.page(chief.symbol), chief),
        now=now,
        language=due.language or "en",
        manage=ways.manage(due.channel.id),
        stop=ways.stop(due.channel.id),
        acknowledge=ways.acknowledge(due.channel.id, chief.id) if chief.id is not None else None,
    )
    return replace(message, key=due.key, parent=due.parent)


def _aside(due: DueDelivery, about: str, ways: Ways, now: datetime) -> Message:
    message = describe_aside(about, due.facts, key=due.key, now=now)
    words = wording(message.language)
    manage = link(words.phrased("Manage what you get"), ways.manage(due.channel.id))
    stop = link(words.phrased("Stop these messages"), ways.stop(due.channel.id))
    return replace(message, key=due.key, manage=manage, stop=stop)


def _digest(due: DueDelivery, ways: Ways, now: datetime) -> Message:
    message = describe_digest(
        due.events,
        due.reasons,
        page_for=ways.page,
        now=now,
        rhythm=_OCCASIONS.get(due.hold or ""),
        until=now.astimezone(zone_of(due.timezone or "UTC")),
        language=due.language or "en",
        manage=ways.manage(due.channel.id),
        stop=ways.stop(due.channel.id),
    )
    return replace(message, key=due.key, event=message.event | {"id": due.key})
