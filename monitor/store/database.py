"""Opening the database, and the two kinds of transaction: writing and reading."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from monitor.store import revisions
from monitor.store.connecting import display_name, file_of, parse, reader_engine, writer_engine
from monitor.store.errors import MISSING, Stale, StoreError, reporting
from monitor.store.turns import Turns

__all__ = ["Database", "Stale", "StoreError", "open_database"]


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. ``name`` is how messages call it; ``turn`` is what a writer waits for. Safe to share between
    threads."""

    name: str
    writer: Engine
    reader: Engine
    turn: Callable[[], AbstractContextManager[None]]

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction that is kept when the block ends and undone when it raises. Raises StoreError."""
        with reporting(self.name), self._session(self.writer) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One snapshot; a write through it raises StoreError."""
        with reporting(self.name), Session(self.reader, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def together(self) -> Iterator["Database"]:
        """One transaction for all that is done through the database that this gives: kept when the block ends, and
        undone when it raises. What it shows is one snapshot, but for what is done in it. Raises StoreError."""
        writer = self.writer
        if writer.dialect.name == "postgresql":
            # Or facts of two moments would meet in one decision; who comes between is refused, and nothing is kept.
            writer = writer.execution_options(isolation_level="REPEATABLE READ")
        with reporting(self.name), self._session(writer) as session:
            yield _Together(self.name, self.writer, self.reader, nullcontext, session)

    @contextmanager
    def _session(self, writer: Engine) -> Iterator[Session]:
        with self.turn(), Session(writer, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        self.reader.dispose()
        self.writer.dispose()


@dataclass(frozen=True, slots=True)
class _Together(Database):
    """A database whose transactions are parts of one that is open."""

    session: Session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        yield self.session
        self.session.flush()
        self.session.expunge_all()  # or the next part would be shown rows as this one had read them

    reading = writing


def open_database(url: str) -> Database:
    """Open a database that stands ready. Raises StoreError when it is missing, unreachable, older or newer."""
    parsed = parse(url)
    name, file = display_name(parsed), file_of(parsed)
    if file is not None and not file.exists():
        raise StoreError(MISSING.format(name=name))
    writer = writer_engine(parsed)
    turn = nullcontext if file is None else Turns().turn  # a server has as many writers as it likes, SQLite one
    database = Database(name, writer, reader_engine(parsed, writer), turn)
    try:
        with database.reading() as session:
            revisions.require(session.connection(), name)
    except BaseException:
        database.close()
        raise
    return database
