"""What every test of notifiers may use: all that reaches the program's log."""

import logging
from collections.abc import Iterator

import pytest


class Kept(logging.Handler):
    """Keeps every record that comes to the root, as text."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name} {record.getMessage()} {record.args}")


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """The lines that the program's log gets, at the most talkative level.

    Not pytest's own capture, which also listens to loggers that pass nothing on.
    """
    root, kept = logging.getLogger(), Kept()
    level = root.level
    root.addHandler(kept)
    root.setLevel(logging.DEBUG)
    yield kept.lines
    root.setLevel(level)
    root.removeHandler(kept)
