"""The nouns of the outbox: where a delivery stands, what its sender gets, what it may tell besides events, and what is
remembered of a try."""

import shlex
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from monitor.intents import Channel, Event, Reason

# What a delivery waits for; a digest, else, for its rhythm's name.

QUIET = "quiet hours"
"""For their end."""

BATCH = "batch"
"""For others: many messages came at once."""

CATCH_UP = "catch-up"
"""For the rest of what a source brings that was out of reach for long; or it gathers what an outage of ours left."""

LANGUAGE = "language"
"""For the text in the preferred language."""

# What an aside is about, and its facts, a JSON object.

PAUSED = "paused"
"""To the owner of a channel that was paused: ``channel`` (its name), ``reason`` (redacted), ``at``, ``language``."""

QUIET_WEEK = "quiet week"
"""Nothing matched: ``healthy`` (a number), ``failing`` (names), ``checked_at``, ``timezone``, ``language``."""

ACKNOWLEDGED = "acknowledged"
"""In a work's thread, somebody took note: ``symbol``, ``by`` (a name at Slack), ``at``, ``language``."""


def enabling(name: str) -> str:
    """The command that lets the channel of a name go on, as a shell takes it."""
    return f"seized channels enable {shlex.quote(name)}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a channel has done since its last success: failures in a row, how many of them permanent, since when.

    ``held_until``: nothing is sent before that instant.
    """

    failures: int = 0
    refusals: int = 0
    failing_since: datetime | None = None
    held_until: datetime | None = None


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    DUE = "due"
    SENDING = "sending"
    DONE = "done"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class DueDelivery:
    """A claimed delivery: what to send, to whom, why, and how often we tried.

    ``due_at`` is when it was first claimed, from which tries are counted. ``parent`` is what the channel's service
    calls the first message about this work. ``standing`` is how the channel does. A ``digest`` may tell of several
    works; ``hold`` is what it waited for, ``language`` and ``timezone`` are the reader's. An ``aside`` tells of no
    event: what it is about, worded from ``facts``. ``lease_until`` is when the claim ends, by which it is told from any
    other; None for a delivery that nobody sends.
    """

    id: int
    key: str
    channel: Channel
    events: tuple[Event, ...]
    reasons: tuple[Reason, ...]
    attempts: int
    created_at: datetime
    due_at: datetime
    digest: bool = False
    hold: str | None = None
    language: str | None = None
    timezone: str | None = None
    parent: str | None = None
    standing: Standing = field(default_factory=Standing)
    aside: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    lease_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """How one try to send went. ``reason`` is redacted, one line; ``seconds`` is how long it took. ``status`` is
    ``sent``, ``failed`` (may go later), ``refused`` (will not) or ``unexpected``; None in older records."""

    ok: bool
    reason: str
    seconds: float
    provider_id: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Settlement:
    """What to remember of one try: the attempt, the delivery's next state, how the channel does from now on (None: as
    before), and why it is paused (None: it is not).

    ``lease_until`` is that of the claim: of a try whose claim is over by then, only a success decides the state.
    """

    delivery_id: int
    attempt: Attempt
    state: DeliveryState
    next_attempt_at: datetime | None = None
    standing: Standing | None = None
    pause: str | None = None
    lease_until: datetime | None = None
