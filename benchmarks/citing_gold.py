"""Citations against answers made by reading: precision, recall, and every miss and false hit, per language."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks.corpora import SHARED, read, script
from diffing.changes import Citation, Metadata, Paragraph, Part, Piece, Structure
from diffing.citations import cite, find_citations

GOLD = SHARED / "gold"
ORGANS = {"Security Council": "S/RES/", "General Assembly": "A/RES/"}


@dataclass
class Score:
    """Documents, mentions and distinct targets counted, and what was wrong."""

    documents: int = 0
    mentions: int = 0
    right: int = 0
    found: int = 0
    expected: int = 0
    wrong: list[str] = field(default_factory=list)

    def row(self) -> str:
        precision, recall = self.right / max(self.found, 1), self.right / max(self.expected, 1)
        return f"{self.documents:9}{self.mentions:10}{self.expected:9}{precision:11.4f}{recall:8.4f}"

    def add(self, name: str, want: set[str], given: tuple[Citation, ...], organ: str) -> None:
        """Count one text: each resolution of the organ once."""
        want = {symbol for symbol in want if symbol.startswith(organ)}
        hits = [each.target for each in given if each.target and each.target.startswith(organ)]
        got = set(hits)
        self.documents += 1
        self.mentions += len(hits)
        self.right += len(want & got)
        self.found += len(got)
        self.expected += len(want)
        self.wrong += [f"{name}: missed {symbol}" for symbol in sorted(want - got)]
        self.wrong += [f"{name}: false {symbol}" for symbol in sorted(got - want)]


@dataclass(frozen=True)
class Answered:
    """A text with its own gold: what it cites, and whether its words are damaged."""

    where: str
    name: str
    language: str
    cited: set[str]
    given: tuple[Citation, ...]
    damaged: bool


def main() -> None:
    """Print the tables. Says so when the gold does not stand beside the project."""
    if not GOLD.is_dir():
        print("no gold beside the project: nothing to score")
        return
    answered = [*documents(), *sentences()]
    for name in ("documents", "sentences"):
        for damaged in (False, True):
            chosen = [each for each in answered if each.where == name and each.damaged is damaged]
            if chosen:
                _table(f"{name}, {'damaged sources' if damaged else 'clean text'}", chosen)
    _cases()
    _seeds()


def _table(title: str, answered: list[Answered]) -> None:
    print(f"-- {title}\n{'':28}documents  mentions  targets  precision  recall")
    wrong: list[str] = []
    for organ, prefix in ORGANS.items():
        for language in sorted({each.language for each in answered}):
            score = Score()
            for each in answered:
                if each.language == language:
                    score.add(f"{language} {each.name}", each.cited, each.given, prefix)
            print(f"{organ:20}{language:8}{score.row()}")
            wrong += score.wrong
    print("\n".join(f"   {line}" for line in wrong))


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def bracketed(symbol: str) -> str:
    """The gold writes some lettered parts without the brackets of the canonical spelling."""
    return re.sub(r"(\d)([A-Z])$", r"\1[\2]", symbol)


def documents() -> Iterator[Answered]:
    """The documents of citations_dev; those with damage by their row's own note are scored apart."""
    for row in rows("citations_dev.jsonl"):
        held = read(row["path"], row["language"])
        given = find_citations(held.text, held.language, symbol=row["symbol"] or None)
        cited = {bracketed(symbol) for symbol in row["cited"]}
        yield Answered("documents", row["doc_id"], row["language"], cited, given, bool(row["ocr_or_source_damaged"]))


def sentences() -> Iterator[Answered]:
    """The sentences of sentences_dev, each a paragraph by itself."""
    for row in rows("sentences_dev.jsonl"):
        given = in_sentence(row["text"], row["language"], row["doc_symbol"])
        cited = {bracketed(symbol) for symbol in row["cited"]}
        yield Answered("sentences", str(row["sent_id"]), row["language"], cited, given, bool(row["source_error"]))


def in_sentence(text: str, language: str, symbol: str | None = None) -> tuple[Citation, ...]:
    """What a single paragraph cites."""
    paragraph = Paragraph("pp1", Part.PREAMBLE, None, None, text, (Piece(0, len(text)),))
    return cite(Structure(language, Metadata(), (paragraph,)), text, symbol=symbol)


def _cases() -> None:
    right, cases = 0, json.loads((GOLD / "lang_cases.json").read_text(encoding="utf-8"))
    print("-- short sentences")
    for case in cases:
        language = script(case["text"]) if case["lang"] == "zh" else case["lang"]
        found = {each.target for each in in_sentence(case["text"], language)}
        right += found == {bracketed(symbol) for symbol in case["expect"]}
    print(f"{'understood':28}{right} of {len(cases)}")


def _seeds() -> None:
    print("-- seeds: mentions at the right place with the right target")
    for name, gold in json.loads((GOLD / "seed_gold.json").read_text(encoding="utf-8")).items():
        if name == "_about":
            continue
        text = (SHARED / "seeds" / name).read_text(encoding="utf-8")
        given = find_citations(text, script(text), symbol=gold["metadata"]["symbol"])
        want = Counter(
            (each["canonical"], at["start"], at["end"]) for each in gold["citations"] for at in each["mentions"]
        )
        got = Counter((each.target, each.start, each.end) for each in given)
        print(f"{name:28}{sum((want & got).values())} of {want.total()}; false {(got - want).total()}")
