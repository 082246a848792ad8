"""The held works that may stand before a text in its series: those that it cites, and those with its title."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import BindParameter, Select, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import col

from diffing.changes import Citation, Paragraph, Part
from diffing.symbols import SymbolError, parse
from monitor.intents import Candidate
from monitor.series import folded, title_of
from monitor.store.database import Database
from monitor.store.portions import portions
from monitor.store.tables import AliasRow, CitationRow, ParagraphRow, TextRow, VersionRow, WorkRow


def candidates(
    database: Database, symbol: str, paragraphs: Sequence[Paragraph], citations: Sequence[Citation]
) -> tuple[Candidate, ...]:
    """``candidates_for``, in a transaction of its own."""
    with database.reading() as session:
        return candidates_for(session, symbol, paragraphs, citations)


def candidates_for(
    session: Session, symbol: str, paragraphs: Sequence[Paragraph], citations: Sequence[Citation]
) -> tuple[Candidate, ...]:
    """The held works that a text of ``symbol`` cites, and those of the session before with its title."""
    cited = _named(session, {one.target for one in citations if one.target} - {symbol})
    title = title_of(paragraphs)
    neighbours = _of_session_before(session, symbol) if title else set()
    titles = _titles(session, cited | neighbours)
    wanted = sorted(cited | {work for work in neighbours if title in titles[work]})
    names, cites = _names(session, wanted), _cites(session, wanted)
    return tuple(Candidate(frozenset(names[work]), frozenset(titles[work]), frozenset(cites[work])) for work in wanted)


def _named(session: Session, targets: Collection[str]) -> set[int]:
    found: set[int] = set()
    for some in portions(sorted(targets)):
        found |= {row for row in session.scalars(_BY_SYMBOL, {"symbols": some}) if row}
        found |= set(session.scalars(_BY_ALIAS, {"symbols": some}))
    return found


def _of_session_before(session: Session, symbol: str) -> set[int]:
    try:
        own = parse(symbol)
    except SymbolError:
        return set()
    if own.session is None or not own.session.isdecimal():
        return set()
    before = {"body": own.body.value, "session": str(int(own.session) - 1)}
    return {row for row in session.scalars(_OF_SESSION, before) if row}


def _titles(session: Session, works: Collection[int]) -> dict[int, set[str]]:
    printed: dict[tuple[int, int], list[str]] = defaultdict(list)
    for some in portions(sorted(works)):
        rows = _of_works(select(col(TextRow.work_id), col(ParagraphRow.version_id), col(ParagraphRow.text)), some)
        rows = rows.join(ParagraphRow, col(ParagraphRow.version_id) == col(VersionRow.id))
        rows = rows.where(col(ParagraphRow.part) == Part.TITLE.value).order_by(col(ParagraphRow.position))
        for work, version, text in session.execute(rows):
            printed[work, version].append(text)
    titles: dict[int, set[str]] = defaultdict(set)
    for (work, _), texts in printed.items():
        titles[work].add(folded(" ".join(texts)))
    return titles


def _names(session: Session, works: Sequence[int]) -> dict[int, set[str]]:
    names: dict[int, set[str]] = defaultdict(set)
    for some in portions(works):
        own = select(col(WorkRow.id), col(WorkRow.symbol)).where(col(WorkRow.id).in_(some))
        others = select(col(AliasRow.work_id), col(AliasRow.symbol)).where(col(AliasRow.work_id).in_(some))
        for work, name in [*session.execute(own), *session.execute(others)]:
            names[work or 0].add(name)
    return names


def _cites(session: Session, works: Sequence[int]) -> dict[int, set[str]]:
    cites: dict[int, set[str]] = defaultdict(set)
    for some in portions(works):
        rows = _of_works(select(col(TextRow.work_id), col(CitationRow.target)).distinct(), some)
        rows = rows.join(CitationRow, col(CitationRow.version_id) == col(VersionRow.id))
        rows = rows.where(col(CitationRow.target).is_not(None), col(CitationRow.relation) != "provenance")
        for work, target in session.execute(rows):
            cites[work].add(target)
    return cites


def _of_works(chosen: Select, works: Sequence[int]) -> Select:  # type: ignore[type-arg]
    """A question about the current versions of some works."""
    found = chosen.select_from(TextRow).join(VersionRow, col(VersionRow.text_id) == col(TextRow.id))
    return found.where(col(TextRow.work_id).in_(works), col(VersionRow.current))


# Made once: making a question takes longer than answering it.
_SYMBOLS: BindParameter[str] = bindparam("symbols", expanding=True)
_BY_SYMBOL = select(col(WorkRow.id)).where(col(WorkRow.symbol).in_(_SYMBOLS))
_BY_ALIAS = select(col(AliasRow.work_id)).where(col(AliasRow.symbol).in_(_SYMBOLS))
_OF_SESSION = select(col(WorkRow.id)).where(
    col(WorkRow.body) == bindparam("body"), col(WorkRow.session) == bindparam("session")
)
