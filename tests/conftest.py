"""What every test may use: the shared material beside the project, a fixed now, a clean environment."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.laws import tried

settings.register_profile("everyday", tried(100))
settings.load_profile("everyday")

# The workers and what they start keep compiled modules, as on a user's machine: else each process compiles all of ours.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

SHARED = Path(__file__).resolve().parents[2] / "shared"


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
