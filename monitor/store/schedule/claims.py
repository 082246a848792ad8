"""Who may claim a row, and in what order claimed rows come."""

from datetime import datetime

from sqlalchemy import ColumnElement, Executable, or_
from sqlmodel import col

from monitor.store.database import Database
from monitor.store.tables import SourceRow, WantedTextRow


def unclaimed(table: type[SourceRow] | type[WantedTextRow], now: datetime) -> ColumnElement[bool]:
    return or_(col(table.lease_until).is_(None), col(table.lease_until) <= now)


def due_order(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0


def nothing_due(database: Database, waiting: Executable) -> bool:
    """Whether there is nothing to claim: asked at every tick, without the write lock."""
    with database.reading() as session:
        return session.execute(waiting).first() is None
