"""Where a connection may go, and for how long: every address is checked before we connect to it, every wait ends.

Rules of dependencies.md part 5: resolve once, check every address, connect to a checked address; the host name stays
for TLS. Addresses that are not public are refused unless (host, port) is on an explicit list. A deadline for the whole
fetch shortens every single wait, since a server that drips a byte a second never runs into a read timeout.
"""

import socket
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from ssl import SSLContext
from typing import Any

import httpcore

Address = IPv4Address | IPv6Address

_TRANSLATING = tuple(ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))
"""Networks whose addresses carry another address inside; the standard library calls them global."""

_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


class AddressRefused(httpcore.ConnectError):
    """The host resolves to an address that we do not connect to."""


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


def is_public(address: Address) -> bool:
    """Whether an address belongs to the open internet."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if any(address in net for net in _TRANSLATING):
            return False
    return address.is_global and not address.is_multicast


def _shortened(timeout: float | None) -> float | None:
    left = time_left()
    if left is None:
        return timeout
    return left if timeout is None else min(timeout, left)


def _resolved(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"the name {host} does not resolve") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guard(httpcore.NetworkBackend):
    """Connects to public addresses, and to the private (host, port) pairs that were named when it was made."""

    def __init__(self, private: frozenset[tuple[str, int]] = frozenset()) -> None:
        self._private = private
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first checked address that answers. Raises httpcore.ConnectError or ConnectTimeout."""
        failure: Exception = httpcore.ConnectError(f"the name {host} has no address")
        for address in self._checked(host, port):
            try:
                stream = self._sockets.connect_tcp(address, port, _shortened(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return _Timed(stream)
        raise failure

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Never."""
        raise AddressRefused(f"{path} is a local socket")

    def sleep(self, seconds: float) -> None:
        """Wait; the connection pool asks for it between its own attempts."""
        self._sockets.sleep(seconds)

    def _checked(self, host: str, port: int) -> list[str]:
        addresses = _resolved(host, port)
        if (host.lower().strip("[]"), port) not in self._private:
            for address in addresses:
                if not is_public(ip_address(address.partition("%")[0])):
                    raise AddressRefused(f"{host} has the address {address}, which is not public")
        return addresses


class _Timed(httpcore.NetworkStream):
    """A stream whose every wait ends at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _shortened(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _shortened(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, _shortened(timeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
