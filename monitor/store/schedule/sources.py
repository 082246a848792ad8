"""When sources are polled, who polls them, and how they are trusted."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.intents import Refusal, SourceState
from monitor.store.database import Database, StoreError
from monitor.store.inserting import insert_if_new
from monitor.store.schedule.claims import due_order, nothing_due, unclaimed
from monitor.store.tables import SourceRow


def register_sources(database: Database, names: Iterable[str], now: datetime) -> None:
    """Make sources known; new ones are due at once, known ones stay as they are."""
    with database.writing() as session:
        for name in names:
            insert_if_new(session, SourceRow, name=name, next_check_at=now, failures=0, since=now)


def claim_due_sources(
    database: Database, now: datetime, lease: timedelta, limit: int, *, names: Iterable[str] | None = None
) -> tuple[SourceState, ...]:
    """Claim up to ``limit`` sources that are due, those waiting longest first; of ``names`` only, when given."""
    due = select(col(SourceRow.name)).where(col(SourceRow.next_check_at) <= now, unclaimed(SourceRow, now))
    if names is not None:
        due = due.where(col(SourceRow.name).in_(list(names)))
    due = due.order_by(col(SourceRow.next_check_at), col(SourceRow.name)).limit(limit)
    if nothing_due(database, due):
        return ()
    chosen = due.with_for_update(skip_locked=True).cte("due")
    claim = _claim_sources(now, lease).where(col(SourceRow.name).in_(select(chosen.c.name)))
    with database.writing() as session:
        return _claimed_sources(session, claim)


def claim_source(database: Database, name: str, now: datetime, lease: timedelta) -> SourceState | None:
    """Claim one source, due or not; None when somebody else is polling it. Raises StoreError for an unknown name."""
    with database.writing() as session:
        claimed = _claimed_sources(session, _claim_sources(now, lease).where(col(SourceRow.name) == name))
        if not claimed and session.get(SourceRow, name) is None:
            raise StoreError(f"there is no source {name!r}: see the names with: seized sources")
    return claimed[0] if claimed else None


def keep_source(database: Database, name: str, now: datetime, lease: timedelta) -> None:
    """Hold on to a claimed source: its poll takes longer than a lease."""
    with database.writing() as session:
        held = col(SourceRow.name) == name, col(SourceRow.lease_until).is_not(None)
        session.execute(update(SourceRow).where(*held).values(lease_until=now + lease))


@dataclass(frozen=True, slots=True)
class PollEnd:
    """How a poll ended: its cursor (None keeps the old one), when to poll next, its one-line error, whether it found
    news, why it was not believed (``held_back``), what the source's hosts allow (None: not known), whether it used up a
    release, and what of its last polls was not believed (None: as before)."""

    next_check_at: datetime
    cursor: str | None = None
    error: str | None = None
    changed: bool = False
    held_back: str | None = None
    robots: str | None = None
    used: bool = True
    refusals: tuple[Refusal, ...] | None = None


def settle_source(database: Database, name: str, ended: PollEnd, now: datetime) -> None:
    """End a poll. A release ends with the poll that uses it up."""
    values: dict[str, Any] = {"next_check_at": ended.next_check_at, "lease_until": None, "last_polled_at": now}
    values |= {"last_error": ended.error, "failures": SourceRow.failures + 1 if ended.error else 0}
    if ended.cursor is not None:
        values["cursor"] = ended.cursor
    if ended.error is None:
        values["last_success_at"] = now
    if ended.error is None and ended.used:
        values["released_at"] = None
    if ended.error is None or ended.held_back is not None:
        values["held_back"] = ended.held_back
    if ended.robots is not None:
        values["robots"] = ended.robots
    if ended.refusals is not None:
        values["refusals"] = [[one.at.isoformat(), one.reason] for one in ended.refusals]
    if ended.changed:
        values["last_change_at"] = now
    with database.writing() as session:
        session.execute(update(SourceRow).where(col(SourceRow.name) == name).values(**values))


def hasten_sources(database: Database, names: Collection[str], now: datetime) -> None:
    """Have sources polled at once, those that are not being polled already."""
    with database.writing() as session:
        waiting = col(SourceRow.name).in_(names), col(SourceRow.next_check_at) > now, unclaimed(SourceRow, now)
        session.execute(update(SourceRow).where(*waiting).values(next_check_at=now))


def let_through(database: Database, name: str, now: datetime) -> bool:
    """Have the next look of a source believed, whatever it revises, and take it at once; false when nothing of it is
    held back."""
    with database.writing() as session:
        held = col(SourceRow.name) == name, col(SourceRow.held_back).is_not(None)
        freed = update(SourceRow).where(*held).values(released_at=now, next_check_at=now)
        return session.scalar(freed.returning(col(SourceRow.name))) is not None


def release_source(database: Database, name: str) -> None:
    """Give a claimed source back untouched: it is due as before."""
    with database.writing() as session:
        session.execute(update(SourceRow).where(col(SourceRow.name) == name).values(lease_until=None))


def heard_at(database: Database, name: str) -> datetime | None:
    """When a source was last read to the end without error; None when never, or when there is none of that name."""
    with database.reading() as session:
        found = select(col(SourceRow.last_success_at)).where(col(SourceRow.name) == name)
        return session.scalars(found).one_or_none()


def source_states(database: Database) -> tuple[SourceState, ...]:
    """Every source ever registered, by name."""
    with database.reading() as session:
        return tuple(_state(row) for row in session.scalars(select(SourceRow).order_by(col(SourceRow.name))))


def _claim_sources(now: datetime, lease: timedelta) -> Any:
    return update(SourceRow).where(unclaimed(SourceRow, now)).values(lease_until=now + lease).returning(SourceRow)


def _claimed_sources(session: Session, claim: Any) -> tuple[SourceState, ...]:
    rows = session.scalars(claim, execution_options={"synchronize_session": False})
    return tuple(sorted((_state(row) for row in rows), key=lambda state: (due_order(state.next_check_at), state.name)))


def _state(row: SourceRow) -> SourceState:
    return SourceState(
        name=row.name,
        cursor=row.cursor,
        next_check_at=row.next_check_at,
        lease_until=row.lease_until,
        failures=row.failures,
        last_error=row.last_error,
        last_polled_at=row.last_polled_at,
        last_success_at=row.last_success_at,
        last_change_at=row.last_change_at,
        since=row.since,
        silent_since=row.silent_since,
        held_back=row.held_back,
        released_at=row.released_at,
        robots=row.robots,
        refusals=tuple(Refusal(datetime.fromisoformat(at), reason) for at, reason in row.refusals or ()),
    )
