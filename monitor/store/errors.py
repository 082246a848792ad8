"""What can go wrong with the database, each as one line that names the database and the way out."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class StoreError(Exception):
    """The database could not do what was asked. The text is one line without secrets."""


class UnusableUrl(StoreError):
    """What the settings call a database is none that we can use."""


class Stale(StoreError):
    """What a decision was made against is no longer so. Read the facts again and decide again."""


LOCKED = "the database {name} is locked by another program: let it finish, or stop it, and try again"
FULL = "the disk of the database {name} is full: make room; nothing already stored is lost"
FAILING = "the disk of the database {name} gives errors, or a limit on file sizes was met: see to it and try again"
READ_ONLY = "the database {name} cannot be written: give this user the right to write the file and its folder"
MISSING = "there is no database at {name}: make it with: seized db upgrade"
CLOSED = "the database {name} cannot be opened: its folder must exist, and this user must be allowed to write there"
DAMAGED = "{name} is damaged or is no SQLite database: put a backup in its place, or name another database"
FOREIGN = "{name} holds no Seized database: make it with: seized db upgrade"
UNREACHABLE = "the database {name} cannot be reached: start the server, or correct the database's URL and password"

# The names of SQLite's primary result codes, which extended ones begin with (https://www.sqlite.org/rescode.html).
_SQLITE = {
    "SQLITE_BUSY": LOCKED,
    "SQLITE_LOCKED": LOCKED,
    "SQLITE_FULL": FULL,
    "SQLITE_IOERR": FAILING,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_PERM": READ_ONLY,
    "SQLITE_CANTOPEN": CLOSED,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
}

# PostgreSQL's error codes or classes, longest first (https://www.postgresql.org/docs/current/errcodes-appendix.html).
_POSTGRESQL = {
    "25006": READ_ONLY,
    "42501": READ_ONLY,
    "42P01": FOREIGN,
    "53100": FULL,
    "55P03": LOCKED,
    "40": LOCKED,
    "08": UNREACHABLE,
    "28": UNREACHABLE,
    "3D": UNREACHABLE,
    "57P": UNREACHABLE,
}


@contextmanager
def reporting(name: str) -> Iterator[None]:
    """Turn what the database driver raises inside the block into a StoreError about the database ``name``.

    A value that a column refuses (a naive datetime, say) stays the ValueError that it is: a mistake of the caller.
    """
    try:
        yield
    except PoolTimeout as error:
        raise StoreError(LOCKED.format(name=name)) from error
    except IntegrityError as error:
        raise StoreError(sentence(name, error.orig)) from None  # the driver's error quotes the row, secrets and all
    except DBAPIError as error:
        raise StoreError(sentence(name, error.orig)) from error
    except StatementError as error:
        raise ValueError(str(error.orig)) from error
    except OverflowError as error:
        raise StoreError(f"the database {name} cannot hold so large a number") from error


def sentence(name: str, error: BaseException | None) -> str:
    """One line for a driver's error, without the values that were to be stored: they may hold secrets."""
    return (_known(error) or _unknown(error)).format(name=name)


def _known(error: BaseException | None) -> str | None:
    if isinstance(error, sqlite3.Error):
        return _sqlite(error)
    code = getattr(error, "sqlstate", None)
    if code is None and type(error).__name__ == "OperationalError":
        return UNREACHABLE  # the driver gives no code when it got no connection, or lost it
    return next((text for start, text in _POSTGRESQL.items() if str(code).startswith(start)), None)


def _sqlite(error: sqlite3.Error) -> str | None:
    if str(error).startswith("no such table"):
        return FOREIGN
    code = getattr(error, "sqlite_errorname", "")
    return next((text for start, text in _SQLITE.items() if code.startswith(start)), None)


def _unknown(error: BaseException | None) -> str:
    diagnosis = getattr(error, "diag", None)
    said = getattr(diagnosis, "message_primary", None) or str(error)
    first_line = (said.splitlines() or [type(error).__name__])[0]
    return "the database {name} refused: " + first_line.replace("{", "{{").replace("}", "}}")
