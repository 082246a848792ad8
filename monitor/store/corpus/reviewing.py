"""The log of events from its beginning, for those who go through much of it."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlmodel import col

from monitor.intents import Event
from monitor.store import translating
from monitor.store.database import Database
from monitor.store.portions import SIZE
from monitor.store.tables import EventRow


def events_since(database: Database, since: datetime) -> Iterator[Event]:
    """Every event at or after an instant, in the order in which they were written; a few hundred are held at a time."""
    last = 0
    while True:
        rows = select(EventRow).where(col(EventRow.id) > last, col(EventRow.at) >= since)
        with database.reading() as session:
            page = [translating.event(row) for row in session.scalars(rows.order_by(col(EventRow.id)).limit(SIZE))]
        yield from page
        if len(page) < SIZE:
            return
        last = page[-1].id or last
