"""When we may ask a host again: waiting for its turn, and noting how it went. The rules stand in ``lanes.py``.

The budget holds for all threads of this process, and for all processes that are given the same ``shared`` lanes; those
need a clock that all of them agree on. Clock and sleep are passed in.
"""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from typing import Final
from uuid import uuid4

from sources.errors import RateLimited
from sources.lanes import Lane, Lanes, Memory, Outcome, Pace, closed, entered, left, opened

PATIENCE: Final = 60.0
"""Seconds that a request waits for its turn before it is put back into the schedule."""
GLANCE: Final = 0.25
"""Seconds between two looks at whether another process has given its place back."""


@dataclass(slots=True)
class Turn:
    """A request's turn at a host. Who holds it says how it went; until then it counts as failed."""

    outcome: Outcome = Outcome.FAILED
    hint: float | None = None

    def answered(self) -> None:
        """The host gave an answer, whatever it said: all is well between us."""
        self.outcome = Outcome.ANSWERED

    def refused(self, hint: float | None = None) -> None:
        """The host asked us to stay away, for ``hint`` seconds if it said so: it is left alone, longer each time."""
        self.outcome, self.hint = Outcome.REFUSED, hint

    def challenged(self) -> None:
        """The host asked whether we are human: it is left alone for long."""
        self.outcome = Outcome.CHALLENGED


class Pacing:
    """Politeness towards hosts. ``gap`` is in seconds between two starts, ``in_flight`` counts open requests;
    ``paces`` gives single hosts another pace, ``gaps`` only another gap."""

    def __init__(
        self,
        *,
        gap: float = 1.0,
        in_flight: int = 1,
        paces: Mapping[str, Pace] | None = None,
        gaps: Mapping[str, float] | None = None,
        shared: Lanes | None = None,
        clock: Callable[[], float] | None = None,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._pace = Pace(gap, in_flight)
        self._paces = {**(paces or {}), **{host: replace(self._pace, gap=own) for host, own in (gaps or {}).items()}}
        self._lanes = shared or Memory()
        self._clock = clock or (time.time if shared else time.monotonic)
        self._sleep = sleep
        self._places: dict[str, threading.BoundedSemaphore] = {}
        self._lock = threading.Lock()
        self._holders = (f"{uuid4().hex[:12]}-{number}" for number in count())

    @contextmanager
    def turn(self, host: str) -> Iterator[Turn]:
        """Wait for this host's turn and hold it. Raises RateLimited at once while the host has asked us to rest, and
        when the turn is too far off."""
        pace = self._paces.get(host, self._pace)
        lane = pace.lane or host
        with self._lock:
            places = self._places.setdefault(lane, threading.BoundedSemaphore(pace.in_flight))
            holder = next(self._holders)
        with places:
            self._enter(lane, pace, holder, host)
            turn = Turn()
            try:
                yield turn
            finally:
                self._swapped(lane, lambda state: left(state, pace, holder, turn.outcome, turn.hint, self._clock()))

    def slow_down(self, host: str, gap: float) -> None:
        """From now on keep at least so many seconds between two requests to this host."""
        with self._lock:
            pace = self._paces.get(host, self._pace)
            self._paces[host] = replace(pace, gap=max(pace.gap, gap))

    def _enter(self, lane: str, pace: Pace, holder: str, host: str) -> None:
        waited = 0.0
        while True:
            entry = self._claim(lane, pace, holder, host)
            if entry is not None:
                break
            if waited >= PATIENCE:
                raise RateLimited(
                    f"{host} is being asked as often as it may be; trying again later", retry_after=GLANCE
                )
            self._sleep(GLANCE)
            waited += GLANCE
        self._sleep(entry)

    def _claim(self, lane: str, pace: Pace, holder: str, host: str) -> float | None:
        """Take the next start and say how many seconds away it is; None while all places are taken."""
        wait: float | None = None

        def claimed(state: Lane) -> Lane | None:
            nonlocal wait
            entry = entered(state, pace, holder, self._clock(), host)
            if entry is None:
                return None
            told, wait = entry
            if wait > PATIENCE:
                raise RateLimited(f"our next turn at {host} is in {wait:.0f} s; trying again then", retry_after=wait)
            return told

        return wait if self._swapped(lane, claimed) else None

    def _swapped(self, lane: str, change: Callable[[Lane], Lane | None]) -> bool:
        """Change a lane's state, again if somebody was faster; false when there was nothing to change."""
        while True:
            before = self._lanes.read(lane)
            after = change(opened(before))
            if after is None:
                return False
            if self._lanes.swap(lane, before, closed(after)):
                return True
