"""Structure: zones and numbers on real texts that stand beside the project, against labels read by hand; and speed."""

import csv
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpora import CORPUS
from diffing.changes import Part, Structure
from diffing.structure import structure

LABELS = Path(__file__).with_name("structure_labels.csv")
"""Sixty documents, chosen at random from the English and French texts of the Council, and how many paragraphs a reader
counts in the preamble and in the operative part (unnumbered ones too, sub-paragraphs not)."""

FOLDERS = ("mandate_pipeline_ga/txt", "cr_unsc/data/res_en_gold", "machinman_fr/split")
_PREAMBLE = re.compile(r"(?:.*\.)?pp\d+(?:~\d+)?")
_OPERATIVE = re.compile(r"(?:.*\.)?op\d+(?:~\d+)?|(?:.*\.)?op0\.p\d+")


def main() -> None:
    """Print the figures. Skips all when the corpus does not stand beside the project."""
    if not CORPUS.is_dir():
        print("skipped: there is no corpus beside the project")
        return
    right = [path for path, wanted in labels() if counted(_structure(CORPUS / path)) == wanted]
    print(f"{'preamble and operative part as read by hand':48}{len(right)} of {len(list(labels()))}")
    for folder in FOLDERS:
        _print_folder(folder)


def labels() -> Iterator[tuple[str, tuple[int, int]]]:
    """Paths in the corpus, with the counts of preamble and operative paragraphs."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["path"], (int(row["preamble"]), int(row["operative"]))


def counted(found: Structure) -> tuple[int, int]:
    """The paragraphs of preamble and operative part, without what hangs below them."""
    paths = [(each.part, each.path) for each in found.paragraphs]
    preamble = sum(part is Part.PREAMBLE and bool(_PREAMBLE.fullmatch(path)) for part, path in paths)
    return preamble, sum(part is Part.OPERATIVE and bool(_OPERATIVE.fullmatch(path)) for part, path in paths)


def _structure(path: Path) -> Structure:
    return structure(path.read_bytes().decode("utf-8"))


def _print_folder(folder: str) -> None:
    texts = [path.read_bytes().decode("utf-8") for path in sorted((CORPUS / folder).glob("*.txt"))]
    started = time.process_time()
    every = [structure(text) for text in texts]
    rate = sum(len(text.encode()) for text in texts) / (time.process_time() - started) / 1e6
    gaps = Counter(kind for found in every for kind in _numbering(found))
    print(f"{folder:48}{len(every):,} texts without exception; {rate:.2f} MB/s of processor time")
    print(f"{'  numbers run on':48}{gaps['runs']:,}; gaps flagged in {gaps['flagged']:,}, unflagged in {gaps['gap']:,}")


def _numbering(found: Structure) -> Iterator[str]:
    """What the numbers of one text are: they run on, or have gaps that are flagged, or some that are not."""
    kinds, last = set(), Counter[str]()
    for each in found.paragraphs:
        path = re.fullmatch(r"(?P<prefix>(?:.*\.)?)op(?P<number>\d+)(?:~\d+)?", each.path)
        if not path or each.number is None:
            continue
        if int(path["number"]) != last[path["prefix"]] + 1:
            kinds.add("flagged" if each.flags else "gap")
        last[path["prefix"]] = int(path["number"])
    yield "gap" if "gap" in kinds else "flagged" if kinds else "runs"
