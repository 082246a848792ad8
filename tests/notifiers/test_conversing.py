"""A mail server that drips or never stops talking holds nobody up."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from notifiers.catalog import notifier_for
from notifiers.errors import DeliveryError
from notifiers.interface import ChannelOptions
from tests.notifiers.samples import MESSAGE


@contextmanager
def speaking(say: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server that does to its first caller what ``say`` does; yields its port."""

    def serve() -> None:
        with suppress(OSError), server.accept()[0] as caller:
            say(caller)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


def _endless_lines(caller: socket.socket) -> None:
    while True:
        caller.sendall(b"220-welcome, dear guest\r\n" * 100)


def _endless_line(caller: socket.socket) -> None:
    while True:
        caller.sendall(b"220-welcome and again " * 100)


def _dripping(caller: socket.socket) -> None:
    while True:
        caller.sendall(b"2")
        time.sleep(0.05)


def _silent(caller: socket.socket) -> None:
    caller.recv(1)


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
@pytest.mark.parametrize("say", [_endless_lines, _endless_line, _dripping, _silent])
def test_a_server_that_does_not_come_to_an_end_is_left(say: Callable[[socket.socket], None], scheme: str) -> None:
    with speaking(say) as port:
        address = f"{scheme}://127.0.0.1:{port}/?from=a@example.org&to=ann@example.org"
        notifier = notifier_for(address, ChannelOptions(timeout=0.6))
        with pytest.raises(DeliveryError, match="did not take the letter"):
            notifier.send(MESSAGE)
