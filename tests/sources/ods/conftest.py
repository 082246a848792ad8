"""A make-believe Official Document System for each test."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.sources.ods.system import System


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as opened:
        yield opened


@pytest.fixture
def ods(stack: ExitStack) -> System:
    return System(stack)
