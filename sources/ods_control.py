"""Whether "there is no such document" is to be believed: only while the system finds what certainly exists.

Under load it answers with the same page for texts that exist (domain.md 1.3, sources.md 1).
"""

import time
from collections.abc import Callable
from threading import Lock
from typing import Final

from sources.errors import RateLimited

CONTROLS: Final = ("S/RES/2728(2024)", "S/RES/1373(2001)", "A/RES/70/1")
"""Symbols that certainly exist in English, as PDF."""
FRESH: Final = 120.0
"""Seconds that a document which was found vouches for absences: at most sixty requests."""
DISTRUST: Final = 600.0
"""Seconds that nothing is asked after no control was found."""


class Control:
    """The positive control of one source, shared by its threads. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._found_at: float | None = None
        self._distrusted_until: float | None = None

    def found(self) -> None:
        """A document was found just now."""
        self._found_at = self._clock()

    def check(self) -> None:
        """Raises RateLimited while the system is not to be believed."""
        left = (self._distrusted_until or 0.0) - self._clock()
        if self._distrusted_until is not None and left > 0:
            raise RateLimited(
                "the Official Document System did not find texts that exist; it is left alone for now", retry_after=left
            )

    def believe(self, is_there: Callable[[str], bool]) -> None:
        """Say nothing if an absence may be believed. Raises SourceError otherwise: it means "unavailable now"."""
        with self._lock:
            self.check()
            if self._found_at is None or self._clock() - self._found_at >= FRESH:
                self.ask(is_there)

    def ask(self, is_there: Callable[[str], bool]) -> None:
        """Look for the controls, one after the other. Raises RateLimited when none is found, and what ``is_there``
        raises."""
        if any(is_there(symbol) for symbol in CONTROLS):
            self._found_at, self._distrusted_until = self._clock(), None
            return
        self._distrusted_until = self._clock() + DISTRUST
        raise RateLimited(
            f"the Official Document System does not even find {CONTROLS[0]}: unavailable now, asking again later",
            retry_after=DISTRUST,
        )
