"""The nouns of a library catalogue, and how MARC fields become them (sources.md 2.5: which field holds what)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

Field = tuple[str, str, tuple[tuple[str, str], ...]]
"""Tag, first indicator, subfields as (code, text)."""

_CATALOGUERS = ZoneInfo("America/New_York")
"""Field 005 is local time there (sources.md 2.5)."""
_LANGUAGES = {
    "العربية": "ar",
    "中文": "zh",
    "english": "en",
    "français": "fr",
    "русский": "ru",
    "español": "es",
    "deutsch": "de",
    "other": None,
}
_NAMED = re.compile(r"-(AR|ZH|EN|FR|RU|ES|DE)\.[A-Za-z]{3,4}$", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_STAMP = re.compile(r"\d{14}")
_TAIL = re.compile(r"[\s:;/=,]+$")
_ROLES = {"1": "adopted", "2": "origin", "3": "report", "4": "meeting"}
_NOTES = frozenset({"500", "515", "520", "596"})
_SUBJECTS = frozenset({"610", "611", "630", "650"})


class Role(StrEnum):
    """What a related document is to the record's own: field 993 by its first indicator."""

    ADOPTED = "adopted"
    ORIGIN = "origin"
    REPORT = "report"
    MEETING = "meeting"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Related:
    """Another document that the catalogue ties to this one. ADOPTED: what a draft became; ORIGIN: the draft or the
    report that a resolution came from; REPORT: the committee's report on a draft; MEETING: the meeting's record."""

    symbol: str
    role: Role


@dataclass(frozen=True, slots=True)
class File:
    """A file that the catalogue holds. ``size`` in bytes; ``mark`` changes when the file does."""

    address: str
    language: str | None
    size: int | None = None
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Ballot:
    """How one state voted: ``Y``, ``N``, ``A``; None when it did not."""

    state: str
    name: str
    choice: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """The count of a vote, and its words where it was not counted."""

    words: str | None = None
    yes: int | None = None
    no: int | None = None
    abstaining: int | None = None
    absent: int | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """An item of an agenda: the document that is the agenda, the item's number, title and subject."""

    document: str
    item: str
    title: str
    subject: str


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the catalogue. Symbols, sessions and names are as printed there.

    ``changed_at`` is the last transaction, aware, UTC; ``published`` the date as printed, ``published_on`` the same
    when it names a day; ``acted_on`` the day of the adoption. ``kinds`` are the catalogue's codes (B01 adopted, B02
    draft, B03 decision), ``types`` its hierarchy in words. ``is_vote``: a voting record, whose symbols are those of
    what was voted on. ``provisional``: the title is still a placeholder. A deleted record may hold nothing but its
    ``recid``.
    """

    recid: str
    deleted: bool = False
    changed_at: datetime | None = None
    symbols: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    title: str = ""
    subtitle: str = ""
    by: str = ""
    other_titles: tuple[str, ...] = ()
    provisional: bool = False
    published: str = ""
    published_on: date | None = None
    acted_on: date | None = None
    job_numbers: tuple[str, ...] = ()
    files: tuple[File, ...] = ()
    related: tuple[Related, ...] = ()
    agenda: tuple[Agenda, ...] = ()
    meetings: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    sponsors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    distribution: str = ""
    is_vote: bool = False
    votes: tuple[Ballot, ...] = ()
    tally: Tally | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What one answer of a catalogue holds.

    ``resumption_token`` and ``errors`` (code and words, as ``noRecordsMatch``) are OAI-PMH's; ``total`` and
    ``search_id`` come from a search. ``records`` is empty in the last answer of a search.
    """

    records: tuple[Record, ...]
    resumption_token: str | None = None
    errors: tuple[str, ...] = ()
    total: int | None = None
    search_id: str | None = None


def record_of(recid: str | None, stamp: str | None, deleted: bool, fields: Iterable[Field]) -> Record:
    """A record from its fields. ``recid``, ``stamp`` and ``deleted`` are what an envelope says, if there is one."""
    own = _Fields(tuple(fields))
    is_vote = not own.every("191", "a") and bool(own.every("791", "a"))
    symbols = "791" if is_vote else "191"
    title = _TAIL.sub("", own.first("245", "a"))
    return Record(
        recid=own.first("001", "") or recid or "",
        deleted=deleted or "DELETED" in (*own.every("980", "a"), *own.every("980", "c")),
        changed_at=_transaction(own.first("005", "")) or _instant(stamp),
        symbols=own.every(symbols, "a") or own.every("191", "z"),
        bodies=own.every(symbols, "b"),
        sessions=own.every(symbols, "c"),
        title=title,
        subtitle=_TAIL.sub("", own.first("245", "b")),
        by=own.first("245", "c"),
        other_titles=own.every("249", "a"),
        provisional=title.lower().startswith("work in progress"),
        published=own.first("269", "a") or own.first("260", "c"),
        published_on=_day(own.first("269", "a")),
        acted_on=_day(own.first("992", "a")),
        job_numbers=tuple(_job(one) for one in own.every("029", "b")),
        files=own.files(),
        related=own.related(),
        agenda=own.agenda(),
        meetings=own.every("952", "a"),
        subjects=own.among(_SUBJECTS, "a"),
        sponsors=own.every("710", "a"),
        notes=own.among(_NOTES, "a"),
        kinds=own.every("089", "b"),
        types=tuple(word for code in "abc" for word in own.every("989", code)),
        distribution=own.first("091", "a"),
        is_vote=is_vote,
        votes=own.votes(),
        tally=own.tally(),
    )


class _Fields:
    """The fields of one record, asked by tag and code."""

    def __init__(self, fields: tuple[Field, ...]) -> None:
        self.fields = fields

    def every(self, tag: str, code: str) -> tuple[str, ...]:
        """Each text once, in order."""
        return self.among(frozenset({tag}), code)

    def among(self, tags: frozenset[str], code: str) -> tuple[str, ...]:
        found = (text for tag, _, parts in self.fields if tag in tags for at, text in parts if at == code and text)
        return tuple(dict.fromkeys(found))

    def first(self, tag: str, code: str) -> str:
        return next(iter(self.every(tag, code)), "")

    def of(self, tag: str) -> Iterable[tuple[str, dict[str, str]]]:
        """The first indicator and the subfields of each field of a tag; the first of repeated subfields."""
        return ((mark, dict(reversed(parts))) for found, mark, parts in self.fields if found == tag)

    def files(self) -> tuple[File, ...]:
        return tuple(_file(parts) for _, parts in self.of("856") if parts.get("u"))

    def related(self) -> tuple[Related, ...]:
        return tuple(
            Related(parts["a"], Role(_ROLES.get(mark, "other"))) for mark, parts in self.of("993") if parts.get("a")
        )

    def agenda(self) -> tuple[Agenda, ...]:
        return tuple(Agenda(*(parts.get(code, "") for code in "abcd")) for _, parts in self.of("991"))

    def votes(self) -> tuple[Ballot, ...]:
        return tuple(
            Ballot(parts.get("c", ""), parts.get("e", ""), parts.get("d") or None) for _, parts in self.of("967")
        )

    def tally(self) -> Tally | None:
        found = next((parts for _, parts in self.of("996")), None)
        return Tally(found.get("a"), *(_count(found.get(code)) for code in "bcdef")) if found else None


def _file(parts: dict[str, str]) -> File:
    """The language is told by its name in its own script; by the file's name where the script is damaged."""
    named = _NAMED.search(parts["u"])
    known = _LANGUAGES.get(parts.get("y", "").lower())
    return File(parts["u"], known or (named[1].lower() if named else None), _count(parts.get("s")), parts.get("9"))


def _job(printed: str) -> str:
    """A job number without the letter of its language."""
    return printed.partition(" ")[0]


def _count(text: str | None) -> int | None:
    return int(text) if text and len(text) < 16 and text.isascii() and text.isdigit() else None


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _transaction(text: str) -> datetime | None:
    """``20250516162631.0``, the cataloguers' local time, as UTC."""
    found = _STAMP.match(text)
    try:
        return (
            datetime.strptime(found[0], "%Y%m%d%H%M%S").replace(tzinfo=_CATALOGUERS).astimezone(UTC) if found else None
        )
    except (ValueError, OverflowError):
        return None


def _instant(stamp: str | None) -> datetime | None:
    """An OAI-PMH datestamp: a day, or an instant in UTC."""
    try:
        found = datetime.fromisoformat(stamp or "")
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
