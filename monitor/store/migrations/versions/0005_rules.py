"""Rules with exclusions and rhythms, and the index that finds them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# What a subscription that is there already becomes.
DEFAULTS: dict[str, tuple[Any, Any]] = {
    "exclusions": (sa.JSON(), "[]"),
    "preference": (sa.Text(), "first available"),
    "rhythm": (sa.Text(), "immediate"),
    "timezone": (sa.Text(), "UTC"),
    "weekday": (sa.Integer(), "1"),
    "hour": (sa.Integer(), "8"),
    "pierce": (sa.JSON(), "[]"),
    "quiet_week": (sa.Boolean(), sa.false()),
    "keyed_by": (sa.Integer(), "0"),
}


def upgrade() -> None:
    with op.batch_alter_table("subscriptions", table_kwargs={"sqlite_autoincrement": True}) as batch:
        for name, (kind, value) in DEFAULTS.items():
            batch.add_column(sa.Column(name, kind, nullable=False, server_default=value))
        batch.add_column(sa.Column("quiet", sa.Text(), nullable=True))
        batch.add_column(sa.Column("muted_until", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("subscriptions", table_kwargs={"sqlite_autoincrement": True}) as batch:
        for name, (kind, _) in DEFAULTS.items():
            batch.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
        batch.create_index(batch.f("ix_subscriptions_keyed_by"), ["keyed_by"])
    op.create_table(
        "subscription_keys",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column(
            "subscription_id",
            ID,
            sa.ForeignKey("subscriptions.id", name="fk_subscription_keys_subscription_id_subscriptions"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("kind", "value", "event_type", "subscription_id", name="pk_subscription_keys"),
    )
    op.create_index(op.f("ix_subscription_keys_subscription_id"), "subscription_keys", ["subscription_id"])


def downgrade() -> None:
    op.drop_table("subscription_keys")
    with op.batch_alter_table("subscriptions", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_index(batch.f("ix_subscriptions_keyed_by"))
        for name in ("quiet", "muted_until", *DEFAULTS):
            batch.drop_column(name)
