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
"""Characters at the top of a text, where its masthead stands."""
_SHORT_LINE: Final = 80
"""Characters of a line that may be the heading of a resolution without a masthead."""
_PRINTED = re.compile(r"(?<![A-Z0-9/.])[AESTC][A-Z]{0,7}(?:/[A-Z0-9][A-Z0-9.-]*(?:\([A-Z0-9.-]+\))?){1,8}")

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
    """Its masthead prints another symbol. A text that prints none is believed: many an old one has no masthead, and
    those of 1946 to 1964 print the symbol of their draft below the number (domain.md 2.1). So is one that was read so
    badly that parts of symbols may have changed places."""
    head = unicodedata.normalize("NFKC", reading.text[:_HEAD]).upper()
    printed = [_compact(one) for one in _PRINTED.findall(_LOOSE.sub("", head))]
    wanted = {_compact(one) for one in (*forms(symbol), symbol)}
    if reading.quality == "low" or not printed or wanted & set(printed) or _headed(head, symbol):
        return None
    return f"its masthead prints {printed[0]}, not {symbol}"


def _headed(head: str, symbol: str) -> bool:
    """Whether a short line of the head has the number as headings print it: ``170 (1961)``, ``68/276.``."""
    number = re.escape(_compact(joint(symbol)).rpartition("RES/")[2])
    pattern = re.compile(rf"(?<![\w/(]){number}(?![\w/])")
    return any(len(line) <= _SHORT_LINE and pattern.search(_compact(line)) for line in head.splitlines())


def _compact(text: str) -> str:
    return "".join(text.split()).upper().rstrip("*.-")
