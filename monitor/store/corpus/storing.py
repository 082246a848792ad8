"""Writing a version and everything derived from it, inside the caller's transaction."""

from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from diffing.changes import Comparison
from monitor.intents import Arrival
from monitor.store import translating
from monitor.store.inserting import insert_if_new
from monitor.store.tables import (
    AliasRow,
    BlobRow,
    CitationRow,
    ComparisonRow,
    ParagraphRow,
    TextRow,
    VersionRow,
)
from monitor.store.titles import title_key

# Into the tables and not their classes: as rows that nobody looks at again they cost half as much.
_PARAGRAPHS, _CITATIONS = insert(ParagraphRow.__table__), insert(CitationRow.__table__)  # type: ignore[attr-defined]
_VERSION = insert(VersionRow.__table__).returning(VersionRow.__table__.c.id)  # type: ignore[attr-defined]


def store_version(session: Session, text: TextRow, arrival: Arrival, *, first: bool = False) -> int:
    """Store an arrival as the next version of a text; its id. It becomes current unless an official one stands.
    ``first``: the text has no version yet."""
    insert_if_new(session, BlobRow, sha256=arrival.content_sha256, content=arrival.content, size=len(arrival.content))
    number, becomes_current = (1, True) if first else _placed(session, text, official=arrival.official)
    assert text.id is not None
    values = {
        "text_id": text.id,
        "number": number,
        "current": becomes_current,
        **_fetched(arrival),
        **_derived(arrival),
    }
    version_id: int = session.execute(_VERSION, values).scalar_one()
    _store_parts(session, version_id, text, arrival)
    return version_id


def _placed(session: Session, text: TextRow, *, official: bool) -> tuple[int, bool]:
    """The next version's number, and whether it is to be current; then the one that stood is so no more."""
    current = select(VersionRow).where(col(VersionRow.text_id) == text.id, col(VersionRow.current))
    standing = session.scalars(current).one_or_none()
    becomes_current = standing is None or official or not standing.official
    if standing is not None and becomes_current:
        standing.current = False
        session.flush()  # before the new row, or there would be two
    return _next_number(session, text), becomes_current


def replace_derived(session: Session, row: VersionRow, text: TextRow, arrival: Arrival) -> None:
    """Put what ``arrival`` derives in the place of what was derived from the same bytes before."""
    assert row.id is not None
    for table in (ParagraphRow, CitationRow):
        session.execute(delete(table).where(col(table.version_id) == row.id))
    for name, value in _derived(arrival).items():
        setattr(row, name, value)
    _store_parts(session, row.id, text, arrival)


def store_comparison(session: Session, version_id: int, against_id: int, comparison: Comparison) -> None:
    """Store, or replace, how a version differs from the one that it is held against."""
    values = {
        "against_id": against_id,
        "change_class": comparison.change_class.value,
        "changes": translating.changes_values(comparison),
    }
    if not insert_if_new(session, ComparisonRow, version_id=version_id, **values):
        session.execute(update(ComparisonRow).where(col(ComparisonRow.version_id) == version_id).values(**values))


def _next_number(session: Session, text: TextRow) -> int:
    last = session.scalar(select(func.max(VersionRow.number)).where(col(VersionRow.text_id) == text.id))
    return (last or 0) + 1


def _store_parts(session: Session, version_id: int, text: TextRow, arrival: Arrival) -> None:
    paragraphs = [
        translating.paragraph_values(version_id, position, paragraph)
        for position, paragraph in enumerate(arrival.structure.paragraphs)
    ]
    citations = [
        translating.citation_values(version_id, position, citation)
        for position, citation in enumerate(arrival.citations)
    ]
    if paragraphs:
        session.execute(_PARAGRAPHS, paragraphs)
    if citations:
        session.execute(_CITATIONS, citations)
    for alias in arrival.aliases:
        if alias != arrival.symbol:
            insert_if_new(session, AliasRow, work_id=text.work_id, symbol=alias)


def _fetched(arrival: Arrival) -> dict[str, Any]:
    """What stays as it came."""
    validators = arrival.validators
    return {
        "source": arrival.source,
        "official": arrival.official,
        "address": arrival.address,
        "mode": arrival.mode.value,
        "content_sha256": arrival.content_sha256,
        "media_type": arrival.media_type,
        "headers": [list(header) for header in arrival.headers],
        "validators": {
            "etag": validators.etag,
            "last_modified": validators.last_modified,
            "revision": validators.revision,
        },
        "retrieved_at": arrival.retrieved_at,
    }


def _derived(arrival: Arrival) -> dict[str, Any]:
    """What newer code may derive anew."""
    return {
        "fingerprint": arrival.fingerprint,
        "title_key": title_key(arrival.structure.paragraphs),
        "asterisks": arrival.structure.metadata.asterisks,
        "reissue_note": arrival.structure.metadata.reissue_note,
        "details": translating.details_values(arrival.structure.metadata),
        "text": arrival.text,
        "flags": list(arrival.structure.flags),
        "derived_by": arrival.derived_by,
    }
