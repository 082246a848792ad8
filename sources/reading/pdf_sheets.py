"""What of a PDF page is text, what its notes, and what only stands around it: running heads, page feet, numbers
(citations.md 4.1 and 4.2 say what a resolution's page carries)."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sources.reading.pdf_lines import MARK_CLOSE, MARK_OPEN, PageLine, PdfPage

_HEAD, _FOOT = 0.085, 0.08
"""Shares of the page's height in which running heads and feet stand."""
_SYMBOL = re.compile(r"[A-Z]{1,5}(?:/[A-Z0-9][\w.\-]{0,20}){1,7}(?:\s?\([\w\s-]{1,12}\))?\*{0,4}")
_NUMBERS = re.compile(
    r"(?:\d{2}-\d{5,6}|[A-Z]{1,3}\.?\d{2}-\d{5,6})(?:\s?\([A-Z]\))?(?:\s+\d{6})?|\*\s?[\dA-Z]{5,9}\s?\*|\d{6}|"
    r"\(?(?:page\s)?\d{1,4}\)?|-\s?\d{1,4}\s?-|\d{1,4}\s?/\s?\d{1,4}|[ivxl]{1,6}|/\.{2,3}",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d+")
_RULE = re.compile(r"[_\u2500\u2014]{5,}|-{10,}")
RAISED = re.compile(f"{MARK_OPEN}(\\d{{1,3}}){MARK_CLOSE}\\s{{0,3}}")
STARS = re.compile(r"(\*{1,3})\s{0,3}(?=[^\s*\d])")
_SMALL = 0.93
"""Times the size of the text proper: at most this size are notes and running heads."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page sorted: the lines of its text, and those of its notes."""

    body: tuple[PageLine, ...]
    notes: tuple[PageLine, ...]


def sheets_of(pages: Sequence[PdfPage], size: float) -> list[Sheet]:
    """The pages of a document whose text is set in letters of ``size`` points."""
    repeated = _repeated(pages)
    return [_sheet(page, size, repeated, first=number == 0) for number, page in enumerate(pages)]


def mark(text: str) -> str | None:
    """The mark of a note that a line opens with."""
    found = RAISED.match(text) or STARS.match(text)
    return found[1] if found else None


def unmarked(text: str) -> str:
    """A text with its raised digits as plain ones."""
    return text.replace(MARK_OPEN, "").replace(MARK_CLOSE, "")


def _edge(line: PageLine, page: PdfPage) -> str:
    """Whether a line stands where heads or feet do: ``head``, ``foot`` or nothing."""
    if line.y > (1 - _HEAD) * page.height:
        return "head"
    return "foot" if line.y < _FOOT * page.height else ""


def _worn(text: str) -> str:
    """A line as other pages repeat it: numbers change."""
    return _DIGIT.sub("0", " ".join(text.split())).casefold()


def _repeated(pages: Sequence[PdfPage]) -> frozenset[str]:
    """The cells that stand in the head or foot of two pages or more."""
    seen: Counter[str] = Counter()
    for page in pages:
        cells = {f"{edge} {_worn(cell)}" for line in page.lines if (edge := _edge(line, page)) for cell in line.cells}
        seen.update(cells)
    return frozenset(cell for cell, count in seen.items() if count > 1)


def _sheet(page: PdfPage, size: float, repeated: frozenset[str], *, first: bool) -> Sheet:
    kept = [line for line in page.lines if first or not _is_around(line, page, size, repeated)]
    kept = [line for line in kept if not (_edge(line, page) == "foot" and _all_numbers(line))]
    cut = _first_note(kept, size)
    return Sheet(tuple(kept[:cut]), tuple(line for line in kept[cut:] if not _RULE.fullmatch(line.text)))


def _is_around(line: PageLine, page: PdfPage, size: float, repeated: frozenset[str]) -> bool:
    """A head or a foot: its words stand there on other pages too, or are a symbol or numbers; or it is a head in
    letters smaller than the text's."""
    edge = _edge(line, page)
    if not edge or mark(line.text):
        return False
    if edge == "head" and line.size <= _SMALL * size:
        return True
    return all(
        f"{edge} {_worn(cell)}" in repeated or _SYMBOL.fullmatch(cell) or _is_number(cell) for cell in line.cells
    )


def _all_numbers(line: PageLine) -> bool:
    return all(_is_number(cell) for cell in line.cells)


def _is_number(cell: str) -> bool:
    return bool(_NUMBERS.fullmatch(" ".join(unmarked(cell).split())))


def _first_note(lines: Sequence[PageLine], size: float) -> int:
    """Where a page's notes begin: at the last rule that only small letters follow, or at the first of the small
    lines at the foot that opens with a raised mark."""
    end = len(lines)
    start = end
    while start > 0 and (lines[start - 1].size <= _SMALL * size or _RULE.fullmatch(lines[start - 1].text)):
        start -= 1
    small = range(start, end)
    rule = next((index for index in small if _RULE.fullmatch(lines[index].text)), None)
    if rule is not None:
        return rule
    return next((index for index in small if mark(lines[index].text)), end)
