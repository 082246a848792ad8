"""What is due, of everything, in one question: for a clock that asks every second."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final

from sqlalchemy import BindParameter, ColumnElement, CompoundSelect, bindparam, exists, literal, or_, select, union_all
from sqlmodel import col

from monitor.outgoing import DeliveryState
from monitor.store.database import Database
from monitor.store.outbox.claiming import channel_open, claimable
from monitor.store.schedule.claims import unclaimed
from monitor.store.signups import unsent
from monitor.store.tables import DeliveryRow, SourceRow, WantedTextRow

_POLL: Final = "poll"
_LOOK: Final = "look"
_SEND: Final = "send"
_ASK: Final = "ask"


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is due and held by nobody: sources to be polled and sources whose texts are to be looked at, by name;
    whether messages are to be sent, and letters that ask for a confirmation."""

    polls: frozenset[str] = frozenset()
    looks: frozenset[str] = frozenset()
    messages: bool = False
    letters: bool = False


def agenda(database: Database, now: datetime) -> Agenda:
    """What is due now. Whoever does it claims it first: the answer may be old already. Raises StoreError."""
    with database.reading() as session:
        rows = [(kind, name) for kind, name in session.execute(_question(), {"now": now})]
    return Agenda(
        polls=frozenset(name for kind, name in rows if kind == _POLL),
        looks=frozenset(name for kind, name in rows if kind == _LOOK),
        messages=(_SEND, "") in rows,
        letters=(_ASK, "") in rows,
    )


@cache
def _question() -> CompoundSelect[str, str]:
    """Built once: that takes longer than to ask it."""
    now: BindParameter[datetime] = bindparam("now", type_=SourceRow.__table__.c.next_check_at.type)  # type: ignore[attr-defined]
    polls = select(literal(_POLL), col(SourceRow.name)).where(*_due(SourceRow, now))
    looks = select(literal(_LOOK), col(WantedTextRow.source)).where(*_due(WantedTextRow, now)).distinct()
    state, lease = col(DeliveryRow.state), col(DeliveryRow.lease_until)
    abandoned = exists().where(state == DeliveryState.SENDING.value, lease <= now)
    sendable = exists().where(claimable(now), channel_open(now))
    messages = select(literal(_SEND), literal("")).where(or_(sendable, abandoned))
    letters = select(literal(_ASK), literal("")).where(exists().where(*unsent(now)))
    return union_all(polls, looks, messages, letters)


def _due(
    table: type[SourceRow] | type[WantedTextRow], now: BindParameter[datetime]
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(table.next_check_at) <= now, unclaimed(table, now)
