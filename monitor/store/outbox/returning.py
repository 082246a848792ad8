"""Letters that a server took and that came back later."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.outgoing import DeliveryState
from monitor.store.database import Database
from monitor.store.outbox.settling import pause
from monitor.store.tables import AttemptRow, ChannelRow, DeliveryRow


def came_back(database: Database, letter: str, reason: str, now: datetime, *, permanent: bool) -> str | None:
    """Record that a sent message came back; one that never will arrive stops its channel.

    ``letter`` is what the server called it (an attempt's provider's id). Returns the channel's name; None for a letter
    that is none of ours or whose coming back is recorded already.
    """
    with database.writing() as session:
        row = _sent_as(session, letter)
        if row is None or _is_recorded(session, row, reason):
            return None
        session.add(AttemptRow(delivery_id=row.id or 0, at=now, ok=False, reason=reason, seconds=0.0))
        if permanent:
            row.state, row.next_attempt_at = DeliveryState.DEAD.value, None
            pause(session, row.channel_id, reason, now)
        channel = session.get_one(ChannelRow, row.channel_id)
        return channel.name


def _sent_as(session: Session, letter: str) -> DeliveryRow | None:
    found = select(DeliveryRow).join(AttemptRow, col(AttemptRow.delivery_id) == col(DeliveryRow.id))
    return session.scalars(found.where(col(AttemptRow.provider_id) == letter).limit(1)).first()


def _is_recorded(session: Session, row: DeliveryRow, reason: str) -> bool:
    same = select(col(AttemptRow.id)).where(col(AttemptRow.delivery_id) == row.id, col(AttemptRow.reason) == reason)
    return session.scalars(same.limit(1)).first() is not None
