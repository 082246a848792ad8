"""What sources say of works beyond their texts: one row for each source and work."""

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from hashlib import sha256
from typing import Any, Final

from pydantic import TypeAdapter
from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.intents import Noticed
from monitor.judging.naming import canonical_or_none
from monitor.store.database import Database
from monitor.store.inserting import insert_if_new
from monitor.store.portions import portions
from monitor.store.tables import NoticeRow
from sources.documents import Notice, Standing

NOTICES: Final = TypeAdapter(Notice)
OF_COLUMNS: Final = frozenset({"source", "symbol", "standing", "origin", "address"})
SEEN_AGAIN: Final = timedelta(days=1)
"""A notice that says the same again is not written again before so long: a poll without news writes nothing."""

_FIRST_COME: Final = (col(NoticeRow.first_seen_at), col(NoticeRow.source))
# Of the table and made once: it is asked for each document that comes, and mostly there is none.
_OF_SYMBOL: Final = (
    select(*NoticeRow.__table__.columns)  # type: ignore[attr-defined]
    .where(col(NoticeRow.symbol) == bindparam("symbol"))
    .order_by(*_FIRST_COME)
)


def notices_of(database: Database, symbol: str) -> tuple[Noticed, ...]:
    """What sources say of a work, by canonical symbol; who said it first comes first."""
    with database.reading() as session:
        return noticed_in(session, symbol)


def noticed_in(session: Session, symbol: str) -> tuple[Noticed, ...]:
    """The same, inside the caller's transaction."""
    return tuple(_noticed(row) for row in session.connection().execute(_OF_SYMBOL, {"symbol": symbol}))


def notices_by_symbol(database: Database, symbols: Sequence[str]) -> dict[str, tuple[Noticed, ...]]:
    """What sources say of several works; those of which nobody says anything are left out."""
    found: dict[str, list[Noticed]] = {}
    with database.reading() as session:
        for some in portions(symbols):
            rows = select(NoticeRow).where(col(NoticeRow.symbol).in_(some))
            for row in session.scalars(rows.order_by(*_FIRST_COME)):
                found.setdefault(row.symbol, []).append(_noticed(row))
    return {symbol: tuple(said) for symbol, said in found.items()}


def of_draft(database: Database, draft: str | None, *, but: str) -> tuple[Noticed, ...]:
    """What sources say of other works than ``but`` that came of a draft, as printed."""
    named = canonical_or_none(draft)
    if named is None:
        return ()
    rows = select(NoticeRow).where(col(NoticeRow.draft) == named, col(NoticeRow.symbol) != but)
    with database.reading() as session:
        return tuple(_noticed(row) for row in session.scalars(rows))


def noticed_as(database: Database, standings: Collection[Standing]) -> tuple[Noticed, ...]:
    """Every notice that says one of some standings, by symbol."""
    rows = select(NoticeRow).where(col(NoticeRow.standing).in_([one.value for one in standings]))
    with database.reading() as session:
        return tuple(_noticed(row) for row in session.scalars(rows.order_by(col(NoticeRow.symbol), *_FIRST_COME)))


def remember_notice(session: Session, noticed: Noticed) -> bool:
    """Store what a source says now, inside the caller's transaction; whether that was another thing than before."""
    values = _values(noticed)
    if insert_if_new(session, NoticeRow, **values):
        return True
    row = session.get(NoticeRow, (noticed.notice.source, noticed.symbol), with_for_update=True)
    if row is None:
        return False
    changed, late = bool(row.hash != values["hash"]), noticed.last_seen_at - row.last_seen_at >= SEEN_AGAIN
    if changed or late:
        kept = {name: value for name, value in values.items() if name != "first_seen_at"}
        same = col(NoticeRow.source) == row.source, col(NoticeRow.symbol) == row.symbol
        session.execute(update(NoticeRow).where(*same).values(**kept))
    return changed


def is_news(noticed: Noticed, before: Iterable[Noticed]) -> bool:
    """Whether a notice says anything that its source had not said of the work, or was last seen long ago."""
    same = next((one for one in before if one.notice.source == noticed.notice.source), None)
    return (
        same is None
        or _fingerprint(same) != _fingerprint(noticed)
        or noticed.last_seen_at - same.last_seen_at >= SEEN_AGAIN
    )


def _values(noticed: Noticed) -> dict[str, Any]:
    told: dict[str, Any] = NOTICES.dump_python(
        noticed.notice, mode="json", exclude_defaults=True, exclude={"unseen_since"}
    )
    return {
        "source": noticed.notice.source,
        "symbol": noticed.symbol,
        "standing": noticed.notice.standing.value,
        "first_seen_at": noticed.first_seen_at,
        "last_seen_at": noticed.last_seen_at,
        "origin": noticed.notice.origin,
        "address": noticed.notice.address,
        "draft": canonical_or_none(noticed.notice.draft),
        "facts": {name: value for name, value in told.items() if name not in OF_COLUMNS} | {"printed": told["symbol"]},
        "hash": _fingerprint(noticed),
    }


def _fingerprint(noticed: Noticed) -> str:
    """Equal for notices that say the same, whenever they say it."""
    told = NOTICES.dump_json(noticed.notice, exclude={"noticed_at", "unseen_since"})
    return sha256(told).hexdigest()[:32]


def _noticed(row: NoticeRow | Row[*tuple[Any, ...]]) -> Noticed:
    facts = {name: value for name, value in row.facts.items() if name != "printed"}
    told = facts | {
        "source": row.source,
        "symbol": row.facts.get("printed", row.symbol),
        "standing": row.standing,
        "origin": row.origin,
        "address": row.address,
    }
    return Noticed(row.symbol, NOTICES.validate_python(told), row.first_seen_at, row.last_seen_at)
