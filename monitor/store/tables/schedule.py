"""What is looked at, and when again. Rows are not validated and never leave the store."""

from datetime import datetime

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
