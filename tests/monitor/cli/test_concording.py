"""The command concordance."""

from pathlib import Path

import pytest

from tests.monitor.cli.conftest import Seized
from tests.support.resolutions import chinese
from tests.support.resolutions import resolution as english

SYMBOL = "S/RES/2903(2026)"


@pytest.fixture
def filled(seized: Seized, tmp_path: Path) -> Seized:
    (tmp_path / "en.txt").write_text(english(2903))
    assert seized("backfill", "--files", str(tmp_path / "en.txt")).code == 0
    return seized


def take_in(seized: Seized, tmp_path: Path, text: str) -> None:
    (tmp_path / "zh.txt").write_text(text)
    assert seized("backfill", "--files", str(tmp_path / "zh.txt")).code == 0


def test_a_work_in_one_language_has_nothing_to_compare(filled: Seized) -> None:
    assert "held in one language" in filled("concordance", SYMBOL).out
    (found,) = filled("concordance", SYMBOL, "--format", "json").objects
    assert found == {"symbol": SYMBOL, "languages": ["en"], "differences": []}


def test_versions_that_agree_are_said_to(filled: Seized, tmp_path: Path) -> None:
    take_in(filled, tmp_path, chinese(2903))
    assert "the same paragraphs, citations, dates and numbers" in filled("concordance", SYMBOL).out
    assert "languages_differ" not in filled("events").out


def test_a_difference_is_shown_with_every_reading_and_is_an_event(filled: Seized, tmp_path: Path) -> None:
    take_in(filled, tmp_path, chinese(2903).replace("2027年6月30日", "2027年6月29日"))
    (one,) = filled("concordance", SYMBOL, "--format", "json").objects[0]["differences"]
    assert (one["check"], one["paragraph"]) == ("dates", "op1")
    assert [reading["values"] for reading in one["readings"]] == [["2027-06-30"], ["2027-06-29"]]
    assert "zh: 2027-06-29" in filled("concordance", SYMBOL).out
    (event,) = filled("events", "--event", "languages-differ", "--format", "json").objects
    assert event["data"]["differences"] == [one]


def test_a_paragraph_that_one_language_lacks_is_shown_between_those_beside_it(filled: Seized, tmp_path: Path) -> None:
    text = chinese(2903)
    operative = [line for line in text.splitlines() if line.startswith("2")][-1]
    take_in(filled, tmp_path, text.replace(f"{operative}\n", ""))
    (one,) = [
        each
        for each in filled("concordance", SYMBOL, "--format", "json").objects[0]["differences"]
        if each["check"] == "paragraphs" and each["paragraph"]
    ]
    english, other = one["readings"]
    assert (one["paragraph"], english["values"], other["values"]) == ("op2", ["op2"], [])
    assert other["before"]["path"] == "op1"
    shown = filled("concordance", SYMBOL).out
    assert "op2: not in every language" in shown
    assert shown.index(other["before"]["quote"][:10]) < shown.index("zh: nothing of these")


def test_a_work_that_is_not_held_is_named(seized: Seized) -> None:
    done = seized("concordance", SYMBOL)
    assert (done.code, "not held" in done.err) == (1, True)
