"""What is remembered of one try: the attempt, the delivery's next state, its thread, and how its channel does."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningUpdate
from sqlmodel import col

from monitor.outgoing import PAUSED, Attempt, DeliveryState, Settlement, Standing
from monitor.store.database import Database, StoreError
from monitor.store.inserting import insert_if_new
from monitor.store.outbox.adding import Aside, add_asides
from monitor.store.outbox.claiming import ROWS
from monitor.store.subscriptions import language_of
from monitor.store.tables import AttemptRow, ChannelRow, ChannelStandingRow, ThreadRow

_ATTEMPTS: Table = AttemptRow.__table__  # type: ignore[attr-defined]


def settle(database: Database, settlement: Settlement, now: datetime) -> None:
    """Record one try, in one transaction. Of a try whose claim was over by then only a success counts for the state.

    A channel that must stop is disabled, and its owner is told by another channel when it has one. Raises StoreError
    for an unknown delivery.
    """
    with database.writing() as session:
        channel_id, symbol = _decide(session, settlement, now)
        session.execute(insert(_ATTEMPTS), _attempt(settlement, now))
        _remember_thread(session, channel_id, symbol, settlement.attempt)
        if settlement.standing is not None:
            _remember_standing(session, channel_id, settlement.standing)
        if settlement.pause is not None:
            pause(session, channel_id, settlement.pause, now)


def _decide(session: Session, settlement: Settlement, now: datetime) -> tuple[int, str]:
    """Give the delivery its next state, and count the try; its channel and work."""
    which = {"which": settlement.delivery_id}
    state = {"to": settlement.state.value, "at": now, "next": _next_attempt_at(settlement, now)}
    found = session.execute(_settled(), which | state | {"lease": settlement.lease_until}).first()
    if found is None and settlement.state is DeliveryState.DONE:
        found = session.execute(_done_all_the_same(), which | state).first()
    if found is None:
        found = session.execute(_tried(), which).first()
    if found is None:
        raise StoreError(f"there is no delivery {settlement.delivery_id}")
    channel_id, symbol = found
    return channel_id, symbol


# All are built once: that takes longer than to carry them out.


@cache
def _tried() -> ReturningUpdate[Any]:
    tried = update(ROWS).where(ROWS.c.id == bindparam("which")).values(attempts=ROWS.c.attempts + 1)
    return tried.returning(ROWS.c.channel_id, ROWS.c.symbol)


@cache
def _done_all_the_same() -> ReturningUpdate[Any]:
    values: dict[str, Any] = {"state": bindparam("to"), "lease_until": None}
    values |= {"settled_at": bindparam("at"), "next_attempt_at": bindparam("next")}
    return _tried().where(ROWS.c.state != DeliveryState.DONE.value).values(values)


@cache
def _settled() -> ReturningUpdate[Any]:
    ours = ROWS.c.state == DeliveryState.SENDING.value, ROWS.c.lease_until == bindparam("lease")
    return _done_all_the_same().where(*ours)


def _attempt(settlement: Settlement, now: datetime) -> dict[str, Any]:
    attempt = settlement.attempt
    return {
        "delivery_id": settlement.delivery_id,
        "at": now,
        "ok": attempt.ok,
        "reason": attempt.reason,
        "seconds": attempt.seconds,
        "provider_id": attempt.provider_id,
        "status": attempt.status,
    }


def _next_attempt_at(settlement: Settlement, now: datetime) -> datetime | None:
    """A delivery that stays due has a time, or it would wait for ever."""
    return (settlement.next_attempt_at or now) if settlement.state is DeliveryState.DUE else None


def _remember_thread(session: Session, channel_id: int, symbol: str, attempt: Attempt) -> None:
    if attempt.ok and attempt.provider_id and symbol:
        whose = {"channel_id": channel_id, "symbol": symbol}
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
