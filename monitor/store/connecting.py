"""Database URLs and the engines behind them.

SQLite is set up so that no update is ever lost: the driver opens no transaction by itself, a writer begins with the
write lock in hand, and readers cannot write (dependencies.md part 2).
"""

import json
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from monitor.store.errors import StoreError, UnusableUrl

BUSY_MILLISECONDS = 5000
CONNECT_SECONDS = 10
READER_KIBIBYTES = 256
"""What each connection that only reads may hold of the file: the operating system holds it once for all of them."""
SHAPES = "write sqlite:////folder/seized.db or postgresql://user@host/name"


def parse(url: str) -> URL:
    """A database's URL, with the driver that we use. Raises UnusableUrl when it names no database that we can use."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise UnusableUrl(f"the database's URL cannot be read: {SHAPES}") from None
    if parsed.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in ("sqlite", "sqlite+pysqlite"):
        raise UnusableUrl(f"{parsed.drivername} is no database that Seized can use: {SHAPES}")
    if parsed.database in (None, "", ":memory:"):
        raise UnusableUrl("SQLite in memory forgets everything: name a file, as in sqlite:////folder/seized.db")
    return parsed


def display_name(url: URL) -> str:
    """How a database is called in messages: the file, or the URL without its password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)


def file_of(url: URL) -> Path | None:
    """Where an SQLite database lives; None for a server."""
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


def writer_engine(url: URL) -> Engine:
    """For transactions that change something: on SQLite one connection, and each begins with the write lock."""
    if file_of(url) is None:
        return _server_engine(url)
    engine = _create(url, pool_size=1, max_overflow=0)
    _on_connect(engine, "foreign_keys=ON")
    _on_begin(engine, "BEGIN IMMEDIATE")
    return engine


def reader_engine(url: URL, writer: Engine) -> Engine:
    """For transactions that only look: each sees one snapshot, and a write through it raises."""
    if file_of(url) is None:
        return writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    engine = _create(url, pool_size=4, max_overflow=4)
    _on_connect(engine, "foreign_keys=ON", "query_only=ON", f"cache_size=-{READER_KIBIBYTES}")
    _on_begin(engine, "BEGIN")
    return engine


def migrating_engine(url: URL) -> Engine:
    """For changes of the tables: on SQLite without foreign keys, because replacing a table would empty those below."""
    if file_of(url) is None:
        return _server_engine(url)
    engine = _create(url, pool_size=1, max_overflow=0)
    _on_connect(engine, "foreign_keys=OFF")
    _on_begin(engine, "BEGIN IMMEDIATE")
    return engine


def _server_engine(url: URL) -> Engine:
    return _create(
        url, pool_size=8, max_overflow=8, pool_pre_ping=True, connect_args={"connect_timeout": CONNECT_SECONDS}
    )


def _create(url: URL, **options: Any) -> Engine:
    try:
        return create_engine(url, hide_parameters=True, json_serializer=_as_json, **options)
    except (ModuleNotFoundError, NoSuchModuleError):
        raise StoreError("PostgreSQL needs its driver: pip install 'seized[postgres]'") from None


def _on_connect(engine: Engine, *pragmas: str) -> None:
    # The time-out comes first: the pragmas after it may themselves meet a lock.
    settings = (f"busy_timeout={BUSY_MILLISECONDS}", "journal_mode=WAL", "synchronous=NORMAL", *pragmas)

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for setting in settings:
            connection.execute(f"PRAGMA {setting}").close()


def _on_begin(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(statement)


def _as_json(value: Any) -> str:
    """A JSON value as it is stored; most are empty lists, which need no encoder."""
    return "[]" if value == [] else json.dumps(value)
