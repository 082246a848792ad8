"""What was told before: the facts that planning a message needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from monitor.intents import Event, Reason


@dataclass(frozen=True, slots=True)
class Recent:
    """How many messages of its own kind each a channel was given in the last hour, and when the first one; and how
    many that wait for a language."""

    count: int
    first_at: datetime
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What was told before: of late, by channel; in which languages a text of a work arrived, by channel and work.

    ``heard_at`` is when the source was last read without error before now, None when never.
    """

    recent: Mapping[int, Recent] = field(default_factory=dict)
    languages: Mapping[tuple[int, str], frozenset[str]] = field(default_factory=dict)
    heard_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """An event that a channel was told, why, and in which language."""

    event: Event
    channel_id: int
    reasons: tuple[Reason, ...]
    language: str | None = None
