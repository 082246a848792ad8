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
    languages: list[Any] = Field(sa_type=JSON)
    created_at: datetime
