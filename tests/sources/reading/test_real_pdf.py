"""Thirty-six real files of the General Assembly: what a reader sees on them is what we read."""

from pathlib import Path

import pytest

from benchmarks import pdf_reading
from diffing.structure import structure
from sources.reading.limits import Limits
from sources.reading.pdf import read_pdf

FILES = sorted(pdf_reading.FOLDER.glob("pdfs/*.pdf"))
LABELS = {row["document"]: row for row in pdf_reading.rows(pdf_reading.LABELS)}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FILES, reason="there is no corpus beside the project"),
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_masthead_says_what_a_reader_sees(path: Path) -> None:
    found = structure(read_pdf(path.read_bytes(), Limits()).text).metadata
    seen = {name: str(getattr(found, name) or "") for name in LABELS[path.stem] if name != "document"}
    assert {"document": path.stem, **seen} == LABELS[path.stem]


@pytest.mark.parametrize("path", FILES[::3], ids=lambda path: path.stem)
def test_no_difference_from_another_extractor_s_text_is_ours(path: Path) -> None:
    faults = {(row["document"], row["path"]): "" for row in pdf_reading.rows(pdf_reading.FAULTS)}
    assert pdf_reading.print_document(path, faults)[pdf_reading.OURS] == 0
