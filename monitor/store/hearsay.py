"""What is known when a notice comes, and what is remembered of it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.intents import Noticed
from monitor.judging.heeding import Heard, Heeded
from monitor.schedules.numbering import numbered
from monitor.schedules.probing import highest_numbers
from monitor.store import translating
from monitor.store.corpus.happenings import add_event
from monitor.store.corpus.merging import refresh_work
from monitor.store.database import Database
from monitor.store.notices import is_news, notices_by_symbol, of_draft, remember_notice
from monitor.store.outbox.adding import add_deliveries
from monitor.store.portions import portions
from monitor.store.schedule import want_or_hasten
from monitor.store.tables import NoticeRow, TextRow, VersionRow, WantedTextRow, WorkRow
from sources.documents import Notice


def heard(database: Database, notices: Sequence[tuple[str, Notice]], now: datetime) -> dict[str, Heard]:
    """The facts for deciding on notices of works, by canonical symbol; those that say nothing new are left out."""
    before = notices_by_symbol(database, [symbol for symbol, _ in notices])
    news = [(symbol, one) for symbol, one in notices if is_news(Noticed(symbol, one, now, now), before.get(symbol, ()))]
    symbols = list(dict.fromkeys(symbol for symbol, _ in news))
    works, highest = _works(database, symbols), _highest(database, symbols)
    twins = {symbol: of_draft(database, one.draft, but=symbol) for symbol, one in news if one.draft}
    return {
        symbol: Heard(
            before=before.get(symbol, ()),
            work=translating.work(works[symbol][0]) if symbol in works else None,
            official=works[symbol][1] if symbol in works else frozenset(),
            beyond=_beyond(symbol, highest),
            twins=twins.get(symbol, ()),
        )
        for symbol in symbols
    }


def remember(database: Database, heeded: Iterable[Heeded], now: datetime) -> None:
    """Store what was decided on notices, in one transaction. Doing it again adds nothing."""
    with database.writing() as session:
        for one in heeded:
            _remember(session, one, now)


def known_symbols(database: Database, prefix: str) -> tuple[str, ...]:
    """The canonical symbols of works held or noticed that begin with ``prefix``."""
    with database.reading() as session:
        return _known_symbols(session, prefix)


def _remember(session: Session, heeded: Heeded, now: datetime) -> None:
    symbol = heeded.noticed.symbol
    remember_notice(session, heeded.noticed)
    for event in heeded.events:
        add_event(session, event, None)
    if heeded.deliveries:
        add_deliveries(session, heeded.deliveries, now)
    want_or_hasten(session, heeded.wanted)
    if heeded.hastened:
        _hasten(session, symbol, now)
    work = session.scalars(select(WorkRow).where(col(WorkRow.symbol) == symbol).with_for_update()).one_or_none()
    if work is not None:
        refresh_work(session, work)


def _hasten(session: Session, symbol: str, now: datetime) -> None:
    """Ask at once for the texts of a work that we hold: its source says that their files changed."""
    held = col(WantedTextRow.symbol) == symbol, col(WantedTextRow.content_sha256).is_not(None)
    later = col(WantedTextRow.next_check_at) > now
    session.execute(update(WantedTextRow).where(*held, later).values(next_check_at=now))


def _works(database: Database, symbols: Sequence[str]) -> dict[str, tuple[WorkRow, frozenset[str]]]:
    """The works that are held, each with the official languages in which its official text is."""
    found: dict[str, tuple[WorkRow, frozenset[str]]] = {}
    with database.reading() as session:
        for some in portions(symbols):
            for row in session.scalars(select(WorkRow).where(col(WorkRow.symbol).in_(some))):
                found[row.symbol] = (row, _official(session, row))
    return found


def _official(session: Session, work: WorkRow) -> frozenset[str]:
    languages = select(col(TextRow.language)).join(VersionRow, col(VersionRow.text_id) == col(TextRow.id)).distinct()
    held = session.scalars(languages.where(col(TextRow.work_id) == work.id, col(VersionRow.official)))
    return frozenset(tag.partition("-")[0] for tag in held)


def _highest(database: Database, symbols: Iterable[str]) -> dict[str, int]:
    """The highest number known so far of each series in which the symbols stand."""
    series = {place.series for symbol in symbols if (place := numbered(symbol))}
    with database.reading() as session:
        known = [one for name in sorted(series) for one in _known_symbols(session, f"{name}/")]
    return highest_numbers(known)


def _known_symbols(session: Session, prefix: str) -> tuple[str, ...]:
    held, told = col(WorkRow.symbol), col(NoticeRow.symbol)
    works = session.scalars(select(held).where(held.startswith(prefix, autoescape=True)))
    notices = session.scalars(select(told).where(told.startswith(prefix, autoescape=True)))
    return tuple(sorted({*works, *notices}))


def _beyond(symbol: str, highest: dict[str, int]) -> bool:
    place = numbered(symbol)
    return place is not None and 0 < highest.get(place.series, 0) < place.number
