"""Bringing a database's tables up to date, and saying whether they are."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, text

from monitor.store import revisions
from monitor.store.connecting import display_name, file_of, migrating_engine, parse, reader_engine, writer_engine
from monitor.store.errors import MISSING, StoreError, reporting
from monitor.store.revisions import head

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["check", "comparing", "head", "is_current", "upgrade"]

# Any number that nobody else uses: programs that upgrade one PostgreSQL database at a time queue up behind it.
_UPGRADE_LOCK = 0x5E12ED


def upgrade(url: str) -> None:
    """Make the tables, or bring them to this program's revision, in one transaction; an SQLite file and its folder are
    made when missing. Doing it again changes nothing, doing it twice at once neither.

    Raises StoreError, also when a newer program made the database; then nothing is touched.
    """
    parsed = parse(url)
    file = file_of(parsed)
    if file is not None:
        if is_current(url):
            return
        _make_folder(file)
    with _connected(url) as (connection, name):
        _wait_for_others(connection)
        revision = revisions.current(connection)
        revisions.refuse_newer(revision, name)
        if revision != head():
            _run_migrations(connection)
            _refuse_orphans(connection, name)


def check(url: str) -> list[str]:
    """What is wrong with a database's tables, one sentence each; empty when nothing is.

    Raises StoreError when it is missing, unreachable, or made by a newer program.
    """
    parsed = parse(url)
    file, name = file_of(parsed), display_name(parsed)
    if file is not None and not file.exists():
        raise StoreError(MISSING.format(name=name))
    with _connected(url) as (connection, name):
        revision = revisions.current(connection)
        revisions.refuse_newer(revision, name)
        if revision != head():
            return [f"{name} has revision {revision or 'none'} and needs {head()}: bring it up with: seized db upgrade"]
        return [f"{name} differs from what this program makes: {difference}" for difference in _differences(connection)]


def comparing(connection: Connection) -> dict[str, Any]:
    """How Alembic is to compare and change the tables of a database (dependencies.md part 2)."""
    from monitor.store.tables import metadata

    def include_name(name: str | None, kind: str, _parents: Any) -> bool:
        return kind != "table" or name in metadata.tables or name == "alembic_version"

    on_sqlite = connection.dialect.name == "sqlite"
    return {
        "target_metadata": metadata,
        "include_name": include_name,
        "render_as_batch": on_sqlite,
        "compare_type": True,
        "compare_server_default": True,
        "transactional_ddl": True,
    }


def is_current(url: str) -> bool:
    """Whether an SQLite file needs no upgrade: asked without the write lock, which another program may hold for long.

    Raises StoreError when a newer program made it.
    """
    parsed = parse(url)
    file = file_of(parsed)
    if file is None or not file.is_file() or not file.stat().st_size:
        return False
    name = display_name(parsed)
    writer = writer_engine(parsed)
    reader = reader_engine(parsed, writer)
    try:
        with reporting(name), reader.begin() as connection:
            revision = revisions.current(connection)
    finally:
        reader.dispose()
        writer.dispose()
    revisions.refuse_newer(revision, name)
    return revision == head()


def _make_folder(file: Path) -> None:
    if file.is_dir():
        raise StoreError(f"{file} is a folder: the database's URL must name a file")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the folder {file.parent} cannot be made: {error.strerror}; name another one") from error


@contextmanager
def _connected(url: str) -> Iterator[tuple[Connection, str]]:
    """A transaction that may change tables, and the database's name for messages."""
    parsed = parse(url)
    engine, name = migrating_engine(parsed), display_name(parsed)
    try:
        with reporting(name), engine.begin() as connection:
            yield connection, name
    finally:
        engine.dispose()


def _wait_for_others(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})


def _run_migrations(connection: Connection) -> None:
    from alembic import command

    command.upgrade(_configuration(connection), "head")


def _configuration(connection: Connection) -> "Config":
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(revisions.MIGRATIONS).replace("%", "%%"))
    configuration.attributes["connection"] = connection
    return configuration


def _refuse_orphans(connection: Connection, name: str) -> None:
    """Undo a migration that left rows pointing at nothing: SQLite does not look while tables are replaced."""
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StoreError(f"{name} cannot be brought up: rows would lose what they belong to; nothing was changed")


def _differences(connection: Connection) -> list[str]:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    options = comparing(connection)
    target = options.pop("target_metadata")
    context = MigrationContext.configure(connection, opts=options)
    return [_wording(difference) for difference in compare_metadata(context, target)]


def _wording(difference: Any) -> str:
    """``("remove_table", Table(…))``, or a list of such for one column, in words."""
    first = difference[0] if isinstance(difference, list) else difference
    named = [part if isinstance(part, str) else getattr(part, "name", None) for part in first[1:]]
    return " ".join([first[0].replace("_", " "), *(str(name) for name in named if name)])
