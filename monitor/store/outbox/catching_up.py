"""After an outage: what has been due on a channel for a while, and was never tried, becomes one message."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from monitor.store.database import Database
from monitor.store.outbox.adding import undisturbed
from monitor.store.outbox.claiming import UNDONE, channel_open
from monitor.store.portions import portions
from monitor.store.tables import DeliveryEventRow, DeliveryRow

BATCH, CATCH_UP = "batch", "catch-up"
"""What a gathered message waited for (monitor.sending.planning)."""

LATE = timedelta(minutes=15)
"""How long something must have been due, on any channel, to show that nobody was sending: it usually goes in a second.
A receiver that fails is no outage of ours, but has its channel held, with the same result."""


def catch_up(database: Database, now: datetime, *, channel_id: int | None = None) -> int:
    """Gather what was due and not sent into one digest for each channel; how many messages that saves. For one
    channel alone, however short a time it was: one that is about to be enabled.

    What was tried stays as it is, for the recipient may have it; so does what must wait behind it.
    """
    with database.reading() as session:
        late = _late_channels(session, now) if channel_id is None else [channel_id]
    if not late:
        return 0
    with database.writing() as session:
        rows = [row for some in portions(late) for row in _due(session, some, now)]
        saved = 0
        for _, found in groupby(rows, key=lambda row: row.channel_id):
            saved += _gather(session, list(found))
        return saved


def close_batches(database: Database, now: datetime) -> None:
    """Have batches go now that wait for more to join them: for a program that sends once and ends."""
    waiting = col(DeliveryRow.slot).in_((BATCH, CATCH_UP)), undisturbed()
    with database.writing() as session:
        session.execute(update(DeliveryRow).where(*waiting).values(next_attempt_at=now), execution_options=_BLIND)


def _late_channels(session: Session, now: datetime) -> list[int]:
    late = func.min(col(DeliveryRow.next_attempt_at)) <= now - LATE
    found = select(col(DeliveryRow.channel_id)).where(
        undisturbed(), col(DeliveryRow.next_attempt_at) <= now, col(DeliveryRow.aside).is_(None), channel_open(now)
    )
    gathered = found.group_by(col(DeliveryRow.channel_id)).having(late, func.count() > 1)
    return list(session.scalars(gathered.order_by(col(DeliveryRow.channel_id))))


def _due(session: Session, channel_ids: Sequence[int], now: datetime) -> Sequence[DeliveryRow]:
    earlier = aliased(DeliveryRow)
    behind = select(col(earlier.id)).where(
        col(earlier.channel_id) == col(DeliveryRow.channel_id),
        col(earlier.symbol) == col(DeliveryRow.symbol),
        col(earlier.state).in_(UNDONE),
        col(earlier.due_at).is_not(None),
    )
    found = select(DeliveryRow).where(
        col(DeliveryRow.channel_id).in_(channel_ids),
        undisturbed(),
        col(DeliveryRow.next_attempt_at) <= now,
        col(DeliveryRow.aside).is_(None),
        ~behind.exists(),
    )
    ordered = found.order_by(col(DeliveryRow.channel_id), col(DeliveryRow.id))
    return session.scalars(ordered.with_for_update(skip_locked=True)).all()


def _gather(session: Session, rows: Sequence[DeliveryRow]) -> int:
    """The first of the rows becomes the digest of all; the others are no more."""
    if len(rows) < 2:
        return 0
    first, others = rows[0], [row.id for row in rows[1:]]
    first.symbol, first.hold, first.slot = "", CATCH_UP, None
    for row in rows[1:]:
        first.reasons = [*first.reasons, *(reason for reason in row.reasons if reason not in first.reasons)]
    session.flush()
    place = _last_position(session, first.id)
    for row in rows[1:]:
        place = _move(session, row.id, first.id, place)
    for some in portions(others):
        session.execute(delete(DeliveryRow).where(col(DeliveryRow.id).in_(some)))
    return len(others)


def _last_position(session: Session, delivery_id: int | None) -> int:
    where = col(DeliveryEventRow.delivery_id) == delivery_id
    return session.scalars(select(func.max(col(DeliveryEventRow.position))).where(where)).one() or 0


def _move(session: Session, source: int | None, target: int | None, place: int) -> int:
    """Move events behind ``place``; the last place that they take."""
    where = col(DeliveryEventRow.delivery_id) == source
    positions = session.scalars(select(col(DeliveryEventRow.position)).where(where)).all()
    shift = place + 1 - min(positions, default=0)
    moved = {"delivery_id": target, "position": col(DeliveryEventRow.position) + shift}
    session.execute(update(DeliveryEventRow).where(where).values(**moved), execution_options=_BLIND)
    return max(positions, default=-1 - shift + place) + shift


_BLIND = {"synchronize_session": False}
