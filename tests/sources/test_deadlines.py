"""How long a fetch may last in all."""

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpcore
import httpx
import pytest

from sources.deadlines import Timed, deadline, time_left
from sources.errors import SourceError, Unreachable
from sources.pacing import Pacing
from sources.web import Web
from tests.sources.serving import reply, serving


def test_a_deadline_that_has_passed_ends_every_wait() -> None:
    with deadline(-1), pytest.raises(httpcore.ReadTimeout):
        time_left()
    assert time_left() is None


def test_the_deadline_stands_in_httpx_s_way() -> None:
    """The network backend is set on a private attribute: this fails if httpx stops using it."""
    with serving(reply()) as server, Web(private=frozenset({server.place})) as web:
        timed = web._fetcher._client._transport
        assert isinstance(timed, httpx.HTTPTransport)
        with deadline(-1), pytest.raises(httpx.ReadTimeout, match="deadline"):
            httpx.Client(transport=timed, trust_env=False).get(server.url())
        assert server.heads == []


def test_a_program_that_stops_does_not_wait_for_a_silent_server() -> None:
    stop = threading.Event()
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        Web(private=frozenset({("127.0.0.1", silent.getsockname()[1])}), stopping=stop.is_set) as web,
        ThreadPoolExecutor(1) as pool,
    ):
        fetch = pool.submit(web.get, f"http://127.0.0.1:{silent.getsockname()[1]}/")
        caller, _ = silent.accept()
        stop.set()
        with caller, pytest.raises(Unreachable, match="did not answer"):
            fetch.result(timeout=20)


def test_a_wait_between_two_looks_at_the_clock_is_not_the_end() -> None:
    def late(connection: socket.socket, head: str) -> None:
        time.sleep(0.7)
        reply(body=b"late")(connection, head)

    with (
        serving(late) as server,
        Web(private=frozenset({server.place}), pacing=Pacing(gap=0)) as web,
    ):
        assert web.get(server.url()).content == b"late"


def test_local_sockets_are_never_opened() -> None:
    with pytest.raises(NotImplementedError):
        Timed().connect_unix_socket("/run/some.sock")


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "http://en.wikisource.org/", "http://[::1]:8080/"])
def test_only_https_leads_to_a_source_unless_its_host_and_port_were_named(address: str) -> None:
    with (
        Web(private=frozenset({("127.0.0.1", 1)}), pacing=Pacing(gap=0)) as web,
        pytest.raises(SourceError, match="https"),
    ):
        web.get(address)
