"""Five real documents, handed in as files: what the program must make of them, by the gold made by reading."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import Command

pytestmark = [pytest.mark.shared, pytest.mark.slow]

NUMBERED = {"000": (0, 35), "001": (40, 41), "002": (20, 22), "003": (17, 17), "004": (21, 43)}
FIRST_IN_COLLECTION = {"004": 10, "003": 10, "002": 20, "001": 30, "000": 1}


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, dict[str, Any]]:
    document: dict[str, dict[str, Any]] = json.loads((shared / "gold/seed_gold.json").read_text(encoding="utf-8"))
    return {name[:3]: answer for name, answer in document.items() if name.endswith(".txt")}


@pytest.fixture(scope="module")
def held(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Command:
    command = Command(tmp_path_factory.mktemp("seeds"))
    command("subscribe", "console:", "--cites", "S/RES/1373(2001)")
    command("backfill", "--files", *sorted((shared / "seeds").glob("*.txt")))
    return command


@pytest.fixture(scope="module")
def works(held: Command) -> dict[str, dict[str, Any]]:
    """The five, by the number of their file."""
    symbols = {event["subject"]: event for event in held.lines("events")}
    shown = [held.lines("show", symbol)[0] for symbol in symbols]
    return {Path(one["address"]).name[:3]: one for one in shown}


@pytest.mark.parametrize("seed", NUMBERED)
def test_a_seed_is_known_by_the_symbol_and_dates_that_it_prints(
    seed: str, works: dict[str, dict[str, Any]], gold: dict[str, dict[str, Any]]
) -> None:
    said, work = gold[seed]["metadata"], works[seed]["work"]
    assert work["own_key"] is (said["symbol"] is None)
    assert said["symbol"] in (None, work["symbol"])
    assert work["adopted_on"] == said["date"]
    assert said["body"].startswith(work["body"])
    assert (work["session"], work["meeting"]) == (said["session"] and str(said["session"]), said["meeting"])


@pytest.mark.parametrize("seed", NUMBERED)
def test_a_seed_has_the_paragraphs_that_a_reader_counts(seed: str, works: dict[str, dict[str, Any]]) -> None:
    top = Counter(one["part"] for one in works[seed]["paragraphs"] if "." not in one["path"])
    assert (top["preamble"], top["operative"]) == NUMBERED[seed]


def test_a_paragraph_that_breaks_off_is_flagged(works: dict[str, dict[str, Any]]) -> None:
    flagged = {
        seed: [p["path"] for p in work["paragraphs"] if "truncated" in p["flags"]] for seed, work in works.items()
    }
    assert {seed: paths for seed, paths in flagged.items() if paths} == {"004": ["op35"]}


def test_a_backfill_alerts_nobody(held: Command, works: dict[str, dict[str, Any]]) -> None:
    assert len(works) == 5
    assert held.lines("deliveries", "list") == []
    assert {event["type"].rsplit(".", 1)[-1] for event in held.lines("events")} <= {"backfilled", "cited_by"}


@pytest.mark.parametrize("seed", NUMBERED)
def test_cite_finds_the_mentions_of_the_gold_and_nothing_else(
    seed: str, shared: Path, seized: Command, gold: dict[str, dict[str, Any]]
) -> None:
    file = next((shared / "seeds").glob(f"{seed}_*.txt"))
    text = file.read_text(encoding="utf-8")
    [answer] = seized.lines("cite", file)
    found = sorted((one["target"], one["start"], one["end"]) for one in answer["citations"])
    wanted = sorted(
        (one["canonical"], mention["start"], mention["end"])
        for one in gold[seed]["citations"]
        for mention in one["mentions"]
    )
    assert found == wanted
    assert all(text[one["start"] : one["end"]] == one["printed"] for one in answer["citations"])


def test_a_wrong_year_is_flagged_and_kept_as_printed(shared: Path, seized: Command) -> None:
    [answer] = seized.lines("cite", next((shared / "seeds").glob("001_*.txt")))
    flagged = [(one["target"], one["printed"]) for one in answer["citations"] if "year_conflict" in one["flags"]]
    assert flagged == [("S/RES/2195(2014)", "2195(2015)")]


def test_the_five_cite_71_resolutions(works: dict[str, dict[str, Any]]) -> None:
    cited = {one["target"] for work in works.values() for one in work["citations"]}
    assert len({target for target in cited if "/RES/" in target}) == 71


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_ingestion_changes_nothing(order: int, shared: Path, seized: Command) -> None:
    for file in sorted((shared / "seeds").glob("*.txt"))[::order]:
        seized.here("backfill", "--files", file)
    first = {}
    for symbol in {event["subject"] for event in seized.lines("events")}:
        [shown] = seized.lines("show", symbol)
        first[Path(shown["address"]).name[:3]] = len(shown["newly"]["first_in_collection"])
    assert first == FIRST_IN_COLLECTION


def test_a_process_of_its_own_prints_the_same(held: Command) -> None:
    printed = held("events", "--format", "json").splitlines()
    assert [json.loads(line) for line in printed] == held.lines("events")


def test_a_second_backfill_of_the_same_files_changes_nothing(held: Command, shared: Path) -> None:
    before = held.lines("events")
    held("backfill", "--files", *sorted((shared / "seeds").glob("*.txt")))
    assert held.lines("events") == before
