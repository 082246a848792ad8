"""Carrying out an intent: everything that one listing brought, in one transaction, or nothing of it."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from sqlalchemy import insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.intents import Arrival, DeliveryState, Event, Intent, Planned
from monitor.store import translating
from monitor.store.corpus.merging import refresh_work
from monitor.store.corpus.storing import store_comparison, store_version
from monitor.store.database import Database, Stale, StoreError
from monitor.store.inserting import insert_if_new
from monitor.store.rules import reason_values
from monitor.store.schedule import remember_watched
from monitor.store.tables import DeliveryEventRow, DeliveryRow, EventRow, TextRow, VersionRow, WorkRow
from monitor.store.wishes import wish


def apply(database: Database, intent: Intent, now: datetime) -> tuple[Event, ...]:
    """Remember what became of a listing; the events that this added, with their ids.

    Doing it again adds nothing: the version is there, events and deliveries have unique keys. Raises Stale when the
    text's last version from that source is another than the decision was made against; then nothing is remembered.
    """
    with database.writing() as session:
        version_id = _apply_arrival(session, intent, now)
        added = [row for event in intent.events if (row := _add_event(session, event, version_id)) is not None]
        for planned in intent.deliveries:
            _add_delivery(session, planned, now)
        remember_watched(session, intent.watched)
        wish(session, intent.wanted, now)
        return tuple(translating.event(row) for row in added)


def _apply_arrival(session: Session, intent: Intent, now: datetime) -> int | None:
    """The id of the version that the intent's arrival became, now or the first time; None without an arrival."""
    if intent.arrival is None:
        return None
    work = _locked_work(session, intent.arrival, now)
    text = _text(session, work, intent.arrival.language)
    latest = _latest(session, text, intent.arrival.source)
    number = latest.number if latest else 0
    if latest and number != intent.expected and latest.content_sha256 == intent.arrival.content_sha256:
        return latest.id
    if number != intent.expected:
        raise Stale(
            f"{intent.arrival.symbol} ({intent.arrival.language}) has version {number} from {intent.arrival.source} "
            f"by now, not {intent.expected}: decide again"
        )
    version_id = store_version(session, text, intent.arrival)
    if intent.comparison is not None and intent.against_id is not None:
        store_comparison(session, version_id, intent.against_id, intent.comparison)
    refresh_work(session, work)
    return version_id


def _locked_work(session: Session, arrival: Arrival, now: datetime) -> WorkRow:
    """The arrival's work, made if new, and held until the transaction ends: a work's changes queue up behind it."""
    insert_if_new(session, WorkRow, symbol=arrival.symbol, own_key=arrival.own_key, first_seen_at=now)
    return session.scalars(select(WorkRow).where(col(WorkRow.symbol) == arrival.symbol).with_for_update()).one()


def _text(session: Session, work: WorkRow, language: str) -> TextRow:
    insert_if_new(session, TextRow, work_id=work.id, language=language)
    where = col(TextRow.work_id) == work.id, col(TextRow.language) == language
    return session.scalars(select(TextRow).where(*where)).one()


def _latest(session: Session, text: TextRow, source: str) -> VersionRow | None:
    where = col(VersionRow.text_id) == text.id, col(VersionRow.source) == source
    return session.scalars(select(VersionRow).where(*where).order_by(col(VersionRow.number).desc()).limit(1)).first()


def _add_event(session: Session, event: Event, version_id: int | None) -> EventRow | None:
    """The event's row, None when it was there."""
    added = insert_if_new(
        session,
        EventRow,
        key=event.key,
        type=event.type.value,
        symbol=event.symbol,
        language=event.language,
        source=event.source,
        at=event.at,
        data=event.data,
        version_id=event.version_id or version_id,
    )
    return session.scalars(select(EventRow).where(col(EventRow.key) == event.key)).one() if added else None


def _add_delivery(session: Session, planned: Planned, now: datetime) -> None:
    events = _events_by_key(session, planned.event_keys)
    key = delivery_key(planned.channel_id, planned.event_keys[0])
    added = insert_if_new(
        session,
        DeliveryRow,
        key=key,
        channel_id=planned.channel_id,
        symbol=events[0].symbol,
        state=DeliveryState.DUE.value,
        reasons=[reason_values(reason) for reason in planned.reasons],
        attempts=0,
        created_at=now,
        next_attempt_at=planned.next_attempt_at,
    )
    if added:
        delivery_id = session.scalars(select(col(DeliveryRow.id)).where(col(DeliveryRow.key) == key)).one()
        told = [{"delivery_id": delivery_id, "position": at, "event_id": row.id} for at, row in enumerate(events)]
        session.execute(insert(DeliveryEventRow), told)


def delivery_key(channel_id: int, chief_event_key: str) -> str:
    """What makes a delivery unique: its channel and its chief event. ASCII, 32 characters; recipients may see it."""
    return sha256(f"{channel_id} {chief_event_key}".encode("utf-8", "replace")).hexdigest()[:32]


def _events_by_key(session: Session, keys: Iterable[str]) -> list[EventRow]:
    found = [session.scalars(select(EventRow).where(col(EventRow.key) == key)).one_or_none() for key in keys]
    events = [row for row in found if row is not None]
    if not events or len(events) != len(found):
        raise StoreError("a delivery names an event that does not exist: decide again")
    return events
