"""When we may ask a host again: a minimum gap, a limit of requests in flight, and the rest that a host asked for.

This holds for one process. The clock and the sleep are passed in.
"""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sources.errors import RateLimited


@dataclass(slots=True)
class _Lane:
    """What we owe one host: free places, the earliest next start, and the end of a rest it asked for."""

    places: threading.BoundedSemaphore
    next_start: float
    rest_until: float


class Pacing:
    """Politeness towards hosts. ``gap`` is in seconds between two starts, ``in_flight`` counts open requests;
    ``gaps`` gives single hosts a gap of their own."""

    def __init__(
        self,
        *,
        gap: float = 1.0,
        in_flight: int = 1,
        gaps: Mapping[str, float] | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._gap = gap
        self._in_flight = in_flight
        self._gaps = dict(gaps or {})
        self._clock = clock
        self._sleep = sleep
        self._lanes: dict[str, _Lane] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for this host's turn and hold it. Raises RateLimited at once while the host has asked us to rest."""
        lane = self._lane(host)
        with lane.places:
            self._sleep(self._claim(host, lane))
            yield

    def rest(self, host: str, seconds: float) -> None:
        """Ask this host nothing for so many seconds, whoever wants to."""
        lane = self._lane(host)
        with self._lock:
            lane.rest_until = max(lane.rest_until, self._clock() + seconds)

    def _lane(self, host: str) -> _Lane:
        with self._lock:
            if host not in self._lanes:
                places = threading.BoundedSemaphore(self._in_flight)
                self._lanes[host] = _Lane(places, self._clock(), self._clock())
            return self._lanes[host]

    def _claim(self, host: str, lane: _Lane) -> float:
        """Take the next start and say how many seconds away it is."""
        with self._lock:
            now = self._clock()
            if lane.rest_until > now:
                left = lane.rest_until - now
                raise RateLimited(f"{host} asked us to wait; asking again in {left:.0f} s", retry_after=left)
            start = max(now, lane.next_start)
            lane.next_start = start + self._gaps.get(host, self._gap)
            return start - now
