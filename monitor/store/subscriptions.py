"""Channels, and the subscriptions that choose events for them. An address goes in and out, and nowhere else."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.indexing import KEYED_BY, KINDS, Question, keys_of
from monitor.intents import Channel, EventType
from monitor.store import filing
from monitor.store.database import Database, StoreError
from monitor.store.inserting import insert_if_new
from monitor.store.portions import portions
from monitor.store.rules import rule, rule_values
from monitor.store.tables import ChannelRow, FeedRow, SubscriptionRow
from monitor.subscribing import Preference, Quiet, Rhythm, Subscription


def add_channel(database: Database, name: str, address: str, redacted: str, now: datetime) -> Channel:
    """Make a channel; an address that is one already gives that one, whatever its name.

    Raises StoreError when the name belongs to another address.
    """
    with database.writing() as session:
        return channel_noun(channel_added(session, name, address, redacted, now))


def channel_added(session: Session, name: str, address: str, redacted: str, now: datetime) -> ChannelRow:
    """The channel with this address, made when there is none yet; what `add_channel` says holds here too."""
    fingerprint = sha256(address.encode("utf-8", "surrogatepass")).hexdigest()
    values = {"name": name, "address": address, "address_sha256": fingerprint, "redacted": redacted}
    insert_if_new(session, ChannelRow, **values, enabled=True, created_at=now)
    found = session.scalars(select(ChannelRow).where(col(ChannelRow.address_sha256) == fingerprint)).one_or_none()
    if found is None:
        raise StoreError(f"another channel is called {name!r}: choose another name")
    return found


def channels(database: Database) -> tuple[Channel, ...]:
    """Every channel, by name."""
    with database.reading() as session:
        return tuple(channel_noun(row) for row in session.scalars(select(ChannelRow).order_by(col(ChannelRow.name))))


def channel(database: Database, name: str) -> Channel | None:
    """The channel of a name, None when there is none such."""
    with database.reading() as session:
        row = session.scalars(select(ChannelRow).where(col(ChannelRow.name) == name)).one_or_none()
        return channel_noun(row) if row else None


def rename_channel(database: Database, channel_id: int, name: str) -> None:
    """Call a channel something else. Raises StoreError when the name belongs to another one."""
    with database.writing() as session:
        taken = select(col(ChannelRow.id)).where(col(ChannelRow.name) == name, col(ChannelRow.id) != channel_id)
        if session.scalars(taken).first() is not None:
            raise StoreError(f"another channel is called {name!r}: choose another name")
        session.execute(update(ChannelRow).where(col(ChannelRow.id) == channel_id).values(name=name))


def enable_channel(database: Database, name: str) -> Channel:
    """Let a channel be sent to again: what waited for it is due. Raises StoreError for an unknown name."""
    with database.writing() as session:
        enable = update(ChannelRow).where(col(ChannelRow.name) == name).values(enabled=True, disabled_reason=None)
        row = session.scalars(enable.returning(ChannelRow)).one_or_none()
        if row is None:
            raise StoreError(f"there is no channel {name!r}: see the names with: seized channels list")
        return channel_noun(row)


def add(database: Database, wanted: Subscription, now: datetime) -> Subscription:
    """Make a subscription; its number is chosen here. Raises StoreError when the name is taken."""
    with database.writing() as session:
        return added(session, wanted, now)


def put(database: Database, wanted: Sequence[Subscription], now: datetime) -> tuple[Subscription, ...]:
    """Make subscriptions, or make those of their names so; all of them or, when one cannot be, none."""
    with database.writing() as session:
        held = {row.name: row for row in _rows_named(session, [one.name for one in wanted])}
        fresh = [_values(replace(one, created_at=now)) for one in wanted if one.name not in held]
        if fresh:
            session.execute(insert(SubscriptionRow), fresh)
        for one in wanted:
            if one.name in held:
                _change(held[one.name], one)
        session.flush()
        made = {row.name: _noun(row) for row in _rows_named(session, [one.name for one in wanted])}
        filing.file(session, {one.id: keys_of(one) for one in made.values()})
        return tuple(made[one.name] for one in wanted)


def _rows_named(session: Session, names: Sequence[str]) -> Iterator[SubscriptionRow]:
    for some in portions(names):
        yield from session.scalars(select(SubscriptionRow).where(col(SubscriptionRow.name).in_(some)))


def _change(row: SubscriptionRow, wanted: Subscription) -> None:
    for column, value in _values(replace(wanted, created_at=row.created_at)).items():
        setattr(row, column, value)


def added(session: Session, wanted: Subscription, now: datetime) -> Subscription:
    """Make a subscription within a transaction. Raises StoreError when the name is taken."""
    if not insert_if_new(session, SubscriptionRow, **_values(replace(wanted, created_at=now))):
        raise StoreError(f"another subscription is called {wanted.name!r}: choose another name")
    return _filed(session, session.scalars(select(SubscriptionRow).where(_named(wanted.name))).one())


def _filed(session: Session, row: SubscriptionRow) -> Subscription:
    noun = _noun(row)
    filing.file(session, {noun.id: keys_of(noun)})
    return noun


def refile(database: Database) -> int:
    """Bring the keys of subscriptions up to date that older code filed; how many they were."""
    with database.reading() as session:
        older = filing.unfiled(session)
    for some in portions(older):
        with database.writing() as session:
            for row in session.scalars(select(SubscriptionRow).where(col(SubscriptionRow.id).in_(some))):
                _filed(session, row)
                row.keyed_by = KEYED_BY
    return len(older)


def candidates(database: Database, questions: Iterable[Question]) -> tuple[Subscription, ...]:
    """The subscriptions that may want the events asked for, in the order they were made."""
    with database.reading() as session:
        found = filing.found(session, questions)
        rows = (select(SubscriptionRow).where(col(SubscriptionRow.id).in_(some)) for some in portions(found))
        nouns = [_noun(row) for some in rows for row in session.scalars(some)]
    return tuple(sorted(nouns, key=lambda one: one.id))


def kinds_in_use(database: Database) -> frozenset[str]:
    """The kinds of keys that the index has (monitor.indexing)."""
    with database.reading() as session:
        return frozenset(KINDS) if filing.unfiled(session) else filing.kinds_in_use(session)


def subscriptions(database: Database) -> tuple[Subscription, ...]:
    """Every subscription, in the order they were made."""
    with database.reading() as session:
        rows = session.scalars(select(SubscriptionRow).order_by(col(SubscriptionRow.id)))
        return tuple(_noun(row) for row in rows)


def of_channel(database: Database, channel_id: int) -> tuple[Subscription, ...]:
    """The subscriptions that lead to a channel, in the order they were made."""
    with database.reading() as session:
        rows = select(SubscriptionRow).where(col(SubscriptionRow.channel_id) == channel_id)
        return tuple(_noun(row) for row in session.scalars(rows.order_by(col(SubscriptionRow.id))))


def wanting_quiet_weeks(database: Database) -> tuple[Subscription, ...]:
    """The subscriptions that are told when nothing matched in a week."""
    with database.reading() as session:
        return tuple(
            _noun(row) for row in session.scalars(select(SubscriptionRow).where(col(SubscriptionRow.quiet_week)))
        )


def subscription(database: Database, id_or_name: int | str) -> Subscription | None:
    """A subscription by number or name; a name that looks like another's number finds the name."""
    with database.reading() as session:
        row = _find(session, id_or_name)
        return _noun(row) if row else None


def named(database: Database, names: Sequence[str]) -> dict[str, Subscription]:
    """The subscriptions of some names."""
    with database.reading() as session:
        return {row.name: _noun(row) for row in _rows_named(session, names)}


def remove_subscription(database: Database, id_or_name: int | str) -> Subscription | None:
    """Forget a subscription; what it was, None when there is none such. Deliveries already made stay."""
    with database.writing() as session:
        row = _find(session, id_or_name)
        if row is None:
            return None
        removed(session, [row.id or 0])
        return _noun(row)


def removed_all(session: Session, channel_id: int) -> int:
    """Forget every subscription of a channel, within a transaction; how many they were."""
    whose = col(SubscriptionRow.channel_id) == channel_id
    ids = session.scalars(select(col(SubscriptionRow.id)).where(whose)).all()
    removed(session, ids)
    return len(ids)


def removed(session: Session, ids: Sequence[int | None]) -> None:
    """Forget subscriptions and their feeds, within a transaction."""
    filing.unfile(session, [one or 0 for one in ids])
    for some in portions(ids):
        session.execute(delete(FeedRow).where(col(FeedRow.subscription_id).in_(some)))
        session.execute(delete(SubscriptionRow).where(col(SubscriptionRow.id).in_(some)))


def language_of(session: Session, channel_id: int) -> str | None:
    """The language that a channel's subscriptions prefer, the oldest first; None when they prefer none."""
    whose = col(SubscriptionRow.channel_id) == channel_id
    rows = session.scalars(select(col(SubscriptionRow.languages)).where(whose).order_by(col(SubscriptionRow.id)))
    return next((str(languages[0]) for languages in rows if languages), None)


def followed(session: Session, symbols: Collection[str]) -> frozenset[str]:
    """Which of the symbols a subscription names as works."""
    return filing.filed_among(session, "symbols", symbols)


def asked_for(session: Session, symbols: Collection[str]) -> frozenset[str]:
    """Of which of the symbols a subscription wants to know who cites them."""
    return filing.filed_among(session, "cites", symbols)


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


def _values(one: Subscription) -> dict[str, Any]:
    """Every column but the number."""
    return {
        "name": one.name,
        "channel_id": one.channel_id,
        "rules": [rule_values(each) for each in one.rules],
        "exclusions": [rule_values(each) for each in one.exclusions],
        "languages": list(one.languages),
        "preference": one.preference.value,
        "rhythm": one.rhythm.value,
        "timezone": one.timezone,
        "quiet": f"{one.quiet.start:%H:%M}-{one.quiet.end:%H:%M}" if one.quiet else None,
        "weekday": one.weekday,
        "hour": one.hour,
        "pierce": [kind.value for kind in one.pierce],
        "quiet_week": one.quiet_week,
        "muted_until": one.muted_until,
        "keyed_by": KEYED_BY,
        "created_at": one.created_at,
    }


def _noun(row: SubscriptionRow) -> Subscription:
    assert row.id is not None
    return Subscription(
        id=row.id,
        name=row.name,
        channel_id=row.channel_id,
        rules=tuple(rule(values) for values in row.rules),
        languages=tuple(row.languages),
        created_at=row.created_at,
        exclusions=tuple(rule(values) for values in row.exclusions),
        preference=Preference(row.preference),
        rhythm=Rhythm(row.rhythm),
        timezone=row.timezone,
        quiet=_quiet(row.quiet),
        weekday=row.weekday,
        hour=row.hour,
        pierce=tuple(EventType(kind) for kind in row.pierce),
        quiet_week=row.quiet_week,
        muted_until=row.muted_until,
    )


def _quiet(stored: str | None) -> Quiet | None:
    return Quiet(*(time.fromisoformat(part) for part in stored.split("-"))) if stored else None
