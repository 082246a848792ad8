"""Looks that found nothing new: since when we hold what is there, and when to look again, for a handful at once."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Update, bindparam, func, null, select, update
from sqlmodel import col

from monitor.intents import Watched
from monitor.store.database import Database
from monitor.store.tables import TextRow, VersionRow, WantedTextRow, WorkRow

Place = tuple[str, str]
"""A source and an address."""


def held_since(database: Database, rows: Sequence[Watched]) -> dict[Place, datetime]:
    """When the last version of what is held at each address came; those of which no version is found under the row's
    own symbol and language are left out."""
    when = func.max(col(VersionRow.retrieved_at))
    found = (
        select(col(WorkRow.symbol), col(TextRow.language), col(VersionRow.source), when)
        .join(TextRow, col(TextRow.work_id) == col(WorkRow.id))
        .join(VersionRow, col(VersionRow.text_id) == col(TextRow.id))
        .where(col(WorkRow.symbol).in_({row.symbol for row in rows if row.symbol}))
        .group_by(col(WorkRow.symbol), col(TextRow.language), col(VersionRow.source))
    )
    with database.reading() as session:
        since = {(symbol, tag, source): at for symbol, tag, source, at in session.execute(found)}
    known = {(row.source, row.address): since.get((row.symbol or "", row.language or "", row.source)) for row in rows}
    return {place: at for place, at in known.items() if at is not None}


def settle_unchanged(database: Database, rows: Sequence[Watched]) -> None:
    """End the claims on addresses where nothing is new, in one transaction: each is looked at again at its
    ``next_check_at``, and no trouble is left. Nothing else of the rows is written."""
    if not rows:
        return
    moments = [{"at_source": row.source, "at_address": row.address, "again": row.next_check_at} for row in rows]
    with database.writing() as session:
        session.connection().execute(_unchanged(), moments)


@cache
def _unchanged() -> Update:
    table: Any = WantedTextRow.__table__  # type: ignore[attr-defined]
    here = table.c.source == bindparam("at_source"), table.c.address == bindparam("at_address")
    again = bindparam("again", type_=table.c.next_check_at.type)
    nothing = {"absences": 0, "failures": 0, "last_error": null(), "lease_until": null()}
    return update(table).where(*here).values(next_check_at=again, **nothing)
