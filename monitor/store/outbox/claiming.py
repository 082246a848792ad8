"""Taking deliveries that are due, for as long as a lease lasts, and giving them back."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    CTE,
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import aliased
from sqlalchemy.sql.dml import ReturningUpdate
from sqlmodel import col

from monitor.outgoing import DeliveryState, DueDelivery
from monitor.store.database import Database
from monitor.store.outbox.loading import due_deliveries
from monitor.store.portions import portions
from monitor.store.tables import ChannelRow, ChannelStandingRow, DeliveryEventRow, DeliveryRow, EventRow

_BLIND = {"synchronize_session": False}
ROWS: Table = DeliveryRow.__table__  # type: ignore[attr-defined]
_TIME = ROWS.c.due_at.type
_NOW: BindParameter[datetime] = bindparam("now", type_=_TIME)
Moment = datetime | BindParameter[datetime]

_BACK = {"state": DeliveryState.DUE.value, "lease_until": None}
UNDONE = (DeliveryState.DUE.value, DeliveryState.SENDING.value)


def claim_deliveries(database: Database, now: datetime, lease: timedelta, limit: int) -> tuple[DueDelivery, ...]:
    """Claim up to ``limit`` deliveries that are due on channels that may be sent to, those due longest first; at most
    one for each channel, for how that goes decides what becomes of the next.

    What a killed sender left is due again when its lease is over. Nothing joins a claimed delivery from now on.
    """
    moment = {"now": now, "lease_until": now + lease, "at_most": limit}
    with database.writing() as session:
        session.execute(_take_back(), moment)
        rows = session.scalars(_claim(), moment, execution_options=_BLIND).all()
        return due_deliveries(session, sorted(rows, key=lambda row: row.id or 0))


def release(database: Database, claimed: Sequence[DueDelivery]) -> None:
    """Give back unsent what one claim brought: it is due as before, and no attempt is counted. What somebody else has
    claimed since is left to him."""
    if not claimed:
        return
    with database.writing() as session:
        ours = ROWS.c.lease_until == claimed[0].lease_until, ROWS.c.state == DeliveryState.SENDING.value
        for some in portions([one.id for one in claimed]):
            session.execute(update(ROWS).where(ROWS.c.id.in_(some), *ours).values(_BACK))


# Both are built once: that takes longer than to carry them out.


@cache
def _take_back() -> Update:
    abandoned = ROWS.c.state == DeliveryState.SENDING.value, ROWS.c.lease_until <= _NOW
    return update(ROWS).where(*abandoned).values(_BACK | {"next_attempt_at": _NOW})


@cache
def _claim() -> ReturningUpdate[Any]:
    # In the order of the index: the first rows that will do are found without a look at the rest of a long backlog.
    order = col(DeliveryRow.next_attempt_at), col(DeliveryRow.id)
    due = select(col(DeliveryRow.id), col(DeliveryRow.channel_id), order[0])
    may_go = due.where(claimable(_NOW), channel_open(_NOW), ~_overtakes(_NOW)).order_by(*order)
    found = may_go.limit(bindparam("at_most", type_=Integer)).with_for_update(skip_locked=True).cte("due")
    since = case((col(DeliveryRow.attempts) == 0, _NOW), else_=col(DeliveryRow.due_at))
    lease = bindparam("lease_until", type_=_TIME)
    return (
        update(DeliveryRow)
        .where(col(DeliveryRow.id).in_(_first_of_each_channel(found)), claimable(_NOW))
        .values(state=DeliveryState.SENDING.value, lease_until=lease, slot=None, due_at=since)
        .returning(DeliveryRow)
    )


def _first_of_each_channel(due: CTE) -> Select[tuple[int]]:
    turn = func.row_number().over(partition_by=due.c.channel_id, order_by=(due.c.next_attempt_at, due.c.id))
    turns = select(due.c.id, turn.label("turn")).subquery()
    return select(turns.c.id).where(turns.c.turn == 1)


def claimable(now: Moment) -> ColumnElement[bool]:
    """Due, and nobody is sending it."""
    return (col(DeliveryRow.state) == DeliveryState.DUE.value) & (col(DeliveryRow.next_attempt_at) <= now)


def channel_open(now: Moment) -> ColumnElement[bool]:
    """The delivery's channel is enabled, and not left alone for a while."""
    enabled = select(col(ChannelRow.id)).where(col(ChannelRow.enabled))
    held = select(col(ChannelStandingRow.channel_id)).where(col(ChannelStandingRow.held_until) > now)
    return col(DeliveryRow.channel_id).in_(enabled) & col(DeliveryRow.channel_id).not_in(held)


def _overtakes(now: Moment) -> ColumnElement[bool]:
    """An earlier delivery about one of the same works to the same channel is not done, and does not wait its hour."""
    earlier = aliased(DeliveryRow)
    waits = and_(col(earlier.due_at).is_(None), col(earlier.next_attempt_at) > now)
    before = (
        col(earlier.channel_id) == col(DeliveryRow.channel_id),
        col(earlier.state).in_(UNDONE),
        col(earlier.id) < col(DeliveryRow.id),
        ~waits,
    )
    single = col(DeliveryRow.symbol) != ""
    same_work = exists().where(*before, col(earlier.symbol) == col(DeliveryRow.symbol))
    in_digest = exists().where(*before, col(earlier.symbol) == "", _tells_of(earlier, DeliveryRow))
    shared = exists().where(*before, _share_a_work(earlier))
    return or_(and_(single, or_(same_work, in_digest)), and_(~single, shared))


def _tells_of(digest: type[DeliveryRow], single: type[DeliveryRow]) -> ColumnElement[bool]:
    """A digest tells of the work of a message of its own."""
    told, event = aliased(DeliveryEventRow), aliased(EventRow)
    about = col(told.delivery_id) == col(digest.id), col(event.id) == col(told.event_id)
    return exists().where(*about, col(event.symbol) == col(single.symbol)).correlate(digest, single)


def _share_a_work(earlier: type[DeliveryRow]) -> ColumnElement[bool]:
    """Both a digest and an earlier delivery tell of some work."""
    mine, my_event = aliased(DeliveryEventRow), aliased(EventRow)
    other, other_event = aliased(DeliveryEventRow), aliased(EventRow)
    return (
        exists()
        .where(
            col(mine.delivery_id) == col(DeliveryRow.id),
            col(my_event.id) == col(mine.event_id),
            col(other.delivery_id) == col(earlier.id),
            col(other_event.id) == col(other.event_id),
            col(other_event.symbol) == col(my_event.symbol),
        )
        .correlate(DeliveryRow, earlier)
    )
