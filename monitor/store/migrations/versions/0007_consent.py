"""What readers decide themselves: the addresses of feeds, who asked for messages and confirmed it, what was noted."""

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
        sa.Column("subscription_id", ID, _belongs("feeds", "subscription_id", "subscriptions.id"), nullable=False),
        sa.Column("renewals", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("subscription_id", name="pk_feeds"),
    )
    op.create_table(
        "acknowledgements",
        sa.Column("channel_id", ID, _belongs("acknowledgements", "channel_id", "channels.id"), nullable=False),
        sa.Column("event_id", ID, _belongs("acknowledgements", "event_id", "events.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel_id", "event_id", name="pk_acknowledgements"),
    )
    op.create_index("ix_acknowledgements_event_id", "acknowledgements", ["event_id"])
    _create_signups()


def _create_signups() -> None:
    op.create_table(
        "signups",
        sa.Column("id", ID, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("address", "address_sha256")),
        sa.Column("wanted", sa.JSON(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("wording", "repeats", "tries")),
        sa.Column("network", sa.Text(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.DateTime(timezone=True)) for name in ("next_attempt_at", "sent_at", "confirmed_at")),
        sa.Column("channel_id", ID, _belongs("signups", "channel_id", "channels.id"), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_signups"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_signups_unsent", "signups", ["next_attempt_at"])
    for name in ("address_sha256", "network", "channel_id"):
        op.create_index(f"ix_signups_{name}", "signups", [name])


def _belongs(table: str, column: str, to: str) -> sa.ForeignKey:
    return sa.ForeignKey(to, name=f"fk_{table}_{column}_{to.partition('.')[0]}")


def downgrade() -> None:
    for name in ("signups", "acknowledgements", "feeds"):
        op.drop_table(name)
