"""Which revision of the tables a database has, and whether this program can work with it.

Kept apart from the migrations because Alembic takes long to import and every start asks.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from monitor.store.errors import FOREIGN, StoreError

MIGRATIONS = Path(__file__).parent / "migrations"


def known() -> tuple[str, ...]:
    """Every revision that this program knows, oldest first: a migration's file name begins with its revision."""
    return tuple(sorted(path.name.split("_", 1)[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py")))


def head() -> str:
    """The revision that this program works with."""
    return known()[-1]


def current(connection: Connection) -> str | None:
    """The database's revision; None when it holds no Seized database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def refuse_newer(revision: str | None, name: str) -> None:
    """Raises StoreError when a newer program made the database ``name``."""
    if revision is not None and revision not in known():
        raise StoreError(
            f"{name} was made by a newer Seized (revision {revision}; this one knows up to {head()}): "
            "install that version, or name another database"
        )


def require(connection: Connection, name: str) -> None:
    """Raises StoreError unless the database ``name`` has exactly the tables that this program works with."""
    revision = current(connection)
    refuse_newer(revision, name)
    if revision is None:
        raise StoreError(FOREIGN.format(name=name))
    if revision != head():
        raise StoreError(f"{name} has revision {revision} and needs {head()}: bring it up with: seized db upgrade")
