"""Channels, and the subscriptions that choose events for them. An address goes in and out, and nowhere else."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.intents import Channel, Rule, Subscription
from monitor.store import translating
from monitor.store.database import Database, StoreError
from monitor.store.inserting import insert_if_new
from monitor.store.tables import ChannelRow, SubscriptionRow


def add_channel(database: Database, name: str, address: str, redacted: str, now: datetime) -> Channel:
    """Make a channel; an address that is one already gives that one, whatever its name.

    Raises StoreError when the name belongs to another address.
    """
    fingerprint = sha256(address.encode("utf-8", "surrogatepass")).hexdigest()
    with database.writing() as session:
        insert_if_new(
            session,
            ChannelRow,
            name=name,
            address=address,
            address_sha256=fingerprint,
            redacted=redacted,
            enabled=True,
            created_at=now,
        )
        found = session.scalars(select(ChannelRow).where(col(ChannelRow.address_sha256) == fingerprint)).one_or_none()
        if found is None:
            raise StoreError(f"another channel is called {name!r}: choose another name")
        return channel_noun(found)


def channels(database: Database) -> tuple[Channel, ...]:
    """Every channel, by name."""
    with database.reading() as session:
        return all_channels(session)


def channel(database: Database, name: str) -> Channel | None:
    """The channel of a name, None when there is none such."""
    with database.reading() as session:
        row = session.scalars(select(ChannelRow).where(col(ChannelRow.name) == name)).one_or_none()
        return channel_noun(row) if row else None


def enable_channel(database: Database, name: str) -> Channel:
    """Let a channel be sent to again: what waited for it is due. Raises StoreError for an unknown name."""
    with database.writing() as session:
        enable = update(ChannelRow).where(col(ChannelRow.name) == name).values(enabled=True, disabled_reason=None)
        row = session.scalars(enable.returning(ChannelRow)).one_or_none()
        if row is None:
            raise StoreError(f"there is no channel {name!r}: see the names with: seized channels list")
        return channel_noun(row)


def add_subscription(
    database: Database, name: str, channel_id: int, rules: Sequence[Rule], languages: Sequence[str], now: datetime
) -> Subscription:
    """Make a subscription. Raises StoreError when the name is taken."""
    with database.writing() as session:
        added = insert_if_new(
            session,
            SubscriptionRow,
            name=name,
            channel_id=channel_id,
            rules=[translating.rule_values(rule) for rule in rules],
            languages=list(languages),
            created_at=now,
        )
        if not added:
            raise StoreError(f"another subscription is called {name!r}: choose another name")
        return _noun(session.scalars(select(SubscriptionRow).where(_named(name))).one())


def subscriptions(database: Database) -> tuple[Subscription, ...]:
    """Every subscription, in the order they were made."""
    with database.reading() as session:
        return all_subscriptions(session)


def subscription(database: Database, id_or_name: int | str) -> Subscription | None:
    """A subscription by number or name; a name that looks like another's number finds the name."""
    with database.reading() as session:
        row = _find(session, id_or_name)
        return _noun(row) if row else None


def remove_subscription(database: Database, id_or_name: int | str) -> Subscription | None:
    """Forget a subscription; what it was, None when there is none such. Deliveries already made stay."""
    with database.writing() as session:
        row = _find(session, id_or_name)
        if row is None:
            return None
        session.execute(delete(SubscriptionRow).where(col(SubscriptionRow.id) == row.id))
        return _noun(row)


def all_channels(session: Session) -> tuple[Channel, ...]:
    return tuple(channel_noun(row) for row in session.scalars(select(ChannelRow).order_by(col(ChannelRow.name))))


def all_subscriptions(session: Session) -> tuple[Subscription, ...]:
    return tuple(_noun(row) for row in session.scalars(select(SubscriptionRow).order_by(col(SubscriptionRow.id))))


def channel_noun(row: ChannelRow) -> Channel:
    assert row.id is not None
    return Channel(row.id, row.name, row.address, row.redacted, row.enabled, row.disabled_reason)


def _find(session: Session, id_or_name: int | str) -> SubscriptionRow | None:
    text = str(id_or_name)
    matches = [_named(text)] if isinstance(id_or_name, str) else []
    if text.isascii() and text.isdecimal() and len(text) < 10:  # longer numbers are larger than any id
        matches.append(col(SubscriptionRow.id) == int(text))
    if not matches:
        return None
    by_name_first = col(SubscriptionRow.name) != text
    return session.scalars(select(SubscriptionRow).where(or_(*matches)).order_by(by_name_first).limit(1)).first()


def _named(name: str) -> ColumnElement[bool]:
    return col(SubscriptionRow.name) == name


def _noun(row: SubscriptionRow) -> Subscription:
    assert row.id is not None
    rules = tuple(translating.rule(values) for values in row.rules)
    return Subscription(row.id, row.name, row.channel_id, rules, tuple(row.languages), row.created_at)
