"""Storing rows that may be there already, without a race.

The statements go to the connection itself: nothing here is an object that the session should know, and finding that
out takes the session longer than the database takes to store the row.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from sqlalchemy.orm import Session
from sqlmodel import SQLModel


def insert_if_new(session: Session, table: type[SQLModel], /, **values: Any) -> bool:
    """Whether the row was stored; False when a row with one of its unique values is there already."""
    return new_key(session, table, **values) is not None


def new_key(session: Session, table: type[SQLModel], /, **values: Any) -> Any:
    """The first column of the primary key of the row that was stored; None when one with one of its unique values is
    there already."""
    connection = session.connection()
    stored = connection.execute(_if_new(connection.dialect.name, table), values).first()
    return stored[0] if stored else None


def insert_new(session: Session, table: type[SQLModel], /, rows: Iterable[Mapping[str, Any]]) -> None:
    """Store those of the rows whose unique values are not there yet."""
    connection, values = session.connection(), list(rows)
    if values:
        connection.execute(_where_new(connection.dialect.name, table), values)


def insert_or_replace(session: Session, table: type[SQLModel], /, **values: Any) -> None:
    """Store a row, or give the row of that primary key these values: written once in either case."""
    connection = session.connection()
    connection.execute(_or_replace(connection.dialect.name, table, tuple(values)), values)


def _insert(dialect: str) -> Any:
    """The dialect's own INSERT; the other dialect, with all of its drivers, is not loaded."""
    return import_module(f"sqlalchemy.dialects.{dialect}").insert


@cache
def _where_new(dialect: str, table: type[SQLModel]) -> Any:
    """Made once, as all of these: making it anew for each row would take longer than storing the row."""
    return _insert(dialect)(table.__table__).on_conflict_do_nothing()  # type: ignore[attr-defined]


@cache
def _if_new(dialect: str, table: type[SQLModel]) -> Any:
    # A returned column tells a stored row from a skipped one; the drivers' row counts do not agree on that.
    return _where_new(dialect, table).returning(next(iter(table.__table__.primary_key)))  # type: ignore[attr-defined]


@cache
def _or_replace(dialect: str, table: type[SQLModel], names: tuple[str, ...]) -> Any:
    rows = table.__table__  # type: ignore[attr-defined]
    made = _insert(dialect)(rows)
    key = [column.name for column in rows.primary_key]
    replaced = {name: made.excluded[name] for name in names if name not in key}
    return made.on_conflict_do_update(index_elements=key, set_=replaced)
