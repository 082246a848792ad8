"""The pinpoints of citations taken apart, the steps by which they were resolved, and the lists they stand in."""

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    # Empty where older code derived the citation: nothing is known of it.
    with op.batch_alter_table("citations") as batch:
        batch.add_column(sa.Column("places", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("via", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("listed", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("citations") as batch:
        for name in ("listed", "via", "places"):
            batch.drop_column(name)
