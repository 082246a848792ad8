"""One line for each event of the program, without secrets."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from monitor.logs import configure, masked


class Full(io.StringIO):
    """Has no room for the first line that comes."""

    refused = 0

    def write(self, text: str) -> int:
        if not self.refused:
            self.refused = 1
            raise OSError("no space left")
        return super().write(text)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    before = structlog.get_config()
    yield
    structlog.configure(**before)
    root.handlers[:], root.level = handlers, level


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://user:sesame@host/db",
        "smtp://user:sesame@mail.example/?from=a@example.org",
        "https://hooks.slack.com/services/sesame/sesame",
        "slack://sesame/sesame",
        "https://x.example/?token=sesame&a=b",
    ],
)
def test_secrets_of_addresses_are_masked(address: str) -> None:
    assert "sesame" not in masked(f"could not reach {address} today")


def test_what_is_no_secret_stays() -> None:
    assert masked("https://zh.wikisource.org/wiki/S/RES/2617") == "https://zh.wikisource.org/wiki/S/RES/2617"


def test_a_line_is_json_with_its_action_and_ids(capsys: pytest.CaptureFixture[str]) -> None:
    configure("info", "json")
    structlog.get_logger().info("polled", action="poll", source="folder", error="postgresql://u:sesame@h/d")
    (line,) = capsys.readouterr().err.splitlines()
    said = json.loads(line)
    assert (said["action"], said["source"], said["level"]) == ("poll", "folder", "info")
    assert "sesame" not in line


def test_other_libraries_go_the_same_way(capsys: pytest.CaptureFixture[str]) -> None:
    configure("info", "json")
    logging.getLogger("somebody").warning("cannot reach %s", "smtp://u:sesame@h")
    (line,) = capsys.readouterr().err.splitlines()
    assert "sesame" not in json.loads(line)["event"]


def test_an_exception_is_one_line_too(capsys: pytest.CaptureFixture[str]) -> None:
    configure("info", "json")
    try:
        int("no number")
    except ValueError:
        structlog.get_logger().exception("unexpected", action="poll")
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_lesser_lines_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure("warning", "json")
    structlog.get_logger().info("polled")
    assert capsys.readouterr().err == ""


def test_a_line_goes_to_what_standard_error_is_by_then(monkeypatch: pytest.MonkeyPatch) -> None:
    configure("info", "json")
    later = io.StringIO()
    monkeypatch.setattr(sys, "stderr", later)
    structlog.get_logger().info("seen")
    assert json.loads(later.getvalue())["event"] == "seen"


def test_what_cannot_be_written_is_not_dumped_with_its_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    configure("info", "json")
    full = Full()
    monkeypatch.setattr(sys, "stderr", full)
    logging.getLogger("other").warning("%s", "smtp://user:sesame@mail.example/")
    assert full.refused == 1
    assert full.getvalue() == ""
