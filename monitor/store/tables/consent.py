"""What readers decided themselves. Rows are not validated and never leave the store."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from monitor.store.columns import Id, PlainText


class FeedRow(SQLModel, table=True):
    """How often the address of a subscription's feed was renewed: older addresses lead nowhere."""

    __tablename__ = "feeds"
    subscription_id: int = Field(sa_type=Id, foreign_key="subscriptions.id", primary_key=True)
    renewals: int


class SignupRow(SQLModel, table=True):
    """Somebody asked for messages to an address. Whoever reads its mail confirms that, or the row goes.

    The row stays as the proof of consent. The address is in no index: a database's complaints quote indexes.
    """

    __tablename__ = "signups"
    __table_args__ = (
        Index("ix_signups_unsent", "next_attempt_at"),
        {"sqlite_autoincrement": True},  # a link is about a number: none is given twice
    )
    id: int | None = Field(default=None, sa_type=Id, primary_key=True)
    address: str = Field(sa_type=PlainText, repr=False)
    address_sha256: str = Field(sa_type=PlainText, index=True, repr=False)  # of the address in small letters
    wanted: dict[str, Any] = Field(sa_type=JSON)
    wording: int  # the version of the words that were agreed to
    network: str | None = Field(
        default=None, sa_type=PlainText, index=True, repr=False
    )  # hashed with the service's key
    asked_at: datetime
    repeats: int  # how often more it was asked for than a letter was sent
    tries: int
    next_attempt_at: datetime | None = None
    sent_at: datetime | None = None
    confirmed_at: datetime | None = None
    channel_id: int | None = Field(default=None, sa_type=Id, foreign_key="channels.id", index=True)


class AcknowledgementRow(SQLModel, table=True):
    """The readers of a channel have taken note of an event."""

    __tablename__ = "acknowledgements"
    channel_id: int = Field(sa_type=Id, foreign_key="channels.id", primary_key=True)
    event_id: int = Field(sa_type=Id, foreign_key="events.id", primary_key=True, index=True)
    at: datetime
