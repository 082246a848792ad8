"""What a host's robots.txt says to us, and what the operator decided about it.

Read by protego, once a day for each host (RFC 9309): a host without the file (4xx, or a web page in its place) allows
everything; one that fails to give it (5xx, no answer) is not asked for anything else until it does, or until the
operator states why its rules are to be ignored. ``Crawl-delay`` slows us down.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final, Protocol
from urllib.parse import urlsplit

from protego import Protego

from sources.errors import Forbidden, LayoutChanged, RateLimited, SourceError, Unreachable

OBEY: Final = "obey"
AGENT: Final = "Seized"
"""The product token by which rules may name us."""
FRESH: Final = 24 * 3600.0
"""Seconds that rules are believed before they are read again."""
PATIENCE: Final = 900.0
"""Seconds after which a file that could not be read is asked for again."""
SLOWEST: Final = 60.0
"""Seconds: a longer Crawl-delay is shown to the operator, but we never wait longer than this between two requests."""
CAP: Final = 512_000
"""Bytes of the file; RFC 9309 asks readers for at least 500 KiB."""
_PAGE = (b"<!doctype", b"<html", b"<?xml", b"<head")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What holds for a host. ``rules``: what became of its file, a sentence; ``decision``: ``obey``, or the operator's
    reason to ignore it; ``crawl_delay`` in seconds, as printed; ``forbidden``: the last address that the rules forbade
    us, whether we obeyed or not; ``read_at`` in seconds since the epoch."""

    host: str
    rules: str
    decision: str
    read_at: float
    crawl_delay: float | None = None
    forbidden: str | None = None


class File(Protocol):
    """An answer to the request for a robots.txt: its status and bytes."""

    @property
    def status(self) -> int: ...

    @property
    def content(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class _Rules:
    """Rules, until when they need not be read again; ``known`` is false when there is nothing to go by, ``answered``
    when not even a failure came."""

    rules: Protego
    verdict: Verdict
    until: float
    known: bool = True
    answered: bool = True


class Robots:
    """The rules of all hosts that ``decisions`` name (``obey``, or a reason). Thread-safe.

    ``fetch`` gets the file at an address, failures as values or as SourceError; ``slow_down`` takes a
    host and a gap in seconds; ``now`` gives seconds since the epoch.
    """

    def __init__(
        self,
        decisions: Mapping[str, str],
        fetch: Callable[[str], File],
        slow_down: Callable[[str, float], None],
        now: Callable[[], float],
    ) -> None:
        self._decisions = dict(decisions)
        self._fetch = fetch
        self._slow_down = slow_down
        self._now = now
        self._held: dict[str, _Rules] = {}
        self._locks = {host: Lock() for host in decisions}
        """One for each host, so that several threads do not fetch its rules at once."""

    def check(self, url: str) -> None:
        """Raises Forbidden when the rules forbid an address, and Unreachable while they cannot be read."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if host not in self._decisions:
            return
        with self._locks[host]:
            held = self._held[host] = self._rules(host, f"{parts.scheme}://{parts.netloc}/robots.txt")
            forbidden = not held.rules.can_fetch(url, AGENT)
            if forbidden:
                self._held[host] = replace(held, verdict=replace(held.verdict, forbidden=url[:200]))
        if self._decisions[host] == OBEY:
            _obey(held, host, url if forbidden else None)

    def verdicts(self) -> Mapping[str, Verdict]:
        """What holds for each host that was asked so far."""
        return {host: held.verdict for host, held in sorted(dict(self._held).items())}

    def _rules(self, host: str, address: str) -> _Rules:
        held = self._held.get(host)
        if held is not None and self._now() < held.until:
            return held
        try:
            file = self._fetch(address)
        except RateLimited:
            if held is None or not held.known:
                raise
            return held
        except LayoutChanged as error:  # it redirects to where we may not go: nobody reads rules there
            return self._settled(host, Protego.parse(""), f"no rules ({error})")
        except SourceError as error:
            return replace(self._failed(host, str(error), held), answered=False)
        if file.status >= 500:
            return self._failed(host, f"robots.txt failed (HTTP {file.status})", held)
        return self._told(host, file)

    def _failed(self, host: str, failure: str, before: _Rules | None) -> _Rules:
        until = self._now() + PATIENCE
        if before is not None and before.known:
            verdict = replace(before.verdict, rules=f"the rules read earlier, for now {failure}")
            return replace(before, verdict=verdict, until=until)
        verdict = Verdict(host, failure, self._decisions[host], self._now())
        return _Rules(Protego.parse(""), verdict, until, known=False)

    def _told(self, host: str, file: File) -> _Rules:
        if file.status != 200:
            return self._settled(host, Protego.parse(""), f"no rules (HTTP {file.status})")
        if file.content[:200].lstrip().lower().startswith(_PAGE):
            return self._settled(host, Protego.parse(""), "no rules (a web page came instead)")
        return self._settled(host, Protego.parse(file.content.decode("utf-8", "replace")), "rules")

    def _settled(self, host: str, rules: Protego, words: str) -> _Rules:
        delay = rules.crawl_delay(AGENT)
        if delay is not None and self._decisions[host] == OBEY:
            self._slow_down(host, min(max(delay, 0.0), SLOWEST))
        verdict = Verdict(host, words, self._decisions[host], self._now(), crawl_delay=delay)
        return _Rules(rules, verdict, self._now() + FRESH)


def _obey(held: _Rules, host: str, forbidden: str | None) -> None:
    way_out = "ask the site, or state in the settings of its source (robots) why that is to be ignored"
    if not held.known and not held.answered:
        raise Unreachable(held.verdict.rules)
    if not held.known:
        raise Unreachable(f"{host} did not give its rules for programs ({held.verdict.rules}); {way_out}")
    if forbidden:
        raise Forbidden(f"{host} forbids programs {forbidden[:200]} (robots.txt); {way_out}")
