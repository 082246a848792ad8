"""What sources say of works beyond their texts, and how each source is trusted."""

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source", "symbol", name=op.f("pk_notices")),
    )
    op.create_index(op.f("ix_notices_symbol"), "notices", ["symbol"])
    op.create_index(op.f("ix_notices_draft"), "notices", ["draft"])
    op.create_table(
        "lanes",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lanes")),
    )
    with op.batch_alter_table("sources") as batch:
        batch.add_column(sa.Column("since", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("silent_since", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("held_back", sa.Text(), nullable=True))
        batch.add_column(sa.Column("released_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("robots", sa.Text(), nullable=True))
    with op.batch_alter_table("wanted_texts") as batch:
        batch.add_column(sa.Column("since", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("works") as batch:
        batch.add_column(sa.Column("borrowed", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("works") as batch:
        batch.drop_column("borrowed")
    with op.batch_alter_table("wanted_texts") as batch:
        batch.drop_column("since")
    with op.batch_alter_table("sources") as batch:
        for name in ("robots", "released_at", "held_back", "silent_since", "since"):
            batch.drop_column(name)
    op.drop_table("lanes")
    op.drop_table("notices")
