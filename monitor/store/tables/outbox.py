"""What happened, what is to be sent of it, and how that went. Rows are not validated and never leave the store."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from monitor.store.columns import Id, PlainText


class EventRow(SQLModel, table=True):
    __tablename__ = "events"
    id: int | None = Field(default=None, sa_type=Id, primary_key=True)
    key: str = Field(sa_type=PlainText, unique=True)  # what is repeated after a crash happens once
    type: str = Field(sa_type=PlainText)
    symbol: str = Field(sa_type=PlainText, index=True)
    language: str | None = Field(default=None, sa_type=PlainText)
    source: str = Field(sa_type=PlainText)
    at: datetime = Field(index=True)
    data: dict[str, Any] = Field(sa_type=JSON)
    version_id: int | None = Field(default=None, sa_type=Id, foreign_key="versions.id", index=True)


class DeliveryRow(SQLModel, table=True):
    """A message to be sent.

    ``symbol`` is its only work's, by which messages of one work and channel keep their order; empty for a digest.
    ``slot`` names the digest that events may still join, and is empty as soon as somebody sends it. ``hold`` says
    why it waits for ``due_at``, the instant from which tries are counted. ``aside`` and ``facts`` are for a message
    that tells of no event.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_due", "state", "next_attempt_at", "id"),
        Index("ix_deliveries_order", "channel_id", "symbol", "state"),
        Index("ix_deliveries_recent", "channel_id", "created_at"),
        Index("ux_deliveries_slot", "channel_id", "slot", unique=True),  # a channel has one open digest an hour
    )
    id: int | None = Field(default=None, sa_type=Id, primary_key=True)
    key: str = Field(sa_type=PlainText, unique=True)
    channel_id: int = Field(sa_type=Id, foreign_key="channels.id")
    symbol: str = Field(sa_type=PlainText)
    state: str = Field(sa_type=PlainText)
    reasons: list[Any] = Field(sa_type=JSON)
    attempts: int  # since it was made or retried by hand
    created_at: datetime
    next_attempt_at: datetime | None = None
    lease_until: datetime | None = None
    settled_at: datetime | None = None
    slot: str | None = Field(default=None, sa_type=PlainText)
    hold: str | None = Field(default=None, sa_type=PlainText)
    due_at: datetime | None = None
    language: str | None = Field(default=None, sa_type=PlainText)
    timezone: str | None = Field(default=None, sa_type=PlainText)
    aside: str | None = Field(default=None, sa_type=PlainText)
    facts: dict[str, Any] | None = Field(default=None, sa_type=JSON)


class DeliveryEventRow(SQLModel, table=True):
    """Which events a delivery tells of, the chief one first."""

    __tablename__ = "delivery_events"
    __table_args__ = (
        Index("ux_delivery_events_channel", "channel_id", "event_id", unique=True),  # an event goes to a channel once
    )
    delivery_id: int = Field(sa_type=Id, foreign_key="deliveries.id", primary_key=True)
    position: int = Field(primary_key=True)
    event_id: int = Field(sa_type=Id, foreign_key="events.id", index=True)
    channel_id: int | None = Field(default=None, sa_type=Id, foreign_key="channels.id")


class AttemptRow(SQLModel, table=True):
    __tablename__ = "attempts"
    id: int | None = Field(default=None, sa_type=Id, primary_key=True)
    delivery_id: int = Field(sa_type=Id, foreign_key="deliveries.id", index=True)
    at: datetime
    ok: bool
    reason: str = Field(sa_type=PlainText)
    seconds: float
    provider_id: str | None = Field(default=None, sa_type=PlainText)
    status: str | None = Field(default=None, sa_type=PlainText)


class ThreadRow(SQLModel, table=True):
    """What a channel's service calls the first message about a work: later ones answer to it."""

    __tablename__ = "threads"
    channel_id: int = Field(sa_type=Id, foreign_key="channels.id", primary_key=True)
    symbol: str = Field(sa_type=PlainText, primary_key=True)
    provider_id: str = Field(sa_type=PlainText)


class ChannelStandingRow(SQLModel, table=True):
    """How a channel does, and through which other channel its owner is told when it is paused."""

    __tablename__ = "channel_standings"
    channel_id: int = Field(sa_type=Id, foreign_key="channels.id", primary_key=True)
    failures: int = 0
    refusals: int = 0
    failing_since: datetime | None = None
    held_until: datetime | None = None
    owner_id: int | None = Field(default=None, sa_type=Id, foreign_key="channels.id")


class DeliveryCountRow(SQLModel, table=True):
    """What is left of deliveries that the log keeps no longer: how many ended how, for each month and channel."""

    __tablename__ = "delivery_counts"
    month: str = Field(sa_type=PlainText, primary_key=True)
    channel_id: int = Field(sa_type=Id, foreign_key="channels.id", primary_key=True)
    state: str = Field(sa_type=PlainText, primary_key=True)
    count: int
