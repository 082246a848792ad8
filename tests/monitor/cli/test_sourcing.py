"""Commands on what sources have: what is held back and let through, what is missing, how late each source was."""

import os
from pathlib import Path

import pytest

from monitor.intents import Noticed, Refusal
from monitor.store import notices, schedule
from monitor.store.database import open_database
from sources.documents import Standing
from tests.monitor.cli.conftest import Seized
from tests.support.announcing import SYMBOL, notice
from tests.support.building import NOW
from tests.support.resolutions import resolution

NUMBERS = range(2801, 2821)


@pytest.fixture
def incoming(tmp_path: Path, seized: Seized) -> Path:
    """The watched folder with twenty resolutions that are held."""
    folder = tmp_path / "home" / "incoming"
    folder.mkdir()
    for number in NUMBERS:
        put(folder, number, resolution(number))
    assert seized("poll", "folder").code == 0
    return folder


def put(folder: Path, number: int, text: str, age: int = 1000) -> None:
    """A file that has been lying there for ``age`` seconds."""
    file = folder / f"{number}.txt"
    file.write_text(text, encoding="utf-8")
    when = file.stat().st_mtime - age
    os.utime(file, (when, when))


def test_of_an_adopted_work_without_a_text_is_said_who_says_so_and_no_backfill_is_advised(
    seized: Seized, tmp_path: Path
) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'home' / 'seized.db'}")
    with database.writing() as session:
        said = notice(Standing.EXPECTED, origin="SC/16001")
        notices.remember_notice(session, Noticed(SYMBOL, said, NOW, NOW))
    database.close()
    for command in ("show", "history"):
        done = seized(command, SYMBOL)
        assert (done.code, "adopted on 2026-11-20, says SC/16001, and not issued yet" in done.err) == (1, True)
        assert "backfill" not in done.err


def test_a_source_that_is_held_back_says_so_with_the_way_out(seized: Seized, incoming: Path) -> None:
    for number in NUMBERS:
        put(incoming, number, resolution(number, extra=" and on the pilots"), age=500)
    done = seized("poll", "folder")
    assert (done.code, "seized sources release folder" in done.err) == (1, True)
    (state,) = seized("sources", "--format", "json").objects
    assert (state["state"], state["held_back"] is not None) == ("held back", True)
    assert "held back" in seized("sources").out

    assert seized("sources", "release", "folder").code == 0
    assert "20 changed" in seized("poll", "folder").out
    (state,) = seized("sources", "--format", "json").objects
    assert (state["state"], state["held_back"]) == ("working", None)


def test_what_a_good_poll_did_not_believe_is_shown_with_the_reason_and_when(seized: Seized, incoming: Path) -> None:
    database = open_database(f"sqlite:///{incoming.parent / 'seized.db'}")
    refusal = Refusal(NOW, "the page of 1997 has no table")
    schedule.settle_source(database, "folder", schedule.PollEnd(NOW, refusals=(refusal,)), NOW)
    database.close()
    said = " ".join(seized("sources").out.split())
    assert "folder: not believed" in said
    assert "the page of 1997 has no table" in said
    (state,) = seized("sources", "--format", "json").objects
    assert state["not_believed"] == [{"at": "2026-11-22T06:00:00Z", "reason": "the page of 1997 has no table"}]


@pytest.mark.parametrize(("name", "says"), [("folder", "nothing of it is held back"), ("foldr", "no such source")])
def test_what_cannot_be_let_through_is_one_line(seized: Seized, incoming: Path, name: str, says: str) -> None:
    done = seized("sources", "release", name)
    assert (done.code, says in done.err, done.err.count("\n")) == (2, True, 1)


def test_missing_numbers_stand_together_with_how_long(seized: Seized, incoming: Path) -> None:
    put(incoming, 2824, resolution(2824), age=400)
    seized("poll", "folder")
    out = seized("missing", "--series", "S/RES").out
    assert "S/RES/2821" in out
    assert "not looked for" in out
    shapes = seized("missing", "--format", "json").objects
    assert [(one["first"], one["last"]) for one in shapes if one["missing"] == "number"] == [(1, 2800), (2821, 2823)]


def test_an_empty_collection_misses_nothing(seized: Seized) -> None:
    assert "nothing is missing" in seized("missing").out
    assert seized("missing", "--format", "json").out == ""


def test_lags_of_nothing_are_a_sentence(seized: Seized) -> None:
    assert "nothing came live" in seized("sources", "--lags").out
