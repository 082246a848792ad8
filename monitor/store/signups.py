"""Who asked for messages without being the operator, and whether the reader of that address has confirmed it.

The same is done for every address, known or not: what differs could be told from outside.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, case, delete, func, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.store import subscriptions
from monitor.store.choices import STOPPED
from monitor.store.database import Database
from monitor.store.tables import SignupRow
from monitor.subscribing import Subscription

_DAY = timedelta(days=1)
TRIES = 5
"""So often a letter is tried to be sent."""


class Fate(StrEnum):
    """What became of a confirmation."""

    CONFIRMED = "confirmed"
    BEFORE = "confirmed before"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Signup:
    """A wish that waits for its confirmation, or had it. ``wanted`` is what monitor.consent.asking stored."""

    id: int
    address: str = field(repr=False)
    wanted: Mapping[str, Any]
    wording: int
    asked_at: datetime
    sent_at: datetime | None
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Target:
    """The channel that a confirmed wish goes to."""

    address: str = field(repr=False)
    redacted: str


def ask(database: Database, values: Mapping[str, Any], now: datetime, *, per_address: int, per_network: int) -> bool:
    """Remember a wish; false when its network has asked too often in the last hour.

    An address that was asked for too often in a day gets no further letter; nobody is told.
    """
    with database.writing() as session:
        network = values["network"]
        lately = col(SignupRow.asked_at) > now - timedelta(hours=1)
        if network is not None and _count(session, col(SignupRow.network) == network, lately) >= per_network:
            return False
        whose = col(SignupRow.address_sha256) == values["address_sha256"], col(SignupRow.asked_at) > now - _DAY
        if _count(session, *whose) >= per_address:
            session.execute(update(SignupRow).where(*whose).values(repeats=SignupRow.repeats + 1))
        else:
            row = {**values, "asked_at": now, "next_attempt_at": now, "repeats": 0, "tries": 0}
            session.execute(insert(SignupRow).values(**row))
    return True


def claim_unsent(database: Database, now: datetime, gap: timedelta, limit: int = 20) -> tuple[Signup, ...]:
    """Wishes whose letter is to be sent now; each is tried again after ``gap`` unless it is said to be sent."""
    due = select(col(SignupRow.id)).where(*unsent(now)).order_by(col(SignupRow.id)).limit(limit)
    chosen = due.with_for_update(skip_locked=True).cte("due")
    again = case((col(SignupRow.tries) + 1 < TRIES, now + gap), else_=None)
    claim = update(SignupRow).where(col(SignupRow.id).in_(select(chosen.c.id)), *unsent(now))
    with database.reading() as session:
        if session.scalars(select(col(SignupRow.id)).where(*unsent(now)).limit(1)).first() is None:
            return ()
    with database.writing() as session:
        rows = session.scalars(
            claim.values(tries=SignupRow.tries + 1, next_attempt_at=again).returning(SignupRow),
            execution_options={"synchronize_session": False},
        ).all()
        return tuple(_noun(row) for row in rows)


def unsent(now: datetime | BindParameter[datetime]) -> tuple[ColumnElement[bool], ...]:
    """Of wishes: their letter is to be sent now."""
    return col(SignupRow.sent_at).is_(None), col(SignupRow.next_attempt_at) <= now


def sent(database: Database, signup_id: int, now: datetime) -> None:
    """The letter is on its way."""
    _settle(database, signup_id, sent_at=now)


def give_up(database: Database, signup_id: int) -> None:
    """The letter cannot be sent, now or later."""
    _settle(database, signup_id)


def _settle(database: Database, signup_id: int, **values: Any) -> None:
    with database.writing() as session:
        this = update(SignupRow).where(col(SignupRow.id) == signup_id)
        session.execute(this.values(next_attempt_at=None, **values))


def signup(database: Database, signup_id: int) -> Signup | None:
    """A wish by its number; None when it is gone."""
    with database.reading() as session:
        row = session.get(SignupRow, signup_id)
        return _noun(row) if row else None


def confirm(database: Database, signup_id: int, target: Target, wanted: Subscription, now: datetime) -> Fate:
    """Make the channel and the subscription of a wish, once.

    A channel that its reader had stopped goes on with this subscription alone: nothing else was agreed to.
    """
    with database.writing() as session:
        this = col(SignupRow.id) == signup_id
        open_ = update(SignupRow).where(this, col(SignupRow.confirmed_at).is_(None))
        if session.scalars(open_.values(confirmed_at=now).returning(col(SignupRow.id))).one_or_none() is None:
            known = session.scalars(select(col(SignupRow.id)).where(this)).one_or_none()
            return Fate.GONE if known is None else Fate.BEFORE
        channel_id = _opened(session, f"sign-up {signup_id}", target, now)
        session.execute(update(SignupRow).where(this).values(channel_id=channel_id, next_attempt_at=None))
        subscriptions.added(session, replace(wanted, channel_id=channel_id), now)
        return Fate.CONFIRMED


def purge(database: Database, before: datetime) -> int:
    """Forget what was asked for before a moment and never confirmed; how much that was."""
    with database.writing() as session:
        old = col(SignupRow.confirmed_at).is_(None), col(SignupRow.asked_at) < before
        return len(session.scalars(delete(SignupRow).where(*old).returning(col(SignupRow.id))).all())


def _count(session: Session, *where: ColumnElement[bool]) -> int:
    return session.scalars(select(func.count()).select_from(SignupRow).where(*where)).one()


def _opened(session: Session, name: str, target: Target, now: datetime) -> int:
    """The number of the channel with this address: made, or opened again when it was closed."""
    row = subscriptions.channel_added(session, name, target.address, target.redacted, now)
    assert row.id is not None
    if row.disabled_reason == STOPPED:
        subscriptions.removed_all(session, row.id)
    row.enabled, row.disabled_reason = True, None
    return row.id


def _noun(row: SignupRow) -> Signup:
    assert row.id is not None
    return Signup(row.id, row.address, row.wanted, row.wording, row.asked_at, row.sent_at, row.confirmed_at)
