"""What is printed cannot steer a terminal, and JSON stays JSON."""

import json
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO, TextIOWrapper

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


def test_a_table_in_a_pipe_is_not_folded(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    symbol = "A/RES/ES-10/24/" + "x" * 200
    printing.table(("work", "event"), [(symbol, "new")])
    assert symbol in capsys.readouterr().out


@pytest.mark.parametrize("columns", ["0", "1", "10"])
def test_a_terminal_without_room_still_gets_the_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    printing.say("held: 5 works")
    printing.table(("source", "state"), [("folder", "waiting")])
    assert {"held:", "folder", "waiting"} <= set(capsys.readouterr().out.split())


def test_a_file_s_name_stays_on_its_line() -> None:
    assert printing.name("a\nseized: all is well\r.txt") == "a\ufffdseized: all is well\ufffd.txt"


def test_a_very_long_complaint_loses_its_middle(capsys: pytest.CaptureFixture[str]) -> None:
    printing.complain(f"S/RES/{'9' * 100_000}: not a symbol; write it as S/RES/2617(2021)")
    line = capsys.readouterr().err
    assert len(line) < 700
    assert line.startswith("seized: S/RES/99")
    assert line.endswith("write it as S/RES/2617(2021)\n")


def test_json_for_a_locale_without_unicode_is_json(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = TextIOWrapper(BytesIO(), encoding="ascii", errors="backslashreplace")
    monkeypatch.setattr("sys.stdout", stream)
    printing.emit({"text": "é 决议 \U0001f54a"})
    stream.flush()
    assert json.loads(stream.buffer.getvalue()) == {"text": "é 决议 \U0001f54a"}
