"""Through which other channel the owner of a channel is told when it is paused."""

from collections.abc import Mapping

from sqlalchemy import select, update
from sqlmodel import col

from monitor.store.database import Database
from monitor.store.inserting import insert_if_new
from monitor.store.tables import ChannelRow, ChannelStandingRow


def owners(database: Database) -> Mapping[int, str]:
    """The name of the owner's channel, by the number of the channel that it stands for."""
    found = select(col(ChannelStandingRow.channel_id), col(ChannelRow.name)).join(
        ChannelRow, col(ChannelRow.id) == col(ChannelStandingRow.owner_id)
    )
    with database.reading() as session:
        return {row[0]: row[1] for row in session.execute(found)}


def set_owner(database: Database, channel_id: int, owner_id: int | None) -> None:
    """Have the owner of a channel told through another one; None: nobody is told."""
    with database.writing() as session:
        if not insert_if_new(
            session, ChannelStandingRow, channel_id=channel_id, failures=0, refusals=0, owner_id=owner_id
        ):
            whose = col(ChannelStandingRow.channel_id) == channel_id
            session.execute(update(ChannelStandingRow).where(whose).values(owner_id=owner_id))
