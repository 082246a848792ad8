"""What readers decided themselves. Rows are not validated and never leave the store."""

from sqlmodel import Field, SQLModel

from monitor.store.columns import Id


class FeedRow(SQLModel, table=True):
    """How often the address of a subscription's feed was renewed: older addresses lead nowhere."""

    __tablename__ = "feeds"
    subscription_id: int = Field(sa_type=Id, foreign_key="subscriptions.id", primary_key=True)
    renewals: int
