"""What is known of a work, from what its texts say: the same whatever the order in which they came."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import col

from diffing.changes import Metadata
from monitor.judging.heeding import borrowable
from monitor.store import translating
from monitor.store.notices import noticed_in
from monitor.store.tables import TextRow, VersionRow, WorkRow

MERGED = (
    "body",
    "kind",
    "title",
    "adopted_on",
    "masthead_on",
    "session",
    "meeting",
    "agenda_item",
    "draft",
    "report",
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a text's current version says of the work."""

    official: bool
    language: str
    details: Metadata


def merge(texts: Iterable[Said]) -> dict[str, object]:
    """Each of ``MERGED`` from the first text that says it: official before transcription, English before others."""
    ordered = sorted(map(_held, texts), key=lambda said: (not said.official, said.language != "en", said.language))
    return {name: _first(name, ordered) for name in MERGED}


def refresh_work(session: Session, work: WorkRow) -> None:
    """Merge a work's row anew, inside the caller's transaction, from what its texts say."""
    rows = session.execute(_SAID, {"work": work.id})
    said = [Said(official, language, translating.details(details)) for official, language, details in rows]
    for name, value in what_is_said(session, work.symbol, said).items():
        setattr(work, name, value)


def what_is_said(session: Session, symbol: str, said: Iterable[Said]) -> dict[str, object]:
    """The values of a work's row: from what its texts say, and from notices, marked by their source (``borrowed``),
    where those say nothing."""
    values, borrowed = merge(said), {}
    for name, told in borrowable(noticed_in(session, symbol)).items():
        if name in values and values[name] is None:
            values[name], borrowed[name] = told
    return values | {"borrowed": borrowed or None}


_SAID = (
    select(col(VersionRow.official), col(TextRow.language), col(VersionRow.details))
    .join(TextRow, col(TextRow.id) == col(VersionRow.text_id))
    .where(col(TextRow.work_id) == bindparam("work"), col(VersionRow.current))
)


def _held(said: Said) -> Said:
    """A meeting's number that no column holds is a misreading, and stands in nobody's way."""
    meeting = said.details.meeting
    return replace(said, details=replace(said.details, meeting=None)) if meeting and meeting >= 2**31 else said


def _first(name: str, ordered: Iterable[Said]) -> object:
    return next((value for said in ordered if (value := getattr(said.details, name)) is not None), None)
