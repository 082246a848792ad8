"""The feeds of subscriptions: whether an address is still good, and what stands in them."""

from sqlalchemy import select, update
from sqlmodel import col

from monitor.intents import Event
from monitor.store.database import Database
from monitor.store.inserting import insert_if_new
from monitor.store.outbox.stories import deliveries_to
from monitor.store.tables import FeedRow
from monitor.subscribing import Subscription

NEWEST = 100
"""Deliveries that a feed goes back."""


def renewals(database: Database, subscription_id: int) -> int:
    """How often a feed's address was renewed; the number that its good address carries."""
    with database.reading() as session:
        found = select(col(FeedRow.renewals)).where(col(FeedRow.subscription_id) == subscription_id)
        return session.scalars(found).one_or_none() or 0


def renew(database: Database, subscription_id: int) -> int:
    """Make every address of a feed so far lead nowhere; the number that the new one carries."""
    with database.writing() as session:
        insert_if_new(session, FeedRow, subscription_id=subscription_id, renewals=0)
        whose = update(FeedRow).where(col(FeedRow.subscription_id) == subscription_id)
        return session.scalars(whose.values(renewals=FeedRow.renewals + 1).returning(col(FeedRow.renewals))).one()


def told(database: Database, subscription: Subscription) -> tuple[Event, ...]:
    """The events that a subscription's channel was told, or is to be told, because of it; newest first, each once."""
    made = deliveries_to(database, subscription.channel_id, NEWEST)
    its = (one for one in made if any(reason.subscription == subscription.name for reason in one.reasons))
    return tuple({event.key: event for one in its for event in one.events}.values())
