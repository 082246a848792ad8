"""Carrying out an intent: everything that one listing brought, in one transaction, or nothing of it."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.intents import Arrival, Event, Intent
from monitor.store.corpus.happenings import add_event
from monitor.store.corpus.merging import refresh_work
from monitor.store.corpus.storing import store_comparison, store_version
from monitor.store.database import Database, Stale
from monitor.store.inserting import insert_if_new
from monitor.store.outbox.adding import add_deliveries
from monitor.store.schedule import remember_watched
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
        wish(session, intent.wanted, now)
        return added


def _apply_arrival(session: Session, intent: Intent, now: datetime) -> int | None:
    """The id of the version that the intent's arrival became, now or the first time; None without an arrival."""
    if intent.arrival is None:
        return None
    work = _locked_work(session, intent.arrival, now)
    text, is_new = _text(session, work, intent.arrival.language)
    latest = None if is_new else _latest(session, text, intent.arrival.source)
    number = latest.number if latest else 0
    if latest and number != intent.expected and latest.content_sha256 == intent.arrival.content_sha256:
        return latest.id
    if number != intent.expected:
        raise Stale(
            f"{intent.arrival.symbol} ({intent.arrival.language}) has version {number} from {intent.arrival.source} "
            f"by now, not {intent.expected}: decide again"
        )
    version_id = store_version(session, text, intent.arrival, first=is_new)
    if intent.comparison is not None and intent.against_id is not None:
        store_comparison(session, version_id, intent.against_id, intent.comparison)
    refresh_work(session, work)
    return version_id


def _locked_work(session: Session, arrival: Arrival, now: datetime) -> WorkRow:
    """The arrival's work, made if new, and held until the transaction ends: a work's changes queue up behind it."""
    insert_if_new(session, WorkRow, symbol=arrival.symbol, own_key=arrival.own_key, first_seen_at=now)
    return session.scalars(_WORK, {"symbol": arrival.symbol}).one()


def _text(session: Session, work: WorkRow, language: str) -> tuple[TextRow, bool]:
    """The text of a work in a language, made if new; whether it is, so that it has no version yet."""
    is_new = insert_if_new(session, TextRow, work_id=work.id, language=language)
    return session.scalars(_TEXT, {"work": work.id, "language": language}).one(), is_new


def _latest(session: Session, text: TextRow, source: str) -> VersionRow | None:
    return session.scalars(_LATEST, {"text": text.id, "source": source}).first()


# Made once: making a question takes longer than answering it.
_WORK = select(WorkRow).where(col(WorkRow.symbol) == bindparam("symbol")).with_for_update()
_TEXT = select(TextRow).where(col(TextRow.work_id) == bindparam("work"), col(TextRow.language) == bindparam("language"))
_LATEST = (
    select(VersionRow)
    .where(col(VersionRow.text_id) == bindparam("text"), col(VersionRow.source) == bindparam("source"))
    .order_by(col(VersionRow.number).desc())
    .limit(1)
)
