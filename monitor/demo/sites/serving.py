"""The frame of the make-believe sites: a small threaded HTTP server on loopback, with real sockets and faults.

A site says what it answers (``MakeBelieve.answer``); the frame speaks HTTP/1.1 with connections that stay open,
answers conditional requests, and carries out the faults of the transport.
"""

import sys
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any, Protocol
from urllib.parse import parse_qsl, unquote, urlsplit

from monitor.demo.sites.faults import Fault, Faults, Trouble

HTML = "text/html; charset=utf-8"
REMEMBERED = 20_000
"""Requests that a server remembers, the latest ones."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked. ``target`` as sent; ``path`` without the query, percent-decoded; header names in lower case."""

    target: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Response:
    """What a site answers. ``media_type`` empty: none is sent. ``modified``: when it last changed, aware."""

    body: bytes = b""
    status: int = 200
    media_type: str = HTML
    headers: tuple[tuple[str, str], ...] = ()
    modified: datetime | None = None


NOT_FOUND = Response(b"<!DOCTYPE html><title>404</title><h1>Not found</h1>", 404)


class MakeBelieve(Protocol):
    """A make-believe site."""

    @property
    def faults(self) -> Faults:
        """What it does wrong at the moment."""

    def answer(self, request: Request) -> Response:
        """Called from several threads. The faults of the transport need not be thought of."""


@dataclass(slots=True)
class Served:
    """A site that is being served: its address (without a slash at the end), and what was asked of it so far."""

    port: int
    requests: deque[Request] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    most_in_flight: int = 0
    _in_flight: int = 0
    _lock: Lock = field(default_factory=Lock)
    _stopped: Event = field(default_factory=Event)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def place(self) -> tuple[str, int]:
        """What ``Web(private=…)`` takes."""
        return ("127.0.0.1", self.port)

    @contextmanager
    def counted(self, request: Request) -> Iterator[None]:
        """Remember a request, and that it is in hand as long as the block lasts."""
        with self._lock:
            self.requests.append(request)
            self._in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self._in_flight)
        try:
            yield
        finally:
            with self._lock:
                self._in_flight -= 1

    def waited(self, seconds: float) -> bool:
        """Wait; false when the server was closed meanwhile."""
        return not self._stopped.wait(seconds)

    def stop(self) -> None:
        self._stopped.set()


@contextmanager
def serving(site: MakeBelieve, *, validators: bool = True, robots: str | None = None) -> Iterator[Served]:
    """Serve a site on a free port of loopback until the block ends.

    ``validators``: answers carry ETag (and Last-Modified), and conditional requests are honoured. ``robots`` is the
    text of /robots.txt; None leaves that address to the site.
    """

    class Handler(_Handler):
        pretended = site
        with_validators = validators
        robots_text = robots

    with _Server(("127.0.0.1", 0), Handler) as server:
        served = Served(server.server_address[1])
        Handler.served = served
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield served
        finally:
            served.stop()
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Readers may break off; anything else is our fault and is shown."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    pretended: MakeBelieve
    served: Served
    with_validators: bool
    robots_text: str | None

    def do_GET(self) -> None:  # the name that the standard library's server calls
        request = _request(self.path, dict(self.headers.items()))
        with self.served.counted(request):
            try:
                self._answer(request)
            except OSError:
                self.close_connection = True  # the reader went away, which is its right

    def _answer(self, request: Request) -> None:
        faults = self.pretended.faults
        pause = faults.taken(Trouble.PAUSE, request.target)
        if pause and not self.served.waited(pause.amount):
            self.close_connection = True
            return
        if faults.taken(Trouble.HANG_UP, request.target):
            self.close_connection = True
            return
        self._send(request, self._response(request))

    def _response(self, request: Request) -> Response:
        fault = self.pretended.faults.taken(Trouble.STATUS, request.target)
        if fault:
            return Response(fault.body, fault.status, HTML if fault.body else "", fault.headers)
        if request.path == "/robots.txt" and self.robots_text is not None:
            return Response(self.robots_text.encode(), media_type="text/plain; charset=utf-8")
        answer = self.pretended.answer(request)
        return conditional(request, answer) if self.with_validators else answer

    def _send(self, request: Request, response: Response) -> None:
        faults = self.pretended.faults
        body, length = _cut(response, faults.taken(Trouble.CUT, request.target))
        self.send_response(response.status)
        if response.media_type:
            self.send_header("Content-Type", response.media_type)
        for name, value in response.headers:
            self.send_header(name, value)
        if response.status != 304:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self._write(body, faults.taken(Trouble.DRIP, request.target))
        if length != len(body):
            self.close_connection = True

    def _write(self, body: bytes, drip: Fault | None) -> None:
        if drip is None:
            self.wfile.write(body)
            return
        for place in range(len(body)):
            self.wfile.write(body[place : place + 1])
            if not self.served.waited(drip.amount):
                return

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the alerts are what is to be seen."""


def _request(target: str, headers: Mapping[str, str]) -> Request:
    address = urlsplit(target)
    query = dict(parse_qsl(address.query, keep_blank_values=True))
    return Request(target, unquote(address.path), query, {name.lower(): value for name, value in headers.items()})


def _cut(response: Response, fault: Fault | None) -> tuple[bytes, int]:
    """What is sent of a body, and the length that is announced."""
    if fault is None:
        return response.body, len(response.body)
    sent = response.body[: int(len(response.body) * fault.amount)]
    return sent, len(response.body) if fault.word == "declared" else len(sent)


def conditional(request: Request, response: Response) -> Response:
    """A 200 with validators, or 304 when the request shows that its reader holds it (RFC 9110 parts 13.1.2, 13.1.3)."""
    if response.status != 200:
        return response
    mark = f'"{sha256(response.body).hexdigest()[:24]}"'
    marks: tuple[tuple[str, str], ...] = (("ETag", mark),)
    if response.modified is not None:
        marks = (*marks, ("Last-Modified", format_datetime(response.modified.astimezone(UTC), usegmt=True)))
    marked = replace(response, headers=(*response.headers, *marks))
    return replace(marked, status=304, body=b"", media_type="") if _held(request, mark, response.modified) else marked


def _held(request: Request, mark: str, modified: datetime | None) -> bool:
    wanted = request.headers.get("if-none-match")
    if wanted is not None:  # it prevails over the date
        return wanted.strip() == "*" or mark in [one.strip().removeprefix("W/") for one in wanted.split(",")]
    since = request.headers.get("if-modified-since")
    if since is None or modified is None:
        return False
    try:
        return modified.replace(microsecond=0) <= parsedate_to_datetime(since)
    except (ValueError, TypeError):
        return False
