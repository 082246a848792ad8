"""One line and an exit code for everything that can go wrong."""

import errno

import pytest

from monitor.cli.failing import FailedWork, WrongInput, explained
from sources.errors import Unreachable


@pytest.mark.parametrize(
    ("error", "line", "code"),
    [
        (WrongInput("a.txt: empty"), "a.txt: empty", 2),
        (FailedWork("two\n lines"), "two lines", 1),
        (Unreachable("wikisource-zh: no answer"), "wikisource-zh: no answer", 1),
        (KeyboardInterrupt(), "interrupted; what was finished is kept", 130),
        (PermissionError(errno.EACCES, "Permission denied", "x.toml"), "x.toml: Permission denied", 1),
    ],
)
def test_each_error_is_one_line_with_its_code(error: BaseException, line: str, code: int) -> None:
    assert explained(error) == (line, code)


def test_a_full_disk_is_named() -> None:
    line, code = explained(OSError(errno.ENOSPC, "No space left on device", "/data/seized.db"))
    assert "no space left" in line
    assert "/data/seized.db" in line
    assert code == 1


def test_what_nobody_expected_says_how_to_see_more() -> None:
    line, code = explained(RuntimeError("first\nsecond"))
    assert line == "unexpected RuntimeError: first second (seized --debug COMMAND shows where)"
    assert code == 1
