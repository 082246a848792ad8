"""What held works cite in their operative paragraphs."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import col

from diffing.changes import Part
from monitor.graph import NO_CITATIONS
from monitor.store.database import Database
from monitor.store.portions import portions
from monitor.store.tables import CitationRow, TextRow, VersionRow, WorkRow


def operative_targets(database: Database, symbols: Sequence[str]) -> frozenset[str]:
    """The documents that operative paragraphs of the works' current versions cite."""
    found: set[str] = set()
    with database.reading() as session:
        for some in portions(symbols):
            rows = (
                select(col(CitationRow.target))
                .distinct()
                .join(VersionRow, col(VersionRow.id) == col(CitationRow.version_id))
                .join(TextRow, col(TextRow.id) == col(VersionRow.text_id))
                .join(WorkRow, col(WorkRow.id) == col(TextRow.work_id))
                .where(col(WorkRow.symbol).in_(some), col(VersionRow.current))
                .where(col(CitationRow.part) == Part.OPERATIVE.value, col(CitationRow.target).is_not(None))
                .where(col(CitationRow.relation).not_in(sorted(NO_CITATIONS)))
            )
            found |= set(session.scalars(rows))
    return frozenset(found)
