"""Carrying out an intent: everything that one listing brought, in one transaction, or nothing of it."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.intents import Arrival, Event, EventType, Intent
from monitor.store.corpus.happenings import add_event
from monitor.store.corpus.merging import Said, refresh_work, what_is_said
from monitor.store.corpus.storing import store_comparison, store_version
from monitor.store.database import Database, Stale
from monitor.store.inserting import insert_if_new, new_key
from monitor.store.outbox.adding import add_deliveries
from monitor.store.schedule import remember_watched, want_or_hasten
from monitor.store.tables import TextRow, VersionRow, WorkRow
from monitor.store.wishes import wish


def apply(database: Database, intent: Intent, now: datetime) -> tuple[Event, ...]:
    """Remember what became of a listing; the events that this added, with their ids.

    Doing it again adds nothing: the version is there, events and deliveries have unique keys. Raises Stale when the
    text's last version from that source is another than the decision was made against; then nothing is remembered.
    """
    with database.writing() as session:
        version_id = _apply_arrival(session, intent, now)
        added = tuple(one for event in intent.events if (one := add_event(session, event, version_id)) is not None)
        add_deliveries(session, intent.deliveries, now)
        remember_watched(session, intent.watched)
        want_or_hasten(session, intent.others)
        wish(session, intent.wanted, now)
        return added


def _apply_arrival(session: Session, intent: Intent, now: datetime) -> int | None:
    """The id of the version that the intent's arrival became, now or the first time; None without an arrival."""
    if intent.arrival is None:
        return None
    return _first_of_work(session, intent, intent.arrival, now) or _further(session, intent, intent.arrival)


def _first_of_work(session: Session, intent: Intent, arrival: Arrival, now: datetime) -> int | None:
    """The version with which a work becomes known; None when it is known. All that its only text says is stored with
    it at once."""
    said = what_is_said(session, arrival.symbol, [Said(arrival.official, arrival.language, arrival.structure.metadata)])
    named = {"symbol": arrival.symbol, "own_key": arrival.own_key, "first_seen_at": now}
    work_id = new_key(session, WorkRow, **named, **said)
    if work_id is None:
        return None
    _refuse_stale(intent, arrival, 0)
    text = TextRow(work_id=work_id, language=arrival.language)
    text.id = new_key(session, TextRow, work_id=work_id, language=arrival.language)
    return _store(session, intent, arrival, text, first=True)


def _further(session: Session, intent: Intent, arrival: Arrival) -> int | None:
    """The same for a work that is known, which is held until the transaction ends: its changes queue up behind it."""
    work = session.scalars(_WORK, {"symbol": arrival.symbol}).one()
    is_new = insert_if_new(session, TextRow, work_id=work.id, language=arrival.language)
    text = session.scalars(_TEXT, {"work": work.id, "language": arrival.language}).one()
    latest = None if is_new else _latest(session, text, arrival.source)
    number = latest.number if latest else 0
    if latest and number != intent.expected and latest.content_sha256 == arrival.content_sha256:
        return latest.id
    _refuse_stale(intent, arrival, number)
    _refuse_second_first(session, intent, arrival, work)
    version_id = _store(session, intent, arrival, text, first=is_new)
    refresh_work(session, work)
    return version_id


def _refuse_stale(intent: Intent, arrival: Arrival, number: int) -> None:
    if number != intent.expected:
        raise Stale(
            f"{arrival.symbol} ({arrival.language}) has version {number} from {arrival.source} "
            f"by now, not {intent.expected}: decide again"
        )


def _refuse_second_first(session: Session, intent: Intent, arrival: Arrival, work: WorkRow) -> None:
    """Two services may take in two languages of a new work at the same moment: only one of them is its first text."""
    if any(event.type in _OF_FIRST for event in intent.events) and session.execute(_HELD, {"work": work.id}).first():
        raise Stale(f"{arrival.symbol} has a text by now, in another language or from another source: decide again")


def _store(session: Session, intent: Intent, arrival: Arrival, text: TextRow, *, first: bool) -> int:
    version_id = store_version(session, text, arrival, first=first)
    if intent.comparison is not None and intent.against_id is not None:
        store_comparison(session, version_id, intent.against_id, intent.comparison)
    return version_id


def _latest(session: Session, text: TextRow, source: str) -> VersionRow | None:
    return session.scalars(_LATEST, {"text": text.id, "source": source}).first()


_OF_FIRST = frozenset({EventType.NEW, EventType.ISSUED, EventType.BACKFILLED})
"""What only the first text of a work makes."""

# Made once: making a question takes longer than answering it.
_WORK = select(WorkRow).where(col(WorkRow.symbol) == bindparam("symbol")).with_for_update()
_TEXT = select(TextRow).where(col(TextRow.work_id) == bindparam("work"), col(TextRow.language) == bindparam("language"))
_HELD = select(col(VersionRow.id)).join(TextRow, col(TextRow.id) == col(VersionRow.text_id))
_HELD = _HELD.where(col(TextRow.work_id) == bindparam("work")).limit(1)
_LATEST = (
    select(VersionRow)
    .where(col(VersionRow.text_id) == bindparam("text"), col(VersionRow.source) == bindparam("source"))
    .order_by(col(VersionRow.number).desc())
    .limit(1)
)
