"""Which addresses we connect to."""

import socket
from ipaddress import ip_address

import httpcore
import httpx
import pytest

from sources.egress import AddressRefused, Guard, deadline, is_public, time_left
from sources.errors import SourceError
from sources.pacing import Pacing
from sources.web import Web
from tests.sources.serving import reply, serving


@pytest.mark.parametrize("address", ["91.198.174.192", "2620:0:862:ed1a::1", "::ffff:91.198.174.192"])
def test_the_open_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


PRIVATE = (
    *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"),
    *("255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1"),
    *("64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1"),
)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_and_translated_addresses_are_not(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "[::1]", "[::ffff:7f00:1]"]
)
def test_this_machine_is_refused_however_it_is_written(host: str) -> None:
    with Web(pacing=Pacing(gap=0)) as web, pytest.raises(SourceError):
        web.get(f"https://{host}/")


def test_the_guard_stands_in_httpx_s_way() -> None:
    """The network backend is set on a private attribute: this fails if httpx stops using it."""
    with serving(reply()) as server, Web(private=frozenset({("127.0.0.1", 1)})) as web:
        guarded = web._client._transport
        assert isinstance(guarded, httpx.HTTPTransport)
        with pytest.raises(httpx.ConnectError, match="not public"):
            httpx.Client(transport=guarded, trust_env=False).get(server.url())
        assert server.heads == []


def test_only_the_named_port_of_a_private_host_is_open() -> None:
    with pytest.raises(AddressRefused, match="not public"):
        Guard(frozenset({("127.0.0.1", 8811)})).connect_tcp("127.0.0.1", 8812)


def test_local_sockets_are_never_opened() -> None:
    with pytest.raises(AddressRefused):
        Guard().connect_unix_socket("/run/some.sock")


def test_every_address_of_a_name_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with a public and a private address could lead to either."""
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in ("91.198.174.192", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_named: both)
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.1"):
        Guard().connect_tcp("rebinding.example", 443)


def test_a_deadline_that_has_passed_ends_every_wait() -> None:
    with deadline(-1), pytest.raises(httpcore.ReadTimeout):
        time_left()
    assert time_left() is None
