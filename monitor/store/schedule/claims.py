"""Who may claim a row, and in what order claimed rows come."""

from datetime import datetime

from sqlalchemy import ColumnElement, or_
from sqlmodel import col

from monitor.store.tables import SourceRow, WantedTextRow


def unclaimed(table: type[SourceRow] | type[WantedTextRow], now: datetime) -> ColumnElement[bool]:
    return or_(col(table.lease_until).is_(None), col(table.lease_until) <= now)


def due_order(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0
