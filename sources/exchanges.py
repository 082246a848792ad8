"""What a fetch asks for, how it behaves, and what it brings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from sources.documents import Validators
from sources.pacing import Pacing

DEADLINE: Final = 120.0
"""Seconds for a whole fetch with its redirects: the slowest official site was measured at 30 s (sources.md 1.4)."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How all fetches of a program behave: whom they say they are, which private (host, port) pairs they may reach,
    at what pace they ask, after how many seconds of silence they give up, what time it is, whether the program stops,
    and the hosts whose robots.txt is read, each with the operator's decision."""

    agent: str
    private: frozenset[tuple[str, int]]
    pacing: Pacing
    timeout: float
    now: Callable[[], float]
    stopping: Callable[[], bool]
    robots: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a fetch sends at each hop, how many bytes it takes, to which hosts it may be led and within how many
    seconds, which statuses its caller judges, and whether the host's rules for programs apply (to themselves they do
    not)."""

    headers: Mapping[str, str]
    cap: int
    deadline: float
    hosts: frozenset[str]
    answers: frozenset[int]
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Response:
    """What a server gave: 200 with a body, 304 (what we hold is what is there), 404 or 410 (nothing is there), or a
    status that the caller wished to judge itself.

    ``url`` is the address after redirects; ``headers`` are lower-case names with values; ``content`` is unpacked.
    """

    status: int
    url: str
    headers: tuple[tuple[str, str], ...]
    content: bytes
    validators: Validators

    def header(self, name: str) -> str | None:
        """The first value of a header, None when it is absent."""
        return next((value for key, value in self.headers if key == name.lower()), None)

    @property
    def media_type(self) -> str:
        """The Content-Type without parameters, lower case; empty when the server did not say."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset parameter of the Content-Type, as sent."""
        _, _, parameters = (self.header("content-type") or "").partition(";")
        for parameter in parameters.split(";"):
            key, _, value = parameter.partition("=")
            if key.strip().lower() == "charset" and value.strip(" \"'"):
                return value.strip(" \"'")
        return None
