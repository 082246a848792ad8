"""What the bytes of the Official Document System are, and whether they are what was asked for (sources.md 1).

Statuses tell nothing there: an error page comes with 200, English for another language, one document for another.
Each gate returns a sentence that says why not to believe, or None.
"""

import re
import unicodedata
from typing import Final

from sources import checks
from sources.documents import Reading
from sources.ods_symbols import forms, joint

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC: Final = "application/msword"
SMALLEST: Final = 4096
"""Bytes: no document is smaller (sources.md 1)."""
_MAGIC: Final = ((b"%PDF", PDF), (b"PK\x03\x04", DOCX), (b"\xd0\xcf\x11\xe0", DOC))
_HEAD: Final = 1500
_LINES: Final = 15
"""Characters and lines at the top of a text, where its masthead stands."""
_DISTRIBUTION: Final = "distr"
"""What mastheads have in every language: ``Distr.: General``."""
_BESIDE: Final = 40
_HEADING: Final = 120
"""Characters of a line beside the symbol of a masthead, and of a line that may be a heading."""
_SYMBOL = re.compile(r"(?:^|\s)((?=\S*\d)[A-Z]{1,8}(?:/[A-Z0-9][A-Z0-9.-]*(?:\([A-Z0-9.-]+\))?){1,8})\**$")
_SUPPLEMENT = re.compile(r"/(?:CORR|ADD|REV|AMEND)\.\d+$")
"""What a document has behind the symbol of another, whose heading it prints too."""
_LOOSE = re.compile(r"[^\S\n]+(?=\()|(?<=/)[^\S\n]+|[^\S\n]+(?=/)")
"""Blanks that a layout puts into symbols."""


def kind_of(content: bytes) -> str | None:
    """The media type of a document by its first bytes; None for anything else (a web page)."""
    return next((kind for magic, kind in _MAGIC if content[:1024].lstrip().startswith(magic)), None)


def broken(content: bytes, kind: str) -> str | None:
    """The file is too small, or was cut off."""
    if len(content) < SMALLEST:
        return f"it has only {len(content):,} bytes: no document is so small"
    if kind == PDF:
        return checks.pdf_cut_off(content)
    return checks.zip_cut_off(content) if kind == DOCX else None


def another_text(reading: Reading, symbol: str, language: str) -> str | None:
    """The text is another document than was asked for, or is in another language."""
    return (
        checks.wrong_script(reading.text, language)
        or checks.wrong_language(reading.text, language)
        or _wrong_document(reading, symbol)
    )


def _wrong_document(reading: Reading, symbol: str) -> str | None:
    """Its masthead prints another symbol.

    A text without a masthead is believed: many an old one has none, and prints the symbol of its draft or of a report
    near the top (domain.md 2.1). So is one that was read so badly that parts of symbols may have changed places.
    """
    head = unicodedata.normalize("NFKC", reading.text[:_HEAD])
    if reading.quality == "low" or _DISTRIBUTION not in head.lower():
        return None
    lines = [line for line in map(str.strip, head.splitlines()) if line][:_LINES]
    printed = [found for line in lines if (found := _printed(line))]
    wanted = {_compact(one) for one in (*forms(symbol), symbol)}
    if not printed or wanted & set(printed):
        return None
    if _headed(lines, symbol) and not any(_SUPPLEMENT.sub("", one) in wanted for one in printed):
        return None
    return f"its masthead prints {printed[0]}, not {symbol}"


def _printed(line: str) -> str | None:
    """The symbol that ends a line of a masthead; None for a line that says more, or has it in brackets."""
    found = _SYMBOL.search(_LOOSE.sub("", line.upper()))
    return _compact(found[1]) if found and len(line) - len(found[1]) <= _BESIDE else None


def _headed(lines: list[str], symbol: str) -> bool:
    """Whether a line has the number as headings print it: ``Resolution 170 (1961)``, ``68/276. Title``."""
    parts = re.findall(r"\w+|[^\w\s]", joint(symbol).rpartition("RES/")[2])
    number = r"\s*".join(map(re.escape, parts))
    pattern = re.compile(rf"(?<![\d/(.]){number}(?![\d/])")
    return any(len(line) <= _HEADING and pattern.search(line) for line in lines)


def _compact(text: str) -> str:
    return "".join(text.split()).upper().rstrip("*.-")
