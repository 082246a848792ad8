"""MARCXML into records: what a library catalogue says of documents (sources.md 2.1 and 2.5).

Read from bytes, for the served type lies about the encoding, and by local names, for some answers carry a prefix and
some none. A record that is odd is read as far as it goes; only an answer that is not XML at all is refused.
"""

from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from sources import checks
from sources.errors import Unreadable
from sources.reading.records import Batch, Record, record_of

CAP = 64_000_000
"""Bytes of one answer. Two hundred records have about three million."""

_ROOTS = ("collection", "record", "oai-pmh", "response")
_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def read_records(content: bytes, *, name: str = "the catalogue's answer") -> Batch:
    """The records of a MARCXML collection, of an OAI-PMH answer, or of a TIND search, in order.

    Raises Unreadable, one line that begins with ``name``: empty, too large, a page of HTML, cut off, no XML, or with a
    document type of its own.
    """
    reason = checks.size(content, smallest=0, largest=CAP) or checks.empty(content) or _page(content)
    if reason:
        raise Unreadable(f"{name} cannot be read: {reason}")
    gathered = _Gathering()
    try:
        for event, node in etree.iterparse(BytesIO(content), events=("start", "end", "comment"), **_SAFE):
            if gathered.kinds == 0 and event == "start":
                _refuse_root(node, name)
            gathered.take(event, node)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"{name} cannot be read: it is no whole XML ({str(error).splitlines()[0][:120]})") from error
    return gathered.batch()


def _page(content: bytes) -> str | None:
    head = content[:60_000].decode("utf-8", "replace")
    opening = head.lstrip("\ufeff \t\r\n")[:2000].lower()
    if opening.startswith(("<!doctype html", "<html")):
        return checks.challenge(head) or "a page of HTML came in the place of records"
    return None


def _refuse_root(node: etree._Element, name: str) -> None:
    if local(node) not in _ROOTS:
        raise Unreadable(f"{name} cannot be read: its first element is {local(node)[:40]!r}, not that of a catalogue")
    if node.getroottree().docinfo.doctype:
        raise Unreadable(f"{name} cannot be read: it brings a document type of its own, which no catalogue does")


class _Gathering:
    """What has been read so far. ``kinds`` counts elements seen, so that the first is known."""

    def __init__(self) -> None:
        self.kinds = 0
        self.records: list[Record] = []
        self.said: dict[str, str] = {}
        self.errors: list[str] = []

    def take(self, event: str, node: etree._Element) -> None:
        if event == "comment":
            self._comment(node.text or "")
            return
        self.kinds += 1
        if event == "end":
            self._ended(local(node), node)

    def _comment(self, text: str) -> None:
        """TIND's search says its total in a comment."""
        label, _, number = text.strip().partition(":")
        if label == "Search-Engine-Total-Number-Of-Results":
            self.said["total"] = number.strip()

    def _ended(self, kind: str, node: etree._Element) -> None:
        if kind == "record":
            self._record(node)
        elif kind == "error":
            self.errors.append(f"{node.get('code') or 'error'} {_text(node)}".strip())
        elif kind in ("resumptiontoken", "total", "search_id"):
            self.said.setdefault(kind, _text(node))
            if kind == "resumptiontoken" and node.get("completeListSize"):
                self.said.setdefault("total", str(node.get("completeListSize")))

    def _record(self, node: etree._Element) -> None:
        """A record of an envelope stands around the catalogue's own, which waits for it."""
        parent = node.getparent()
        if parent is not None and local(parent) == "metadata":
            return
        self.records.append(record_of(*_header(node), _fields(node)))
        node.clear()
        while parent is not None and node.getprevious() is not None:
            del parent[0]

    def batch(self) -> Batch:
        total = self.said.get("total", "")
        return Batch(
            records=tuple(self.records),
            resumption_token=self.said.get("resumptiontoken") or None,
            errors=tuple(self.errors),
            total=int(total[:12]) if total.isascii() and total.isdigit() else None,
            search_id=self.said.get("search_id") or None,
        )


def local(node: etree._Element) -> str:
    """An element's name without its namespace, in lower case; empty for a comment."""
    return str(node.tag).rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _header(node: etree._Element) -> tuple[str | None, str | None, bool]:
    """What an OAI-PMH header says: the recid, the datestamp, whether the record is deleted."""
    header = next((child for child in node if local(child) == "header"), None)
    if header is None:
        return None, None, False
    said = {local(child): _text(child) for child in header}
    recid = said.get("identifier", "").rpartition(":")[2]
    return recid or None, said.get("datestamp"), header.get("status") == "deleted"


def _fields(node: etree._Element) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Tag, first indicator, and codes with texts; a control field has one text, under the empty code."""
    for field in node.iter():
        kind = local(field)
        if kind == "controlfield":
            yield str(field.get("tag") or ""), "", (("", _text(field)),)
        elif kind == "datafield":
            parts = ((str(sub.get("code") or ""), _text(sub)) for sub in field if local(sub) == "subfield")
            yield str(field.get("tag") or ""), (field.get("ind1") or "").strip(), tuple(parts)


def _text(node: etree._Element) -> str:
    return " ".join("".join(node.itertext()).split())
