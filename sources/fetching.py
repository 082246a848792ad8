"""The only HTTP to sources: one polite, bounded GET, and what its failures mean.

A fetch has a timeout for each wait, a deadline for the whole, a cap on its size, and follows redirects by hand with the
same checks at each hop (dependencies.md part 5). Nothing here is retried: the schedule asks again.
"""

import sys
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from typing import Final
from urllib.parse import urljoin

# ruff: noqa: E402
# httpx's own command line, which nobody uses here, would load click and pygments, 3 MB of each service. None is
# Python's mark of a module that is not to be had; httpx does without.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
import httpx

from sources.deadlines import Timed, deadline
from sources.documents import Validators
from sources.errors import Challenged, LayoutChanged, RateLimited, SourceError, Unreachable, Unreadable
from sources.exchanges import DEADLINE, Manners, Response, Wanted
from sources.inflating import bounded
from sources.pacing import Turn
from sources.robots import CAP as ROBOTS_CAP
from sources.robots import Robots, Verdict
from sources.waiting import retry_after

REDIRECTS: Final = 5
_ANSWERS = frozenset({200, 304, 404, 410})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_ANSWERS = frozenset(range(400, 600)) - {429, 503}


class Fetcher:
    """An HTTP client with manners. Thread-safe. Only https, except to the private (host, port) pairs."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._decided = frozenset(manners.robots)
        self._robots = Robots(manners.robots, self._robots_file, manners.pacing.slow_down, manners.now)
        transport = httpx.HTTPTransport(trust_env=False, retries=0)
        # httpx offers no public way to set the network backend; tests/sources/test_deadlines.py fails if this one goes.
        transport._pool._network_backend = Timed(manners.stopping)
        headers = {"User-Agent": manners.agent, "Accept-Encoding": "gzip", "Accept": "*/*"}
        self._client = httpx.Client(transport=transport, headers=headers, timeout=manners.timeout, trust_env=False)

    def close(self) -> None:
        """Close the open connections."""
        self._client.close()

    def verdicts(self) -> Mapping[str, Verdict]:
        """What the robots.txt of each host that was asked says, and what was decided about it."""
        return self._robots.verdicts()

    def got(self, url: str, params: Mapping[str, str] | None, wanted: Wanted) -> Response:
        """Fetch ``url``. Raises SourceError."""
        try:
            request = self._client.build_request("GET", url, params=params, headers=wanted.headers)
            return self._followed(request, wanted, frozenset({request.url.host}) | wanted.hosts)
        except httpx.TimeoutException as error:
            raise Unreachable(f"{_shown(url)} did not answer in time; trying again later") from error
        except httpx.InvalidURL as error:
            raise SourceError(f"{url[:200]!r} is not an address; correct it in the settings") from error
        except (httpx.HTTPError, httpx.StreamError, ValueError) as error:
            raise Unreachable(f"{_shown(url)} could not be reached: {_reason(error)}") from error

    def _followed(self, request: httpx.Request, wanted: Wanted, hosts: frozenset[str]) -> Response:
        with deadline(wanted.deadline):
            for _ in range(REDIRECTS + 1):
                self._check(request.url)
                if wanted.ruled:
                    self._robots.check(str(request.url))
                answer = self._one(request, wanted)
                if isinstance(answer, Response):
                    return answer
                target = _target(request.url, answer)
                if target.host not in hosts:
                    raise LayoutChanged(f"{_shown(request.url)} redirects to another host, {target.host!r}")
                request = self._client.build_request("GET", target, headers=wanted.headers)
        raise LayoutChanged(f"{_shown(request.url)} redirects more than {REDIRECTS} times; trying again later")

    def check(self, address: str) -> None:
        """Raise SourceError, one line, for an address that this client never reads."""
        try:
            url = httpx.URL(address)
        except httpx.InvalidURL:
            raise SourceError(f"{_shown(address)} is no address; correct it in the settings") from None
        self._check(url)

    def _check(self, url: httpx.URL) -> None:
        port = url.port or {"https": 443, "http": 80}.get(url.scheme, 0)
        if not url.host or (url.scheme != "https" and not self._may_be_plain(url, port)):
            raise SourceError(f"{_shown(url)} is not an https address; correct it in the settings")
        if url.userinfo:
            raise SourceError(f"{_shown(url)} carries a user name; take it out of the address")

    def _may_be_plain(self, url: httpx.URL, port: int) -> bool:
        return url.scheme == "http" and (url.host, port) in self._manners.private

    def _robots_file(self, address: str) -> Response:
        wanted = Wanted({}, ROBOTS_CAP, DEADLINE, self._decided, _ROBOTS_ANSWERS, ruled=False)
        return self.got(address, None, wanted)

    def _one(self, request: httpx.Request, wanted: Wanted) -> Response | str:
        """One request: the answer, or where it redirects to."""
        with self._manners.pacing.turn(request.url.host) as turn:
            answer = self._client.send(request, stream=True, follow_redirects=False)
            try:
                told = answer.status_code in wanted.answers
                refusal = _judged(answer, self._manners.now(), turn, told=told)
                if refusal is not None and not told:
                    raise refusal
                if not told:
                    _finish(answer)
                if not told and answer.status_code in _REDIRECTS and "location" in answer.headers:
                    return answer.headers["location"]
                content = _body(answer, wanted.cap) if told or answer.status_code == 200 else b""
            finally:
                answer.close()
        headers = tuple((key.lower(), value) for key, value in answer.headers.multi_items())
        found = Validators(etag=answer.headers.get("etag"), last_modified=answer.headers.get("last-modified"))
        return Response(answer.status_code, str(answer.url), headers, content, found)


def _judged(answer: httpx.Response, now: float, turn: Turn, *, told: bool) -> SourceError | None:
    """What a status means that is not an answer, unless the caller is ``told`` and judges it. The turn learns how the
    host took our request."""
    status, name = answer.status_code, _shown(answer.url)
    wait = retry_after(answer.headers.get("retry-after"), now)
    if status in (429, 503) or (wait is not None and status >= 400):
        turn.refused(wait)
        return RateLimited(f"{name} asked us to come back later (HTTP {status})", retry_after=wait)
    if "x-amzn-waf-action" in answer.headers or status == 202:
        turn.challenged()
        return Challenged(f"{name} put a challenge before its pages (HTTP {status}); not imitating a browser")
    if told and status < 500:
        turn.answered()
        return None
    if status in (401, 403, 405, 406):
        turn.refused()
        return Challenged(f"{name} refused us (HTTP {status}); check the contact in the settings, or ask the site")
    if status >= 500:
        return Unreachable(f"{name} failed (HTTP {status}); trying again later")
    turn.answered()
    if status in _ANSWERS or (status in _REDIRECTS and "location" in answer.headers):
        return None
    return LayoutChanged(f"{name} gave an answer that we do not expect (HTTP {status})")


def _finish(answer: httpx.Response) -> None:
    """Read the little that comes with a 304 or a redirect: a connection that is left in the middle cannot be kept, and
    the next request would pay for another."""
    declared = answer.headers.get("content-length", "")
    short = declared.isdigit() and len(declared) <= 4
    if answer.status_code == 304 or (answer.status_code in _REDIRECTS and short):
        with suppress(httpx.HTTPError):
            deque(answer.iter_raw(), maxlen=0)


def _body(answer: httpx.Response, cap: int) -> bytes:
    name = _shown(answer.url)
    declared = answer.headers.get("content-length", "")
    if declared.isdigit() and int(declared[:18]) > cap:
        raise Unreadable(f"{name} is larger than {cap:,} bytes and was not read; check its address")
    return bounded(answer.iter_raw(), answer.headers.get("content-encoding", ""), cap, name)


def _target(url: httpx.URL, location: str) -> httpx.URL:
    try:
        return httpx.URL(urljoin(str(url), location))
    except (httpx.InvalidURL, ValueError) as error:
        raise LayoutChanged(f"{_shown(url)} redirects to {location[:100]!r}, which is no address") from error


def _shown(url: httpx.URL | str) -> str:
    """An address short enough for one line: without query, user name and odd characters."""
    plain = str(url).partition("?")[0].partition("#")[0]
    scheme, mark, rest = plain.partition("://")
    authority, slash, path = rest.partition("/")
    text = f"{scheme}{mark}{authority.rpartition('@')[2]}{slash}{path}"
    return "".join(c if c.isprintable() else "?" for c in text[:200])


def _reason(error: Exception) -> str:
    text = " ".join(str(error).split())
    return text[:200] or type(error).__name__
