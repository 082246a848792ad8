"""What happened, and what is to be sent of it. Rows are not validated and never leave the store."""

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
    """A message to be sent. ``symbol`` is its chief event's: messages of one work and channel keep their order."""

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_due", "state", "next_attempt_at"),
        Index("ix_deliveries_order", "channel_id", "symbol", "state"),
    )
    id: int | None = Field(default=None, sa_type=Id, primary_key=True)
    key: str = Field(sa_type=PlainText, unique=True)  # an event goes to a channel once
    channel_id: int = Field(sa_type=Id, foreign_key="channels.id")
    symbol: str = Field(sa_type=PlainText)
    state: str = Field(sa_type=PlainText)
    reasons: list[Any] = Field(sa_type=JSON)
    attempts: int  # since it was made or retried by hand
    created_at: datetime
    next_attempt_at: datetime | None = None
    lease_until: datetime | None = None
    settled_at: datetime | None = None


class DeliveryEventRow(SQLModel, table=True):
    """Which events a delivery tells of, the chief one first."""

    __tablename__ = "delivery_events"
    delivery_id: int = Field(sa_type=Id, foreign_key="deliveries.id", primary_key=True)
    position: int = Field(primary_key=True)
    event_id: int = Field(sa_type=Id, foreign_key="events.id", index=True)


class AttemptRow(SQLModel, table=True):
    __tablename__ = "attempts"
    id: int | None = Field(default=None, sa_type=Id, primary_key=True)
    delivery_id: int = Field(sa_type=Id, foreign_key="deliveries.id", index=True)
    at: datetime
    ok: bool
    reason: str = Field(sa_type=PlainText)
    seconds: float
    provider_id: str | None = Field(default=None, sa_type=PlainText)
