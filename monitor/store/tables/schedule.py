"""What is looked at, and when again. Rows are not validated and never leave the store."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from monitor.store.columns import PlainText


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
    since: datetime | None = None
    silent_since: datetime | None = None
    held_back: str | None = Field(default=None, sa_type=PlainText)
    released_at: datetime | None = None
    robots: str | None = Field(default=None, sa_type=PlainText)
    refusals: list[list[str]] | None = Field(default=None, sa_type=JSON)  # an instant and a sentence each


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
    since: datetime | None = None


class WantedSymbolRow(SQLModel, table=True):
    """A work that a held text cites and that we do not hold. ``looks`` is at how many addresses it was looked for."""

    __tablename__ = "wanted_symbols"
    symbol: str = Field(sa_type=PlainText, primary_key=True)  # a work is wanted once, whoever cites it
    since: datetime
    lease_until: datetime | None = None
    asked_at: datetime | None = Field(default=None, index=True)
    looks: int


class NoticeRow(SQLModel, table=True):
    """What a source says of a work beyond its text. ``facts`` are the rest of sources.documents.Notice."""

    __tablename__ = "notices"
    source: str = Field(sa_type=PlainText, primary_key=True)  # (source, symbol): a source says one thing of a work
    symbol: str = Field(sa_type=PlainText, primary_key=True, index=True)
    standing: str = Field(sa_type=PlainText)
    first_seen_at: datetime
    last_seen_at: datetime
    origin: str | None = Field(default=None, sa_type=PlainText)
    address: str = Field(sa_type=PlainText)
    draft: str | None = Field(default=None, sa_type=PlainText, index=True)
    facts: dict[str, Any] = Field(sa_type=JSON)
    hash: str = Field(sa_type=PlainText)


class LaneRow(SQLModel, table=True):
    """The pace of a host, shared by all processes. The state is opaque here."""

    __tablename__ = "lanes"
    name: str = Field(sa_type=PlainText, primary_key=True)
    state: str = Field(sa_type=PlainText)
