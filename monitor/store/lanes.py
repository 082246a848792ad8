"""The pace of each host, as a row that all processes share: whoever changes it must have seen what stands there."""

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlmodel import col

from monitor.store.database import Database
from monitor.store.inserting import insert_if_new
from monitor.store.tables import LaneRow
from sources.lanes import Memory


@dataclass(frozen=True, slots=True)
class SharedLanes:
    """sources.lanes.Lanes: those called ``shared`` in the database, all others in ``memory``. Raises StoreError."""

    database: Database
    shared: frozenset[str]
    memory: Memory

    def read(self, lane: str) -> str | None:
        """The state of a lane, None when there is none yet."""
        if lane not in self.shared:
            return self.memory.read(lane)
        with self.database.reading() as session:
            return session.scalar(select(col(LaneRow.state)).where(col(LaneRow.name) == lane))

    def swap(self, lane: str, old: str | None, new: str) -> bool:
        """Put ``new`` in the place of ``old`` if that is still what is there."""
        if lane not in self.shared:
            return self.memory.swap(lane, old, new)
        with self.database.writing() as session:
            if old is None:
                return insert_if_new(session, LaneRow, name=lane, state=new)
            same = col(LaneRow.name) == lane, col(LaneRow.state) == old
            changed = update(LaneRow).where(*same).values(state=new).returning(col(LaneRow.name))
            return session.scalar(changed) is not None
