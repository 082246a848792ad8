"""The five seeds and the corpus, where they stand beside the project."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.structure import counted, labels
from diffing.changes import Body, Part, Structure
from diffing.structure import structure
from tests.diffing.structure.texts import by_path, of

pytestmark = pytest.mark.shared

SEEDS = (
    "000_b6baad9d0667153c.txt",
    "001_e2309ad55384f8da.txt",
    "002_625e2f293365f325.txt",
    "003_dc744fbf3757228d.txt",
    "004_dcfda9395982eb1e.txt",
)
COUNTS = dict(zip(SEEDS, [(0, 35, 0), (40, 41, 0), (20, 22, 0), (17, 17, 4), (21, 43, 3)], strict=True))


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@pytest.fixture(params=SEEDS)
def seed(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def gold(shared: Path, seed: str) -> dict[str, Any]:
    every: dict[str, dict[str, Any]] = json.loads(read(shared / "gold" / "seed_gold.json"))
    return every[seed]


@pytest.fixture
def text(shared: Path, seed: str) -> str:
    return read(shared / "seeds" / seed)


def numbered(found: Structure) -> list[str]:
    return [each.path for each in of(found, Part.OPERATIVE) if re.fullmatch(r"op\d+", each.path)]


def test_paragraphs_are_as_many_as_read_by_hand(seed: str, text: str) -> None:
    found = structure(text)
    assert (len(of(found, Part.PREAMBLE)), len(numbered(found)), len(of(found, Part.NOTE))) == COUNTS[seed]


def test_sub_paragraphs_are_those_read_by_hand(gold: dict[str, Any], text: str) -> None:
    wanted = [
        f"op{number}.{letter}" for number, letters in gold["structure"]["subparagraphs"].items() for letter in letters
    ]
    assert [each.path for each in of(structure(text), Part.OPERATIVE) if "." in each.path] == wanted


def test_the_head_says_what_was_read_by_hand(gold: dict[str, Any], text: str) -> None:
    said, found = gold["metadata"], structure(text).metadata
    assert found.symbol == said["symbol"]
    assert found.adopted_on == date.fromisoformat(said["date"])
    assert str(found.session or None) == str(said["session"])
    assert (found.meeting, found.agenda_item) == (said.get("meeting"), said["agenda_item"])
    assert found.body is not None
    assert said["body"].startswith(found.body.value)


def test_dates_of_distribution_titles_and_origins_are_read(shared: Path) -> None:
    third, fourth = (structure(read(shared / "seeds" / name)).metadata for name in SEEDS[3:])
    assert (third.masthead_on, third.report, third.draft) == (date(2016, 1, 8), "A/70/490", None)
    assert (fourth.masthead_on, fourth.report, fourth.draft) == (date(2014, 6, 24), None, "A/68/L.50")
    assert (third.body, fourth.body) == (Body.GENERAL_ASSEMBLY, Body.GENERAL_ASSEMBLY)


def test_scripts_are_told_apart(gold: dict[str, Any], text: str) -> None:
    assert structure(text).language == {"Hans": "zh", "Hant": "zh-Hant"}[gold["metadata"]["script"]]


def test_spans_are_those_read_by_hand(gold: dict[str, Any], text: str) -> None:
    found = by_path(structure(text))
    for path, spans in _spans(gold):
        covered = "".join(text[piece.start : piece.end] for piece in found[path].pieces)
        printed = "".join(text[start:end] for start, end in spans)
        plain = re.sub(r"\*\*|<sup>\d</sup>|[¹²³]", "", printed).strip()
        assert plain.endswith(covered.strip()), path
        assert len(plain) - len(covered.strip()) <= len("(00) 00. "), path


def _spans(gold: dict[str, Any]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for span in gold["paragraph_spans"]:
        label = span["label"].lower().replace("(", ".").replace(")", "")
        path = f"op{label}" if label.isdigit() else label
        if re.match(r"(?:pp|op|fn)\d", path):
            spans.setdefault(path, []).append((span["start"], span["end"]))
    yield from spans.items()


def test_only_the_paragraph_that_lost_its_end_is_truncated(shared: Path) -> None:
    flagged = [
        (name[:3], each.path)
        for name in SEEDS
        for each in structure(read(shared / "seeds" / name)).paragraphs
        if "truncated" in each.flags
    ]
    assert flagged == [("004", "op35")]


def test_calls_lead_to_their_notes(shared: Path) -> None:
    found = structure(read(shared / "seeds" / SEEDS[3]))
    calls = [(each.path, call.note) for each in found.paragraphs for call in each.calls]
    assert calls == [("pp2", "fn1"), ("pp6", "fn2"), ("pp9", "fn3"), ("pp15", "fn4"), ("op15", "fn2")]


@pytest.mark.parametrize(
    ("folder", "every"),
    [
        ("mandate_pipeline_ga/txt", 90),
        ("cr_unsc/data/res_en_gold", 40),
        ("machinman_fr/split", 120),
        ("pages_excerpts", 1),
    ],
)
def test_numbers_of_real_texts_run_on_or_are_flagged(shared: Path, folder: str, every: int) -> None:
    for path in sorted((shared / "corpus" / folder).glob("*"))[::every]:
        if path.suffix == ".txt":
            found = structure(read(path))
            assert _unflagged_gaps(found) == [], path.name


def _unflagged_gaps(found: Structure) -> list[str]:
    last: dict[str, int] = {}
    gaps = []
    for each in found.paragraphs:
        numbered_path = re.fullmatch(r"(?P<prefix>.*?)op(?P<number>\d+)", each.path)
        if not numbered_path or each.number is None:
            continue
        prefix, number = numbered_path["prefix"], int(numbered_path["number"])
        if number != last.get(prefix, 0) + 1 and not each.flags:
            gaps.append(each.path)
        last[prefix] = number
    return gaps


def test_preamble_and_operative_part_are_told_apart_as_read_by_hand(shared: Path) -> None:
    wanted = dict(labels())
    right = [path for path, counts in wanted.items() if counted(structure(read(shared / "corpus" / path))) == counts]
    assert len(wanted) == 60
    assert len(right) >= 59
