"""Rows of the outbox as nouns: a delivery with its channel, its events, and how its channel does."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.intents import Channel, Event
from monitor.outgoing import DueDelivery, Standing
from monitor.store import translating
from monitor.store.portions import portions
from monitor.store.rules import reason
from monitor.store.subscriptions import channel_noun
from monitor.store.tables import (
    ChannelRow,
    ChannelStandingRow,
    DeliveryEventRow,
    DeliveryRow,
    EventRow,
    ThreadRow,
)


def due_deliveries(session: Session, rows: Sequence[DeliveryRow]) -> tuple[DueDelivery, ...]:
    """Deliveries as their sender needs them, in the order of the rows."""
    channels, events = _channels(session, rows), events_of(session, rows)
    standings, threads = _standings(session, rows), _threads(session, rows)
    return tuple(
        DueDelivery(
            id=row.id or 0,
            key=row.key,
            channel=channels[row.channel_id],
            events=tuple(events.get(row.id or 0, ())),
            reasons=tuple(reason(values) for values in row.reasons),
            attempts=row.attempts,
            created_at=row.created_at,
            due_at=row.due_at or row.created_at,
            digest=row.symbol == "" and row.aside is None,
            hold=row.hold,
            language=row.language,
            timezone=row.timezone,
            parent=threads.get((row.channel_id, row.symbol)),
            standing=standings.get(row.channel_id, Standing()),
            aside=row.aside,
            facts=row.facts or {},
            lease_until=row.lease_until,
        )
        for row in rows
    )


def standing(row: ChannelStandingRow) -> Standing:
    return Standing(row.failures, row.refusals, row.failing_since, row.held_until)


def events_of(session: Session, rows: Sequence[DeliveryRow]) -> dict[int, list[Event]]:
    """The events of each delivery, by its number, in their order."""
    told = _told(session, rows)
    known: dict[int, Event] = {}
    for some in portions(sorted({event_id for _, event_id in told})):
        for row in session.scalars(select(EventRow).where(col(EventRow.id).in_(some))):
            known[row.id or 0] = translating.event(row)
    events: dict[int, list[Event]] = {}
    for delivery_id, event_id in told:
        events.setdefault(delivery_id, []).append(known[event_id])
    return events


def _told(session: Session, rows: Sequence[DeliveryRow]) -> list[tuple[int, int]]:
    """The numbers of the deliveries and of their events, in their order: an event of many is read but once."""
    whose, which = col(DeliveryEventRow.delivery_id), col(DeliveryEventRow.event_id)
    found: list[tuple[int, int]] = []
    for some in portions([row.id for row in rows]):
        ordered = select(whose, which).where(whose.in_(some)).order_by(whose, col(DeliveryEventRow.position))
        found.extend((row[0], row[1]) for row in session.execute(ordered))
    return found


def _channels(session: Session, rows: Sequence[DeliveryRow]) -> dict[int, Channel]:
    wanted = sorted({row.channel_id for row in rows})
    found = (session.scalars(select(ChannelRow).where(col(ChannelRow.id).in_(some))) for some in portions(wanted))
    return {row.id: channel_noun(row) for some in found for row in some if row.id is not None}


def _standings(session: Session, rows: Sequence[DeliveryRow]) -> dict[int, Standing]:
    found: dict[int, Standing] = {}
    for some in portions(sorted({row.channel_id for row in rows})):
        where = col(ChannelStandingRow.channel_id).in_(some)
        found.update(
            {row.channel_id: standing(row) for row in session.scalars(select(ChannelStandingRow).where(where))}
        )
    return found


def _threads(session: Session, rows: Sequence[DeliveryRow]) -> dict[tuple[int, str], str]:
    """What services call the first messages about works, of these channels and works at least."""
    found: dict[tuple[int, str], str] = {}
    single = [row for row in rows if row.symbol]
    for some in portions(single):
        symbols, channels = {row.symbol for row in some}, {row.channel_id for row in some}
        where = col(ThreadRow.symbol).in_(sorted(symbols)), col(ThreadRow.channel_id).in_(sorted(channels))
        for row in session.scalars(select(ThreadRow).where(*where)):
            found[row.channel_id, row.symbol] = row.provider_id
    return found
