"""How far we have read a wiki's recent changes: a time of the wiki's own clock, and the rows seen shortly before it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

EPOCH = datetime(2001, 1, 1, tzinfo=UTC)
"""Before every wiki."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """``at`` is when the wiki was last read; ``seen`` are ids of rows with their times, so that the overlap of two
    polls lists nothing twice."""

    at: datetime
    seen: Mapping[int, datetime]

    def advanced(self, server: datetime, seen: Mapping[int, datetime], overlap: timedelta) -> "Cursor":
        """The cursor after a poll that began at ``server`` time. It never goes back, and forgets rows that the next
        overlap cannot reach."""
        at = max(self.at, server)
        return Cursor(at, {row: when for row, when in seen.items() if when >= at - overlap})

    def closed(self) -> str:
        """The cursor as text."""
        seen = {str(row): when.isoformat() for row, when in sorted(self.seen.items())}
        return json.dumps({"at": self.at.isoformat(), "seen": seen}, separators=(",", ":"))


def opened(cursor: str | None) -> Cursor | None:
    """The cursor in a text; None when there is none or it cannot be read."""
    if cursor is None:
        return None
    try:
        state = json.loads(cursor)
        seen = {int(row): moment(when) for row, when in state["seen"].items()}
        return Cursor(moment(state["at"]), seen)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def moment(text: str) -> datetime:
    """An ISO time as the API writes it, aware, UTC. Raises ValueError."""
    at = datetime.fromisoformat(text)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
