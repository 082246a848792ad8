"""What is held: works, texts, versions and what was derived from them. Rows never leave the store, unvalidated.

The migrations make the indexes that are of some rows only, on PostgreSQL as on SQLite. Here they name SQLite alone: to
name the other would load it, with all of its drivers, at every start.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from monitor.store.columns import Id, PlainText, Squeezed, SqueezedBytes, SqueezedJson


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
    borrowed: dict[str, Any] | None = Field(default=None, sa_type=JSON)  # what notices say and no text: by which source


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
    title_key: str | None = Field(default=None, sa_type=PlainText, index=True)  # see monitor.store.titles
    asterisks: int
    reissue_note: str | None = Field(default=None, sa_type=PlainText)
    details: dict[str, Any] = Field(sa_type=JSON)  # diffing's Metadata
    text: str = Field(sa_type=Squeezed)
    flags: list[Any] = Field(sa_type=JSON)
    derived_by: str = Field(sa_type=PlainText)


class ParagraphRow(SQLModel, table=True):
    __tablename__ = "paragraphs"
    __table_args__ = (
        Index(
            "ix_paragraphs_title",  # a title is read without the paragraphs round it
            "version_id",
            sqlite_where=text("part = 'title'"),
        ),
    )
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
