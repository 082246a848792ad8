"""What a command opens before it works: the settings, the database, or the whole service; all closed at the end."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from monitor.cli.options import Options

if TYPE_CHECKING:
    from monitor.settings import Settings
    from monitor.store.database import Database
    from monitor.wiring import Service

# The modules behind these functions take seconds to import; `seized --help` and `seized cite` need none of them.


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
        yield build(chosen, stack)


@contextmanager
def opened_database(context: typer.Context) -> Iterator["Database"]:
    """The database alone, for commands that only look; an embedded one is made or brought up to date first."""
    from monitor.wiring import open_store

    with ExitStack() as stack:
        yield open_store(settings(context), stack)
