"""Messages to be sent, and how their sending went.

A delivery is claimed until a lease ends, sent, and settled. Of one work's deliveries to one channel the oldest that is
not done goes first, so that news never overtakes older news.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, update
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from monitor.intents import Attempt, Channel, DeliveryState, DueDelivery, Event, Reason, Settlement
from monitor.store import translating
from monitor.store.database import Database, StoreError
from monitor.store.portions import portions
from monitor.store.rules import reason
from monitor.store.subscriptions import channel_noun
from monitor.store.tables import AttemptRow, ChannelRow, DeliveryEventRow, DeliveryRow, EventRow

UNDONE = (DeliveryState.DUE.value, DeliveryState.SENDING.value)


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt to send, and when it ended."""

    at: datetime
    attempt: Attempt


@dataclass(frozen=True, slots=True)
class Delivery:
    """A delivery with its whole story.

    ``attempts`` counts since it was made or retried by hand, ``tries`` holds every attempt in order, ``settled_at`` is
    the end of the last one.
    """

    id: int
    key: str
    state: DeliveryState
    channel: Channel
    events: tuple[Event, ...]
    reasons: tuple[Reason, ...]
    attempts: int
    created_at: datetime
    next_attempt_at: datetime | None
    settled_at: datetime | None
    tries: tuple[Try, ...]


def claim_deliveries(database: Database, now: datetime, lease: timedelta, limit: int) -> tuple[DueDelivery, ...]:
    """Claim up to ``limit`` deliveries that are due on enabled channels, oldest first."""
    due = select(col(DeliveryRow.id)).where(_claimable(now), _channel_enabled(), ~_overtakes())
    chosen = due.order_by(col(DeliveryRow.id)).limit(limit).with_for_update(skip_locked=True).cte("due")
    claim = (
        update(DeliveryRow)
        .where(col(DeliveryRow.id).in_(select(chosen.c.id)), _claimable(now))
        .values(state=DeliveryState.SENDING.value, lease_until=now + lease)
        .returning(DeliveryRow)
    )
    with database.writing() as session:
        rows = session.scalars(claim, execution_options={"synchronize_session": False}).all()
        return _due(session, sorted(rows, key=lambda row: row.id or 0))


def settle(database: Database, settlement: Settlement, now: datetime) -> None:
    """Record one try: the attempt, what becomes of the delivery, and the end of its channel if it must stop.

    What another sender has done already stays done. Raises StoreError for an unknown delivery.
    """
    with database.writing() as session:
        row = session.get(DeliveryRow, settlement.delivery_id, with_for_update=True)
        if row is None:
            raise StoreError(f"there is no delivery {settlement.delivery_id}")
        session.add(_attempt_row(settlement, now))
        row.attempts += 1
        if row.state != DeliveryState.DONE.value:
            row.state, row.lease_until, row.settled_at = settlement.state.value, None, now
            row.next_attempt_at = _next_attempt_at(settlement, now)
        if settlement.disable_channel is not None:
            stop = {"enabled": False, "disabled_reason": settlement.disable_channel}
            session.execute(update(ChannelRow).where(col(ChannelRow.id) == row.channel_id).values(**stop))


def release(database: Database, ids: Collection[int]) -> None:
    """Give claimed deliveries back unsent: they are due as before, and no attempt is counted."""
    back = {"state": DeliveryState.DUE.value, "lease_until": None}
    with database.writing() as session:
        for some in portions(sorted(ids)):
            claimed = col(DeliveryRow.id).in_(some), col(DeliveryRow.state) == DeliveryState.SENDING.value
            session.execute(update(DeliveryRow).where(*claimed).values(**back))


def deliveries(
    database: Database, *, state: DeliveryState | None = None, channel: str | None = None, limit: int = 100
) -> tuple[Delivery, ...]:
    """Up to ``limit`` deliveries, newest first: in one state, for the channel of one name, as far as given."""
    rows = select(DeliveryRow).order_by(col(DeliveryRow.id).desc()).limit(limit)
    if state is not None:
        rows = rows.where(col(DeliveryRow.state) == DeliveryState(state).value)
    if channel is not None:
        rows = rows.join(ChannelRow, col(ChannelRow.id) == col(DeliveryRow.channel_id))
        rows = rows.where(col(ChannelRow.name) == channel)
    with database.reading() as session:
        return _stories(session, rows)


def delivery(database: Database, delivery_id: int) -> Delivery | None:
    """A delivery with all its attempts, None when there is none of that number."""
    with database.reading() as session:
        return next(iter(_stories(session, select(DeliveryRow).where(col(DeliveryRow.id) == delivery_id))), None)


def retry(database: Database, ids: Collection[int], now: datetime) -> int:
    """Make dead and waiting deliveries due now, with their count of attempts begun anew; how many they were.

    What is done or being sent is left alone. Raises StoreError, and changes nothing, when a delivery is unknown or its
    channel is disabled.
    """
    with database.writing() as session:
        rows = [row for some in portions(sorted(set(ids))) for row in _with_channel(session, some)]
        _refuse_unknown(ids, [row.id for row, _ in rows])
        waiting = [(row, channel) for row, channel in rows if row.state in (DeliveryState.DEAD, DeliveryState.DUE)]
        for row, channel in waiting:
            if not channel.enabled:
                raise StoreError(
                    f"delivery {row.id} goes to the channel {channel.name!r}, which is disabled "
                    f"({channel.disabled_reason or 'no reason kept'}): enable it first with: "
                    f"seized channels enable {channel.name}"
                )
            row.state, row.next_attempt_at, row.attempts, row.lease_until = DeliveryState.DUE.value, now, 0, None
        return len(waiting)


def _claimable(now: datetime) -> ColumnElement[bool]:
    due = and_(col(DeliveryRow.state) == DeliveryState.DUE.value, col(DeliveryRow.next_attempt_at) <= now)
    abandoned = and_(col(DeliveryRow.state) == DeliveryState.SENDING.value, col(DeliveryRow.lease_until) <= now)
    return or_(due, abandoned)


def _channel_enabled() -> ColumnElement[bool]:
    return col(DeliveryRow.channel_id).in_(select(col(ChannelRow.id)).where(col(ChannelRow.enabled)))


def _overtakes() -> ColumnElement[bool]:
    """An earlier delivery of the same work to the same channel is not done yet."""
    earlier = aliased(DeliveryRow)
    return exists().where(
        col(earlier.channel_id) == col(DeliveryRow.channel_id),
        col(earlier.symbol) == col(DeliveryRow.symbol),
        col(earlier.state).in_(UNDONE),
        col(earlier.id) < col(DeliveryRow.id),
    )


def _attempt_row(settlement: Settlement, now: datetime) -> AttemptRow:
    attempt = settlement.attempt
    return AttemptRow(
        delivery_id=settlement.delivery_id,
        at=now,
        ok=attempt.ok,
        reason=attempt.reason,
        seconds=attempt.seconds,
        provider_id=attempt.provider_id,
    )


def _next_attempt_at(settlement: Settlement, now: datetime) -> datetime | None:
    """A delivery that stays due has a time, or it would wait for ever."""
    return (settlement.next_attempt_at or now) if settlement.state is DeliveryState.DUE else None


def _with_channel(session: Session, ids: Sequence[int]) -> Iterable[Any]:
    found = select(DeliveryRow, ChannelRow).join(ChannelRow, col(ChannelRow.id) == col(DeliveryRow.channel_id))
    return session.execute(found.where(col(DeliveryRow.id).in_(ids)).with_for_update(of=DeliveryRow)).all()


def _refuse_unknown(asked: Iterable[int], found: Collection[int | None]) -> None:
    missing = sorted(set(asked) - set(found))
    if missing:
        raise StoreError(f"there is no delivery {missing[0]}: see the numbers with: seized deliveries list")


def _stories(session: Session, found: Select[DeliveryRow]) -> tuple[Delivery, ...]:
    rows = session.scalars(found).all()
    tries, claims = _tries(session, rows), _due(session, rows)
    return tuple(_story(row, due, tries.get(due.id, [])) for row, due in zip(rows, claims, strict=True))


def _story(row: DeliveryRow, due: DueDelivery, tries: Sequence[Try]) -> Delivery:
    return Delivery(
        id=due.id,
        key=due.key,
        state=DeliveryState(row.state),
        channel=due.channel,
        events=due.events,
        reasons=due.reasons,
        attempts=due.attempts,
        created_at=due.created_at,
        next_attempt_at=row.next_attempt_at,
        settled_at=row.settled_at,
        tries=tuple(tries),
    )


def _tries(session: Session, rows: Sequence[DeliveryRow]) -> dict[int, list[Try]]:
    tries: dict[int, list[Try]] = {}
    for some in portions([row.id for row in rows]):
        found = select(AttemptRow).where(col(AttemptRow.delivery_id).in_(some)).order_by(col(AttemptRow.id))
        for row in session.scalars(found):
            attempt = Attempt(row.ok, row.reason, row.seconds, row.provider_id)
            tries.setdefault(row.delivery_id, []).append(Try(row.at, attempt))
    return tries


def _due(session: Session, rows: Sequence[DeliveryRow]) -> tuple[DueDelivery, ...]:
    channels, events = _channels(session, rows), _events(session, rows)
    return tuple(
        DueDelivery(
            id=row.id or 0,
            key=row.key,
            channel=channels[row.channel_id],
            events=tuple(events.get(row.id or 0, ())),
            reasons=tuple(reason(values) for values in row.reasons),
            attempts=row.attempts,
            created_at=row.created_at,
        )
        for row in rows
    )


def _channels(session: Session, rows: Sequence[DeliveryRow]) -> dict[int, Channel]:
    wanted = sorted({row.channel_id for row in rows})
    found = (session.scalars(select(ChannelRow).where(col(ChannelRow.id).in_(some))) for some in portions(wanted))
    return {row.id: channel_noun(row) for some in found for row in some if row.id is not None}


def _events(session: Session, rows: Sequence[DeliveryRow]) -> dict[int, list[Event]]:
    events: dict[int, list[Event]] = {}
    for some in portions([row.id for row in rows]):
        found = (
            select(col(DeliveryEventRow.delivery_id), EventRow)
            .join(EventRow, col(EventRow.id) == col(DeliveryEventRow.event_id))
            .where(col(DeliveryEventRow.delivery_id).in_(some))
            .order_by(col(DeliveryEventRow.delivery_id), col(DeliveryEventRow.position))
        )
        for delivery_id, row in session.execute(found):
            events.setdefault(delivery_id, []).append(translating.event(row))
    return events
