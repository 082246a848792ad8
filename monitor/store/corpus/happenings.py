"""The log of events."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.intents import Event, EventType
from monitor.store import translating
from monitor.store.database import Database
from monitor.store.inserting import new_key
from monitor.store.tables import EventRow


def add_event(session: Session, event: Event, version_id: int | None) -> Event | None:
    """Log an event, inside the caller's transaction; the event with its number, None when it was there."""
    version_id = event.version_id or version_id
    number = new_key(
        session,
        EventRow,
        key=event.key,
        type=event.type.value,
        symbol=event.symbol,
        language=event.language,
        source=event.source,
        at=event.at,
        data=event.data,
        version_id=version_id,
    )
    return None if number is None else replace(event, id=number, version_id=version_id)


def event_named(database: Database, name: str) -> Event | None:
    """The event of a key or a number, None when there is none such."""
    by_number = col(EventRow.id) == int(name) if name.isascii() and name.isdecimal() and len(name) < 19 else None
    with database.reading() as session:
        row = session.scalars(select(EventRow).where(col(EventRow.key) == name)).one_or_none()
        if row is None and by_number is not None:
            row = session.scalars(select(EventRow).where(by_number)).one_or_none()
        return translating.event(row) if row else None


def events(
    database: Database,
    *,
    since: datetime | None = None,
    types: Collection[EventType] = (),
    symbol: str | None = None,
    limit: int = 100,
) -> tuple[Event, ...]:
    """Up to ``limit`` events, newest first: at or after ``since``, of some types, of one work, as far as given."""
    rows = select(EventRow).order_by(col(EventRow.id).desc()).limit(limit)
    if since is not None:
        rows = rows.where(col(EventRow.at) >= since)
    if types:
        rows = rows.where(col(EventRow.type).in_([EventType(kind).value for kind in types]))
    if symbol is not None:
        rows = rows.where(col(EventRow.symbol) == symbol)
    with database.reading() as session:
        return tuple(translating.event(row) for row in session.scalars(rows))
