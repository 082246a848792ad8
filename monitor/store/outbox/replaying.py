"""Sending again by hand what was given up or waits."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.outgoing import DeliveryState, enabling
from monitor.store.database import Database, StoreError
from monitor.store.portions import portions
from monitor.store.tables import ChannelRow, DeliveryRow


class UnknownDelivery(StoreError):
    """There is no delivery of that number."""


def retry(database: Database, ids: Collection[int], now: datetime) -> int:
    """Make dead and waiting deliveries due now, with their count of attempts begun anew; how many they were.

    What is done or being sent is left alone. Raises, and changes nothing, UnknownDelivery when there is none of a
    number, StoreError when a channel is disabled.
    """
    with database.writing() as session:
        rows = [row for some in portions(sorted(set(ids))) for row in _with_channel(session, some)]
        _refuse_unknown(ids, [row.id for row, _ in rows])
        waiting = [(row, channel) for row, channel in rows if row.state in (DeliveryState.DEAD, DeliveryState.DUE)]
        for row, channel in waiting:
            if not channel.enabled:
                raise StoreError(
                    f"delivery {row.id} goes to the channel {channel.name!r}, which is paused "
                    f"({channel.disabled_reason or 'no reason kept'}): enable it first with: {enabling(channel.name)}"
                )
            row.state, row.next_attempt_at, row.attempts, row.lease_until = DeliveryState.DUE.value, now, 0, None
            row.hold = None
        return len(waiting)


def _with_channel(session: Session, ids: Sequence[int]) -> Iterable[Any]:
    found = select(DeliveryRow, ChannelRow).join(ChannelRow, col(ChannelRow.id) == col(DeliveryRow.channel_id))
    return session.execute(found.where(col(DeliveryRow.id).in_(ids)).with_for_update(of=DeliveryRow)).all()


def _refuse_unknown(asked: Iterable[int], found: Collection[int | None]) -> None:
    missing = sorted(set(asked) - set(found))
    if missing:
        raise UnknownDelivery(f"there is no delivery {missing[0]}: see the numbers with: seized deliveries list")
