"""The log of events from its beginning, for those who go through much of it."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import col

from monitor.intents import Event, EventType
from monitor.store import translating
from monitor.store.database import Database
from monitor.store.portions import SIZE
from monitor.store.tables import EventRow, WorkRow


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


def backfilled_since(database: Database, since: date) -> tuple[Event, ...]:
    """The events of works adopted on or after a day whose first text was not seen live."""
    rows = (
        select(EventRow)
        .join(WorkRow, col(WorkRow.symbol) == col(EventRow.symbol))
        .where(col(EventRow.type) == EventType.BACKFILLED.value, col(WorkRow.adopted_on) >= since)
    )
    with database.reading() as session:
        return tuple(translating.event(row) for row in session.scalars(rows.order_by(col(EventRow.id))))
