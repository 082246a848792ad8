"""Where channels that users give may connect to: public addresses only, checked after the name is resolved.

The name is resolved once and the connection goes to the address that was checked, so that a name cannot point
elsewhere the second time. A deadline covers the whole exchange, however slowly it drips.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable
from ssl import SSLContext
from typing import Any

import httpcore

# Addresses that Python calls global and that carry another address inside: NAT64, 6to4 and Teredo.
_CARRIERS = tuple(
    ipaddress.ip_network(network) for network in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
)


class Forbidden(Exception):
    """The name leads to an address that a channel may not reach."""


def public(address: str) -> bool:
    """Whether an IP address is one of the public internet's. False for what is not an IP address."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = getattr(parsed, "ipv4_mapped", None) or parsed
    carried = any(inner.version == network.version and inner in network for network in _CARRIERS)
    return inner.is_global and not inner.is_multicast and not carried


def checked(host: str, port: int, allowed: frozenset[tuple[str, int]]) -> tuple[str, ...]:
    """The IP addresses that a name has now, each of them public unless (host, port) is in ``allowed``.

    Raises Forbidden, and OSError or UnicodeError when the name has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    if (host, port) not in allowed and not all(map(public, addresses)):
        raise Forbidden(f"{host} leads to an address that is not public")
    return addresses


class Guard(httpcore.NetworkBackend):
    """Connects to checked addresses only, within a deadline; (host, port) pairs in ``allowed`` are not checked."""

    def __init__(self, allowed: frozenset[tuple[str, int]], deadline: float) -> None:
        self._allowed = allowed
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in _addresses(host, port, self._allowed):
            try:
                stream = self._sockets.connect_tcp(address, port, _left(self._deadline, httpcore.ConnectTimeout))
                return Timed(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        raise Forbidden("a webhook never goes to a local socket")


class Timed(httpcore.NetworkStream):
    """A stream whose every wait ends at the deadline (seconds of the monotonic clock)."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, httpcore.ConnectTimeout)
        return Timed(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _addresses(host: str, port: int, allowed: frozenset[tuple[str, int]]) -> tuple[str, ...]:
    try:
        return checked(host, port, allowed)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"{host} cannot be resolved") from error


def _left(deadline: float, late: Callable[[str], Exception]) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise late("no time left")
    return left
