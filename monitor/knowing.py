"""What we knew when an answer came: the facts that one decision is made of, read from the store."""

from dataclasses import replace
from datetime import datetime

from monitor.deciding import Answered
from monitor.intents import Arrival, EventType, Known, Version, Watched, Work
from monitor.judging.naming import canonical_or_none
from monitor.store import corpus, notices, schedule
from monitor.store.database import Database
from sources.documents import Absent, NotModified


def known_for(database: Database, answer: Answered, row: Watched | None) -> Known:
    """The facts for deciding on ``answer``; ``row`` is the row of its address as it was claimed or listed."""
    if isinstance(answer, Arrival):
        return replace(corpus.known(database, answer), told_gone=_told_gone(database, row))
    symbol = row.symbol if row and row.symbol else canonical_or_none(answer.listing.symbol)
    if symbol is None or row is None or row.content_sha256 is None:
        noticed = notices.notices_of(database, symbol) if symbol else ()
        return Known(watched=row, work=_work(database, symbol), noticed=noticed)
    if isinstance(answer, Absent):
        return _known_of_absent(database, symbol, row)
    told_gone = _told_gone(database, row)
    if told_gone is not None:
        return replace(_known_of_absent(database, symbol, row), told_gone=told_gone)
    if isinstance(answer, NotModified):
        return Known(watched=row, work=_work(database, symbol), latest=_latest(database, symbol, row))
    return Known(watched=row, work=_work(database, symbol))


def _known_of_absent(database: Database, symbol: str, row: Watched) -> Known:
    """What readers of a text that may be gone must be told."""
    held = corpus.versions(database, symbol)
    return Known(
        watched=row,
        work=_work(database, symbol),
        latest=_latest(database, symbol, row),
        languages=frozenset(one.language for one in held),
        elsewhere=_elsewhere(database, row),
    )


def _told_gone(database: Database, row: Watched | None) -> datetime | None:
    """When the text at an address was said to be unavailable; None when it was not, or was said to be back since."""
    if row is None or row.symbol is None or not row.absences:
        return None
    kinds = (EventType.UNAVAILABLE, EventType.AVAILABLE_AGAIN)
    said = corpus.events(database, types=kinds, symbol=row.symbol)
    here = (one for one in said if (one.source, one.data.get("address")) == (row.source, row.address))
    last = next(here, None)
    return last.at if last and last.type is EventType.UNAVAILABLE else None


def _elsewhere(database: Database, row: Watched) -> str | None:
    """Another address of the same source that holds the same text: then a renamed page, not a lost one."""
    for other in schedule.watched_rows(database, row.source, symbol=row.symbol):
        if (
            other.language == row.language
            and other.address != row.address
            and other.content_sha256
            and not other.absences
        ):
            return other.address
    return None


def _latest(database: Database, symbol: str, row: Watched) -> Version | None:
    own = [one for one in corpus.versions(database, symbol, row.language) if one.source == row.source]
    return max(own, key=lambda one: one.number, default=None)


def _work(database: Database, symbol: str | None) -> Work | None:
    return corpus.work(database, symbol) if symbol else None
