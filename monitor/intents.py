"""The nouns of the core: facts that the store hands out, and intents that it carries out in one transaction.

Every datetime is aware and in UTC. ``symbol`` is always canonical, or a key of our own (``own_key``) for a document
that prints none. A text is (symbol, language); its versions are numbered from 1 in the order we met them.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from diffing.changes import Body, ChangeClass, Citation, Comparison, Kind, Paragraph, Structure
from diffing.years import NOTHING_LEARNT, Learnt
from sources.documents import Notice, Validators


class Mode(StrEnum):
    """Why a text was fetched; it decides whether anybody is told (domain.md 2.4, rule 4). PROBED: the next number of a
    series, of which nobody has said anything; when it is there, it was seen live."""

    LIVE = "live"
    FIRST_PASS = "first pass"
    BACKFILL = "backfill"
    CITED = "cited"
    PROBED = "probed"


IDLE = frozenset({Mode.PROBED, Mode.CITED, Mode.BACKFILL})
"""Modes of addresses at which nobody waits for a text that somebody announced: who does takes them over."""


class EventType(StrEnum):
    """What can happen to a work (domain.md 2.4). The value is the last part of the CloudEvents type."""

    NEW = "new"
    BACKFILLED = "backfilled"
    ISSUED = "issued"
    LANGUAGE_ADDED = "language_added"
    REISSUED = "reissued"
    CHANGED_WITHOUT_NOTICE = "changed_without_notice"
    FILE_CHANGED = "file_changed"
    UNAVAILABLE = "unavailable"
    AVAILABLE_AGAIN = "available_again"
    CITED_BY = "cited_by"
    SOURCE_CONFLICT = "source_conflict"
    LANGUAGES_DIFFER = "languages_differ"
    OUR_CORRECTION = "our_correction"
    ADOPTED = "adopted"
    COMPLETE = "complete"
    CORRECTED = "corrected"
    CHANGED_BY = "changed_by"
    OVERDUE = "overdue"
    DOUBTFUL_READING = "doubtful_reading"
    SOURCE_SILENT = "source_silent"
    SOURCE_BACK = "source_back"
    SOURCE_HELD = "source_held"


ARRIVALS = frozenset({EventType.NEW, EventType.ISSUED, EventType.BACKFILLED, EventType.LANGUAGE_ADDED})
"""The types that say that a text of a work is there."""

OF_ANOTHER = frozenset({EventType.CITED_BY, EventType.CHANGED_BY})
"""The types of events that another work's text makes: what that text says is no trait of this work."""


class Outcome(StrEnum):
    """How dealing with one listing ended."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    GONE = "gone"
    REFUSED = "refused"
    FAILED = "failed"


# ---- facts -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Work:
    """What a symbol names. ``adopted_on`` None when nobody has said it. ``own_key``: the symbol is ours. ``borrowed``
    names the fields that no text says, each with the source whose notice says it."""

    symbol: str
    own_key: bool
    body: Body | None
    kind: Kind | None
    title: str | None
    adopted_on: date | None
    masthead_on: date | None = None
    session: str | None = None
    meeting: int | None = None
    agenda_item: str | None = None
    draft: str | None = None
    report: str | None = None
    first_seen_at: datetime | None = None
    borrowed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Version:
    """One issue of a text as it stood at a source, with what we derived from it.

    ``fingerprint`` is of the cleaned text (see diffing.fingerprints): equal for equal words. ``text`` is what spans
    index. ``derived_by`` is the version of the code that derived it.
    """

    id: int
    symbol: str
    language: str
    number: int
    source: str
    official: bool
    address: str
    content_sha256: str
    media_type: str
    fingerprint: str
    asterisks: int
    reissue_note: str | None
    retrieved_at: datetime
    text: str
    paragraphs: tuple[Paragraph, ...]
    citations: tuple[Citation, ...]
    flags: tuple[str, ...]
    derived_by: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """A fetched document after reading, structuring and citing: everything that can be derived from its bytes.

    ``symbol`` is the work that it is; ``aliases`` are other symbols that it prints for itself. ``learnt`` is what was
    known of the Council's newest numbers when it was read.
    """

    source: str
    official: bool
    address: str
    mode: Mode
    symbol: str
    own_key: bool
    language: str
    content: bytes
    content_sha256: str
    media_type: str
    headers: tuple[tuple[str, str], ...]
    validators: Validators
    retrieved_at: datetime
    text: str
    structure: Structure
    citations: tuple[Citation, ...]
    fingerprint: str
    derived_by: str
    aliases: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    learnt: Learnt = NOTHING_LEARNT


@dataclass(frozen=True, slots=True)
class CitedBy:
    """A held text cites a target: who, when it was adopted, in how strong a part."""

    citing: str
    adopted_on: date | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A held work that may stand before a text in its series: its symbol with its other names, the titles of its
    texts (as monitor.series.folded spells them), and what its current versions cite."""

    names: frozenset[str]
    titles: frozenset[str]
    cites: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody gets an event: the subscription's name, and each predicate of the matching rule with the values
    that chose it, in the rule's order: ``("cites", ("S/RES/1373(2001)",))``."""

    subscription: str
    because: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """One address where messages go. ``address`` holds secrets: show ``redacted`` only."""

    id: int
    name: str
    address: str = field(repr=False)
    redacted: str
    enabled: bool
    disabled_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """An address at a source that we look at again: its validators and how our last looks went.

    ``mode`` is how the address came to be watched: what a failed first pass left behind is no news when it comes.
    ``since`` is when we first wanted it.
    """

    source: str
    address: str
    symbol: str | None
    language: str | None
    validators: Validators = field(default_factory=Validators)
    content_sha256: str | None = None
    absences: int = 0
    failures: int = 0
    next_check_at: datetime | None = None
    last_error: str | None = None
    mode: Mode = Mode.LIVE
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Noticed:
    """What a source says of a work (``symbol``) beyond its text, and since when, to our knowledge."""

    symbol: str
    notice: Notice
    first_seen_at: datetime
    last_seen_at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """What we knew when an arrival came.

    ``latest`` is the last version of this text from this source, ``held_since`` when it came; ``current`` the one that
    readers are shown, from any source. ``languages`` are those in which the work is held. ``held`` are the arrival's
    targets whose text is held. ``cited_before`` gives, for each of its targets, another held work that cites it and was
    adopted earlier, if there is one. ``bytes_seen``: these very bytes are already a version of this text. ``documents``
    counts the works held.
    ``earlier`` gives, for the fingerprint of each version of this text from this source, its number;
    ``last_number`` is the number of the text's last version from any source. ``elsewhere`` is another address of the
    same source where this text is held. ``candidates`` are the held works that the arrival cites or that have its
    title. ``others`` are the current versions of the work in other languages. Of the arrival's targets, ``followed``
    are those that a subscription names as works, ``asked_for`` those whose citations one asks for. ``noticed`` is what
    sources say of the work; ``announced``: that was told as an adoption. ``told_gone`` is when the
    text at this address was said to be unavailable, unless it was said to be back since. ``draft`` is the current
    version, in the arrival's language, of the draft that it was adopted from, if that is held.
    """

    work: Work | None = None
    watched: Watched | None = None
    latest: Version | None = None
    held_since: datetime | None = None
    current: Version | None = None
    languages: frozenset[str] = frozenset()
    official_languages: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    cited_before: dict[str, tuple[CitedBy, ...]] = field(default_factory=dict)
    bytes_seen: bool = False
    documents: int = 0
    followed: frozenset[str] = frozenset()
    asked_for: frozenset[str] = frozenset()
    earlier: dict[str, int] = field(default_factory=dict)
    last_number: int = 0
    elsewhere: str | None = None
    candidates: tuple[Candidate, ...] = ()
    others: tuple[Version, ...] = ()
    noticed: tuple[Noticed, ...] = ()
    announced: bool = False
    told_gone: datetime | None = None
    draft: Version | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A page or document that was not believed inside a poll that succeeded: when last, and why, a sentence."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source is doing. ``lease_until`` is set while somebody polls it. ``since``: when we began to watch it.

    ``silent_since``: since when it breaks its promise, if the operator was told. ``held_back`` is why its last look
    was not believed, ``released_at`` when the operator let the next one through. ``robots``: what each of its site's
    hosts allows, and what the operator decided, a line each. ``refusals`` are of the last days, the newest first.
    """

    name: str
    cursor: str | None = None
    next_check_at: datetime | None = None
    lease_until: datetime | None = None
    failures: int = 0
    last_error: str | None = None
    last_polled_at: datetime | None = None
    last_success_at: datetime | None = None
    last_change_at: datetime | None = None
    since: datetime | None = None
    silent_since: datetime | None = None
    held_back: str | None = None
    released_at: datetime | None = None
    robots: str | None = None
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a work: immutable. ``key`` makes it unique, whatever is repeated after a crash.

    ``data`` is the JSON object that pages, messages and webhooks are made of; monitor.judging.describing lists its
    fields.
    """

    key: str
    type: EventType
    symbol: str
    language: str | None
    source: str
    at: datetime
    data: dict[str, Any]
    id: int | None = None
    version_id: int | None = None


# ---- intents ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Planned:
    """A delivery to be made: the events (by key, the chief one first) for one channel, with the reasons.

    ``slot`` names the digest that the events join, None for a message of their own; ``hold`` is what it waits for.
    ``joins``: a message that still waits, about the same work in another language, takes the events up.
    ``language`` and ``timezone`` are the reader's.
    """

    channel_id: int
    event_keys: tuple[str, ...]
    reasons: tuple[Reason, ...]
    next_attempt_at: datetime
    slot: str | None = None
    hold: str | None = None
    joins: bool = False
    language: str | None = None
    timezone: str | None = None


@dataclass(frozen=True, slots=True)
class Intent:
    """What to remember of one listing, in one transaction.

    ``arrival`` is stored as a new version when given; ``expected`` is the number of ``Known.latest`` that the
    decision was made against (0: none), and the store refuses (``Stale``) when it is no longer so.
    ``comparison`` is against version ``against_id``. ``watched`` replaces the row of its address, always.
    ``wanted`` are works that the arrival cites and that are to be looked for, silently; ``others`` the addresses of its
    other languages, to be looked at from now on.
    """

    outcome: Outcome
    reason: str
    watched: Watched
    arrival: Arrival | None = None
    expected: int = 0
    comparison: Comparison | None = None
    against_id: int | None = None
    events: tuple[Event, ...] = ()
    deliveries: tuple[Planned, ...] = ()
    wanted: tuple[str, ...] = ()
    others: tuple[Watched, ...] = ()


@dataclass(frozen=True, slots=True)
class CitingRow:
    """One line of ``seized cited-by``: a held text's paragraph cites a work."""

    citing: str
    language: str
    version: int
    adopted_on: date | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of ``seized history``: a version and what changed against the one before it."""

    version: Version
    against: int | None
    change_class: ChangeClass | None
