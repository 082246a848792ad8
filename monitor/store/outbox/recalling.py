"""What planning has to know of a channel: how much it was told of late, and of which texts of a work."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import case, func, select
from sqlmodel import col

from monitor.intents import ARRIVALS
from monitor.outgoing import LANGUAGE
from monitor.sending.told import Recent, Sent
from monitor.store import translating
from monitor.store.database import Database
from monitor.store.portions import portions
from monitor.store.rules import reason
from monitor.store.tables import DeliveryEventRow, DeliveryRow, EventRow


def recent(database: Database, channel_ids: Collection[int], since: datetime) -> Mapping[int, Recent]:
    """For each channel, the messages about one work that were made after ``since``; digests and asides do not count."""
    found: dict[int, Recent] = {}
    made, whose, hold = col(DeliveryRow.created_at), col(DeliveryRow.channel_id), col(DeliveryRow.hold)
    waits = hold == LANGUAGE
    with database.reading() as session:
        for some in portions(sorted(channel_ids)):
            single = col(DeliveryRow.symbol) != "", col(DeliveryRow.aside).is_(None)
            where = whose.in_(some), made > since, *single, hold.is_(None) | waits
            first, held = func.coalesce(func.min(case((hold.is_(None), made))), func.min(made)), func.count(hold)
            counts = select(whose, func.count() - held, first, held).where(*where).group_by(whose)
            found.update({row[0]: Recent(row[1], row[2], row[3]) for row in session.execute(counts)})
    return found


def states(database: Database) -> dict[str, int]:
    """How many events for channels stand how: an event for two channels counts twice."""
    found = select(col(DeliveryRow.state), func.count()).join(
        DeliveryEventRow, col(DeliveryEventRow.delivery_id) == col(DeliveryRow.id)
    )
    with database.reading() as session:
        return {row[0]: row[1] for row in session.execute(found.group_by(col(DeliveryRow.state)))}


def sent_of(database: Database, version_id: int) -> tuple[Sent, ...]:
    """Which channels were told, or may have been, of which events of a version."""
    found = (
        select(EventRow, DeliveryRow)
        .join(DeliveryEventRow, col(DeliveryEventRow.event_id) == col(EventRow.id))
        .join(DeliveryRow, col(DeliveryRow.id) == col(DeliveryEventRow.delivery_id))
        .where(col(EventRow.version_id) == version_id, col(DeliveryRow.due_at).is_not(None))
        .order_by(col(EventRow.id), col(DeliveryRow.id))
    )
    with database.reading() as session:
        return tuple(
            Sent(
                translating.event(event),
                delivery.channel_id,
                tuple(reason(values) for values in delivery.reasons),
                delivery.language,
            )
            for event, delivery in session.execute(found)
        )


def told_between(database: Database, channel_ids: Collection[int], since: datetime) -> set[tuple[int, datetime]]:
    """When each of some channels was given messages about events, since a moment."""
    found: set[tuple[int, datetime]] = set()
    whose, made = col(DeliveryRow.channel_id), col(DeliveryRow.created_at)
    with database.reading() as session:
        for some in portions(sorted(channel_ids)):
            where = whose.in_(some), made > since, col(DeliveryRow.aside).is_(None)
            found.update((row[0], row[1]) for row in session.execute(select(whose, made).where(*where)))
    return found


def told_in(
    database: Database, channel_ids: Collection[int], symbols: Collection[str]
) -> Mapping[tuple[int, str], frozenset[str]]:
    """In which languages a channel was told, or is to be told, that a text of a work arrived; by channel and work."""
    found: dict[tuple[int, str], set[str]] = {}
    whose = col(DeliveryEventRow.channel_id)
    columns = select(whose, col(EventRow.symbol), col(EventRow.language)).join(
        EventRow, col(EventRow.id) == col(DeliveryEventRow.event_id)
    )
    arrived = col(EventRow.symbol).in_(sorted(symbols)), col(EventRow.type).in_([kind.value for kind in ARRIVALS])
    with database.reading() as session:
        for some in portions(sorted(channel_ids)):
            for channel_id, symbol, language in session.execute(columns.where(*arrived, whose.in_(some))):
                found.setdefault((channel_id or 0, symbol), set()).add(language or "")
    return {key: frozenset(languages) for key, languages in found.items()}
