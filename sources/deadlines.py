"""How long a fetch may last in all: every wait on the network ends when the whole fetch must.

A server that drips a byte a second never runs into a read timeout (dependencies.md part 5). Where a fetch may go is
not decided here: the hosts of sources are fixed, and only https with a verified certificate leads to them.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from ssl import SSLContext
from typing import Any, Final

import httpcore

GLANCE: Final = 0.5
"""Seconds between two looks at whether the program is to stop, while a server says nothing."""

_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Everything on the network inside this block is over after so many seconds."""
    token = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


def time_left() -> float | None:
    """Seconds until the deadline, None when there is none. Raises httpcore.ReadTimeout when it has passed."""
    ends = _deadline.get()
    if ends is None:
        return None
    left = ends - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the deadline for the whole fetch has passed")
    return left


def _shortened(timeout: float | None) -> float | None:
    left = time_left()
    if left is None:
        return timeout
    return left if timeout is None else min(timeout, left)


class Timed(httpcore.NetworkBackend):
    """Connections whose every wait ends at the deadline in force, and soon after ``stopping`` says so."""

    def __init__(self, stopping: Callable[[], bool] = lambda: False) -> None:
        self._stopping = stopping
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Raises httpcore.ConnectError or a timeout."""
        opened = self._sockets.connect_tcp(host, port, _shortened(timeout), local_address, socket_options)
        return _Stream(opened, self._stopping)

    def sleep(self, seconds: float) -> None:
        """Wait; the connection pool asks for it between its own attempts."""
        self._sockets.sleep(seconds)


class _Stream(httpcore.NetworkStream):
    """A stream whose every wait ends at the deadline or when the program stops."""

    def __init__(self, stream: httpcore.NetworkStream, stopping: Callable[[], bool]) -> None:
        self._stream = stream
        self._stopping = stopping

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        ends = None if timeout is None else time.monotonic() + timeout
        while not self._stopping():
            left = _shortened(None if ends is None else max(ends - time.monotonic(), 0.001))
            try:
                return self._stream.read(max_bytes, GLANCE if left is None else min(left, GLANCE))
            except httpcore.ReadTimeout:
                if left is not None and left <= GLANCE:
                    raise
        raise httpcore.ReadTimeout("the program is stopping")

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _shortened(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _shortened(timeout))
        return _Stream(secured, self._stopping)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
