"""Making deliveries: new ones, and events that join a digest or a message that has not gone yet.

An event goes to a channel once: what was planned before, in whatever delivery, is left alone. So doing it again after
a crash adds nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.intents import ARRIVALS, Planned, Reason
from monitor.outgoing import DeliveryState
from monitor.store.database import Database, Stale, StoreError
from monitor.store.inserting import insert_if_new
from monitor.store.portions import portions
from monitor.store.rules import reason_values
from monitor.store.tables import DeliveryEventRow, DeliveryRow, EventRow

ROUNDS = 3
"""How often a digest is looked for again that somebody opens or sends at the same moment."""


@dataclass(frozen=True, slots=True)
class _New:
    """A planned delivery and those of its events that its channel does not know of yet."""

    planned: Planned
    events: tuple[EventRow, ...]

    @property
    def symbol(self) -> str:
        """The work by which it keeps its order; empty for a digest, which may come to tell of several."""
        return "" if self.planned.slot else self.events[0].symbol


@dataclass(frozen=True, slots=True)
class Aside:
    """A message to a channel that tells of no event: what about, and facts to be worded. ``key`` makes it unique; in
    the thread of a work where it names its ``symbol``."""

    channel_id: int
    about: str
    key: str
    facts: dict[str, Any]
    symbol: str = ""


def add_deliveries(session: Session, planned: Sequence[Planned], now: datetime) -> None:
    """Remember what is to be sent. Raises StoreError when a planned event does not exist."""
    waiting = [one for one in _new(session, planned) if not (one.planned.joins and _joins_same_news(session, one))]
    digests = [one for one in waiting if one.planned.slot]
    _insert_all(session, [one for one in waiting if not one.planned.slot], now)
    for _ in range(ROUNDS):
        digests = _joined(session, digests)
        digests = _opened(session, digests, now)
        if not digests:
            return
    raise Stale("a digest was opened and sent while events were to join it: decide again")


def add_asides(session: Session, asides: Iterable[Aside], now: datetime) -> None:
    """Remember messages that tell of no event, each once."""
    for one in asides:
        values = _values(one.channel_id, delivery_key(one.channel_id, one.key), now)
        insert_if_new(session, DeliveryRow, **values | {"aside": one.about, "facts": one.facts, "symbol": one.symbol})


def remember_asides(database: Database, asides: Sequence[Aside], now: datetime) -> int:
    """Remember messages that tell of no event, each once; how many of them are new."""
    keys = {delivery_key(one.channel_id, one.key): one for one in asides}
    with database.writing() as session:
        for some in portions(sorted(keys)):
            for known in session.scalars(select(col(DeliveryRow.key)).where(col(DeliveryRow.key).in_(some))):
                del keys[known]
        add_asides(session, keys.values(), now)
    return len(keys)


def delivery_key(channel_id: int, chief_event_key: str) -> str:
    """What makes a delivery unique: its channel and its chief event. ASCII, 32 characters; recipients may see it."""
    return sha256(f"{channel_id} {chief_event_key}".encode("utf-8", "replace")).hexdigest()[:32]


def undisturbed() -> ColumnElement[bool]:
    """Nobody has begun to send this delivery: it may still change."""
    return (col(DeliveryRow.state) == DeliveryState.DUE.value) & col(DeliveryRow.due_at).is_(None)


def _new(session: Session, planned: Sequence[Planned]) -> list[_New]:
    events = _events(session, {key for one in planned for key in one.event_keys})
    told = _told(session, [row.id or 0 for row in events.values()], {one.channel_id for one in planned})
    found = []
    for one in planned:
        rows = (events[key] for key in dict.fromkeys(one.event_keys))
        untold = tuple(row for row in rows if (one.channel_id, row.id) not in told)
        if untold:
            found.append(_New(one, untold))
    return found


def _events(session: Session, keys: set[str]) -> dict[str, EventRow]:
    parts = [select(EventRow).where(col(EventRow.key).in_(some)) for some in portions(sorted(keys))]
    events = {row.key: row for part in parts for row in session.scalars(part)}
    if len(events) != len(keys):
        raise StoreError("a delivery names an event that does not exist: decide again")
    return events


def _told(session: Session, event_ids: Sequence[int], channel_ids: set[int]) -> set[tuple[int | None, int]]:
    told: set[tuple[int | None, int]] = set()
    columns = col(DeliveryEventRow.channel_id), col(DeliveryEventRow.event_id)
    for some in portions(sorted(channel_ids)):
        where = columns[0].in_(some), columns[1].in_(event_ids)
        told.update((row[0], row[1]) for row in session.execute(select(*columns).where(*where)))
    return told


# ---- joining what has not gone ---------------------------------------------------------------------------------------


def _joins_same_news(session: Session, one: _New) -> bool:
    """Whether the text that somebody waits for joined the message about the same work in another language."""
    row = _same_news(session, one)
    if row is None:
        return False
    _join(session, [(row, one)], before=True)
    if row.slot is None:
        row.hold, row.next_attempt_at = (
            None,
            min(one.planned.next_attempt_at, row.next_attempt_at or one.planned.next_attempt_at),
        )
    return True


def _same_news(session: Session, one: _New) -> DeliveryRow | None:
    told = select(col(DeliveryEventRow.delivery_id)).join(EventRow, col(EventRow.id) == col(DeliveryEventRow.event_id))
    about = told.where(
        col(DeliveryEventRow.channel_id) == one.planned.channel_id,
        col(EventRow.symbol) == one.events[0].symbol,
        col(EventRow.type).in_([kind.value for kind in ARRIVALS]),
    )
    where = col(DeliveryRow.id).in_(about), col(DeliveryRow.hold).is_not(None), undisturbed()
    return session.scalars(select(DeliveryRow).where(*where).limit(1).with_for_update()).first()


def _joined(session: Session, digests: Sequence[_New]) -> list[_New]:
    """Have events join the open digests of their hours; those are left that have none."""
    slots = sorted({one.planned.slot for one in digests if one.planned.slot})
    found: dict[tuple[int, str | None], DeliveryRow] = {}
    for some in portions([one.planned.channel_id for one in digests]):
        where = col(DeliveryRow.channel_id).in_(some), col(DeliveryRow.slot).in_(slots), undisturbed()
        for row in session.scalars(select(DeliveryRow).where(*where).with_for_update()):
            found[row.channel_id, row.slot] = row
    pairs = [(there, one) for one in digests if (there := found.get((one.planned.channel_id, one.planned.slot)))]
    _join(session, pairs, before=False)
    for row, one in pairs:
        row.next_attempt_at = one.planned.next_attempt_at
    return [one for one in digests if (one.planned.channel_id, one.planned.slot) not in found]


def _join(session: Session, pairs: Sequence[tuple[DeliveryRow, _New]], *, before: bool) -> None:
    """Add events at the front or at the end of deliveries."""
    for some in portions(pairs):
        first, last = _positions(session, [row.id or 0 for row, _ in some])
        told = []
        for row, one in some:
            start = first.get(row.id, 0) - len(one.events) if before else last.get(row.id, -1) + 1
            told += _told_rows(row.id or 0, one, start)
            row.reasons = merged(row.reasons, one.planned.reasons)
        session.execute(insert(DeliveryEventRow), told)
    session.flush()


def _positions(session: Session, ids: Sequence[int]) -> tuple[dict[int | None, int], dict[int | None, int]]:
    position, whose = col(DeliveryEventRow.position), col(DeliveryEventRow.delivery_id)
    found = select(whose, func.min(position), func.max(position)).where(whose.in_(ids)).group_by(whose)
    rows = session.execute(found).all()
    return {row[0]: row[1] for row in rows}, {row[0]: row[2] for row in rows}


def merged(values: Iterable[Any], reasons: Iterable[Reason]) -> list[Any]:
    """Stored reasons and further ones, each once, in order."""
    found = list(values)
    return found + [more for one in reasons if (more := reason_values(one)) not in found]


# ---- new ones --------------------------------------------------------------------------------------------------------


def _opened(session: Session, digests: Sequence[_New], now: datetime) -> list[_New]:
    """Open digests; those are left that somebody else has opened meanwhile."""
    if session.get_bind().dialect.name == "sqlite":  # one writer at a time: nobody else can have
        _insert_all(session, digests, now)
        return []
    return [one for one in digests if not _inserted_digest(session, one, now)]


def _inserted_digest(session: Session, one: _New, now: datetime) -> bool:
    values = _planned_values(one, now)
    if not insert_if_new(session, DeliveryRow, **values):
        return False
    row_id = session.scalars(select(col(DeliveryRow.id)).where(col(DeliveryRow.key) == values["key"])).one()
    session.execute(insert(DeliveryEventRow), _told_rows(row_id or 0, one, 0))
    return True


def _insert_all(session: Session, waiting: Sequence[_New], now: datetime) -> None:
    for some in portions(waiting):
        rows = {(values := _planned_values(one, now))["key"]: (one, values) for one in some}
        stored = insert(DeliveryRow).returning(col(DeliveryRow.key), col(DeliveryRow.id))
        ids = {row[0]: row[1] for row in session.execute(stored, [values for _, values in rows.values()])}
        told = [row for key, (one, _) in rows.items() for row in _told_rows(ids[key] or 0, one, 0)]
        session.execute(insert(DeliveryEventRow), told)


def _planned_values(one: _New, now: datetime) -> dict[str, Any]:
    planned = one.planned
    return _values(planned.channel_id, delivery_key(planned.channel_id, one.events[0].key), now) | {
        "symbol": one.symbol,
        "reasons": merged((), planned.reasons),
        "next_attempt_at": planned.next_attempt_at,
        "slot": planned.slot,
        "hold": planned.hold,
        "language": planned.language,
        "timezone": planned.timezone,
    }


def _values(channel_id: int, key: str, now: datetime) -> dict[str, Any]:
    fixed: Mapping[str, Any] = {"state": DeliveryState.DUE.value, "attempts": 0, "reasons": [], "symbol": ""}
    return {**fixed, "channel_id": channel_id, "key": key, "created_at": now, "next_attempt_at": now}


def _told_rows(delivery_id: int, one: _New, first: int) -> list[dict[str, Any]]:
    whose = {"delivery_id": delivery_id, "channel_id": one.planned.channel_id}
    return [whose | {"position": first + at, "event_id": row.id} for at, row in enumerate(one.events)]
