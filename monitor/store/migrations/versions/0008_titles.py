"""Titles that are found at once: a key with each version, and an index of the paragraphs that are titles."""

from collections import defaultdict
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | None = None
depends_on: str | None = None

AT_ONCE = 1000

versions = sa.table("versions", sa.column("id"), sa.column("title_key"))
paragraphs = sa.table("paragraphs", *map(sa.column, ("version_id", "position", "part", "text")))


def upgrade() -> None:
    op.add_column("versions", sa.Column("title_key", sa.Text(), nullable=True))
    is_title = sa.text("part = 'title'")
    op.create_index(
        "ix_paragraphs_title", "paragraphs", ["version_id"], sqlite_where=is_title, postgresql_where=is_title
    )
    _give_keys()
    op.create_index("ix_versions_title_key", "versions", ["title_key"])


def _give_keys() -> None:
    """To the versions that are held: what monitor.store.titles gives to those that come."""
    connection, last = op.get_bind(), 0
    while ids := _next_ids(connection, last):
        last = ids[-1]
        printed: dict[int, list[str]] = defaultdict(list)
        found = sa.select(paragraphs.c.version_id, paragraphs.c.text).where(paragraphs.c.part == "title")
        found = found.where(paragraphs.c.version_id.in_(ids)).order_by(paragraphs.c.version_id, paragraphs.c.position)
        for version_id, text in connection.execute(found):
            printed[version_id].append(text)
        keys = [{"of": one, "key": _key(" ".join(texts))} for one, texts in printed.items()]
        if keys:
            given = sa.update(versions).where(versions.c.id == sa.bindparam("of"))
            connection.execute(given.values(title_key=sa.bindparam("key")), keys)


def _next_ids(connection: sa.Connection, last: int) -> list[int]:
    found = sa.select(versions.c.id).where(versions.c.id > last).order_by(versions.c.id).limit(AT_ONCE)
    return list(connection.scalars(found))


def _key(title: str) -> str | None:
    folded = " ".join(title.split()).casefold()
    return sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:32] if folded else None


def downgrade() -> None:
    op.drop_index("ix_versions_title_key", "versions")
    op.drop_column("versions", "title_key")
    op.drop_index("ix_paragraphs_title", "paragraphs")
