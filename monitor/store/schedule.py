"""When sources and wanted texts are looked at again, and who is looking.

Whoever works on a row claims it first with one statement, until a lease ends; so any number of clocks is safe, and a
killed one loses nothing: its rows fall due again.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.intents import Mode, SourceState, Watched
from monitor.store.database import Database, StoreError
from monitor.store.inserting import insert_if_new
from monitor.store.portions import portions
from monitor.store.tables import SourceRow, WantedTextRow
from sources.documents import Validators

# ---- sources ---------------------------------------------------------------------------------------------------------


def register_sources(database: Database, names: Iterable[str], now: datetime) -> None:
    """Make sources known; new ones are due at once, known ones stay as they are."""
    with database.writing() as session:
        for name in names:
            insert_if_new(session, SourceRow, name=name, next_check_at=now, failures=0, since=now)


def claim_due_sources(
    database: Database, now: datetime, lease: timedelta, limit: int, *, names: Iterable[str] | None = None
) -> tuple[SourceState, ...]:
    """Claim up to ``limit`` sources that are due, those waiting longest first; of ``names`` only, when given."""
    due = select(col(SourceRow.name)).where(col(SourceRow.next_check_at) <= now, _unclaimed(SourceRow, now))
    if names is not None:
        due = due.where(col(SourceRow.name).in_(list(names)))
    due = due.order_by(col(SourceRow.next_check_at), col(SourceRow.name)).limit(limit)
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


def settle_source(
    database: Database,
    name: str,
    *,
    cursor: str | None,
    next_check_at: datetime,
    error: str | None,
    now: datetime,
    changed: bool,
) -> None:
    """End a poll: its cursor (None keeps the old one), when to poll next, its one-line error, whether it found news."""
    values: dict[str, Any] = {"next_check_at": next_check_at, "lease_until": None, "last_polled_at": now}
    values["last_error"] = error
    values["failures"] = SourceRow.failures + 1 if error else 0
    if cursor is not None:
        values["cursor"] = cursor
    if error is None:
        values["last_success_at"] = now
    if changed:
        values["last_change_at"] = now
    with database.writing() as session:
        session.execute(update(SourceRow).where(col(SourceRow.name) == name).values(**values))


def release_source(database: Database, name: str) -> None:
    """Give a claimed source back untouched: it is due as before."""
    with database.writing() as session:
        session.execute(update(SourceRow).where(col(SourceRow.name) == name).values(lease_until=None))


def source_states(database: Database) -> tuple[SourceState, ...]:
    """Every source ever registered, by name."""
    with database.reading() as session:
        return tuple(_state(row) for row in session.scalars(select(SourceRow).order_by(col(SourceRow.name))))


def _claim_sources(now: datetime, lease: timedelta) -> Any:
    return update(SourceRow).where(_unclaimed(SourceRow, now)).values(lease_until=now + lease).returning(SourceRow)


def _claimed_sources(session: Session, claim: Any) -> tuple[SourceState, ...]:
    rows = session.scalars(claim, execution_options={"synchronize_session": False})
    return tuple(sorted((_state(row) for row in rows), key=lambda state: (_due_order(state.next_check_at), state.name)))


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
    )


# ---- wanted texts ----------------------------------------------------------------------------------------------------


def want(database: Database, watched: Watched, now: datetime) -> None:
    """Look at an address from ``watched.next_check_at`` (None: now) on. An address that is watched already keeps all
    that is known of it, is looked at no later than that, and learns symbol and language where it had none."""
    due = watched.next_check_at or now
    with database.writing() as session:
        if insert_if_new(session, WantedTextRow, **watched_values(watched) | {"next_check_at": due}):
            return
        row = session.get(WantedTextRow, (watched.source, watched.address), with_for_update=True)
        if row is None:
            return  # moved away this very moment: it is watched where it went
        row.symbol, row.language = row.symbol or watched.symbol, row.language or watched.language
        row.next_check_at = min(due, row.next_check_at or due)


def claim_due_watched(database: Database, now: datetime, lease: timedelta, limit: int) -> tuple[Watched, ...]:
    """Claim up to ``limit`` wanted texts that are due, those waiting longest first. ``apply`` gives the claim back."""
    due = (
        select(col(WantedTextRow.source), col(WantedTextRow.address))
        .where(col(WantedTextRow.next_check_at) <= now, _unclaimed(WantedTextRow, now))
        .order_by(col(WantedTextRow.next_check_at), col(WantedTextRow.source), col(WantedTextRow.address))
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    claim = (
        update(WantedTextRow)
        .where(
            col(WantedTextRow.source) == due.c.source,
            col(WantedTextRow.address) == due.c.address,
            _unclaimed(WantedTextRow, now),
        )
        .values(lease_until=now + lease)
        .returning(WantedTextRow)
    )
    with database.writing() as session:
        rows = session.scalars(claim, execution_options={"synchronize_session": False})
        return tuple(sorted((watched_noun(row) for row in rows), key=lambda one: _due_order(one.next_check_at)))


def release_watched(database: Database, watched: Iterable[Watched]) -> None:
    """Give claimed wanted texts back untouched: they are due as before."""
    with database.writing() as session:
        for one in watched:
            session.execute(update(WantedTextRow).where(*_at(one.source, one.address)).values(lease_until=None))


def move_watched(database: Database, source: str, address: str, moved_to: str) -> bool:
    """The source moved what was at ``address``. What is known of it goes along, unless the new address is watched
    already; then the old one is forgotten. False when ``address`` was not watched."""
    with database.writing() as session:
        row = session.get(WantedTextRow, (source, address), with_for_update=True)
        if row is None or address == moved_to:
            return row is not None
        known = watched_values(watched_noun(row)) | {"address": moved_to}
        session.execute(delete(WantedTextRow).where(*_at(source, address)))
        insert_if_new(session, WantedTextRow, **known)
    return True


def watched(database: Database, source: str, addresses: Sequence[str]) -> dict[str, Watched]:
    """What we know of a source's addresses; those not watched are left out."""
    known: dict[str, Watched] = {}
    with database.reading() as session:
        for some in portions(addresses):
            wanted = col(WantedTextRow.source) == source, col(WantedTextRow.address).in_(some)
            rows = session.scalars(select(WantedTextRow).where(*wanted))
            known |= {row.address: watched_noun(row) for row in rows}
    return known


def watched_rows(
    database: Database, source: str | None = None, failing_only: bool = False, *, symbol: str | None = None
) -> tuple[Watched, ...]:
    """Everything that is watched, by source and address: at one source, of one work, only what failed or was absent
    last time, as far as asked."""
    rows = select(WantedTextRow).order_by(col(WantedTextRow.source), col(WantedTextRow.address))
    if source is not None:
        rows = rows.where(col(WantedTextRow.source) == source)
    if symbol is not None:
        rows = rows.where(col(WantedTextRow.symbol) == symbol)
    if failing_only:
        rows = rows.where(or_(col(WantedTextRow.failures) > 0, col(WantedTextRow.absences) > 0))
    with database.reading() as session:
        return tuple(watched_noun(row) for row in session.scalars(rows))


def refused(database: Database) -> tuple[Watched, ...]:
    """What was refused by a gate or could not be had at the last look, by source and address."""
    return tuple(row for row in watched_rows(database, failing_only=True) if row.failures and row.last_error)


def remember_watched(session: Session, watched: Watched) -> None:
    """Replace the row of an address and end its lease, inside the caller's transaction."""
    values = watched_values(watched) | {"lease_until": None}
    if not insert_if_new(session, WantedTextRow, **values):
        session.execute(update(WantedTextRow).where(*_at(watched.source, watched.address)).values(**values))


def watched_values(watched: Watched) -> dict[str, Any]:
    return {
        "source": watched.source,
        "address": watched.address,
        "symbol": watched.symbol,
        "language": watched.language,
        "etag": watched.validators.etag,
        "last_modified": watched.validators.last_modified,
        "revision": watched.validators.revision,
        "content_sha256": watched.content_sha256,
        "absences": watched.absences,
        "failures": watched.failures,
        "next_check_at": watched.next_check_at,
        "last_error": watched.last_error,
        "mode": watched.mode.value,
        "since": watched.since,
    }


def watched_noun(row: WantedTextRow) -> Watched:
    return Watched(
        source=row.source,
        address=row.address,
        symbol=row.symbol,
        language=row.language,
        validators=Validators(row.etag, row.last_modified, row.revision),
        content_sha256=row.content_sha256,
        absences=row.absences,
        failures=row.failures,
        next_check_at=row.next_check_at,
        last_error=row.last_error,
        mode=Mode(row.mode),
        since=row.since,
    )


# ---- both ------------------------------------------------------------------------------------------------------------


def _unclaimed(table: type[SourceRow] | type[WantedTextRow], now: datetime) -> ColumnElement[bool]:
    return or_(col(table.lease_until).is_(None), col(table.lease_until) <= now)


def _at(source: str, address: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(WantedTextRow.source) == source, col(WantedTextRow.address) == address


def _due_order(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0
