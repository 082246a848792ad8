"""What is remembered of one try: the attempt, the delivery's next state, its thread, and how its channel does."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.outgoing import Attempt, DeliveryState, Settlement, Standing
from monitor.store.database import Database, StoreError
from monitor.store.inserting import insert_if_new
from monitor.store.outbox.adding import Aside, add_asides
from monitor.store.subscriptions import language_of
from monitor.store.tables import AttemptRow, ChannelRow, ChannelStandingRow, DeliveryRow, ThreadRow

PAUSED = "paused"
"""What a message to the owner of a paused channel is about (monitor.asides)."""


def settle(database: Database, settlement: Settlement, now: datetime) -> None:
    """Record one try, in one transaction. What another sender has done already stays done.

    A channel that must stop is disabled, and its owner is told by another channel when it has one. Raises StoreError
    for an unknown delivery.
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
        _remember_thread(session, row, settlement.attempt)
        if settlement.standing is not None:
            _remember_standing(session, row.channel_id, settlement.standing)
        if settlement.pause is not None:
            pause(session, row.channel_id, settlement.pause, now)


def _attempt_row(settlement: Settlement, now: datetime) -> AttemptRow:
    attempt = settlement.attempt
    return AttemptRow(
        delivery_id=settlement.delivery_id,
        at=now,
        ok=attempt.ok,
        reason=attempt.reason,
        seconds=attempt.seconds,
        provider_id=attempt.provider_id,
        status=attempt.status,
    )


def _next_attempt_at(settlement: Settlement, now: datetime) -> datetime | None:
    """A delivery that stays due has a time, or it would wait for ever."""
    return (settlement.next_attempt_at or now) if settlement.state is DeliveryState.DUE else None


def _remember_thread(session: Session, row: DeliveryRow, attempt: Attempt) -> None:
    if attempt.ok and attempt.provider_id and row.symbol:
        whose = {"channel_id": row.channel_id, "symbol": row.symbol}
        insert_if_new(session, ThreadRow, **whose, provider_id=attempt.provider_id)


def _remember_standing(session: Session, channel_id: int, standing: Standing) -> None:
    values: dict[str, Any] = {
        "failures": standing.failures,
        "refusals": standing.refusals,
        "failing_since": standing.failing_since,
        "held_until": standing.held_until,
    }
    if not insert_if_new(session, ChannelStandingRow, channel_id=channel_id, **values):
        whose = col(ChannelStandingRow.channel_id) == channel_id
        session.execute(update(ChannelStandingRow).where(whose).values(**values))


def pause(session: Session, channel_id: int, why: str, now: datetime) -> None:
    """Stop a channel. Once: of several senders that give up together the first one tells the owner."""
    where = col(ChannelRow.id) == channel_id, col(ChannelRow.enabled)
    stop = update(ChannelRow).where(*where).values(enabled=False, disabled_reason=why).returning(col(ChannelRow.name))
    name = session.scalars(stop).one_or_none()
    _remember_standing(session, channel_id, Standing())  # it begins anew when somebody enables it
    whose = col(ChannelStandingRow.channel_id) == channel_id
    owner = session.scalars(select(col(ChannelStandingRow.owner_id)).where(whose)).one_or_none()
    if name is not None and owner is not None:
        facts = {"channel": name, "reason": why, "at": now.isoformat(), "language": language_of(session, owner)}
        add_asides(session, [Aside(owner, PAUSED, f"{PAUSED} {channel_id} {now.isoformat()}", facts)], now)
