"""After an outage: what has been due on a channel for a while, and was never tried, becomes one message."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import count, groupby

from sqlalchemy import Update, bindparam, delete, func, select, update
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from monitor.outgoing import BATCH, CATCH_UP
from monitor.store.database import Database
from monitor.store.outbox.adding import undisturbed
from monitor.store.outbox.claiming import UNDONE, channel_open
from monitor.store.portions import portions
from monitor.store.tables import DeliveryEventRow, DeliveryRow

AT_ONCE = 100
"""Channels that one transaction gathers for, so that others who write need not wait for all of them."""

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
    return sum(_caught_up(database, late[first : first + AT_ONCE], now) for first in range(0, len(late), AT_ONCE))


def _caught_up(database: Database, channel_ids: Sequence[int], now: datetime) -> int:
    """The same for some channels, in one transaction."""
    with database.writing() as session:
        rows = _due(session, channel_ids, now)
        groups = [list(found) for _, found in groupby(rows, key=lambda row: row.channel_id)]
        return _gather(session, [group for group in groups if len(group) > 1])


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


def _gather(session: Session, groups: Sequence[list[DeliveryRow]]) -> int:
    """The first delivery of each group becomes the digest of all; the others are no more."""
    events = _events(session, [row.id or 0 for group in groups for row in group])
    moved = [move for group in groups for move in _moves(group, events)]
    for first, *others in groups:
        first.symbol, first.hold, first.slot = "", CATCH_UP, None
        reasons = [*first.reasons, *(reason for row in others for reason in row.reasons)]
        first.reasons = [reason for at, reason in enumerate(reasons) if reason not in reasons[:at]]
    session.flush()
    if moved:
        session.execute(_move(), moved)
    gone = [row.id for _, *others in groups for row in others]
    for some in portions(gone):
        session.execute(delete(DeliveryRow).where(col(DeliveryRow.id).in_(some)))
    return len(gone)


def _events(session: Session, delivery_ids: Sequence[int]) -> Mapping[int, list[int]]:
    """The places of each delivery's events, in their order."""
    places: dict[int, list[int]] = {}
    whose, place = col(DeliveryEventRow.delivery_id), col(DeliveryEventRow.position)
    for some in portions(delivery_ids):
        for delivery_id, at in session.execute(select(whose, place).where(whose.in_(some)).order_by(whose, place)):
            places.setdefault(delivery_id, []).append(at)
    return places


def _moves(group: Sequence[DeliveryRow], places: Mapping[int, list[int]]) -> Iterator[dict[str, int]]:
    """From which place of which delivery each event goes behind those of the group's first."""
    first, *others = (row.id or 0 for row in group)
    behind = count(max(places.get(first, [-1])) + 1)
    for source in others:
        for place in places.get(source, []):
            yield {"source": source, "place": place, "target": first, "behind": next(behind)}


@cache
def _move() -> Update:
    table = DeliveryEventRow.__table__  # type: ignore[attr-defined]
    which = table.c.delivery_id == bindparam("source"), table.c.position == bindparam("place")
    return update(table).where(*which).values(delivery_id=bindparam("target"), position=bindparam("behind"))


_BLIND = {"synchronize_session": False}
