"""Arabic PDF, as well as it goes: letters by pypdf, which keeps their order, numbers checked against PDFium
(dependencies.md part 6).

No free reader gets Arabic right from every producer's files: PDFium swaps lam and alef, pypdf turns numbers round. So
what comes out is of low quality always, and a number is turned only where PDFium shows its mirror image.
"""

import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO

from sources.documents import Reading
from sources.errors import Unreadable

WARNING = "Arabic from a PDF file: the order of letters and numbers may be wrong; the HTML or Word form is better"
_NUMBER = re.compile(r"[0-9]{2,}|[\u0660-\u0669]{2,}")
_EDGE = 3
"""Lines at the top and at the foot of a page among which its head and foot are."""
_FURNITURE = re.compile(
    r"\(?[\d\u0660-\u0669]{1,4}\)?|[\d\u0660-\u0669]{1,3}\s?/\s?[\d\u0660-\u0669]{1,3}(?:\s+\d{2}-\d{5})?|"
    r"\d{2}-\d{5,6}(?:\s?\([A-Z]\))?(?:\s+[\d\u0660-\u0669]{1,3}\s?/\s?[\d\u0660-\u0669]{1,3})?|\*\s?\d{5,9}\s?\*|"
    r"[A-Z]{1,2}(?:/[A-Z0-9][\w.\-]{0,20}){1,5}(?:\s?\(\d{4}\))?"
)
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


def read_arabic(content: bytes, seen: str) -> Reading:
    """The text of an Arabic PDF; ``seen`` is what PDFium reads in it. Raises Unreadable when pypdf cannot open it."""
    pages = [_lines(page) for page in _pages(content)]
    repeated = _repeated(pages)
    kept = [_without_edges(lines, repeated, first=number == 0) for number, lines in enumerate(pages)]
    numbers = Counter(_NUMBER.findall(seen))
    text = "\f".join("\n".join(_turned(line, numbers) for line in lines) + "\n" for lines in kept)
    return Reading(text, "application/pdf", "", language="ar", warnings=(WARNING,), quality="low")


def _pages(content: bytes) -> list[str]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        words = " ".join(str(error).split())[:100]
        raise Unreadable(f"cannot be read: its Arabic pages are damaged ({words}); get it again") from error


def _lines(page: str) -> list[str]:
    """The lines of a page, with the shapes of letters as letters."""
    text = _FORMS.sub(lambda found: _letter(found[0]), page)
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _letter(shape: str) -> str:
    from unicodedata import normalize

    return normalize("NFKC", shape)


def _repeated(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines, numbers aside, that stand at the edge of two pages or more."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_worn(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    return frozenset(line for line, count in seen.items() if count > 1)


def _worn(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _without_edges(lines: Sequence[str], repeated: frozenset[str], *, first: bool) -> list[str]:
    """A page's lines without its head and its foot; the first page has no head but the masthead."""
    start, end = 0, len(lines)
    while not first and start < min(_EDGE, end) and _is_edge(lines[start], repeated):
        start += 1
    while end > max(start, len(lines) - _EDGE) and _is_edge(lines[end - 1], repeated):
        end -= 1
    return list(lines[start:end])


def _is_edge(line: str, repeated: frozenset[str]) -> bool:
    return bool(_FURNITURE.fullmatch(line)) or _worn(line) in repeated


def _turned(line: str, numbers: Counter[str]) -> str:
    """A line with the numbers turned round that PDFium knows only the other way round."""

    def turn(found: re.Match[str]) -> str:
        mirror = found[0][::-1]
        return mirror if not numbers[found[0]] and numbers[mirror] else found[0]

    return _NUMBER.sub(turn, line)
