"""Version rows made whole: with their symbol, language, paragraphs and citations."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from sqlmodel import col

from diffing.changes import Citation, Paragraph
from monitor.intents import Version
from monitor.store import translating
from monitor.store.portions import portions
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


def _paragraphs(session: Session, ids: Sequence[int]) -> dict[int, list[Paragraph]]:
    found: dict[int, list[Paragraph]] = defaultdict(list)
    for some in portions(ids):
        rows = select(ParagraphRow).where(col(ParagraphRow.version_id).in_(some)).order_by(col(ParagraphRow.position))
        for row in session.scalars(rows):
            found[row.version_id].append(translating.paragraph(row))
    return found


def _citations(session: Session, ids: Sequence[int]) -> dict[int, list[Citation]]:
    found: dict[int, list[Citation]] = defaultdict(list)
    for some in portions(ids):
        rows = select(CitationRow).where(col(CitationRow.version_id).in_(some)).order_by(col(CitationRow.position))
        for row in session.scalars(rows):
            found[row.version_id].append(translating.citation(row))
    return found
