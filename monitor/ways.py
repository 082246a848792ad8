"""Where a message leads: addresses of our pages, as far as its reader can reach them."""

from collections.abc import Callable
from dataclasses import dataclass

PageFor = Callable[[str], str | None]
"""The address of the page of a work, by symbol; None where there is none."""


def _nowhere(*about: object) -> None:
    """No page of ours can be reached."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a message leads, each an address or None: ``page`` for a work's symbol, to ``manage`` and to ``stop`` for a
    channel's number, to ``acknowledge`` for a channel's and an event's."""

    page: PageFor
    manage: Callable[[int], str | None] = _nowhere
    stop: Callable[[int], str | None] = _nowhere
    acknowledge: Callable[[int, int], str | None] = _nowhere


NOWHERE = Ways(_nowhere)
"""For readers who cannot reach our pages."""
