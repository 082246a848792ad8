"""What we owe a host: its pace, its rest, and who asks it now. Pure, but for ``Memory``, where this is kept in one
process; for several processes that share one budget, something else keeps it (``Lanes``).

All times are seconds on one clock, which the caller reads. The rules: a minimum gap between two starts, a limit of
requests in flight, a rest that grows with each refusal up to a cap, and after a rest one request alone that asks
whether it is over. No rest lasts for ever (design.md, part 5 rule 6).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import Enum, auto
from threading import Lock
from typing import Final, Protocol

from sources.errors import RateLimited

REST_GAPS: Final = 15.0
"""The first rest after a refusal, in gaps of the host: 15 s at a gap of one second (sources.md 2.1)."""
CHALLENGE_GAPS: Final = 1800.0
"""The first rest after a challenge, in gaps: who asks whether we are human is left alone for long (sources.md 2.3)."""
LONGEST_GROWN: Final = 3600.0
LONGEST_CHALLENGE: Final = 6 * 3600.0
LONGEST_ASKED: Final = 24 * 3600.0
"""Seconds: caps of rests that grew, of those after challenges, and of those that a host itself asked for."""
HELD: Final = 180.0
"""Seconds after which a request counts as over although nobody said so: its process was killed. Longer than any
fetch may last."""
PROBE_PATIENCE: Final = 30.0
"""Seconds after which to come back while another request asks whether a rest is over."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a host may be asked: ``gap`` in seconds between two starts, ``in_flight`` open requests. Hosts with the
    same ``lane`` share one budget; None: the host has its own."""

    gap: float = 1.0
    in_flight: int = 1
    lane: str | None = None


ORDINARY: Final = Pace()


class Outcome(Enum):
    """How a request ended: with an answer (whatever it said), a refusal, a challenge, or no answer."""

    ANSWERED = auto()
    REFUSED = auto()
    CHALLENGED = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Lane:
    """The state of one budget. ``holders``: requests in flight, with the time at which each counts as over;
    ``prober``: which of them asks whether the rest is over, until when; ``refusals`` in a row."""

    next_start: float = 0.0
    rest_until: float = 0.0
    refusals: int = 0
    prober: str = ""
    probed_until: float = 0.0
    holders: Mapping[str, float] = field(default_factory=dict)


_FIELDS: Final = tuple(one.name for one in fields(Lane))


class Lanes(Protocol):
    """Where the states of lanes are kept, for all processes that share the budget. The text is opaque."""

    def read(self, lane: str) -> str | None:
        """The state of a lane, None when there is none yet."""

    def swap(self, lane: str, old: str | None, new: str) -> bool:
        """Put ``new`` in the place of ``old``, if that is still what is there; otherwise change nothing and say no."""


class Memory:
    """Lanes of one process."""

    def __init__(self) -> None:
        self._states: dict[str, str] = {}
        self._lock = Lock()

    def read(self, lane: str) -> str | None:
        return self._states.get(lane)

    def swap(self, lane: str, old: str | None, new: str) -> bool:
        with self._lock:
            if self._states.get(lane) != old:
                return False
            self._states[lane] = new
            return True


def entered(lane: Lane, pace: Pace, holder: str, now: float, host: str) -> tuple[Lane, float] | None:
    """The lane with one more request, and in how many seconds that may start; None while all places are taken.

    Raises RateLimited while the host rests, or while another request asks whether its rest is over.
    """
    left = lane.rest_until - now
    if 0 < left <= LONGEST_ASKED:  # what is farther off than any rest comes from a clock that was put back
        raise RateLimited(f"{host} asked us to wait; asking again in {left:.0f} s", retry_after=left)
    probing = lane.refusals > 0
    if probing and _lasts(lane.probed_until, now):
        wait = min(lane.probed_until - now, PROBE_PATIENCE)
        raise RateLimited(f"{host} asked us to wait; another request asks whether that is over", retry_after=wait)
    open_now = {name: until for name, until in lane.holders.items() if _lasts(until, now)}
    if len(open_now) >= pace.in_flight:
        return None
    earliest = lane.next_start if lane.next_start - now <= LONGEST_GROWN else now
    start = max(now, earliest)
    told = replace(lane, next_start=start + pace.gap, holders={**open_now, holder: start + HELD})
    return (replace(told, prober=holder, probed_until=start + HELD) if probing else told), start - now


def _lasts(until: float, now: float) -> bool:
    """Whether a request that counts as over at ``until`` is still under way. What is farther off than a turn and a
    fetch may take comes from a clock that was put back."""
    return 0 < until - now <= 2 * HELD


def left(lane: Lane, pace: Pace, holder: str, outcome: Outcome, hint: float | None, now: float) -> Lane:
    """The lane after a request ended. ``hint``: the seconds that the host asked us to stay away, if it said."""
    gone = replace(lane, holders={name: until for name, until in lane.holders.items() if name != holder})
    probed = lane.prober == holder
    if probed:
        gone = replace(gone, prober="", probed_until=0.0)
    if outcome in (Outcome.REFUSED, Outcome.CHALLENGED):
        return _resting(gone, pace, outcome, hint, now)
    if outcome is Outcome.FAILED:
        return _resting(gone, pace, outcome, None, now) if probed else gone
    return gone if lane.rest_until > now else replace(gone, refusals=0)


def _resting(lane: Lane, pace: Pace, outcome: Outcome, hint: float | None, now: float) -> Lane:
    """What was under way when a rest began does not count as a further refusal; only what it asks for counts."""
    asked = min(hint or 0.0, LONGEST_ASKED)
    if lane.rest_until > now:
        return replace(lane, rest_until=max(lane.rest_until, now + asked))
    challenged = outcome is Outcome.CHALLENGED
    gaps, cap = (CHALLENGE_GAPS, LONGEST_CHALLENGE) if challenged else (REST_GAPS, LONGEST_GROWN)
    grown = min(gaps * pace.gap * 2.0 ** min(lane.refusals, 20), cap)
    return replace(lane, refusals=lane.refusals + 1, rest_until=now + max(asked, grown))


def opened(text: str | None) -> Lane:
    """The state that a text holds; a fresh one when there is none, or none that can be read."""
    try:
        return Lane(**json.loads(text)) if text else Lane()
    except (ValueError, TypeError, RecursionError):
        return Lane()


def closed(lane: Lane) -> str:
    """A state as text."""
    return json.dumps({name: getattr(lane, name) for name in _FIELDS}, separators=(",", ":"))
