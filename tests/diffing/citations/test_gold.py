"""Our answers against answers that were made by reading, on real documents."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from diffing.changes import Citation
from diffing.citations import find_citations
from tests.diffing.citations.sample import citations

pytestmark = pytest.mark.shared

RESOLUTIONS = ("S/RES/", "A/RES/")
READ = ("ar", "en", "es", "fr", "ru", "zh")
SEEDS = [
    "000_b6baad9d0667153c",
    "001_e2309ad55384f8da",
    "002_625e2f293365f325",
    "003_dc744fbf3757228d",
    "004_dcfda9395982eb1e",
]

Gold = dict[str, Any]


def seed(shared: Path, name: str) -> tuple[str, Gold, tuple[Citation, ...]]:
    text = (shared / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "gold" / "seed_gold.json").read_text(encoding="utf-8"))[f"{name}.txt"]
    return text, gold, find_citations(text, script(text), symbol=gold["metadata"]["symbol"])


def script(text: str) -> str:
    return "zh-Hant" if re.search("[決號議]", text) else "zh"


def rows(shared: Path, name: str) -> list[Gold]:
    return [json.loads(line) for line in (shared / "gold" / name).read_text(encoding="utf-8").splitlines()]


def bracketed(symbol: str) -> str:
    """The gold writes some lettered parts without brackets; the design page has the last word on the spelling."""
    return re.sub(r"(\d)([A-Z])$", r"\1[\2]", symbol)


def mentions(gold: Gold) -> list[tuple[str, Gold]]:
    return [(each["canonical"], mention) for each in gold["citations"] for mention in each["mentions"]]


@pytest.mark.parametrize("name", SEEDS)
def test_every_mention_of_a_seed_is_found_at_its_place_and_no_other(shared: Path, name: str) -> None:
    _, gold, found = seed(shared, name)
    expected = Counter((target, mention["start"], mention["end"]) for target, mention in mentions(gold))
    assert Counter((each.target, each.start, each.end) for each in found) == expected


@pytest.mark.parametrize("name", SEEDS)
def test_every_mention_of_a_seed_has_its_paragraph_date_and_role(shared: Path, name: str) -> None:
    _, gold, found = seed(shared, name)
    at = {each.start: each for each in found}
    for target, mention in mentions(gold):
        each = at[mention["start"]]
        label = mention["para"].lower().replace("(", ".").replace(")", "")
        numbered = f"op{label}" if label.isdecimal() else label
        assert re.fullmatch(rf"{numbered}\d*", each.paragraph), (target, each.paragraph)
        assert str(each.stated_date or "") == mention.get("stated_date", "")
        assert (each.relation == "established_by") == (mention.get("role") == "committee_name")
        assert ("year_conflict" in each.flags) == (mention.get("error") == "year")


def test_pinpoints_of_the_seeds_are_kept(shared: Path) -> None:
    found = {(each.target, each.pinpoint) for name in SEEDS for each in seed(shared, name)[2] if each.pinpoint}
    assert ("S/RES/1373(2001)", "第 1(d)段") in found
    assert ("A/RES/70/174", "附件") in found
    assert ("A/RES/2200(XXI)[A]", "附件") in found


def test_the_seeds_cite_seventy_one_resolutions_together(shared: Path) -> None:
    targets = {each.target for name in SEEDS for each in seed(shared, name)[2] if each.target}
    assert len([target for target in targets if target.startswith(RESOLUTIONS)]) == 71


def test_all_sentences_in_all_languages_are_understood(shared: Path) -> None:
    cases = json.loads((shared / "gold" / "lang_cases.json").read_text(encoding="utf-8"))
    wrong = []
    for case in cases:
        language = script(case["text"]) if case["lang"] == "zh" else case["lang"]
        found = {each.target for each in citations(case["text"], language)}
        if found != {bracketed(symbol) for symbol in case["expect"]}:
            wrong.append((case["text"], found))
    assert wrong == []


@pytest.mark.parametrize("language", READ)
def test_sentences_are_read_with_precision_and_recall_of_97_percent(shared: Path, language: str) -> None:
    chosen = [row for row in rows(shared, "sentences_dev.jsonl") if row["language"] == language]
    pairs = [(row["cited"], citations(row["text"], language, symbol=row["doc_symbol"])) for row in chosen]
    assert min(precision_and_recall(pairs)) >= 0.97


@pytest.mark.parametrize("language", READ)
def test_undamaged_documents_are_read_with_precision_and_recall_of_97_percent(shared: Path, language: str) -> None:
    of_language = [row for row in rows(shared, "citations_dev.jsonl") if row["language"] == language]
    chosen = [row for row in of_language if not row["ocr_or_source_damaged"]]
    pairs = [(row["cited"], find_citations(*document(shared, row), symbol=row["symbol"] or None)) for row in chosen]
    assert min(precision_and_recall(pairs)) >= 0.97


def document(shared: Path, row: Gold) -> tuple[str, str]:
    text = (shared / "corpus" / row["path"]).read_text(encoding="utf-8", errors="replace")
    content = json.loads(text)["Content"] if row["path"].endswith(".json") else text
    return content, script(content) if row["language"] == "zh" else row["language"]


def precision_and_recall(pairs: list[tuple[list[str], tuple[Citation, ...]]]) -> tuple[float, float]:
    """Of resolutions, each counted once a text."""
    hits = found = expected = 0
    for cited, given in pairs:
        want = {bracketed(symbol) for symbol in cited}
        got = {each.target for each in given if each.target and each.target.startswith(RESOLUTIONS)}
        hits, found, expected = hits + len(want & got), found + len(got), expected + len(want)
    return hits / found, hits / expected
