"""PDF: structure and citations of real General Assembly files against the same from another extractor's text of them;
mastheads against what a reader sees; and speed.

Two figures stand beside each other: paragraphs that are equal as they stand, word by word; and those whose structure
and citations are equal (path, part, label, verb, flags, the calls and the notes that they mean, what is cited), where
the spelling of words is not: pdftotext, which made the texts beside the files, loses hyphens at line ends and sets
blanks inside words. What differs further is listed one by one, from both readings (``pdf_faults.csv``).
"""

import csv
import re
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from benchmarks.corpora import CORPUS
from diffing.changes import Paragraph, Part, Structure
from diffing.citations import cite
from diffing.structure import structure
from sources.reading import read
from sources.reading.limits import Limits
from sources.reading.pdf import read_pdf

FOLDER = CORPUS / "mandate_pipeline_ga"
LABELS = Path(__file__).with_name("pdf_labels.csv")
FAULTS = Path(__file__).with_name("pdf_faults.csv")
_AROUND = (Part.FURNITURE, Part.MASTHEAD)
_LOOSE = re.compile(r"[\s\u2010-\u2015-]+")
EQUAL, OURS, SEEN = "equal", "OURS", "listed"
SPELT = "equal but for hyphens lost and blanks inside words"


@dataclass(frozen=True)
class Side:
    """One reading of a document: paragraphs by path, and what each cites."""

    paragraphs: dict[str, Paragraph]
    cited: dict[str, tuple[str, ...]]


def main() -> None:
    """Print the figures. Skips all when the corpus does not stand beside the project."""
    files = sorted(FOLDER.glob("pdfs/*.pdf"))
    if not files:
        print("skipped: there is no corpus beside the project")
        return
    faults = {(row["document"], row["path"]): row["what the page shows"] for row in rows(FAULTS)}
    every: Counter[str] = Counter()
    for path in files:
        every += print_document(path, faults)
    _print_sums(every)
    _print_mastheads(files)
    _print_speed(files)


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table that stands beside this file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# ---- paragraphs and citations ----------------------------------------------------------------------------------------


def print_document(path: Path, faults: dict[tuple[str, str], str]) -> Counter[str]:
    """Print every difference of one document; returns how many paragraphs are of which class."""
    other = (FOLDER / "txt" / path.with_suffix(".txt").name).read_text(encoding="utf-8")
    text, pdf = _side(other), _side(read_pdf(path.read_bytes(), Limits()).text)
    paths = {**text.paragraphs, **pdf.paragraphs}
    classes = {each: _judged(each, text, pdf, (path.stem, each) in faults) for each in paths}
    counts = Counter(classes.values())
    print(f"{path.stem:14}{len(paths):4} paragraphs, {counts[EQUAL]:4} equal, {counts[SPELT]:2} but for spelling")
    for each, kind in classes.items():
        if kind != EQUAL:
            print(f"    {each:18}{kind if kind != SEEN else f'{SEEN}: {faults[path.stem, each]}'}")
        if kind == OURS:
            print(f"        text: {_shown(text, each)}\n        pdf:  {_shown(pdf, each)}")
    return counts


def _side(text: str) -> Side:
    found: Structure = structure(text, "en")
    kept = {each.path: each for each in found.paragraphs if each.part not in _AROUND}
    cited: dict[str, list[str]] = {}
    for one in cite(found, text):
        cited.setdefault(one.paragraph, []).append(one.target or one.printed)
    return Side(kept, {path: tuple(sorted(targets)) for path, targets in cited.items()})


def _judged(path: str, text: Side, pdf: Side, seen: bool) -> str:
    """Which class a paragraph belongs to. A difference in structure or citations is ours unless it is listed."""
    one, other = text.paragraphs.get(path), pdf.paragraphs.get(path)
    if one and other and _standing(one) == _standing(other) and text.cited.get(path) == pdf.cited.get(path):
        if _words(one.text) == _words(other.text):
            return EQUAL
        if _LOOSE.sub("", one.text) == _LOOSE.sub("", other.text):
            return SPELT
    return SEEN if seen else OURS


def _standing(paragraph: Paragraph) -> tuple[object, ...]:
    """How a paragraph stands in its document, without its words."""
    calls = [(call.mark, call.note) for call in paragraph.calls]
    return paragraph.part, paragraph.number, paragraph.verb, paragraph.flags, calls


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _shown(side: Side, path: str) -> str:
    found = side.paragraphs.get(path)
    return f"{found.text[:300]!r} {side.cited.get(path, ())}" if found else "nothing"


def _print_sums(every: Counter[str]) -> None:
    total = sum(every.values())
    for kind, count in every.most_common():
        print(f"{kind:64}{count:6,}  {count / total:.2%}")
    alike = every[EQUAL] + every[SPELT]
    print(f"{'equal as they stand':64}{every[EQUAL]:6,} of {total:,}  {every[EQUAL] / total:.2%}")
    print(f"{'structure and citations equal, spelling aside':64}{alike:6,} of {total:,}  {alike / total:.2%}")


# ---- mastheads and speed ---------------------------------------------------------------------------------------------


def _print_mastheads(files: list[Path]) -> None:
    labels = {row["document"]: row for row in rows(LABELS)}
    wrong: Counter[str] = Counter()
    for path in files:
        found = structure(read_pdf(path.read_bytes(), Limits()).text, "en").metadata
        for name, wanted in labels[path.stem].items():
            if name != "document" and str(getattr(found, name) or "") != wanted:
                wrong[name] += 1
                print(f"    {path.stem}: {name} is {getattr(found, name)}, not {wanted!r}")
    for name in (name for name in labels[files[0].stem] if name != "document"):
        print(f"{f'masthead: {name}':64}{len(files) - wrong[name]} of {len(files)}")


def _print_speed(files: list[Path]) -> None:
    contents = [path.read_bytes() for path in files]
    started = time.process_time()
    texts = [read_pdf(content, Limits()).text for content in contents]
    spent = time.process_time() - started
    pages = sum(_pages(content) for content in contents)
    each = f"{spent / pages * 1e3:.1f} ms a page of {sum(map(len, texts)) // pages:,} characters"
    print(f"{'reading alone, processor time':64}{spent / len(files) * 1e3:.0f} ms a document, {each}")
    started = time.process_time()
    for text in texts:
        cite(structure(text, "en"), text)
    further = (time.process_time() - started) / len(files) * 1e3
    print(f"{'structure and citations, processor time':64}{further:.0f} ms a document")
    for threads in (1, 2, 4):
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(_whole, contents[:threads]))  # the processes start
            started = time.perf_counter()
            list(pool.map(_whole, contents * 3))
            rate = len(contents) * 3 / (time.perf_counter() - started)
        print(f"{f'in processes apart, with structure and citations, {threads} threads':64}{rate:.1f} documents/s")


def _pages(content: bytes) -> int:
    with pypdfium2.PdfDocument(content) as document:
        return len(document)


def _whole(content: bytes) -> int:
    text = read(content, "application/pdf", None).text
    found = structure(text, "en")
    return len(cite(found, text))
