"""What is held of each work and since when, to tell what is missing and how late each source was."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import func, select
from sqlmodel import col

from monitor.intents import Mode, Noticed
from monitor.schedules.lags import Seen
from monitor.schedules.missing import Held
from monitor.store.database import Database
from monitor.store.notices import noticed_as
from monitor.store.schedule import watched_rows
from monitor.store.tables import NoticeRow, SourceRow, TextRow, VersionRow, WorkRow
from sources.documents import Standing

Value = TypeVar("Value")

FIRST_PASS = timedelta(hours=12)
"""So long after a source was first watched its notices say nothing about when they came."""


def held(database: Database) -> Held:
    """Everything that bears on what is missing."""
    with database.reading() as session:
        works = dict(session.execute(select(col(WorkRow.symbol), col(WorkRow.first_seen_at))).all())
        official = select(col(WorkRow.symbol), col(TextRow.language)).join(TextRow, col(TextRow.work_id) == WorkRow.id)
        official = official.join(VersionRow, col(VersionRow.text_id) == TextRow.id).where(col(VersionRow.official))
        languages = [(symbol, tag.partition("-")[0]) for symbol, tag in session.execute(official.distinct())]
    waiting = (row for row in watched_rows(database) if row.content_sha256 is None and row.symbol)
    return Held(
        works=works,
        official={symbol: frozenset(tags) for symbol, tags in _grouped(languages).items()},
        noticed={symbol: tuple(said) for symbol, said in _grouped(_spoken_of(database)).items()},
        tried={symbol: tuple(rows) for symbol, rows in _grouped((row.symbol or "", row) for row in waiting).items()},
    )


def seen(database: Database) -> tuple[Seen, ...]:
    """When each source first had each work whose day of adoption is known: texts that came live, and notices."""
    first = func.min(col(VersionRow.retrieved_at))
    texts = (
        select(col(WorkRow.symbol), col(WorkRow.adopted_on), col(VersionRow.source), col(TextRow.language), first)
        .join(TextRow, col(TextRow.work_id) == col(WorkRow.id))
        .join(VersionRow, col(VersionRow.text_id) == col(TextRow.id))
        .where(col(WorkRow.adopted_on).is_not(None), col(VersionRow.mode) == Mode.LIVE.value)
        .group_by(col(WorkRow.symbol), col(WorkRow.adopted_on), col(VersionRow.source), col(TextRow.language))
    )
    columns = col(NoticeRow.symbol), col(WorkRow.adopted_on), col(NoticeRow.source), col(NoticeRow.first_seen_at)
    notices = select(*columns).join(WorkRow, col(WorkRow.symbol) == col(NoticeRow.symbol))
    with database.reading() as session:
        told = notices.where(col(WorkRow.adopted_on).is_not(None))
        began = dict(session.execute(select(col(SourceRow.name), col(SourceRow.since))).all())
        live = (row for row in session.execute(told) if _came_later(row[3], began.get(row[2])))
        rows = [*session.execute(texts), *((*row[:3], None, row[3]) for row in live)]
    return tuple(Seen(symbol, day, name, tag, at) for symbol, day, name, tag, at in rows if day is not None)


def _came_later(at: datetime, began: datetime | None) -> bool:
    """Whether a notice came after a source's first pass: what that had was there before we watched."""
    return began is None or at - began > FIRST_PASS


def _spoken_of(database: Database) -> Iterable[tuple[str, Noticed]]:
    awaited = (Standing.EXPECTED, Standing.ADOPTED, Standing.LISTED)
    return ((one.symbol, one) for one in noticed_as(database, awaited))


def _grouped(pairs: Iterable[tuple[str, Value]]) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
