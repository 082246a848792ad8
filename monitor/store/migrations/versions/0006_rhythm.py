"""Deliveries that wait for their hour, threads, how channels do, and counts of what the log has let go."""

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | None = None
depends_on: str | None = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# An event that was told twice to a channel by an older release stays with its first delivery.
TWICE = """
DELETE FROM delivery_events WHERE EXISTS (
    SELECT 1 FROM delivery_events AS earlier
    WHERE earlier.event_id = delivery_events.event_id AND earlier.channel_id = delivery_events.channel_id
    AND (earlier.delivery_id < delivery_events.delivery_id
         OR (earlier.delivery_id = delivery_events.delivery_id AND earlier.position < delivery_events.position)))
"""
WHOSE = """
UPDATE delivery_events SET channel_id =
    (SELECT channel_id FROM deliveries WHERE deliveries.id = delivery_events.delivery_id)
"""
# What was tried before counts from when it was made.
TRIED = """
UPDATE deliveries SET due_at = created_at WHERE id IN (SELECT delivery_id FROM attempts) OR state <> 'due'
"""


def upgrade() -> None:
    with op.batch_alter_table("deliveries") as batch:
        for name in ("slot", "hold", "language", "timezone", "aside"):
            batch.add_column(sa.Column(name, sa.Text(), nullable=True))
        batch.add_column(sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("facts", sa.JSON(), nullable=True))
    op.execute(TRIED)
    op.create_index("ux_deliveries_slot", "deliveries", ["channel_id", "slot"], unique=True)
    op.drop_index("ix_deliveries_due", "deliveries")
    op.create_index("ix_deliveries_due", "deliveries", ["state", "next_attempt_at", "id"])
    op.create_index("ix_deliveries_recent", "deliveries", ["channel_id", "created_at"])
    with op.batch_alter_table("delivery_events") as batch:
        batch.add_column(sa.Column("channel_id", ID, nullable=True))
        batch.create_foreign_key("fk_delivery_events_channel_id_channels", "channels", ["channel_id"], ["id"])
    op.execute(WHOSE)
    op.execute(TWICE)
    op.create_index("ux_delivery_events_channel", "delivery_events", ["channel_id", "event_id"], unique=True)
    with op.batch_alter_table("attempts") as batch:
        batch.add_column(sa.Column("status", sa.Text(), nullable=True))
    _create_tables()


def _create_tables() -> None:
    op.create_table(
        "threads",
        _channel("threads"),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("provider_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("channel_id", "symbol", name=op.f("pk_threads")),
    )
    op.create_table(
        "channel_standings",
        _channel("channel_standings"),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("refusals", sa.Integer(), nullable=False),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        _channel("channel_standings", "owner_id", nullable=True),
        sa.PrimaryKeyConstraint("channel_id", name=op.f("pk_channel_standings")),
    )
    op.create_table(
        "delivery_counts",
        sa.Column("month", sa.Text(), nullable=False),
        _channel("delivery_counts"),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "channel_id", "state", name=op.f("pk_delivery_counts")),
    )


def _channel(table: str, name: str = "channel_id", *, nullable: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey("channels.id", name=op.f(f"fk_{table}_{name}_channels"))
    return sa.Column(name, ID, key, nullable=nullable)


def downgrade() -> None:
    for table in ("delivery_counts", "channel_standings", "threads"):
        op.drop_table(table)
    with op.batch_alter_table("attempts") as batch:
        batch.drop_column("status")
    op.drop_index("ux_delivery_events_channel", "delivery_events")
    with op.batch_alter_table("delivery_events") as batch:
        batch.drop_constraint("fk_delivery_events_channel_id_channels", type_="foreignkey")
        batch.drop_column("channel_id")
    op.drop_index("ix_deliveries_due", "deliveries")
    op.create_index("ix_deliveries_due", "deliveries", ["state", "next_attempt_at"])
    for index in ("ix_deliveries_recent", "ux_deliveries_slot"):
        op.drop_index(index, "deliveries")
    with op.batch_alter_table("deliveries") as batch:
        for name in ("facts", "due_at", "aside", "timezone", "language", "hold", "slot"):
            batch.drop_column(name)
