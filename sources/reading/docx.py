"""Word files into text: head, body, tables, notes behind the paragraphs that call them, numbers as Word prints them.

Runs in a child process (``apart.py``): a packed file may unfold to anything.
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from sources.documents import Reading
from sources.errors import Unreadable
from sources.reading.docx_numbers import Numbers, W, numbers_of
from sources.reading.docx_words import Calls, words
from sources.reading.limits import Limits

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ENTRIES = 5_000
_NUMBERS = re.compile(r"[\d\s/\-*–—]*(?:\([A-Z]\))?[\d\s/\-*–—]*")
"""What page feet hold: page and job numbers, bar codes."""
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
_WRONG = (KeyError, ValueError, AttributeError, IndexError, TypeError, etree.LxmlError, zipfile.BadZipFile, zlib.error)


def read_docx(content: bytes, limits: Limits) -> Reading:
    """The text of a Word file. Raises Unreadable, without the document's name: damaged, locked, unfolds to too much."""
    _refuse_bomb(content, limits)
    try:
        document = docx.Document(BytesIO(content))
        return Reading("\n\n".join(_Walk(document).text()), MEDIA_TYPE, "")
    except PackageNotFoundError as error:
        raise Unreadable("cannot be read: it is no Word file; save it as one") from error
    except (*_WRONG, NotImplementedError, OSError) as error:
        cause = " ".join(f"{type(error).__name__} {error}".split())[:120]
        raise Unreadable(f"cannot be read: the Word file is damaged ({cause}); save it again") from error


def _refuse_bomb(content: bytes, limits: Limits) -> None:
    try:
        entries = zipfile.ZipFile(BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable("cannot be read: the Word file is damaged or cut off; get it again") from error
    if len(entries) > _ENTRIES or sum(entry.file_size for entry in entries) > limits.unpacked:
        raise Unreadable(f"cannot be read: it unfolds to more than {limits.unpacked:,} bytes")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("cannot be read: it is locked with a password; save it without one")


class _Walk:
    """A walk over a document in reading order."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.calls = Calls()
        self.numbers: Numbers = numbers_of(self._part("numbering"), document.styles.element)
        self.notes = {"footnote": self._notes("footnote"), "endnote": self._notes("endnote")}
        self.begun = False
        self.rows = 0

    def text(self) -> Iterator[str]:
        """Blocks: the head of the first page, the body, what the first page's foot says besides numbers."""
        section = self.document.sections[0] if len(self.document.sections) else None
        if section is not None:
            yield from self._edge(section.first_page_header, section.header, section)
        yield from self._blocks(self.document.element.body)
        if section is not None:
            yield from self._edge(section.first_page_footer, section.footer, section)

    def _edge(self, first: Any, every: Any, section: Any) -> Iterator[str]:
        own = first if section.different_first_page_header_footer and not first.is_linked_to_previous else every
        if own.is_linked_to_previous:
            return
        begun, self.begun = self.begun, False
        yield from (block for block in self._blocks(own._element) if not _NUMBERS.fullmatch(block))
        self.begun = begun

    def _blocks(self, parent: Any) -> Iterator[str]:
        for node in parent:
            if node.tag == f"{W}p":
                yield from self._paragraph(node)
            elif node.tag == f"{W}tbl":
                yield from self._table(node)
            elif node.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"):
                yield from self._blocks(node)

    def _paragraph(self, node: Any) -> Iterator[str]:
        label = self.numbers.label(node)
        text, boxes = words(node, self.calls)
        for box in boxes:
            yield from self._blocks(box)
        if text:
            self.begun = self.begun or len(text) > 200
            yield f"{label} {text}" if label else text
        yield from self._called()

    def _called(self) -> Iterator[str]:
        """The notes called since the last paragraph, each one line; those of a table wait for the end of its row."""
        if self.rows:
            return
        fresh, self.calls.fresh = self.calls.fresh, []
        for kind, identity in fresh:
            note = self.notes[kind].get(identity)
            if note is not None:
                text = " ".join(" ".join(words(one, self.calls)[0].split()) for one in note.iter(f"{W}p"))
                yield f"<sup>{self.calls.marks[kind, identity]}</sup> {text.strip()}"

    def _table(self, node: Any) -> Iterator[str]:
        """Before the text proper a table only sets the masthead; behind, a row of several cells is one line."""
        for row in _rows(node):
            self.rows += 1
            cells = [list(self._blocks(cell)) for cell in _cells(row)]
            self.rows -= 1
            filled = [cell for cell in cells if cell]
            if self.begun and len(filled) > 1 and all(len(cell) == 1 for cell in filled):
                yield " | ".join(" ".join(cell[0].split()) for cell in filled)
            else:
                yield from (block for cell in filled for block in cell)
            yield from self._called()

    def _part(self, kind: str) -> Any | None:
        """The root of the part that the document ties to itself as ``kind``."""
        for relation in self.document.part.rels.values():
            if relation.reltype.rpartition("/")[2] == kind and not relation.is_external:
                return etree.fromstring(relation.target_part.blob, _SAFE)
        return None

    def _notes(self, kind: str) -> dict[str, Any]:
        """The notes of a kind by their number inside the file, without the lines that part them from the text."""
        root = self._part(f"{kind}s")
        found: Iterable[Any] = root.iter(f"{W}{kind}") if root is not None else ()
        return {str(note.get(f"{W}id")): note for note in found if note.get(f"{W}type") in (None, "normal")}


def _rows(table: Any) -> Iterator[Any]:
    for node in table:
        if node.tag == f"{W}tr":
            yield node
        elif node.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _rows(node)


def _cells(row: Any) -> Iterator[Any]:
    for node in row:
        if node.tag == f"{W}tc":
            yield node
        elif node.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _cells(node)
