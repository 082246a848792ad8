"""What every test may use: the shared material beside the project, a fixed now, a clean environment."""

import gc
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog
from hypothesis import settings
from structlog.dev import plain_traceback as plain

from tests.support.laws import tried

# Else an exception that is logged is drawn with all that its frames hold, which takes seconds.
structlog.configure([structlog.processors.add_log_level, structlog.dev.ConsoleRenderer(exception_formatter=plain)])

settings.register_profile("everyday", tried(100))
settings.load_profile("everyday")

# The workers and what they start keep compiled modules, as on a user's machine: else each process compiles all of ours.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Nothing that is imported goes away again: looking for garbage in it takes a fifth of the collecting."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each file runs in one worker (what stands for a file is made once); those that last come first."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("SEIZED_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of seeds, gold and corpus; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared material does not stand beside the project")
    return SHARED


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
