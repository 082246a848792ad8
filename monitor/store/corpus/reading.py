"""Looking at works and their versions."""

from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from diffing.changes import ChangeClass, Comparison
from monitor.intents import HistoryRow, Version, Work
from monitor.store import tables, translating
from monitor.store.corpus.loading import load, load_first, version_rows
from monitor.store.database import Database, StoreError
from monitor.store.tables import AliasRow, BlobRow, ComparisonRow, TextRow, VersionRow, WorkRow

_COUNTED: dict[str, type[SQLModel]] = {
    "works": WorkRow,
    "texts": TextRow,
    "versions": VersionRow,
    "paragraphs": tables.ParagraphRow,
    "citations": tables.CitationRow,
    "events": tables.EventRow,
    "channels": tables.ChannelRow,
    "subscriptions": tables.SubscriptionRow,
    "deliveries": tables.DeliveryRow,
    "watched": tables.WantedTextRow,
}


def work(database: Database, symbol: str) -> Work | None:
    """The held work of a canonical symbol, else the one that prints ``symbol`` for itself beside its own."""
    with database.reading() as session:
        row = session.get(WorkRow, _work_id(session, symbol))
        return translating.work(row) if row else None


def real_name(database: Database, symbol: str) -> str:
    """The symbol of the held work that a symbol names, be it one of its others; the same where none is held."""
    found = work(database, symbol)
    return found.symbol if found else symbol


def works(database: Database) -> tuple[Work, ...]:
    """Every work held, by symbol."""
    with database.reading() as session:
        return tuple(translating.work(row) for row in session.scalars(select(WorkRow).order_by(col(WorkRow.symbol))))


def versions(database: Database, symbol: str, language: str | None = None) -> tuple[Version, ...]:
    """Every version of a work, or of its text in one language, oldest first within each language."""
    with database.reading() as session:
        found = version_rows().where(col(WorkRow.id) == _work_id(session, symbol))
        if language is not None:
            found = found.where(col(TextRow.language) == language)
        return load(session, found.order_by(col(TextRow.language), col(VersionRow.number)))


def version(database: Database, symbol: str, language: str | None = None, number: int | None = None) -> Version | None:
    """One version of a work: the one with that number, else the current one (official before transcription, then the
    newest). A language also finds its varieties (``zh``: ``zh-Hant``) when it is not held itself; without one,
    official texts go before transcriptions, English before other languages."""
    with database.reading() as session:
        found = version_rows().where(col(WorkRow.id) == _work_id(session, symbol))
        found = found.where(col(VersionRow.current) if number is None else col(VersionRow.number) == number)
        if language is not None:
            found = found.where(_in_language(language))
        return load_first(session, found.order_by(*_preference(language)))


def current_versions(database: Database, symbol: str) -> tuple[Version, ...]:
    """The version of each language that readers are shown, by language."""
    with database.reading() as session:
        found = version_rows().where(col(WorkRow.id) == _work_id(session, symbol), col(VersionRow.current))
        return load(session, found.order_by(col(TextRow.language)))


def version_by_id(database: Database, version_id: int) -> Version | None:
    """The version that events and comparisons call by its id, None when there is none such."""
    with database.reading() as session:
        return load_first(session, version_rows().where(col(VersionRow.id) == version_id))


def history(database: Database, symbol: str, language: str | None = None) -> tuple[HistoryRow, ...]:
    """``versions``, each with the number that it was held against and how much that changed; None for a first one."""
    found = versions(database, symbol, language)
    numbers = {version.id: version.number for version in found}
    with database.reading() as session:
        rows = session.scalars(select(ComparisonRow).where(col(ComparisonRow.version_id).in_(list(numbers))))
        compared = {row.version_id: (numbers.get(row.against_id), ChangeClass(row.change_class)) for row in rows}
    return tuple(HistoryRow(version, *compared.get(version.id, (None, None))) for version in found)


def comparison_for(database: Database, version_id: int) -> Comparison | None:
    """How a version differs from the one that it was held against; None for a first one."""
    with database.reading() as session:
        row = session.get(ComparisonRow, version_id)
        return translating.comparison(row.change_class, row.changes) if row else None


def content(database: Database, sha256: str) -> bytes:
    """The bytes of a hash, as the source gave them. Raises StoreError when they are not held."""
    with database.reading() as session:
        row = session.get(BlobRow, sha256)
        if row is None:
            raise StoreError(f"no bytes with the hash {sha256} are held in {database.name}")
        return row.content


def counts(database: Database) -> dict[str, int]:
    """How many rows there are of each noun."""
    with database.reading() as session:
        return {name: session.scalar(_count(table)) or 0 for name, table in _COUNTED.items()}


def works_held(database: Database) -> int:
    """How many works are held."""
    with database.reading() as session:
        return session.scalar(_count(WorkRow)) or 0


def _count(table: type[SQLModel]) -> Any:
    return select(func.count()).select_from(table)


def _work_id(session: Session, symbol: str) -> int:
    """The work of a symbol or, failing that, of an alias; 0, which no work has, when there is none."""
    found = session.scalar(select(col(WorkRow.id)).where(col(WorkRow.symbol) == symbol))
    alias = select(col(AliasRow.work_id)).where(col(AliasRow.symbol) == symbol).order_by(col(AliasRow.work_id))
    return found or session.scalar(alias.limit(1)) or 0


def _in_language(language: str) -> ColumnElement[bool]:
    held = col(TextRow.language)
    return or_(held == language, held.startswith(f"{language}-", autoescape=True))


def _preference(language: str | None) -> tuple[Any, ...]:
    held, official = col(TextRow.language), col(VersionRow.official).desc()
    first = (held != language, official) if language else (official, held != "en")
    return (*first, held, col(VersionRow.number).desc())
