"""Who cites what, among the current versions of the texts that we hold."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.intents import CitedBy, CitingRow
from monitor.store import translating
from monitor.store.database import Database
from monitor.store.portions import as_list, listed, portions
from monitor.store.tables import AliasRow, CitationRow, TextRow, VersionRow, WorkRow


def cited_by(database: Database, symbol: str) -> tuple[CitingRow, ...]:
    """Every paragraph of a current version that cites a work, under its symbol or an alias; by adoption, then in
    reading order, texts that do not say when they were adopted last."""
    with database.reading() as session:
        rows = session.execute(_citing(names_of(session, symbol))).all()
    return tuple(
        CitingRow(citing, language, number, adopted_on, translating.citation(row))
        for row, citing, language, number, adopted_on in rows
    )


def cited_before(database: Database, targets: Iterable[str], besides: str) -> dict[str, tuple[CitedBy, ...]]:
    """For each target the held works that cite it now, other than the work ``besides``, by adoption."""
    with database.reading() as session:
        return citing_works(session, targets, besides)


def citing_works(session: Session, targets: Iterable[str], besides: str) -> dict[str, tuple[CitedBy, ...]]:
    """``cited_before``, inside the caller's transaction. Naming one's own draft or report is no citing of it
    (domain.md 3.3); being named inside a committee's name is, so that first citations add up to all targets (3.1)."""
    wanted = sorted(set(targets))
    found: dict[str, list[CitedBy]] = defaultdict(list)
    for some in portions(wanted):
        for target, citing, adopted_on in session.execute(_citers(some, besides)):
            found[target or ""].append(CitedBy(citing, adopted_on))
    return {target: tuple(found[target]) for target in wanted}


def _citers(targets: Iterable[str], besides: str) -> Select[str | None, str, date | None]:
    return (
        select(col(CitationRow.target), col(WorkRow.symbol), col(WorkRow.adopted_on))
        .distinct()
        .join(VersionRow, col(VersionRow.id) == col(CitationRow.version_id))
        .join(TextRow, col(TextRow.id) == col(VersionRow.text_id))
        .join(WorkRow, col(WorkRow.id) == col(TextRow.work_id))
        .where(col(CitationRow.target).in_(targets), col(CitationRow.relation) != "provenance")
        .where(col(VersionRow.current), col(WorkRow.symbol) != besides)
        .order_by(col(WorkRow.adopted_on).asc().nulls_last(), col(WorkRow.symbol))
    )


def citing_earlier(
    session: Session, targets: Iterable[str], besides: str, day: date | None
) -> dict[str, tuple[CitedBy, ...]]:
    """For each target one held work other than ``besides`` that cites it and was adopted before ``day``; any, when no
    day is known. Empty where there is none. What is cited everywhere is found at once: all who cite it would be read
    for nothing."""
    found: dict[str, tuple[CitedBy, ...]] = dict.fromkeys(targets, ())
    if found:
        asked = {"targets": as_list(found), "besides": besides} | ({"day": day} if day else {})
        for target, symbol, adopted_on in session.connection().execute(_EARLIER if day else _ANYBODY, asked):
            found[target] = (CitedBy(symbol, adopted_on),)
    return found


def _one_citer(*more: ColumnElement[bool]) -> Select[Any]:
    """The first citer of each of many targets, in one question: a question costs more than its answer."""
    asked = listed("targets")
    citer = (
        select(col(TextRow.work_id))
        .select_from(CitationRow)
        .join(VersionRow, col(VersionRow.id) == col(CitationRow.version_id))
        .join(TextRow, col(TextRow.id) == col(VersionRow.text_id))
        .join(WorkRow, col(WorkRow.id) == col(TextRow.work_id))
        .where(col(CitationRow.target) == asked.c.value, col(CitationRow.relation) != "provenance")
        .where(col(VersionRow.current), col(WorkRow.symbol) != bindparam("besides"), *more)
        .limit(1)
        .correlate(asked)
        .scalar_subquery()
    )
    first = select(asked.c.value.label("target"), citer.label("work")).subquery()
    return select(first.c.target, col(WorkRow.symbol), col(WorkRow.adopted_on)).join_from(
        first, WorkRow, col(WorkRow.id) == first.c.work
    )


_ANYBODY = _one_citer()
_EARLIER = _one_citer(col(WorkRow.adopted_on) < bindparam("day"))


def _citing(names: Iterable[str]) -> Select[CitationRow, str, str, int, date | None]:
    return (
        select(CitationRow, col(WorkRow.symbol), col(TextRow.language), col(VersionRow.number), col(WorkRow.adopted_on))
        .join(VersionRow, col(VersionRow.id) == col(CitationRow.version_id))
        .join(TextRow, col(TextRow.id) == col(VersionRow.text_id))
        .join(WorkRow, col(WorkRow.id) == col(TextRow.work_id))
        .where(col(CitationRow.target).in_(names), col(VersionRow.current))
        .order_by(col(WorkRow.adopted_on).asc().nulls_last(), col(WorkRow.symbol))
        .order_by(col(TextRow.language), col(CitationRow.position))
    )


def names_of(session: Session, symbol: str) -> set[str]:
    """A symbol and all other symbols of the works that it names."""
    by_alias = select(col(AliasRow.work_id)).where(col(AliasRow.symbol) == symbol)
    works = select(col(WorkRow.id)).where(or_(col(WorkRow.symbol) == symbol, col(WorkRow.id).in_(by_alias)))
    names = select(col(WorkRow.symbol)).where(col(WorkRow.id).in_(works))
    aliases = select(col(AliasRow.symbol)).where(col(AliasRow.work_id).in_(works))
    return {symbol, *session.scalars(names), *session.scalars(aliases)}
