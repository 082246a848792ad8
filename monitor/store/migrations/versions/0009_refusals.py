"""What was not believed inside polls that succeeded."""

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.add_column("sources", sa.Column("refusals", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("sources", "refusals")
