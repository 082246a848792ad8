"""Storing rows that may be there already, without a race."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

_INSERT: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_if_new(session: Session, table: type[SQLModel], **values: Any) -> bool:
    """Whether the row was stored; False when a row with one of its unique values is there already."""
    insert = _INSERT[session.get_bind().dialect.name](table).values(**values).on_conflict_do_nothing()
    # A returned column tells a stored row from a skipped one; the drivers' row counts do not agree on that.
    key = next(iter(table.__table__.primary_key))  # type: ignore[attr-defined]
    return session.execute(insert.returning(key)).first() is not None
