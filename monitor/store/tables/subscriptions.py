"""Who wants to know what, and where messages go. Rows are not validated and never leave the store."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from monitor.store.columns import Id, PlainText


class ChannelRow(SQLModel, table=True):
    """Where messages go. The address holds secrets, so it is in no index: a database's complaints quote indexes."""

    __tablename__ = "channels"
    __table_args__ = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, sa_type=Id, primary_key=True)
    name: str = Field(sa_type=PlainText, unique=True)
    address: str = Field(sa_type=PlainText, repr=False)
    address_sha256: str = Field(sa_type=PlainText, unique=True, repr=False)  # an address is one channel
    redacted: str = Field(sa_type=PlainText)
    enabled: bool
    disabled_reason: str | None = Field(default=None, sa_type=PlainText)
    created_at: datetime


class SubscriptionRow(SQLModel, table=True):
    __tablename__ = "subscriptions"
    __table_args__ = {"sqlite_autoincrement": True}  # a removed subscription's number is not given again
    id: int | None = Field(default=None, sa_type=Id, primary_key=True)
    name: str = Field(sa_type=PlainText, unique=True)
    channel_id: int = Field(sa_type=Id, foreign_key="channels.id", index=True)
    rules: list[Any] = Field(sa_type=JSON)
    exclusions: list[Any] = Field(sa_type=JSON)
    languages: list[Any] = Field(sa_type=JSON)
    preference: str = Field(sa_type=PlainText)
    rhythm: str = Field(sa_type=PlainText)
    timezone: str = Field(sa_type=PlainText)
    quiet: str | None = Field(default=None, sa_type=PlainText)  # 22:00-07:00
    weekday: int
    hour: int
    pierce: list[Any] = Field(sa_type=JSON)
    quiet_week: bool
    muted_until: datetime | None = None
    keyed_by: int = Field(index=True)  # the version of the code that made its keys; 0: it has none yet
    created_at: datetime


class SubscriptionKeyRow(SQLModel, table=True):
    """What must be so of an event that a subscription may want: one of these. Nothing else is looked for."""

    __tablename__ = "subscription_keys"
    kind: str = Field(sa_type=PlainText, primary_key=True)
    value: str = Field(sa_type=PlainText, primary_key=True)
    event_type: str = Field(sa_type=PlainText, primary_key=True)  # empty: what is told without being asked for
    subscription_id: int = Field(sa_type=Id, foreign_key="subscriptions.id", primary_key=True, index=True)
