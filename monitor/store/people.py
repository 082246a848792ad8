"""What is held about the readers of some channels: all of it handed out, or all of it deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.outgoing import DeliveryState
from monitor.store import subscriptions
from monitor.store.database import Database
from monitor.store.outbox.pruning import Count, count, counts
from monitor.store.outbox.stories import Delivery, deliveries_to
from monitor.store.portions import portions
from monitor.store.tables import (
    AcknowledgementRow,
    AttemptRow,
    ChannelRow,
    ChannelStandingRow,
    DeliveryEventRow,
    DeliveryRow,
    SignupRow,
    ThreadRow,
)

FORGOTTEN = "forgotten"
EVERY = 10**9


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much was deleted."""

    channels: int
    subscriptions: int
    deliveries: int
    signups: int


def signups_of(database: Database, fingerprints: Sequence[str], channel_ids: Sequence[int]) -> list[dict[str, Any]]:
    """What was asked for with an address (by monitor.consent.asking.fingerprint), and the proof of consent."""
    with database.reading() as session:
        rows = session.scalars(select(SignupRow).where(_asked(fingerprints, channel_ids)).order_by(col(SignupRow.id)))
        return [
            row.model_dump(exclude={"id", "address_sha256", "channel_id", "tries", "next_attempt_at"}) for row in rows
        ]


def deliveries_of(database: Database, channel_id: int) -> tuple[Delivery, ...]:
    """Every delivery to a channel that the log still holds, newest first."""
    return deliveries_to(database, channel_id, EVERY)


def counts_of(database: Database, channel: str) -> tuple[Count, ...]:
    """What is left of a channel's deliveries that the log has let go."""
    return tuple(one for one in counts(database) if one.channel == channel)


def forget(database: Database, channel_ids: Sequence[int], fingerprints: Sequence[str]) -> Forgotten:
    """Delete what is held about the readers of some channels, all of it or, when that fails, nothing.

    Deliveries are only counted from then on; the channel that the counts belong to keeps its number and nothing else.
    """
    with database.writing() as session:
        asked = delete(SignupRow).where(_asked(fingerprints, channel_ids)).returning(col(SignupRow.id))
        signups = len(session.scalars(asked).all())
        parts = [_forget_channel(session, one) for one in channel_ids]
        return Forgotten(len(parts), sum(one[0] for one in parts), sum(one[1] for one in parts), signups)


def _asked(fingerprints: Sequence[str], channel_ids: Sequence[int]) -> Any:
    return or_(col(SignupRow.address_sha256).in_(fingerprints), col(SignupRow.channel_id).in_(channel_ids))


def _forget_channel(session: Session, channel_id: int) -> tuple[int, int]:
    """How many subscriptions and deliveries went."""
    ended = subscriptions.removed_all(session, channel_id)
    rows = session.scalars(select(DeliveryRow).where(col(DeliveryRow.channel_id) == channel_id)).all()
    count(session, [row for row in rows if row.state in (DeliveryState.DONE.value, DeliveryState.DEAD.value)])
    for some in portions([row.id for row in rows]):
        session.execute(delete(AttemptRow).where(col(AttemptRow.delivery_id).in_(some)))
        session.execute(delete(DeliveryEventRow).where(col(DeliveryEventRow.delivery_id).in_(some)))
        session.execute(delete(DeliveryRow).where(col(DeliveryRow.id).in_(some)))
    tables: tuple[Any, ...] = (AcknowledgementRow, ThreadRow, ChannelStandingRow)
    for table in tables:
        session.execute(delete(table).where(col(table.channel_id) == channel_id))
    owned = update(ChannelStandingRow).where(col(ChannelStandingRow.owner_id) == channel_id)
    session.execute(owned.values(owner_id=None))
    blank = {"name": f"{FORGOTTEN} {channel_id}", "address": "", "address_sha256": uuid4().hex, "redacted": FORGOTTEN}
    this = update(ChannelRow).where(col(ChannelRow.id) == channel_id)
    session.execute(this.values(**blank, enabled=False, disabled_reason=FORGOTTEN))
    return ended, len(rows)
