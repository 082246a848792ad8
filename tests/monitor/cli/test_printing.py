"""What is printed cannot steer a terminal, and JSON stays JSON."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from monitor.cli import printing


def test_control_characters_are_shown_not_obeyed() -> None:
    assert printing.harmless("a\x1b[2Jb\x9bc\u202ed") == "a\ufffd[2Jb\ufffdc\ufffdd"


def test_chinese_arabic_and_line_ends_are_left_alone() -> None:
    assert printing.harmless("决议\nقرار") == "决议\nقرار"


def test_one_object_stands_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    printing.emit({"text": "第2617(2021)号\u2028决议", "at": datetime(2041, 1, 1, tzinfo=timezone(timedelta(hours=1)))})
    line = capsys.readouterr().out
    assert line.count("\n") == 1
    assert json.loads(line) == {"text": "第2617(2021)号\u2028决议", "at": "2040-12-31T23:00:00Z"}


def test_a_time_says_its_zone() -> None:
    assert printing.moment(datetime(2041, 1, 2, 3, 4, tzinfo=UTC)) == "2041-01-02 03:04 UTC"
    assert printing.moment(None) == "–"


def test_a_long_symbol_is_folded_never_cut(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    symbol = "A/RES/ES-10/24/" + "x" * 40
    printing.table(("work", "event"), [(symbol, "new")])
    printed = "".join(line.split(" ")[0] for line in capsys.readouterr().out.splitlines())
    assert symbol in printed
