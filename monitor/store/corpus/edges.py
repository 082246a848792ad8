"""The citations that are held, put together by citing and cited work."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Text, cast, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from diffing.changes import Kind, Part
from monitor.graph import Edge, Node
from monitor.store.database import Database
from monitor.store.portions import portions
from monitor.store.tables import AliasRow, CitationRow, TextRow, VersionRow, WorkRow

Mention = tuple[str, str, str, str, str, int]
"""Citing symbol, target, language, relation, part, how often."""


def edges(database: Database) -> tuple[Edge, ...]:
    """Every edge between works, by citing work and target; current versions of all languages together."""
    with database.reading() as session:
        return _edges(session.execute(_mentions()), _real_names(session))


def edges_from(database: Database, symbols: Collection[str]) -> tuple[Edge, ...]:
    """``edges``, those of some citing works only."""
    with database.reading() as session:
        real = _real_names(session)
        return tuple(
            edge for some in portions(sorted(symbols)) for edge in _edges(session.execute(_mentions(some)), real)
        )


def nodes_held(database: Database, symbols: Collection[str]) -> tuple[Node, ...]:
    """Those of the works that are held, by symbol."""
    with database.reading() as session:
        found = (
            row
            for some in portions(sorted(symbols))
            for row in session.scalars(select(WorkRow).where(col(WorkRow.symbol).in_(some)))
        )
        return tuple(_held(row) for row in sorted(found, key=lambda one: one.symbol))


def nodes(database: Database) -> tuple[Node, ...]:
    """Every work that is held or cited, by symbol."""
    with database.reading() as session:
        works = session.scalars(select(WorkRow)).all()
        held = {row.symbol: _held(row) for row in works}
        targets = select(col(CitationRow.target), col(CitationRow.kind)).where(*_cited()).distinct()
        targets = targets.join(VersionRow, col(VersionRow.id) == col(CitationRow.version_id))
        real = _real_names(session)
        cited = {real.get(target or "", target or ""): _kind(kind) for target, kind in session.execute(targets)}
    others = (Node(symbol, kind, False) for symbol, kind in cited.items() if symbol not in held)
    return tuple(sorted((*held.values(), *others), key=lambda one: one.symbol))


def targets(database: Database, symbols: Sequence[str] | None = None) -> dict[str, tuple[str, ...]]:
    """For each held work (of ``symbols`` only, when given) the resolutions that it cites and that can exist, by
    symbol."""
    found: dict[str, set[str]] = defaultdict(set)
    with database.reading() as session:
        for some in portions(symbols) if symbols is not None else (None,):
            for citing, target in session.execute(_resolutions(some)):
                found[citing].add(target)
    return {citing: tuple(sorted(cited)) for citing, cited in found.items()}


def real_names(database: Database) -> dict[str, str]:
    """Of every other symbol of a held work the work's own."""
    with database.reading() as session:
        return _real_names(session)


def _cited() -> tuple[Any, ...]:
    return col(CitationRow.target).is_not(None), col(CitationRow.relation) != "provenance", col(VersionRow.current)


def _mentions(symbols: Sequence[str] | None = None) -> Any:
    groups = (
        col(WorkRow.symbol),
        col(CitationRow.target),
        col(TextRow.language),
        col(CitationRow.relation),
        col(CitationRow.part),
    )
    rows = _of_works(select(*groups, func.count())).where(*_cited()).group_by(*groups).order_by(*groups)
    return rows if symbols is None else rows.where(col(WorkRow.symbol).in_(symbols))


def _resolutions(symbols: Sequence[str] | None) -> Any:
    possible = cast(CitationRow.flags, Text).not_like("%impossible_target%")
    rows = _of_works(select(col(WorkRow.symbol), col(CitationRow.target)).distinct()).where(*_cited(), possible)
    rows = rows.where(col(CitationRow.kind) == Kind.RESOLUTION.value)
    return rows if symbols is None else rows.where(col(WorkRow.symbol).in_(symbols))


def _of_works(chosen: Any) -> Any:
    return (
        chosen.select_from(CitationRow)
        .join(VersionRow, col(VersionRow.id) == col(CitationRow.version_id))
        .join(TextRow, col(TextRow.id) == col(VersionRow.text_id))
        .join(WorkRow, col(WorkRow.id) == col(TextRow.work_id))
    )


def _real_names(session: Session) -> dict[str, str]:
    """The symbol of the work that an alias names."""
    rows = select(col(AliasRow.symbol), col(WorkRow.symbol)).join(WorkRow, col(WorkRow.id) == col(AliasRow.work_id))
    return dict(session.execute(rows).all())


def _edges(mentions: Iterable[Mention], real: dict[str, str]) -> tuple[Edge, ...]:
    relations: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    operative: set[tuple[str, str]] = set()
    for citing, target, language, relation, part, count in mentions:
        pair = citing, real.get(target, target)
        relations[pair][relation] = None
        counts[pair][language] += count
        if part == Part.OPERATIVE.value:
            operative.add(pair)
    return tuple(
        Edge(*pair, tuple(sorted(found)), max(counts[pair].values()), pair in operative)
        for pair, found in relations.items()
    )


def _held(row: WorkRow) -> Node:
    return Node(row.symbol, _kind(row.kind), True, row.title, row.adopted_on)


def _kind(value: str | None) -> Kind:
    return Kind(value) if value else Kind.DOCUMENT
