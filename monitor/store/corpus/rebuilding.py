"""Deriving again what newer code derives better, from the bytes that we kept.

Nobody is told, but of what was sent and is wrong (design.md, rule 2): that event is stored with what replaces it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from diffing.changes import Comparison
from monitor.intents import Arrival, Event, Mode, Planned
from monitor.store.corpus.happenings import add_event
from monitor.store.corpus.merging import refresh_work
from monitor.store.corpus.storing import replace_derived, store_comparison
from monitor.store.database import Database, StoreError
from monitor.store.outbox.adding import add_deliveries
from monitor.store.tables import BlobRow, ComparisonRow, TextRow, VersionRow, WorkRow
from sources.documents import Validators


@dataclass(frozen=True, slots=True)
class Kept:
    """A version as it came, and which code derived what we know of it."""

    version_id: int
    symbol: str
    own_key: bool
    language: str
    source: str
    official: bool
    address: str
    mode: Mode
    content: bytes
    content_sha256: str
    media_type: str
    headers: tuple[tuple[str, str], ...]
    validators: Validators
    retrieved_at: datetime
    derived_by: str


def rebuildable(database: Database) -> Iterator[Kept]:
    """Every version with its bytes, in the order they came; no transaction is open between two of them."""
    last = 0
    while (kept := _next_kept(database, last)) is not None:
        yield kept
        last = kept.version_id


def rederive(
    database: Database,
    version_id: int,
    arrival: Arrival,
    *,
    correction: tuple[Event, tuple[Planned, ...]] | None = None,
) -> None:
    """Replace everything derived from a version's bytes, in one transaction with the ``correction`` of what was sent
    of it; comparisons stay.

    Raises StoreError when the version is unknown, or ``arrival`` is another text: then nothing is changed.
    """
    with database.writing() as session:
        row, text, work = _located(session, version_id)
        if (work.symbol, text.language) != (arrival.symbol, arrival.language):
            raise StoreError(
                f"version {version_id} is {work.symbol} ({text.language}), but is read as {arrival.symbol} "
                f"({arrival.language}) now: it stays as it was"
            )
        replace_derived(session, row, text, arrival)
        session.flush()
        refresh_work(session, work)
        if correction is not None:
            event, planned = correction
            add_event(session, event, version_id)
            add_deliveries(session, planned, event.at)


def compared(database: Database) -> tuple[tuple[int, int], ...]:
    """Every version that was held against another: both ids, the newer first."""
    with database.reading() as session:
        rows = select(col(ComparisonRow.version_id), col(ComparisonRow.against_id))
        return tuple((new, old) for new, old in session.execute(rows.order_by(col(ComparisonRow.version_id))))


def recompare(database: Database, version_id: int, against_id: int, comparison: Comparison) -> None:
    """Replace the comparison of a version."""
    with database.writing() as session:
        store_comparison(session, version_id, against_id, comparison)


def _located(session: Session, version_id: int) -> tuple[VersionRow, TextRow, WorkRow]:
    row = session.get(VersionRow, version_id)
    if row is None:
        raise StoreError(f"there is no version with the id {version_id}")
    text = session.get_one(TextRow, row.text_id)
    return row, text, session.get_one(WorkRow, text.work_id, with_for_update=True)


def _next_kept(database: Database, last: int) -> Kept | None:
    found = (
        select(VersionRow, BlobRow, TextRow, WorkRow)
        .join(BlobRow, col(BlobRow.sha256) == col(VersionRow.content_sha256))
        .join(TextRow, col(TextRow.id) == col(VersionRow.text_id))
        .join(WorkRow, col(WorkRow.id) == col(TextRow.work_id))
        .where(col(VersionRow.id) > last)
        .order_by(col(VersionRow.id))
        .limit(1)
    )
    with database.reading() as session:
        row = session.execute(found).first()
        return _kept(*row) if row else None


def _kept(version: VersionRow, blob: BlobRow, text: TextRow, work: WorkRow) -> Kept:
    assert version.id is not None
    return Kept(
        version_id=version.id,
        symbol=work.symbol,
        own_key=work.own_key,
        language=text.language,
        source=version.source,
        official=version.official,
        address=version.address,
        mode=Mode(version.mode),
        content=blob.content,
        content_sha256=blob.sha256,
        media_type=version.media_type,
        headers=tuple((name, value) for name, value in version.headers),
        validators=Validators(**version.validators),
        retrieved_at=version.retrieved_at,
        derived_by=version.derived_by,
    )
