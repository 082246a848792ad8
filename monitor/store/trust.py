"""What happened to a source itself, and what is known of it since."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import update
from sqlmodel import col

from monitor.intents import Event, Planned
from monitor.store.corpus.happenings import add_event
from monitor.store.database import Database
from monitor.store.outbox.adding import add_deliveries
from monitor.store.tables import SourceRow


def remember(
    database: Database,
    name: str,
    event: Event,
    deliveries: Sequence[Planned],
    changes: Mapping[str, datetime | None],
    now: datetime,
) -> None:
    """Log an event of a source with its deliveries, and change its row. Doing it again adds nothing."""
    with database.writing() as session:
        add_event(session, event, None)
        if deliveries:
            add_deliveries(session, deliveries, now)
        if changes:
            session.execute(update(SourceRow).where(col(SourceRow.name) == name).values(**changes))
