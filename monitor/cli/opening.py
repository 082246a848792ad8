"""What a command opens before it works: the settings, the database, or the whole service; all closed at the end."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from monitor.cli.options import Options
from monitor.cli.sweeping import resume

if TYPE_CHECKING:
    from monitor.service import Service
    from monitor.settings import Settings
    from monitor.store.database import Database

# The modules behind these functions take long to import: each command pays for what it opens and for no more.


def now() -> datetime:
    """The time of the command, aware, UTC."""
    return datetime.now(UTC)


def settings(context: typer.Context) -> "Settings":
    """The settings in force. Raises SettingsError."""
    from monitor.settings import load

    options: Options = context.obj
    return load(config=options.config, home=options.home)


@contextmanager
def opened_service(context: typer.Context, *, log_level: str | None = None) -> Iterator["Service"]:
    """Everything wired together; an embedded database is made or brought up to date first.

    ``log_level`` None: a command that runs once says what it does by itself, and logs only with ``--debug``.
    """
    from monitor import logs
    from monitor.wiring import build

    chosen = settings(context)
    logs.configure(log_level or ("debug" if context.obj.debug else "critical"), chosen.logs.format)
    with ExitStack() as stack:
        service = build(chosen, stack)
        resume()
        yield service


@contextmanager
def opened_database(context: typer.Context) -> Iterator["Database"]:
    """The database alone, for commands that ask no source; an embedded one is made or brought up to date first."""
    from monitor.opening import open_store

    with ExitStack() as stack:
        database = open_store(settings(context), stack)
        resume()
        yield database


@contextmanager
def opened_watch(context: typer.Context) -> "Iterator[tuple[Database, tuple[str, ...]]]":
    """The database, and the names of the sources that the settings choose, for commands that only look."""
    from threading import Event

    from monitor.sites import open_web, sources_of

    chosen = settings(context)
    with opened_database(context) as database, open_web(chosen, database, Event()) as web:
        yield database, tuple(sources_of(chosen, web))
