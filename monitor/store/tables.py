"""The tables. Unique constraints carry the promises of the design; the comment at each says which.

Datetimes are aware and come back in UTC. Rows are not validated and never leave this package.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from monitor.store.columns import Id, PlainText, Squeezed, SqueezedBytes, SqueezedJson

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = SQLModel.metadata


class WorkRow(SQLModel, table=True):
    """What a symbol names. All but the first three columns are merged from its versions and can be rebuilt."""

    __tablename__ = "works"
    id: int | None = Field(default=None, sa_type=Id, primary_key=True)
    symbol: str = Field(sa_type=PlainText, unique=True)  # the symbol is the identity of a work
    own_key: bool
    first_seen_at: datetime
    body: str | None = Field(default=None, sa_type=PlainText)
    kind: str | None = Field(default=None, sa_type=PlainText)
    title: str | None = Field(default=None, sa_type=PlainText)
    adopted_on: date | None = Field(default=None, index=True)
    masthead_on: date | None = None
    session: str | None = Field(default=None, sa_type=PlainText)
    meeting: int | None = None
    agenda_item: str | None = Field(default=None, sa_type=PlainText)
    draft: str | None = Field(default=None, sa_type=PlainText)
    report: str | None = Field(default=None, sa_type=PlainText)


class AliasRow(SQLModel, table=True):
    """Another symbol that a work prints for itself."""

    __tablename__ = "aliases"
    work_id: int = Field(sa_type=Id, foreign_key="works.id", primary_key=True)
    symbol: str = Field(sa_type=PlainText, primary_key=True, index=True)


class TextRow(SQLModel, table=True):
    """A work in one language."""

    __tablename__ = "texts"
    __table_args__ = (UniqueConstraint("work_id", "language"),)  # (symbol, language) is the identity of a text
    id: int | None = Field(default=None, sa_type=Id, primary_key=True)
    work_id: int = Field(sa_type=Id, foreign_key="works.id")
    language: str = Field(sa_type=PlainText)


class BlobRow(SQLModel, table=True):
    """Bytes as a source gave them, once each, under their own hash. ``size`` is before compression."""

    __tablename__ = "blobs"
    sha256: str = Field(sa_type=PlainText, primary_key=True)
    content: bytes = Field(sa_type=SqueezedBytes)
    size: int


class VersionRow(SQLModel, table=True):
    """One issue of a text. ``current`` marks the one that readers are shown."""

    __tablename__ = "versions"
    __table_args__ = (
        UniqueConstraint("text_id", "number"),  # versions are numbered, and no number is given twice
        Index(
            "uq_versions_current",  # a text has one current version
            "text_id",
            unique=True,
            sqlite_where=text("current"),
            postgresql_where=text("current"),
        ),
    )
    id: int | None = Field(default=None, sa_type=Id, primary_key=True)
    text_id: int = Field(sa_type=Id, foreign_key="texts.id")
    number: int
    current: bool
    source: str = Field(sa_type=PlainText)
    official: bool
    address: str = Field(sa_type=PlainText)
    mode: str = Field(sa_type=PlainText)
    content_sha256: str = Field(sa_type=PlainText, foreign_key="blobs.sha256", index=True)
    media_type: str = Field(sa_type=PlainText)
    headers: list[Any] = Field(sa_type=JSON)
    validators: dict[str, Any] = Field(sa_type=JSON)
    retrieved_at: datetime
    # From here on derived: rebuilt from the bytes by newer code.
    fingerprint: str = Field(sa_type=PlainText)
    asterisks: int
    reissue_note: str | None = Field(default=None, sa_type=PlainText)
    details: dict[str, Any] = Field(sa_type=JSON)  # diffing's Metadata
    text: str = Field(sa_type=Squeezed)
    flags: list[Any] = Field(sa_type=JSON)
    derived_by: str = Field(sa_type=PlainText)


class ParagraphRow(SQLModel, table=True):
    __tablename__ = "paragraphs"
    version_id: int = Field(sa_type=Id, foreign_key="versions.id", primary_key=True)
    position: int = Field(primary_key=True)
    path: str = Field(sa_type=PlainText)
    part: str = Field(sa_type=PlainText)
    number: str | None = Field(default=None, sa_type=PlainText)
    verb: str | None = Field(default=None, sa_type=PlainText)
    text: str = Field(sa_type=PlainText)
    pieces: list[Any] = Field(sa_type=JSON)
    calls: list[Any] = Field(sa_type=JSON)
    flags: list[Any] = Field(sa_type=JSON)


class CitationRow(SQLModel, table=True):
    __tablename__ = "citations"
    version_id: int = Field(sa_type=Id, foreign_key="versions.id", primary_key=True)
    position: int = Field(primary_key=True)
    target: str | None = Field(default=None, sa_type=PlainText, index=True)
    kind: str = Field(sa_type=PlainText)
    printed: str = Field(sa_type=PlainText)
    paragraph: str = Field(sa_type=PlainText)
    part: str = Field(sa_type=PlainText)
    start: int
    end: int
    relation: str = Field(sa_type=PlainText)
    verb: str | None = Field(default=None, sa_type=PlainText)
    pinpoint: str | None = Field(default=None, sa_type=PlainText)
    stated_date: date | None = None
    candidates: list[Any] = Field(sa_type=JSON)
    flags: list[Any] = Field(sa_type=JSON)
    places: list[Any] | None = Field(default=None, sa_type=JSON)
    via: list[Any] | None = Field(default=None, sa_type=JSON)
    listed: int | None = None


class ComparisonRow(SQLModel, table=True):
    """How a version differs from the one that it was held against when it came."""

    __tablename__ = "comparisons"
    version_id: int = Field(sa_type=Id, foreign_key="versions.id", primary_key=True)
    against_id: int = Field(sa_type=Id, foreign_key="versions.id", index=True)
    change_class: str = Field(sa_type=PlainText)
    changes: list[Any] = Field(sa_type=SqueezedJson)


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


class SourceRow(SQLModel, table=True):
    __tablename__ = "sources"
    name: str = Field(sa_type=PlainText, primary_key=True)
    cursor: str | None = Field(default=None, sa_type=PlainText)
    next_check_at: datetime | None = Field(default=None, index=True)
    lease_until: datetime | None = None
    failures: int
    last_error: str | None = Field(default=None, sa_type=PlainText)
    last_polled_at: datetime | None = None
    last_success_at: datetime | None = None
    last_change_at: datetime | None = None


class WantedTextRow(SQLModel, table=True):
    """An address at a source that is looked at again."""

    __tablename__ = "wanted_texts"
    source: str = Field(sa_type=PlainText, primary_key=True)  # (source, address): an address is looked at once
    address: str = Field(sa_type=PlainText, primary_key=True)
    symbol: str | None = Field(default=None, sa_type=PlainText, index=True)
    language: str | None = Field(default=None, sa_type=PlainText)
    etag: str | None = Field(default=None, sa_type=PlainText)
    last_modified: str | None = Field(default=None, sa_type=PlainText)
    revision: str | None = Field(default=None, sa_type=PlainText)
    content_sha256: str | None = Field(default=None, sa_type=PlainText)
    absences: int
    failures: int
    next_check_at: datetime | None = Field(default=None, index=True)
    lease_until: datetime | None = None
    last_error: str | None = Field(default=None, sa_type=PlainText)
    mode: str = Field(sa_type=PlainText)


class WantedSymbolRow(SQLModel, table=True):
    """A work that a held text cites and that we do not hold. ``looks`` is at how many addresses it was looked for."""

    __tablename__ = "wanted_symbols"
    symbol: str = Field(sa_type=PlainText, primary_key=True)  # a work is wanted once, whoever cites it
    since: datetime
    lease_until: datetime | None = None
    asked_at: datetime | None = Field(default=None, index=True)
    looks: int
