"""Which channel has taken note of which event, and when: once, and for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from monitor.intents import Channel, Event
from monitor.store import translating
from monitor.store.database import Database
from monitor.store.inserting import insert_if_new
from monitor.store.subscriptions import channel_noun
from monitor.store.tables import AcknowledgementRow, ChannelRow, EventRow


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """Who took note of what, and when."""

    channel: Channel
    event: Event
    at: datetime


def told(database: Database, channel_id: int, event_id: int) -> tuple[Channel, Event] | None:
    """A channel and an event, by number; None when one of them is gone."""
    with database.reading() as session:
        channel, event = session.get(ChannelRow, channel_id), session.get(EventRow, event_id)
        return (channel_noun(channel), translating.event(event)) if channel and event else None


def acknowledge(database: Database, channel_id: int, event_id: int, now: datetime) -> None:
    """Record that a channel has taken note of an event; the first time counts."""
    with database.writing() as session:
        insert_if_new(session, AcknowledgementRow, channel_id=channel_id, event_id=event_id, at=now)


def of_work(database: Database, symbol: str) -> tuple[Acknowledgement, ...]:
    """Who took note of a work's events, the newest first."""
    return _found(database, col(EventRow.symbol) == symbol)


def of_delivery(database: Database, channel_id: int, event_ids: Sequence[int | None]) -> tuple[Acknowledgement, ...]:
    """Whether a channel took note of the events that a delivery told it of."""
    row = AcknowledgementRow
    return _found(database, col(row.channel_id) == channel_id, col(row.event_id).in_(event_ids))


def of_channel(database: Database, channel_id: int) -> tuple[Acknowledgement, ...]:
    """Everything that a channel took note of, the newest first."""
    return _found(database, col(AcknowledgementRow.channel_id) == channel_id)


def _found(database: Database, *where: ColumnElement[bool]) -> tuple[Acknowledgement, ...]:
    row = AcknowledgementRow
    found = (
        select(row, ChannelRow, EventRow)
        .join(ChannelRow, col(ChannelRow.id) == col(row.channel_id))
        .join(EventRow, col(EventRow.id) == col(row.event_id))
        .where(*where)
        .order_by(col(row.at).desc(), col(row.channel_id), col(row.event_id))
    )
    with database.reading() as session:
        return tuple(
            Acknowledgement(channel_noun(channel), translating.event(event), one.at)
            for one, channel, event in session.execute(found)
        )
