"""Which reader reads which media type, and the limits that hold for all."""

from collections.abc import Callable
from dataclasses import replace

from sources import checks
from sources.documents import Reading
from sources.errors import Unreadable
from sources.reading.encodings import decoded
from sources.reading.html import read_html
from sources.reading.plain import read_plain
from sources.reading.wikitext import read_wikitext

CAP = 20_000_000
"""Bytes of one document. The longest resolutions with annexes have a few million."""

_READERS: dict[str, Callable[[str], Reading]] = {
    "text/plain": read_plain,
    "text/markdown": read_plain,
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "text/x-wiki": read_wikitext,
}
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
_UNTOLD = ("", "application/octet-stream", "binary/octet-stream", "application/x-unknown")


def read(content: bytes, media_type: str, charset: str | None, *, name: str = "") -> Reading:
    """The text of a document. ``name`` (a path, an address) opens error messages and tells a type that was not given.

    Raises Unreadable, one line, when the bytes are empty, binary, cut off, too large, in an unknown encoding, of a
    type that no reader knows, or without any text.
    """
    shown = name or "the document"
    too_large = checks.size(content, smallest=0, largest=CAP)
    _refuse(too_large or checks.empty(content), shown)
    kind = _kind(media_type, content, name)
    if kind not in _READERS:
        raise Unreadable(f"{shown} is of the type {kind[:60]!r}; save it as text or HTML, which can be read")
    _refuse(checks.binary(content), shown)
    if kind in ("text/html", "application/xhtml+xml"):
        _refuse(checks.cut_off(content), shown)
    text, encoding, warnings = decoded(content, charset, markup=_READERS[kind] is read_html, name=shown)
    try:
        reading = _READERS[kind](text)
    except Unreadable as error:
        raise Unreadable(f"{shown} {error}") from error
    if not reading.text.strip():
        raise Unreadable(f"{shown} has no text of its own; {'; '.join(reading.warnings) or 'nothing is left to read'}")
    return replace(reading, media_type=kind, encoding=encoding, warnings=warnings + reading.warnings)


def _refuse(reason: str | None, shown: str) -> None:
    if reason:
        raise Unreadable(f"{shown} cannot be read: {reason}")


def _kind(media_type: str, content: bytes, name: str) -> str:
    kind = media_type.partition(";")[0].strip().lower()
    if kind not in _UNTOLD:
        return kind
    suffix = "." + name.rpartition(".")[2].lower()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    head = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "text/html" if head.startswith((b"<!doctype html", b"<html", b"<?xml")) else "text/plain"
