"""PDF into text: the text layer, sorted out page by page; scans and damaged letters are told apart from text.

Runs in a child process (``apart.py``): PDFium is native code, and the bytes come from anywhere.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

import pypdfium2
import pypdfium2.raw as raw

from sources.documents import Reading
from sources.errors import Scanned, Unreadable
from sources.reading.limits import Limits
from sources.reading.pdf_arabic import WARNING, spelled
from sources.reading.pdf_layout import laid_out
from sources.reading.pdf_lines import ARABIC, PdfPage, page_lines

MEDIA_TYPE = "application/pdf"
_SPARSE = 20
"""Characters of a page below which it is a picture: scans have one or none, text hundreds (sources.md 1.1)."""
_RECOGNISED = "its letters were recognised in a picture by a program: some may be wrong"
_INVISIBLE = 3
"""The way of showing text that shows none, as it lies over a picture that was read by a program."""
_WORD = re.compile(r"[^\W\d_]")


def read_pdf(content: bytes, limits: Limits) -> Reading:
    """The text of a PDF file, of low quality where it is Arabic.

    Raises, without the document's name: Scanned when its pages are pictures; Unreadable when it is locked, damaged,
    has too many pages, or its letters stand for nothing.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_reason(str(error))) from error
    with document:
        pages = _pages(document, limits)
    _refuse_scan(pages)
    text = "\n".join(line.text for page in pages for line in page.lines)
    _refuse_broken(pages)
    if len(ARABIC.findall(text)) * 2 > len(_WORD.findall(text)):
        text = laid_out(spelled(pages, content))
        return Reading(text, MEDIA_TYPE, "", language="ar", warnings=(*_missing(pages), WARNING), quality="low")
    hidden = pages[0].invisible
    warnings = (*_missing(pages), *([_RECOGNISED] if hidden else []))
    return Reading(laid_out(pages), MEDIA_TYPE, "", warnings=warnings, quality="low" if hidden else "good")


def _reason(words: str) -> str:
    if "assword" in words:
        return "cannot be read: it is locked with a password; save it without one"
    return "cannot be read: it is damaged, no PDF reader can open it; get it again"


def _pages(document: pypdfium2.PdfDocument, limits: Limits) -> list[PdfPage]:
    count = len(document)
    if count == 0:
        raise Unreadable("cannot be read: it has no pages")
    if count > limits.pages:
        raise Unreadable(f"cannot be read: it has {count:,} pages, more than {limits.pages:,}; split it")
    pages, characters = [], 0
    for number in range(count):
        pages.append(_page(document, number))
        characters += pages[-1].characters
        if characters > limits.characters:
            raise Unreadable(f"cannot be read: it has more than {limits.characters:,} characters; split it")
    return pages


def _page(document: pypdfium2.PdfDocument, number: int) -> PdfPage:
    """One page; one that cannot be opened is an empty one."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return PdfPage((), 0.0, 0.0, 0)
    try:
        found = page_lines(page)
        return found if number else replace(found, invisible=_is_hidden(page))
    finally:
        page.close()


def _is_hidden(page: pypdfium2.PdfPage) -> bool:
    """Whether a page's first words are invisible."""
    try:
        shown = islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3), 5)
        modes = [raw.FPDFTextObj_GetTextRenderMode(thing.raw) for thing in shown]
    except pypdfium2.PdfiumError:
        return False
    return bool(modes) and all(mode == _INVISIBLE for mode in modes)


def _refuse_scan(pages: Sequence[PdfPage]) -> None:
    if sum(page.characters for page in pages) < _SPARSE * len(pages):
        number = f"its {len(pages)} pages are" if len(pages) > 1 else "its page is"
        raise Scanned(f"cannot be read: {number} a scan without a text layer")


def _refuse_broken(pages: Sequence[PdfPage]) -> None:
    """Letters without a meaning, as of a font that does not say which characters its shapes are."""
    if sum(page.unknown for page in pages) * 10 > sum(page.characters for page in pages):
        raise Scanned("cannot be read: its fonts do not say which letters they show")


def _missing(pages: Sequence[PdfPage]) -> list[str]:
    bare = [str(number) for number, page in enumerate(pages, 1) if page.characters < _SPARSE // 4 and len(pages) > 1]
    return [f"no text layer on page {', '.join(bare[:20])}"] if bare else []
