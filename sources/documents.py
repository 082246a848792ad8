"""The nouns that sources hand over: what a place that publishes says exists, and what it gives."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal


@dataclass(frozen=True, slots=True)
class Validators:
    """What lets us ask "has it changed?" without fetching it again.

    ``etag`` and ``last_modified`` as the server sent them; ``revision`` is the site's own mark of an issue
    (a wiki's revision id, a file's size and time, a job number).
    """

    etag: str | None = None
    last_modified: str | None = None
    revision: str | None = None


class Sighting(StrEnum):
    """What a listing says happened to the thing at its address."""

    PRESENT = "present"
    GONE = "gone"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Listing:
    """One line of what a source says exists.

    ``symbol`` is as printed or as the site's naming implies, not canonical; None when the source does not say.
    ``language`` is a tag (``en``, ``zh``, ``zh-Hant``); None when only the text can tell. ``moved_to`` is the new
    address when ``sighting`` is MOVED. ``listed_at`` is the source's own time of the change, aware, UTC.
    """

    source: str
    address: str
    symbol: str | None = None
    language: str | None = None
    title: str | None = None
    validators: Validators = Validators()
    sighting: Sighting = Sighting.PRESENT
    moved_to: str | None = None
    listed_at: datetime | None = None


class Standing(StrEnum):
    """How far a work is, by what a source says without giving its text (domain.md 2.1).

    EXPECTED: a press release says that it will be issued. ADOPTED: a table lists it without a link to a text.
    LISTED: a table or a feed links to its text, which may not be there yet. RECORDED: a catalogue describes it.
    NOT_ADOPTED, WITHDRAWN: a draft that will not become a resolution. REMOVED: the source takes its word back.
    """

    EXPECTED = "expected"
    ADOPTED = "adopted"
    LISTED = "listed"
    RECORDED = "recorded"
    NOT_ADOPTED = "not adopted"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Vote:
    """How a text was adopted, as its source counts it; numbers None where the source gives none.

    ``words`` as printed ("adopted without a vote"). ``by_state`` pairs a State as printed with ``Y``, ``N``, ``A`` or
    ``X`` (not voting).
    """

    words: str | None = None
    yes: int | None = None
    no: int | None = None
    abstentions: int | None = None
    not_voting: int | None = None
    by_state: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """What a source says of a work beyond its text: one row of a table, one item of a feed, one catalogue record.

    ``symbol`` is as printed. ``address`` is where a person can read it; ``origin`` names it ("SC/14763", a record's
    number). ``languages`` are the tags in which the source says that a text exists. ``draft``, ``meeting``,
    ``agenda_item`` and ``committee`` are as printed. ``text_mark`` changes when the source's files of the text do.
    Dates are calendar days; ``noticed_at`` is the source's own time, aware, UTC. ``unseen_since`` is the day on which
    the place where it stands was last read well before now, where the source knows that better than who polls it.
    """

    source: str
    symbol: str
    standing: Standing
    address: str
    origin: str | None = None
    title: str | None = None
    adopted_on: date | None = None
    languages: tuple[str, ...] = ()
    draft: str | None = None
    meeting: str | None = None
    agenda_item: str | None = None
    committee: str | None = None
    vote: Vote | None = None
    subjects: tuple[str, ...] = ()
    job_number: str | None = None
    text_mark: str | None = None
    noticed_at: datetime | None = None
    unseen_since: date | None = None


@dataclass(frozen=True, slots=True)
class Polled:
    """A poll's answer. ``cursor`` is opaque and comes back at the next poll once all listings are dealt with.

    ``listings`` can be fetched from this source; ``notices`` say what it knows of works whose texts are elsewhere.

    ``gap`` is true when the source cannot vouch that nothing was missed since the cursor before. ``first`` is true
    when there was no cursor: everything listed was there before we began to watch.
    """

    listings: tuple[Listing, ...]
    cursor: str
    gap: bool = False
    first: bool = False
    notices: tuple[Notice, ...] = ()
    refusals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The bytes at a listing's address, as served. ``headers`` are lower-case names with values. ``reading``: their
    text, where the source had to read it to know what it is; it follows from the bytes and is no part of the answer."""

    listing: Listing
    content: bytes
    media_type: str
    charset: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    validators: Validators = Validators()
    reading: "Reading | None" = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NotModified:
    """What we hold is what is there."""

    listing: Listing


@dataclass(frozen=True, slots=True)
class Absent:
    """Nothing is there. Believed only after confirmation (design.md, rule 5)."""

    listing: Listing
    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The source would not answer, or not with what a reader gets: asked again later. Seconds, if it said when."""

    listing: Listing
    reason: str
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Corrupt:
    """Bytes came, but they fail a gate (design.md, rule 4) and are not believed."""

    listing: Listing
    reason: str


Answer = Found | NotModified | Absent | Refused | Corrupt


@dataclass(frozen=True, slots=True)
class Reading:
    """Bytes turned into text. All spans in the product index ``text``.

    ``encoding`` is the codec that decoded it; ``symbol`` is what the page's furniture (a header template, a page
    name) calls the document, as printed; ``title`` the same for its title. ``warnings`` are sentences. ``quality`` is
    ``low`` where the reader may have got letters or their order wrong (a scan, an Arabic PDF): a difference that only
    such a reading shows is no news.
    """

    text: str
    media_type: str
    encoding: str
    symbol: str | None = None
    title: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()
    quality: Literal["good", "low"] = "good"
