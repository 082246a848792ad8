"""What the log of deliveries keeps, and the counts that are left of the rest."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.outgoing import DeliveryState
from monitor.store.database import Database
from monitor.store.inserting import insert_if_new
from monitor.store.portions import portions
from monitor.store.tables import AttemptRow, ChannelRow, DeliveryCountRow, DeliveryEventRow, DeliveryRow

ENDED = (DeliveryState.DONE.value, DeliveryState.DEAD.value)
AT_ONCE = 5_000
"""Deliveries that one transaction lets go."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many deliveries of a month (``2031-05``, by when they were made) to a channel ended in a state."""

    month: str
    channel: str
    state: DeliveryState
    count: int


def prune(database: Database, before: datetime) -> int:
    """Let go of deliveries that ended before a moment, with their attempts; they are only counted from then on."""
    gone = 0
    while some := _prune_some(database, before):
        gone += some
    return gone


def counts(database: Database) -> tuple[Count, ...]:
    """What is left of the deliveries that were let go, by month and channel."""
    columns = DeliveryCountRow, col(ChannelRow.name)
    found = select(*columns).join(ChannelRow, col(ChannelRow.id) == col(DeliveryCountRow.channel_id))
    with database.reading() as session:
        rows = session.execute(found.order_by(col(DeliveryCountRow.month), col(ChannelRow.name))).all()
        return tuple(Count(row.month, name, DeliveryState(row.state), row.count) for row, name in rows)


def _prune_some(database: Database, before: datetime) -> int:
    with database.writing() as session:
        where = col(DeliveryRow.state).in_(ENDED), col(DeliveryRow.settled_at) < before
        found = select(DeliveryRow).where(*where).order_by(col(DeliveryRow.id)).limit(AT_ONCE)
        rows = session.scalars(found.with_for_update(skip_locked=True)).all()
        count(session, rows)
        for some in portions([row.id for row in rows]):
            session.execute(delete(AttemptRow).where(col(AttemptRow.delivery_id).in_(some)))
            session.execute(delete(DeliveryEventRow).where(col(DeliveryEventRow.delivery_id).in_(some)))
            session.execute(delete(DeliveryRow).where(col(DeliveryRow.id).in_(some)))
        return len(rows)


def count(session: Session, rows: Iterable[DeliveryRow]) -> None:
    """Count deliveries that are about to go, by month, channel and state."""
    found = Counter((f"{row.created_at:%Y-%m}", row.channel_id, row.state) for row in rows)
    for (month, channel_id, state), number in found.items():
        key = {"month": month, "channel_id": channel_id, "state": state}
        if not insert_if_new(session, DeliveryCountRow, **key, count=number):
            where = [col(getattr(DeliveryCountRow, name)) == value for name, value in key.items()]
            more = {"count": col(DeliveryCountRow.count) + number}
            session.execute(update(DeliveryCountRow).where(*where).values(**more))
