"""The nouns that sources hand over: what a place that publishes says exists, and what it gives."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Polled:
    """A poll's answer. ``cursor`` is opaque and comes back at the next poll once all listings are dealt with.

    ``gap`` is true when the source cannot vouch that nothing was missed since the cursor before. ``first`` is true
    when there was no cursor: everything listed was there before we began to watch.
    """

    listings: tuple[Listing, ...]
    cursor: str
    gap: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The bytes at a listing's address, as served. ``headers`` are lower-case names with values."""

    listing: Listing
    content: bytes
    media_type: str
    charset: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    validators: Validators = Validators()


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
    name) calls the document, as printed; ``title`` the same for its title. ``warnings`` are sentences.
    """

    text: str
    media_type: str
    encoding: str
    symbol: str | None = None
    title: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()
