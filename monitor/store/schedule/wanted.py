"""When addresses are looked at again, and who is looking."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.intents import IDLE, Mode, Watched
from monitor.store.database import Database
from monitor.store.inserting import insert_if_new, insert_or_replace
from monitor.store.portions import portions
from monitor.store.schedule.claims import due_order, nothing_due, unclaimed
from monitor.store.tables import WantedTextRow
from sources.documents import Validators


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


def want_new(database: Database, wanted: Iterable[Watched]) -> int:
    """Watch addresses that are not watched yet; all others stay as they are. How many are new."""
    with database.writing() as session:
        return sum(insert_if_new(session, WantedTextRow, **watched_values(one)) for one in wanted)


def want_or_hasten(session: Session, wanted: Iterable[Watched]) -> None:
    """Watch addresses, inside the caller's transaction. Those that are watched already, and where nothing is held, are
    looked at no later than asked; those that were only probed are wanted from now on, and those that are wanted live
    now are so whatever they were looked for before (what the first pass left behind is not: it was there already)."""
    for one in wanted:
        if insert_if_new(session, WantedTextRow, **watched_values(one)):
            continue
        empty = *_at(one.source, one.address), col(WantedTextRow.content_sha256).is_(None)
        due = one.next_check_at
        later = or_(col(WantedTextRow.next_check_at) > due, col(WantedTextRow.next_check_at).is_(None))
        session.execute(update(WantedTextRow).where(*empty, later).values(next_check_at=due))
        outranked = IDLE if one.mode is Mode.LIVE else {Mode.PROBED}
        idle = col(WantedTextRow.mode).in_(sorted(mode.value for mode in outranked))
        session.execute(update(WantedTextRow).where(*empty, idle).values(mode=one.mode.value))


def texts_held(database: Database, source: str) -> int:
    """At how many addresses of a source we hold what is there."""
    held = col(WantedTextRow.source) == source, col(WantedTextRow.content_sha256).is_not(None)
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(WantedTextRow).where(*held)) or 0


def claim_due_watched(
    database: Database,
    now: datetime,
    lease: timedelta,
    limit: int,
    *,
    source: str | None = None,
    but: Collection[str] = (),
) -> tuple[Watched, ...]:
    """Claim up to ``limit`` wanted texts that are due, those waiting longest first: of one source, or of all sources
    ``but`` some. ``apply`` gives the claim back."""
    waiting = select(col(WantedTextRow.source), col(WantedTextRow.address))
    waiting = waiting.where(col(WantedTextRow.next_check_at) <= now, unclaimed(WantedTextRow, now))
    if source is not None:
        waiting = waiting.where(col(WantedTextRow.source) == source)
    if but:
        waiting = waiting.where(col(WantedTextRow.source).not_in(sorted(but)))
    order = col(WantedTextRow.next_check_at), col(WantedTextRow.source), col(WantedTextRow.address)
    waiting = waiting.order_by(*order).limit(limit)
    if nothing_due(database, waiting):
        return ()
    due = waiting.with_for_update(skip_locked=True).cte("due")
    claim = (
        update(WantedTextRow)
        .where(
            col(WantedTextRow.source) == due.c.source,
            col(WantedTextRow.address) == due.c.address,
            unclaimed(WantedTextRow, now),
        )
        .values(lease_until=now + lease)
        .returning(WantedTextRow)
    )
    with database.writing() as session:
        rows = session.scalars(claim, execution_options={"synchronize_session": False})
        return tuple(sorted((watched_noun(row) for row in rows), key=lambda one: due_order(one.next_check_at)))


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
    insert_or_replace(session, WantedTextRow, **watched_values(watched), lease_until=None)


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


def watched_noun(row: WantedTextRow | Row[*tuple[Any, ...]]) -> Watched:
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


def _at(source: str, address: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(WantedTextRow.source) == source, col(WantedTextRow.address) == address
