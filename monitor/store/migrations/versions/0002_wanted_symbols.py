"""The works that held texts cite, wanted one after the other."""

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "wanted_symbols",
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("symbol", name=op.f("pk_wanted_symbols")),
    )
    op.create_index(op.f("ix_wanted_symbols_asked_at"), "wanted_symbols", ["asked_at"])


def downgrade() -> None:
    op.drop_table("wanted_symbols")
