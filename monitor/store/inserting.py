"""Storing rows that may be there already, without a race."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

_INSERT: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_if_new(session: Session, table: type[SQLModel], **values: Any) -> bool:
    """Whether the row was stored; False when a row with one of its unique values is there already."""
    return session.execute(_statement(session.get_bind().dialect.name, table), values).first() is not None


@cache
def _statement(dialect: str, table: type[SQLModel]) -> Any:
    """Made once: making it anew for each row would take longer than storing the row."""
    rows = table.__table__  # type: ignore[attr-defined]
    # A returned column tells a stored row from a skipped one; the drivers' row counts do not agree on that.
    return _INSERT[dialect](rows).on_conflict_do_nothing().returning(next(iter(rows.primary_key)))
