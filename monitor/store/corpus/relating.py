"""The held works that may stand before a text in its series: those that it cites, and those with its title."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import CompoundSelect, Select, bindparam, literal_column, select, union
from sqlalchemy.orm import Session
from sqlmodel import col

from diffing.changes import Citation, Paragraph, Part
from diffing.symbols import SymbolError, parse
from monitor.intents import Candidate
from monitor.series import folded
from monitor.store.corpus.citing import names_of
from monitor.store.database import Database
from monitor.store.portions import among, as_list, numbers_among
from monitor.store.tables import AliasRow, CitationRow, ParagraphRow, TextRow, VersionRow, WorkRow
from monitor.store.titles import title_key

Asked = Mapping[str, str]
"""Which works a question is about."""


def candidates(
    database: Database, symbol: str, paragraphs: Sequence[Paragraph], citations: Sequence[Citation]
) -> tuple[Candidate, ...]:
    """``candidates_for``, in a transaction of its own."""
    with database.reading() as session:
        return candidates_for(session, symbol, paragraphs, citations)


def may_carry_on(database: Database, symbol: str) -> tuple[str, ...]:
    """The held works that may carry a work on: those that cite it, and those of the session after with its title."""
    with database.reading() as session:
        found = set(session.scalars(_citing(names_of(session, symbol)))) | _of_session_after(session, symbol)
    return tuple(sorted(found - {symbol}))


def _citing(names: Collection[str]) -> Select[str]:
    rows = _current(select(col(WorkRow.symbol)).distinct()).join(WorkRow, col(WorkRow.id) == col(TextRow.work_id))
    rows = rows.join(CitationRow, col(CitationRow.version_id) == col(VersionRow.id))
    return rows.where(col(CitationRow.target).in_(names), col(CitationRow.relation) != "provenance")


def _of_session_after(session: Session, symbol: str) -> set[str]:
    work = session.scalar(select(WorkRow).where(col(WorkRow.symbol) == symbol))
    if work is None or work.session is None or not work.session.isdecimal():
        return set()
    own = _current(select(col(VersionRow.title_key))).where(col(TextRow.work_id) == work.id)
    keys = [key for key in session.scalars(own) if key]
    rows = _current(select(col(WorkRow.symbol)).distinct()).join(WorkRow, col(WorkRow.id) == col(TextRow.work_id))
    rows = rows.where(col(VersionRow.title_key).in_(keys), col(WorkRow.body) == work.body)
    return set(session.scalars(rows.where(col(WorkRow.session) == str(int(work.session) + 1))))


def candidates_for(
    session: Session, symbol: str, paragraphs: Sequence[Paragraph], citations: Sequence[Citation]
) -> tuple[Candidate, ...]:
    """The held works that a text of ``symbol`` cites, and those of the session before with its title."""
    cited = _named(session, {one.target for one in citations if one.target} - {symbol})
    wanted = sorted(cited | _of_session_before(session, symbol, title_key(paragraphs)))
    if not wanted:
        return ()
    asked = {"works": as_list(wanted)}
    titles, names, cites = _titles(session, asked), _names(session, asked), _cites(session, asked)
    return tuple(Candidate(frozenset(names[work]), frozenset(titles[work]), frozenset(cites[work])) for work in wanted)


def _named(session: Session, targets: Collection[str]) -> set[int]:
    return set(session.connection().scalars(_NAMED, {"symbols": as_list(targets)})) if targets else set()


def _of_session_before(session: Session, symbol: str, key: str | None) -> set[int]:
    try:
        own = parse(symbol)
    except SymbolError:
        return set()
    if key is None or own.session is None or not own.session.isdecimal():
        return set()
    before = {"title_key": key, "body": own.body.value, "session": str(int(own.session) - 1)}
    return set(session.connection().scalars(_OF_SESSION, before))


def _titles(session: Session, asked: Asked) -> dict[int, set[str]]:
    printed: dict[tuple[int, int], list[str]] = defaultdict(list)
    for work, version, text in session.connection().execute(_TITLES, asked):
        printed[work, version].append(text)
    titles: dict[int, set[str]] = defaultdict(set)
    for (work, _), texts in printed.items():
        titles[work].add(folded(" ".join(texts)))
    return titles


def _names(session: Session, asked: Asked) -> dict[int, set[str]]:
    names: dict[int, set[str]] = defaultdict(set)
    for work, name in session.connection().execute(_NAMES, asked):
        names[work].add(name)
    return names


def _cites(session: Session, asked: Asked) -> dict[int, set[str]]:
    cites: dict[int, set[str]] = defaultdict(set)
    for work, target in session.connection().execute(_CITES, asked):
        cites[work].add(target)
    return cites


def _current(chosen: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """A question about current versions of texts."""
    found = chosen.select_from(TextRow).join(VersionRow, col(VersionRow.text_id) == col(TextRow.id))
    return found.where(col(VersionRow.current))


# Made once: making a question takes longer than answering it.
_NAMED: CompoundSelect[int] = union(
    select(col(WorkRow.id)).where(col(WorkRow.symbol).in_(among("symbols"))),
    select(col(AliasRow.work_id)).where(col(AliasRow.symbol).in_(among("symbols"))),
)
_OF_SESSION = (
    _current(select(col(TextRow.work_id)))
    .join(WorkRow, col(WorkRow.id) == col(TextRow.work_id))
    .where(col(VersionRow.title_key) == bindparam("title_key"))
    .where(col(WorkRow.body) == bindparam("body"), col(WorkRow.session) == bindparam("session"))
)
_TITLES = (
    _current(select(col(TextRow.work_id), col(ParagraphRow.version_id), col(ParagraphRow.text)))
    .join(ParagraphRow, col(ParagraphRow.version_id) == col(VersionRow.id))
    .where(col(TextRow.work_id).in_(numbers_among("works")))
    # Not a bound value: the index of titles is only looked into for a question that is about titles whatever is bound.
    .where(col(ParagraphRow.part) == literal_column(f"'{Part.TITLE.value}'"))
    .order_by(col(ParagraphRow.position))
)
_NAMES: CompoundSelect[int, str] = union(
    select(col(WorkRow.id), col(WorkRow.symbol)).where(col(WorkRow.id).in_(numbers_among("works"))),
    select(col(AliasRow.work_id), col(AliasRow.symbol)).where(col(AliasRow.work_id).in_(numbers_among("works"))),
)
_CITES = (
    _current(select(col(TextRow.work_id), col(CitationRow.target)).distinct())
    .join(CitationRow, col(CitationRow.version_id) == col(VersionRow.id))
    .where(col(TextRow.work_id).in_(numbers_among("works")))
    .where(col(CitationRow.target).is_not(None), col(CitationRow.relation) != "provenance")
)
