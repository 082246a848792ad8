"""Who may claim a row, in what order claimed rows come, and how all claims end."""

from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, Executable, or_, update
from sqlmodel import col

from monitor.store.database import Database
from monitor.store.tables import SourceRow, WantedTextRow


def unclaimed(
    table: type[SourceRow] | type[WantedTextRow], now: datetime | BindParameter[datetime]
) -> ColumnElement[bool]:
    return or_(col(table.lease_until).is_(None), col(table.lease_until) <= now)


def release_all(database: Database) -> None:
    """Give every claimed source and wanted text back untouched, whoever holds it."""
    with database.writing() as session:
        for table in (SourceRow, WantedTextRow):
            session.execute(update(table).where(col(table.lease_until).is_not(None)).values(lease_until=None))


def due_order(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0


def nothing_due(database: Database, waiting: Executable) -> bool:
    """Whether there is nothing to claim: asked at every tick, without the write lock."""
    with database.reading() as session:
        return session.execute(waiting).first() is None
