"""The door of sources to the network: what a site may ask for, and what comes back.

What is behind it, sources.fetching, is imported and built by the first fetch: most commands look at no site.
"""

import time
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from sources.documents import Validators
from sources.exchanges import DEADLINE, Manners, Response, Wanted
from sources.pacing import Pacing
from sources.robots import Verdict

if TYPE_CHECKING:
    from sources.fetching import Fetcher

__all__ = ["CAP", "DEADLINE", "Response", "Web", "user_agent"]

CAP: Final = 20_000_000
"""Bytes of a body, unpacked; the largest resolutions with annexes are a few million."""


def user_agent(contact: str | None) -> str:
    """How we introduce ourselves: program, version, and whom to write to. Odd characters are taken out."""
    try:
        release = version("seized")
    except PackageNotFoundError:
        release = "0"
    words = "".join(c for c in contact or "" if " " <= c <= "~").strip()
    return f"Seized/{release} (+{words})" if words else f"Seized/{release} (no contact given)"


class Web:
    """An HTTP client for sources. Thread-safe. Only https, except to the ``private`` (host, port) pairs.

    When ``stopping`` says so, fetches in hand are given up: they come again. ``robots`` names the hosts whose
    robots.txt is read, each with the operator's decision (``obey``, or a reason to ignore it).
    """

    def __init__(
        self,
        contact: str | None = None,
        *,
        private: frozenset[tuple[str, int]] = frozenset(),
        pacing: Pacing | None = None,
        timeout: float = 60.0,
        now: Callable[[], float] = time.time,
        stopping: Callable[[], bool] = lambda: False,
        robots: Mapping[str, str] | None = None,
    ) -> None:
        agent, pacing = user_agent(contact), pacing or Pacing()
        self._manners = Manners(agent, private, pacing, timeout, now, stopping, robots or {})
        self._lock = Lock()
        self._made: Fetcher | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the open connections."""
        if self._made is not None:
            self._made.close()

    def robots(self) -> Mapping[str, Verdict]:
        """What the robots.txt of each host that was asked says, and what was decided about it."""
        return self._made.verdicts() if self._made is not None else {}

    def get(
        self,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        validators: Validators | None = None,
        cap: int = CAP,
        deadline: float = DEADLINE,
        hosts: frozenset[str] = frozenset(),
        answers: frozenset[int] = frozenset(),
    ) -> Response:
        """Fetch ``url``, conditionally when ``validators`` carry an ETag or a date.

        ``cap`` is in bytes, ``deadline`` in seconds. Redirects may lead to the same host or to one of ``hosts``.
        ``answers`` are further statuses that come back as values, for the caller to judge; a redirect among them is
        not followed. Raises Unreachable, RateLimited, Challenged, Forbidden, LayoutChanged, or Unreadable (larger than
        the cap).
        """
        sent = {**(headers or {}), **_conditions(validators)}
        return self._fetcher.got(url, params, Wanted(sent, cap, deadline, hosts, answers))

    def check(self, address: str) -> None:
        """Raise SourceError, one line, for an address that this client never reads."""
        self._fetcher.check(address)

    @property
    def _fetcher(self) -> "Fetcher":
        from sources.fetching import Fetcher

        with self._lock:
            if self._made is None:
                self._made = Fetcher(self._manners)
            return self._made


def _conditions(validators: Validators | None) -> dict[str, str]:
    pairs = (
        {} if validators is None else {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    )
    return {name: value for name, value in pairs.items() if value}
