"""One after the other, in the order in which they came.

A lock of Python's, and a pool of one connection, go most often to the thread that has just let go of them: of several
busy ones some waited for half a minute, and gave up.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """What one thread at a time may have. For any number of threads; none may ask for a turn within its own."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Event] = deque()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until all who came before are done; the turn ends with the block."""
        self._wait()
        try:
            yield
        finally:
            self._pass_on()

    def _wait(self) -> None:
        place = self._place()
        try:
            if place:
                place.wait()
        except BaseException:
            self._leave(place)
            raise

    def _place(self) -> threading.Event | None:
        """What tells that the turn has come; None when it is there at once."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return None
            place = threading.Event()
            self._waiting.append(place)
            return place

    def _leave(self, place: threading.Event | None) -> None:
        """Whoever is interrupted while waiting gives up the place, or the turn if it has just come."""
        with self._guard:
            others = deque(one for one in self._waiting if one is not place)
            waited, self._waiting = len(others) < len(self._waiting), others
        if not waited:
            self._pass_on()

    def _pass_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
