"""The message of a delivery: of one work, of many, or about no event at all. Pure."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache

from monitor.asides import describe_aside
from monitor.digesting import describe_digest
from monitor.intents import Event, Reason
from monitor.matching import chief_first
from monitor.messages import describe, for_programs, with_choices
from monitor.outgoing import BATCH, QUIET, DueDelivery
from monitor.sending.page_links import place_on, worded_in
from monitor.sending.rhythms import zone_of
from monitor.subscribing import Rhythm
from monitor.ways import Ways
from monitor.words.origins import closing
from monitor.words.wording import wording
from notifiers.messages import Message

KEPT = 32
"""Messages that are kept, for the next reader."""

_ANY = datetime.min.replace(tzinfo=UTC)

_OCCASIONS = {one.value: one for one in Rhythm} | {BATCH: Rhythm.IMMEDIATE, QUIET: Rhythm.IMMEDIATE}


def message_for(due: DueDelivery, ways: Ways, now: datetime) -> Message:
    """What is sent for a delivery, with its key. Several works make a digest, one work a message of its own."""
    if due.aside:
        return _aside(due, due.aside, ways, now)
    symbols = {event.symbol for event in due.events}
    if due.digest and len(symbols) > 1:
        return _digest(due, ways, now)
    return _single(due, ways, now)


@dataclass(frozen=True, slots=True)
class _Told:
    """What readers of a message have in common. Their names for their subscriptions are not among it."""

    keys: tuple[str, ...]
    events: tuple[Event, ...] = field(hash=False)
    reasons: tuple[Reason, ...]
    page: str | None
    language: str


def _single(due: DueDelivery, ways: Ways, now: datetime) -> Message:
    events, language = chief_first(due.events, due.language), due.language or "en"
    chief, page = events[0], _page(ways, events[0], due.language)
    shape = tuple(dict.fromkeys(replace(one, subscription="") for one in due.reasons))
    message = _described(_Told(tuple(one.key for one in events), events, shape, page, language))
    message = replace(
        message,
        key=due.key,
        closing=closing(chief, due.reasons, wording(language)),
        written_at=now,
        parent=due.parent,
        event=for_programs(due.events),
    )
    return _with_choices(message, due, ways, chief)


def _with_choices(message: Message, due: DueDelivery, ways: Ways, chief: Event | None = None) -> Message:
    """The message with the links of its channel; only what tells of one work can be acknowledged."""
    channel = due.channel.id
    acknowledge = ways.acknowledge(channel, chief.id) if chief and chief.id is not None else None
    return with_choices(message, manage=ways.manage(channel), stop=ways.stop(channel), acknowledge=acknowledge)


def _page(ways: Ways, event: Event, language: str | None) -> str | None:
    """Where to read on of an event, in the reader's language where that is known."""
    return worded_in(place_on(ways.page(event.symbol), event), language)


@lru_cache(maxsize=KEPT)
def _described(told: _Told) -> Message:
    """The message without what is one reader's own: made once for all of them."""
    return describe(told.events, told.reasons, page=told.page, now=_ANY, language=told.language)


def _aside(due: DueDelivery, about: str, ways: Ways, now: datetime) -> Message:
    message = describe_aside(about, due.facts, key=due.key, now=now)
    return _with_choices(replace(message, key=due.key, parent=due.parent), due, ways)


def _digest(due: DueDelivery, ways: Ways, now: datetime) -> Message:
    message = describe_digest(
        due.events,
        due.reasons,
        page_for=lambda symbol: worded_in(ways.page(symbol), due.language),
        now=now,
        rhythm=_OCCASIONS.get(due.hold or ""),
        until=now.astimezone(zone_of(due.timezone or "UTC")),
        language=due.language or "en",
    )
    return _with_choices(replace(message, key=due.key, event=message.event | {"id": due.key}), due, ways)
