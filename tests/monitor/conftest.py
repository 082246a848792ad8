"""What the tests of the core stand on: a real SQLite database, and a clock that a test moves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.receiving import Context
from tests.support.standing import Clock, context_on, fresh_database


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def context(tmp_path: Path, clock: Clock) -> Iterator[Context]:
    database = fresh_database(tmp_path)
    yield context_on(database, clock)
    database.close()
