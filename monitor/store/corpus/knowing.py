"""The facts that a decision about an arrival needs, as of one moment."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, func, select, union
from sqlalchemy.orm import Session
from sqlmodel import col

from diffing import years
from diffing.symbols import parse
from diffing.years import LAST_KNOWN_YEAR, Learnt
from monitor.intents import Arrival, EventType, Known, Watched
from monitor.judging.corrigenda import corrected
from monitor.store import translating
from monitor.store.corpus.citing import citing_earlier
from monitor.store.corpus.loading import draft_in, load, version_rows
from monitor.store.corpus.relating import candidates_for
from monitor.store.database import Database
from monitor.store.notices import noticed_in
from monitor.store.portions import among, as_list
from monitor.store.schedule import watched_noun
from monitor.store.subscriptions import asked_for, followed
from monitor.store.tables import AliasRow, EventRow, TextRow, VersionRow, WantedTextRow, WorkRow


def known(database: Database, arrival: Arrival) -> Known:
    """What we knew when an arrival came (see Known). One snapshot: no fact is newer than another."""
    with database.reading() as session:
        connection = session.connection()
        work = connection.execute(_WORK, {"symbol": arrival.symbol}).one_or_none()
        targets = {citation.target for citation in arrival.citations if citation.target is not None}
        about = targets | {one for one in (corrected(arrival.symbol),) if one}
        facts = Known(
            watched=_watched(session, arrival),
            held=_held(session, about),
            cited_before=citing_earlier(session, targets, arrival.symbol, _adopted_on(arrival, work)),
            documents=connection.scalar(_COUNT) or 0,
            followed=followed(session, about),
            asked_for=asked_for(session, targets),
            noticed=noticed_in(session, arrival.symbol),
            announced=_announced(session, arrival),
            candidates=candidates_for(session, arrival.symbol, arrival.structure.paragraphs, arrival.citations),
            draft=draft_in(session, arrival.structure.metadata.draft, arrival.language),
        )
        return _with_work(session, facts, work, arrival) if work else facts


def _adopted_on(arrival: Arrival, work: Row[*tuple[Any, ...]] | None) -> date | None:
    return arrival.structure.metadata.adopted_on or (work.adopted_on if work else None)


def _with_work(session: Session, facts: Known, work: Row[*tuple[Any, ...]], arrival: Arrival) -> Known:
    """The facts with what we hold of the arrival's work; of a work that we do not hold there is nothing to ask."""
    issues = session.connection().execute(_ISSUES, {"work": work.id}).all()
    own = [one for one in issues if one.language == arrival.language]
    from_source = [one for one in own if one.source == arrival.source]
    current = {one.id: one.language for one in issues if one.current}
    latest = from_source[-1].id if from_source else None
    wanted = {one for one in (latest, *current) if one}
    loaded = {one.id: one for one in load(session, version_rows().where(col(VersionRow.id).in_(wanted)))}
    others = sorted((one for one in current if current[one] != arrival.language), key=current.__getitem__)
    return replace(
        facts,
        work=translating.work(work),
        latest=loaded.get(latest) if latest else None,
        current=next((loaded[one] for one in current if current[one] == arrival.language), None),
        languages=frozenset(one.language for one in issues),
        official_languages=frozenset(one.language for one in issues if one.official),
        bytes_seen=any(one.content_sha256 == arrival.content_sha256 for one in own),
        earlier={one.fingerprint: one.number for one in from_source},  # the last where words came back
        last_number=max((one.number for one in own), default=0),
        others=tuple(loaded[one] for one in others),
    )


def _announced(session: Session, arrival: Arrival) -> bool:
    key = f"{EventType.ADOPTED}:{arrival.symbol}"
    return session.connection().scalar(_EVENT, {"key": key}) is not None


def _watched(session: Session, arrival: Arrival) -> Watched | None:
    row = session.connection().execute(_WATCHED, {"source": arrival.source, "address": arrival.address}).one_or_none()
    return watched_noun(row) if row else None


def text_of(database: Database, source: str, sha256: str) -> tuple[str, str] | None:
    """The text (symbol, language) of which a source gave bytes with this hash, None when it gave none such."""
    with database.reading() as session:
        row = session.connection().execute(_OF_BYTES, {"sha256": sha256, "source": source}).first()
        return (row[0], row[1]) if row else None


def held(database: Database, symbols: Iterable[str]) -> frozenset[str]:
    """Which of the symbols name a work that we hold."""
    with database.reading() as session:
        return _held(session, symbols)


def learnt(database: Database) -> Learnt:
    """The years of Council resolutions that are newer than our table, from those that we hold: the year in a symbol
    counts where the resolution was adopted in it."""
    with database.reading() as session:
        rows = session.connection().execute(_NEWEST, {"since": date(LAST_KNOWN_YEAR, 1, 1)})
        printed = [(parse(row.symbol), row.adopted_on.year) for row in rows]
    return years.learnt((own.number, year) for own, year in printed if own.number and own.printed_year == year)


def _held(session: Session, targets: Iterable[str]) -> frozenset[str]:
    return frozenset(session.connection().scalars(_NAMED, {"symbols": as_list(targets)}))


# Made once: making a question takes longer than answering it.
_WORK = select(*WorkRow.__table__.columns).where(  # type: ignore[attr-defined]
    col(WorkRow.symbol) == bindparam("symbol")
)
_WATCHED = select(*WantedTextRow.__table__.columns).where(  # type: ignore[attr-defined]
    col(WantedTextRow.source) == bindparam("source"), col(WantedTextRow.address) == bindparam("address")
)
_ISSUES = (
    select(
        *(getattr(VersionRow, name) for name in ("id", "number", "source", "current", "official", "fingerprint")),
        col(VersionRow.content_sha256),
        col(TextRow.language),
    )
    .join(TextRow, col(TextRow.id) == col(VersionRow.text_id))
    .where(col(TextRow.work_id) == bindparam("work"))
    .order_by(col(VersionRow.number))
)
"""The versions of a work, in each language by number."""
_COUNT = select(func.count()).select_from(WorkRow)
_NEWEST = select(col(WorkRow.symbol), col(WorkRow.adopted_on)).where(
    col(WorkRow.adopted_on) >= bindparam("since"), col(WorkRow.symbol).startswith("S/RES/")
)
_EVENT = select(col(EventRow.id)).where(col(EventRow.key) == bindparam("key"))
_OF_BYTES = (
    select(col(WorkRow.symbol), col(TextRow.language))
    .join(TextRow, col(TextRow.work_id) == col(WorkRow.id))
    .join(VersionRow, col(VersionRow.text_id) == col(TextRow.id))
    .where(col(VersionRow.content_sha256) == bindparam("sha256"), col(VersionRow.source) == bindparam("source"))
    .limit(1)
)
_NAMED = union(
    select(col(WorkRow.symbol)).where(col(WorkRow.symbol).in_(among("symbols"))),
    select(col(AliasRow.symbol)).where(col(AliasRow.symbol).in_(among("symbols"))),
)
