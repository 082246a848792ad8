"""One service on one embedded database: the second is refused at its start.

The lock is the operating system's on a file beside the database, so that it ends with its holder, however that ends.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SQLITE = "sqlite:///"


class AlreadyRunning(RuntimeError):
    """Another service uses the database. The text is one line with the way out."""


@contextmanager
def alone(database_url: str) -> Iterator[None]:
    """Hold an SQLite file for this service until the block ends; any number may share a database server.

    Raises AlreadyRunning.
    """
    file = database_url.removeprefix(SQLITE)
    if file == database_url or not file or file == ":memory:":
        yield
        return
    with Path(file + ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AlreadyRunning(
                f"another service runs on {file}: stop it, give this one another SEIZED_HOME, "
                "or use a PostgreSQL database for several services"
            ) from error
        yield
