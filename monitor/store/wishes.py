"""The works that held texts cite and that we do not hold: each is looked for once, in the order of wanting.

Whoever looks claims the work first, until a lease ends; so a killed one loses nothing.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Update, exists, func, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.store.database import Database
from monitor.store.inserting import insert_new
from monitor.store.tables import AliasRow, WantedSymbolRow, WorkRow


def wish(session: Session, symbols: Iterable[str], now: datetime) -> None:
    """Want works, inside the caller's transaction; those wanted before stay as they are."""
    insert_new(session, WantedSymbolRow, ({"symbol": symbol, "since": now, "looks": 0} for symbol in symbols))


def claim_wish(database: Database, now: datetime, lease: timedelta) -> str | None:
    """Claim the work that is wanted longest, has not been looked for and is not held; None when there is none."""
    wanted = (
        select(col(WantedSymbolRow.symbol))
        .where(*_open(now))
        .order_by(col(WantedSymbolRow.since), col(WantedSymbolRow.symbol))
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if not waiting(database, now):
        return None  # asked for at every tick: without the write lock
    with database.writing() as session:
        symbol = session.scalar(wanted)
        if symbol is not None:
            session.execute(_of(symbol).values(lease_until=now + lease))
        return symbol


def settle_wish(database: Database, symbol: str, looks: int, now: datetime) -> None:
    """The work was looked for, at so many addresses. Where nobody had it, its addresses are watched from now on."""
    with database.writing() as session:
        session.execute(_of(symbol).values(lease_until=None, asked_at=now, looks=looks))


def looks_since(database: Database, moment: datetime) -> tuple[int, datetime | None]:
    """At how many addresses cited works were looked for since a moment, and when that was last."""
    found = select(func.sum(WantedSymbolRow.looks), func.max(WantedSymbolRow.asked_at))
    found = found.where(col(WantedSymbolRow.looks) > 0)
    with database.reading() as session:
        looks, last = session.execute(found.where(col(WantedSymbolRow.asked_at) >= moment)).one()
    return int(looks or 0), last


def waiting(database: Database, now: datetime) -> int:
    """How many works are wanted and have not been looked for yet."""
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(WantedSymbolRow).where(*_open(now))) or 0


def _open(now: datetime) -> tuple[ColumnElement[bool], ...]:
    held = exists().where(col(WorkRow.symbol) == col(WantedSymbolRow.symbol))
    named = exists().where(col(AliasRow.symbol) == col(WantedSymbolRow.symbol))
    free = or_(col(WantedSymbolRow.lease_until).is_(None), col(WantedSymbolRow.lease_until) <= now)
    return col(WantedSymbolRow.asked_at).is_(None), free, ~held, ~named


def _of(symbol: str) -> Update:
    return update(WantedSymbolRow).where(col(WantedSymbolRow.symbol) == symbol)
