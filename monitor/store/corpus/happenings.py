"""The log of events."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlmodel import col

from monitor.intents import Event, EventType
from monitor.store import translating
from monitor.store.database import Database
from monitor.store.tables import EventRow


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
