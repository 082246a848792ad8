"""The nouns that diffing hands over: what a text says, and how two texts differ.

Offsets are Python string indices into the decoded input text, end exclusive, unless a field says otherwise.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Body(StrEnum):
    """The organ that speaks in a document; the value is its English name."""

    SECURITY_COUNCIL = "Security Council"
    GENERAL_ASSEMBLY = "General Assembly"
    HUMAN_RIGHTS_COUNCIL = "Human Rights Council"
    ECONOMIC_AND_SOCIAL_COUNCIL = "Economic and Social Council"
    TRUSTEESHIP_COUNCIL = "Trusteeship Council"
    COUNTER_TERRORISM_COMMITTEE = "Counter-Terrorism Committee"
    SECRETARIAT = "Secretariat"
    OTHER = "other"


class Kind(StrEnum):
    """What sort of document it is."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    PRESIDENTIAL_STATEMENT = "presidential statement"
    DECLARATION = "declaration"
    DRAFT = "draft"
    MEETING_RECORD = "meeting record"
    DOCUMENT = "document"


class Part(StrEnum):
    """The zone of a resolution that a paragraph stands in (reference: citations.md 4.1)."""

    MASTHEAD = "masthead"
    TITLE = "title"
    ORGAN = "organ"
    PREAMBLE = "preamble"
    OPERATIVE = "operative"
    NOTE = "note"
    ANNEX = "annex"
    CLOSING = "closing"
    FURNITURE = "furniture"


class Piece(NamedTuple):
    """A run of source characters inside a paragraph, with what joins it to the run before it.

    A paragraph is cut into pieces by page breaks, line ends, lifted notes, note calls and markup. A tuple, because a
    text has one for each of its lines.
    """

    start: int
    end: int
    glue: str = ""


@dataclass(frozen=True, slots=True)
class NoteCall:
    """A call to a note: the mark as printed, where it stood in the paragraph's text, the note's path if found."""

    mark: str
    offset: int
    note: str | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of a version with a stable path: ``pp3``, ``op9``, ``op9.c``, ``fn2``, ``annex1.op4``, ``title``.

    ``text`` is what a reader sees: the pieces' source characters joined by their glue, without label, markup and
    note calls. ``number`` is the printed label without its punctuation (``9``, ``c``), None when unnumbered.
    ``flags`` are lower case: ``truncated``, ``no_verb``, ``gap`` (numbering jumps here).
    """

    path: str
    part: Part
    number: str | None
    verb: str | None
    text: str
    pieces: tuple[Piece, ...]
    calls: tuple[NoteCall, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        return min(self.pieces).start if self.pieces else 0

    @property
    def end(self) -> int:
        return max(self.pieces).end if self.pieces else 0


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the masthead, heading and closing line say. None where the text does not say it.

    ``symbol`` is canonical. ``symbols_printed`` keeps every symbol that names the document itself, as printed.
    ``session`` is the session number or name (``70``, ``S-10``); ``asterisks`` counts reissue marks after the symbol.
    """

    body: Body | None = None
    kind: Kind | None = None
    symbol: str | None = None
    symbols_printed: tuple[str, ...] = ()
    adopted_on: date | None = None
    masthead_on: date | None = None
    session: str | None = None
    meeting: int | None = None
    agenda_item: str | None = None
    title: str | None = None
    draft: str | None = None
    report: str | None = None
    asterisks: int = 0
    reissue_note: str | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """A text taken apart: its language tag (``en``, ``zh``, ``zh-Hant``), metadata and paragraphs in reading order."""

    language: str
    metadata: Metadata
    paragraphs: tuple[Paragraph, ...]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A paragraph names another document.

    ``target`` is canonical, None when unresolved (then ``candidates`` may list what it could be). ``kind`` is the
    target's. ``relation`` is one of domain.md 3.3 in lower case: ``cites`` when no more is known, ``provenance`` for
    the document's own draft or report, ``established_by`` inside a committee's name. ``verb`` as printed.
    ``flags``: ``year_conflict``, ``impossible_target``, ``suspect``, ``truncated``, ``unresolved``, ``scope_unclear``;
    ``reference`` marks
    words that name a document without its number. ``places`` is the pinpoint taken apart: ``op1.d``, ``annex1``,
    ``section2``. ``via`` are the steps by which a short form or a reference was resolved, in words. ``listed`` is the
    same number for the members of one list in a paragraph.
    """

    target: str | None
    kind: Kind
    printed: str
    paragraph: str
    part: Part
    start: int
    end: int
    relation: str = "cites"
    verb: str | None = None
    pinpoint: str | None = None
    stated_date: date | None = None
    candidates: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    listed: int = 0


class ChangeKind(StrEnum):
    """What happened to a paragraph."""

    UNCHANGED = "unchanged"
    RENUMBERED = "renumbered"
    EDITED = "edited"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"


class ChangeClass(StrEnum):
    """How much a change matters, heaviest first; the first five are substantive (reference: domain.md 2.4)."""

    OPERATIVE = "operative"
    DATE = "date"
    CITATION = "citation"
    PREAMBLE = "preamble"
    NOTE = "note"
    NAME = "name"
    NUMBERING = "numbering"
    LAYOUT = "layout"
    NONE = "none"

    @property
    def weight(self) -> int:
        """0 for ``none``, larger is heavier."""
        return _WEIGHTS[self]

    @property
    def substantive(self) -> bool:
        return self.weight >= ChangeClass.NOTE.weight


_WEIGHTS = {one: weight for weight, one in enumerate(reversed(ChangeClass))}


class Mark(StrEnum):
    """What a run of words is: kept, removed from the old text, or added in the new one."""

    KEPT = "="
    REMOVED = "-"
    ADDED = "+"


@dataclass(frozen=True, slots=True)
class Run:
    """Adjacent words with the same mark. Kept and removed runs spell the old text, kept and added ones the new.

    ``text`` of a kept run is the new text's own characters. ``was`` is what the old text has in their place when it
    spells the same words otherwise (the other Chinese script, full width, more spaces); None when it has the same.
    """

    mark: Mark
    text: str
    was: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """One paragraph's fate. ``old`` and ``new`` are paths: one each, none on one side, or several on one side.

    ``old_numbers`` and ``new_numbers`` are the printed labels. ``words`` holds the runs of the paragraphs' texts
    (several paragraphs of a split or merge are joined by one line end). ``evidence`` quotes the words that gave
    the class.
    """

    kind: ChangeKind
    old: tuple[str, ...]
    new: tuple[str, ...]
    moved: bool
    change_class: ChangeClass
    words: tuple[Run, ...]
    old_numbers: tuple[str | None, ...] = ()
    new_numbers: tuple[str | None, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two versions differ: every paragraph of both, unchanged ones too, in the order a reader of the new text
    meets them, removed ones where they stood.

    ``by`` is ``words``, or ``paragraphs`` when words were not compared: two languages of one text.
    """

    changes: tuple[ParagraphChange, ...]
    change_class: ChangeClass
    by: str = "words"
