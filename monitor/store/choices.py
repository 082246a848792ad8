"""What a channel's reader changes by the links in messages: how it comes, and whether."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import col

from monitor.intents import Channel
from monitor.outgoing import DeliveryState
from monitor.store import subscriptions
from monitor.store.database import Database
from monitor.store.tables import ChannelRow, DeliveryRow
from monitor.subscribing import Subscription

STOPPED = "stopped by its reader"


def of_channel(database: Database, channel_id: int) -> tuple[Channel, tuple[Subscription, ...]] | None:
    """A channel and its subscriptions; None when there is no such channel any more."""
    with database.reading() as session:
        row = session.get(ChannelRow, channel_id)
        channel = subscriptions.channel_noun(row) if row else None
    return None if channel is None else (channel, subscriptions.of_channel(database, channel_id))


def stop(database: Database, channel_id: int, now: datetime) -> None:
    """Send nothing more to a channel: what waits for it is given up. Its subscriptions stay, for the operator to see.

    Stopping twice is stopping once.
    """
    waiting = col(DeliveryRow.channel_id) == channel_id, col(DeliveryRow.state) == DeliveryState.DUE.value
    with database.writing() as session:
        stopped = update(ChannelRow).where(col(ChannelRow.id) == channel_id, col(ChannelRow.enabled))
        session.execute(stopped.values(enabled=False, disabled_reason=STOPPED))
        given_up = {"state": DeliveryState.DEAD.value, "next_attempt_at": None, "slot": None, "settled_at": now}
        session.execute(update(DeliveryRow).where(*waiting).values(**given_up))


def change(database: Database, wanted: Subscription, now: datetime) -> None:
    """Keep a subscription as its reader wants it."""
    subscriptions.put(database, [wanted], now)


def end(database: Database, channel_id: int, subscription_id: int) -> None:
    """End one subscription of a channel; that of another channel is not touched."""
    found = subscriptions.subscription(database, subscription_id)
    if found is not None and found.channel_id == channel_id:
        subscriptions.remove_subscription(database, subscription_id)
