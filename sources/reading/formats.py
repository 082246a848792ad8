"""Which reader reads which bytes, and the limits that hold for all.

Bytes that open as a PDF or Word file does are one, whatever they are said to be; what is said to be one and does not
open so is refused: it is an error page more often than not. Names only tell what neither bytes nor server tell.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from sources import checks
from sources.documents import Reading
from sources.errors import Scanned, Unreadable
from sources.reading.apart import read_apart
from sources.reading.converting import read_doc, recognise
from sources.reading.encodings import decoded
from sources.reading.limits import Limits

CAP = 20_000_000
"""Bytes of one document. The longest resolutions with annexes have a few million."""

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
TEXT_TYPES = HTML_TYPES | {"text/plain", "text/markdown", "text/x-wiki"}
SUFFIXES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".wiki": "text/x-wiki",
    ".wikitext": "text/x-wiki",
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
}
"""File name endings in which documents come, with their media types; a type without a reader is refused with a word,
where a file that is passed over would be missed by nobody."""
PDF, DOC, DOCX, RTF, ODT = (SUFFIXES[suffix] for suffix in (".pdf", ".doc", ".docx", ".rtf", ".odt"))
_PACKED = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM, _LOCKED_STREAM = (name.encode("utf-16-le") for name in ("WordDocument", "EncryptedPackage"))
_SAID = {
    PDF: "a PDF file",
    DOC: "a Word file",
    DOCX: "a Word file",
    "application/vnd.ms-word.document.macroenabled.12": "a Word file",
}
_UNTOLD = ("", "application/octet-stream", "binary/octet-stream", "application/x-unknown", "application/zip")
_HTML = (b"<!doctype html", b"<html", b"<?xml")


def read(
    content: bytes,
    media_type: str,
    charset: str | None,
    *,
    name: str = "",
    limits: Limits | None = None,
    scans: bool = False,
    language: str | None = None,
) -> Reading:
    """The text of a document. ``name`` (a path, an address) opens error messages and tells a type that was not given.

    ``limits`` bound what a PDF or Word file may cost. ``scans``: have pictures of pages read by ocrmypdf or tesseract,
    where one is installed; ``language`` is the tag of the language to read them in.
    Raises Unreadable, one line, when the bytes are empty, binary, cut off, too large, locked, damaged, in an unknown
    encoding, of a type that no reader knows, or without any text; Scanned when they are pictures of pages.
    """
    shown = name or "the document"
    too_large = checks.size(content, smallest=0, largest=CAP)
    _refuse(too_large or checks.empty(content), shown)
    with _naming(shown):
        kind = _kind(media_type, content, name)
    if kind in (PDF, DOC, DOCX):
        with _naming(shown):
            reading = _read_binary(content, kind, limits or Limits(), language, scans=scans)
    else:
        reading = _read_text(content, kind, charset, shown)
    if not reading.text.strip():
        raise Unreadable(f"{shown} has no text of its own; {'; '.join(reading.warnings) or 'nothing is left to read'}")
    return replace(reading, media_type=kind)


@contextmanager
def _naming(shown: str) -> Iterator[None]:
    """Errors that begin with the name of the document, which readers need not know."""
    try:
        yield
    except Unreadable as error:
        raise type(error)(f"{shown} {error}") from error


def _read_binary(content: bytes, kind: str, limits: Limits, language: str | None, *, scans: bool) -> Reading:
    if kind == DOC:
        return read_doc(content, limits)
    reason = checks.pdf_cut_off(content) if kind == PDF else checks.zip_cut_off(content)
    if reason:
        raise Unreadable(f"cannot be read: {reason}")
    try:
        return read_apart("pdf" if kind == PDF else "docx", content, limits)
    except Scanned as error:
        if not scans:
            raise
        return recognise(content, limits, language, error)


def _read_text(content: bytes, kind: str, charset: str | None, shown: str) -> Reading:
    if kind not in TEXT_TYPES:
        raise Unreadable(f"{shown} is of the type {kind[:60]!r}; save it as PDF, DOCX, HTML or text, which can be read")
    _refuse(checks.binary(content), shown)
    if kind in HTML_TYPES:
        _refuse(checks.cut_off(content), shown)
    text, encoding, warnings = decoded(content, charset, markup=kind in HTML_TYPES, name=shown)
    with _naming(shown):
        reading = _reader(kind)(text)
    return replace(reading, encoding=encoding, warnings=warnings + reading.warnings)


def _reader(kind: str) -> Callable[[str], Reading]:
    """What reads a type of text. Readers and their parsers are imported by the first document that needs them."""
    if kind in HTML_TYPES:
        from sources.reading.html import read_html as reader
    elif kind == "text/x-wiki":
        from sources.reading.wikitext import read_wikitext as reader
    else:
        from sources.reading.plain import read_plain as reader
    return reader


def _refuse(reason: str | None, shown: str) -> None:
    if reason:
        raise Unreadable(f"{shown} cannot be read: {reason}")


def _kind(media_type: str, content: bytes, name: str) -> str:
    """The media type. Raises Unreadable (without the document's name) for bytes that are not what they are called."""
    said = media_type.partition(";")[0].strip().lower()
    seen = _seen(content, said)
    if seen:
        return seen
    if said in _SAID:
        raise Unreadable(f"cannot be read: {_instead(content, _SAID[said])}")
    if said not in _UNTOLD:
        return said
    suffix = "." + name.rpartition(".")[2].lower()
    told = SUFFIXES.get(suffix, "")
    if told in _SAID:
        raise Unreadable(f"cannot be read: {_instead(content, _SAID[told])}")
    return told or ("text/html" if _opening(content).startswith(_HTML) else "text/plain")


def _seen(content: bytes, said: str) -> str | None:
    """The type that the first bytes show, among those that they show without doubt."""
    opening = _opening(content)
    if opening.startswith(b"%pdf-") or (said == PDF and b"%PDF-" in content[:1024]):
        return PDF
    if content.startswith(_PACKED):
        return DOCX if b"word/" in content else ODT if b"opendocument.text" in content[:200] else None
    if content.startswith(_OLD_OFFICE):
        return DOC if _WORD_STREAM in content else None
    return RTF if opening.startswith(b"{\\rtf") else None


def _instead(content: bytes, expected: str) -> str:
    """What came in the place of a file, as a sentence."""
    if _opening(content).startswith(_HTML):
        head = content[:60_000].decode("utf-8", "replace")
        return checks.challenge(head) or f"a page of HTML came in the place of {expected}"
    if content.startswith(_OLD_OFFICE) and _LOCKED_STREAM in content:
        return "it is locked with a password; save it without one"
    return f"it is not {expected}, although it is said to be one"


def _opening(content: bytes) -> bytes:
    return content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
