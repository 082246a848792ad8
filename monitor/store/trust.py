"""What happened to a source itself, and what is known of it since."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlmodel import col

from monitor.intents import Event, EventType, Planned
from monitor.store.corpus.happenings import add_event
from monitor.store.database import Database
from monitor.store.outbox.adding import add_deliveries
from monitor.store.tables import EventRow, SourceRow


def remember(
    database: Database,
    name: str,
    event: Event,
    deliveries: Sequence[Planned],
    changes: Mapping[str, datetime | str | None],
    now: datetime,
) -> None:
    """Log an event of a source with its deliveries, and change its row. Doing it again adds nothing."""
    with database.writing() as session:
        add_event(session, event, None)
        if deliveries:
            add_deliveries(session, deliveries, now)
        if changes:
            session.execute(update(SourceRow).where(col(SourceRow.name) == name).values(**changes))


def revised_since(database: Database, name: str, moment: datetime) -> int:
    """How many texts of a source were told to be revised or gone since a moment."""
    kinds = [one.value for one in (EventType.REISSUED, EventType.CHANGED_WITHOUT_NOTICE, EventType.UNAVAILABLE)]
    which = col(EventRow.source) == name, col(EventRow.at) >= moment, col(EventRow.type).in_(kinds)
    texts = select(col(EventRow.symbol), col(EventRow.language)).where(*which).distinct()
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(texts.subquery())) or 0
