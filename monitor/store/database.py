"""Opening the database, and the two kinds of transaction: writing and reading."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from monitor.store import revisions
from monitor.store.connecting import display_name, file_of, parse, reader_engine, writer_engine
from monitor.store.errors import MISSING, Stale, StoreError, reporting

__all__ = ["Database", "Stale", "StoreError", "open_database"]


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. ``name`` is how messages call it. Safe to share between threads."""

    name: str
    writer: Engine
    reader: Engine

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction that is kept when the block ends and undone when it raises. Raises StoreError."""
        with reporting(self.name), Session(self.writer, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One snapshot; a write through it raises StoreError."""
        with reporting(self.name), Session(self.reader, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        self.reader.dispose()
        self.writer.dispose()


def open_database(url: str) -> Database:
    """Open a database that stands ready. Raises StoreError when it is missing, unreachable, older or newer."""
    parsed = parse(url)
    name, file = display_name(parsed), file_of(parsed)
    if file is not None and not file.exists():
        raise StoreError(MISSING.format(name=name))
    writer = writer_engine(parsed)
    database = Database(name, writer, reader_engine(parsed, writer))
    try:
        with database.reading() as session:
            revisions.require(session.connection(), name)
    except BaseException:
        database.close()
        raise
    return database
