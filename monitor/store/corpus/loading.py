"""Version rows made whole: with their symbol, language, paragraphs and citations."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from sqlmodel import col

from diffing.changes import Citation, Paragraph
from monitor.intents import Version
from monitor.store import translating
from monitor.store.portions import as_list, numbers_among
from monitor.store.tables import CitationRow, ParagraphRow, TextRow, VersionRow, WorkRow

Found = Select[VersionRow, str, str]


def version_rows() -> Found:
    """The question for versions with symbol and language; narrow and order it, then ``load`` it."""
    return (
        select(VersionRow, col(WorkRow.symbol), col(TextRow.language))
        .join(TextRow, col(VersionRow.text_id) == col(TextRow.id))
        .join(WorkRow, col(TextRow.work_id) == col(WorkRow.id))
    )


def load(session: Session, found: Found) -> tuple[Version, ...]:
    """The versions that the question finds, in its order."""
    rows = session.execute(found).all()
    ids = [row.id for row, _, _ in rows if row.id is not None]
    paragraphs, citations = _paragraphs(session, ids), _citations(session, ids)
    return tuple(
        translating.version(row, symbol, language, tuple(paragraphs[row.id or 0]), tuple(citations[row.id or 0]))
        for row, symbol, language in rows
    )


def load_first(session: Session, found: Found) -> Version | None:
    return next(iter(load(session, found.limit(1))), None)


def draft_in(session: Session, symbol: str | None, language: str) -> Version | None:
    """The current version in a language of the draft that a text was adopted from; None where that is not held."""
    if symbol is None:
        return None
    named = col(WorkRow.symbol) == symbol, col(TextRow.language) == language
    return load_first(session, version_rows().where(*named, col(VersionRow.current)))


def _paragraphs(session: Session, ids: Sequence[int]) -> dict[int, list[Paragraph]]:
    found: dict[int, list[Paragraph]] = defaultdict(list)
    for row in session.connection().execute(_PARAGRAPHS, {"versions": as_list(ids)}) if ids else ():
        found[row.version_id].append(translating.paragraph(row))
    return found


def _citations(session: Session, ids: Sequence[int]) -> dict[int, list[Citation]]:
    found: dict[int, list[Citation]] = defaultdict(list)
    for row in session.connection().execute(_CITATIONS, {"versions": as_list(ids)}) if ids else ():
        found[row.version_id].append(translating.citation(row))
    return found


# Of the tables and not their classes: a version has hundreds of them, and nobody changes what is read here.
_PARAGRAPHS = (
    select(*ParagraphRow.__table__.columns)  # type: ignore[attr-defined]
    .where(col(ParagraphRow.version_id).in_(numbers_among("versions")))
    .order_by(col(ParagraphRow.version_id), col(ParagraphRow.position))
)
_CITATIONS = (
    select(*CitationRow.__table__.columns)  # type: ignore[attr-defined]
    .where(col(CitationRow.version_id).in_(numbers_among("versions")))
    .order_by(col(CitationRow.version_id), col(CitationRow.position))
)
