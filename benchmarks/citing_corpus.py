"""Citations over the whole corpus: known edges found, no exception, and no citation of a later document unflagged."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.corpora import CORPUS, Held, texts
from diffing.changes import Citation
from diffing.citations import find_citations
from diffing.symbols import SymbolError, parse

EDGES = CORPUS / "uniteideas_sc_edges" / "edges.csv"
SHOWN = 40


@dataclass
class Reading:
    """What reading the corpus gave."""

    citations: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    cited: dict[str, dict[int, set[int]]] = field(default_factory=lambda: defaultdict(dict))
    raised: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)


def main() -> None:
    """Print the tables. Says so when the corpus does not stand beside the project."""
    if not CORPUS.is_dir():
        print("no corpus beside the project: nothing to read")
        return
    reading = Reading()
    for held in texts():
        _read(held, reading)
    print("-- the whole corpus")
    print(f"{'':12}{'texts':>10}{'citations':>12}")
    for language in sorted(reading.texts):
        print(f"{language:12}{reading.texts[language]:10,}{reading.citations[language]:12,}")
    _listed("exceptions", reading.raised)
    _listed("citations of a later document that carry no flag", reading.later)
    for language in ("en", "fr"):
        _edges(language, reading.cited[language])


def _read(held: Held, reading: Reading) -> None:
    reading.texts[held.language] += 1
    try:
        given = find_citations(held.text, held.language, symbol=held.symbol)
    except Exception as error:
        reading.raised.append(f"{held.path}: {error!r}")
        return
    reading.citations[held.language] += len(given)
    reading.later += [f"{held.path}: {each.target}" for each in given if _unflagged(each, held)]
    if own := _council_number(held.symbol):
        targets = (_council_number(each.target) for each in given)
        reading.cited[held.language].setdefault(own, set()).update(number for number in targets if number)


def _council_number(symbol: str | None) -> int | None:
    matched = re.match(r"S/RES/(\d+)\(", symbol or "")
    return int(matched[1]) if matched else None


def _unflagged(citation: Citation, held: Held) -> bool:
    """Whether the target's number or session comes after the citing document's and nothing says that it cannot be."""
    if citation.target is None or citation.flags:
        return False
    try:
        own, cited = parse(held.symbol or ""), parse(citation.target)
    except SymbolError:
        return False
    if own.canonical.startswith("S/RES/") and cited.canonical.startswith("S/RES/"):
        return (cited.number or 0) > (own.number or 0)
    return bool(own.year and cited.year and cited.year > own.year)


def _listed(title: str, lines: list[str]) -> None:
    print(f"{title}: {len(lines)}")
    print("".join(f"   {line}\n" for line in lines[:SHOWN]), end="")


def _edges(language: str, cited: dict[int, set[int]]) -> None:
    """Edges of a graph that others made by program from the same texts, where the corpus holds the citing text."""
    held = [(source, target) for source, target in _given_edges() if source in cited]
    missed = [f"{source} cites {target}" for source, target in held if target not in cited[source]]
    found = len(held) - len(missed)
    print(f"-- known edges, {language}: {found} of {len(held)} ({found / max(len(held), 1):.4f})")
    _listed("missed", missed)


def _given_edges() -> Iterator[tuple[int, int]]:
    with EDGES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield int(row["source"]), int(row["target"])
