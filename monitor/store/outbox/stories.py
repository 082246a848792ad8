"""Deliveries with their whole story, for people who ask."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.intents import Channel, Event, Reason
from monitor.outgoing import Attempt, DeliveryState, DueDelivery, Standing
from monitor.store.database import Database
from monitor.store.outbox.loading import due_deliveries
from monitor.store.portions import portions
from monitor.store.tables import AttemptRow, ChannelRow, DeliveryEventRow, DeliveryRow


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt to send, and when it ended."""

    at: datetime
    attempt: Attempt


@dataclass(frozen=True, slots=True)
class Delivery:
    """A delivery with its whole story.

    ``attempts`` counts since it was made or retried by hand, ``tries`` holds every attempt in order, ``settled_at`` is
    the end of the last one. ``hold`` says what it waits for, None when for nothing. ``aside`` is what it is about when
    it tells of no event.
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
    hold: str | None = None
    aside: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    standing: Standing = field(default_factory=Standing)


UNSENT = (DeliveryState.DUE, DeliveryState.SENDING, DeliveryState.DEAD)


def unsent(database: Database) -> dict[DeliveryState, int]:
    """How many deliveries are due, being sent, or given up."""
    state = col(DeliveryRow.state)
    found = select(state, func.count()).where(state.in_([one.value for one in UNSENT])).group_by(state)
    with database.reading() as session:
        counted = {DeliveryState(row[0]): row[1] for row in session.execute(found)}
    return {one: counted.get(one, 0) for one in UNSENT}


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


def deliveries_to(database: Database, channel_id: int, limit: int) -> tuple[Delivery, ...]:
    """Up to ``limit`` deliveries for a channel, newest first."""
    rows = select(DeliveryRow).where(col(DeliveryRow.channel_id) == channel_id)
    with database.reading() as session:
        return _stories(session, rows.order_by(col(DeliveryRow.id).desc()).limit(limit))


def delivery(database: Database, delivery_id: int) -> Delivery | None:
    """A delivery with all its attempts, None when there is none of that number."""
    with database.reading() as session:
        return next(iter(_stories(session, select(DeliveryRow).where(col(DeliveryRow.id) == delivery_id))), None)


def carrying(database: Database, event_id: int, channel_id: int) -> Delivery | None:
    """The delivery that tells a channel of an event, None when there is none."""
    told = col(DeliveryEventRow.event_id) == event_id, col(DeliveryEventRow.channel_id) == channel_id
    ids = select(col(DeliveryEventRow.delivery_id)).where(*told)
    with database.reading() as session:
        return next(iter(_stories(session, select(DeliveryRow).where(col(DeliveryRow.id).in_(ids)))), None)


def _stories(session: Session, found: Select[DeliveryRow]) -> tuple[Delivery, ...]:
    rows = session.scalars(found).all()
    tries, claims = _tries(session, rows), due_deliveries(session, rows)
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
        hold=row.hold,
        aside=due.aside,
        facts=due.facts,
        standing=due.standing,
    )


def _tries(session: Session, rows: Sequence[DeliveryRow]) -> dict[int, list[Try]]:
    tries: dict[int, list[Try]] = {}
    for some in portions([row.id for row in rows]):
        found = select(AttemptRow).where(col(AttemptRow.delivery_id).in_(some)).order_by(col(AttemptRow.id))
        for row in session.scalars(found):
            attempt = Attempt(row.ok, row.reason, row.seconds, row.provider_id, row.status)
            tries.setdefault(row.delivery_id, []).append(Try(row.at, attempt))
    return tries
