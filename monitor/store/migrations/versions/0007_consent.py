"""What readers decide themselves: whether the address of their feed is still good."""

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | None = None
depends_on: str | None = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "feeds",
        sa.Column(
            "subscription_id",
            ID,
            sa.ForeignKey("subscriptions.id", name="fk_feeds_subscription_id_subscriptions"),
            nullable=False,
        ),
        sa.Column("renewals", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("subscription_id", name="pk_feeds"),
    )


def downgrade() -> None:
    op.drop_table("feeds")
