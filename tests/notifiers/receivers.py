"""A real receiver on loopback for webhooks and hooks, that answers as told."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

ANSWERS = {
    "drop": b"",
    "half": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it",
    "nonsense": b"this is not HTTP\r\n\r\n",
}


def answer(status: str, *headers: str, body: bytes = b"ok") -> bytes:
    """An HTTP answer as bytes."""
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers))
    return head.encode() + b"\r\n\r\n" + body


@contextmanager
def receiver(*answers: bytes, pause: float = 0.0) -> Iterator[tuple[int, list[bytes]]]:
    """Give each connection the next of ``answers``, a byte each ``pause`` seconds when there is one.

    Yields the port and the requests as they come.
    """
    requests: list[bytes] = []
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_serve, args=(server, answers, pause, requests, stop))
        thread.start()
        try:
            yield server.getsockname()[1], requests
        finally:
            stop.set()
            thread.join()


def _serve(
    server: socket.socket, answers: tuple[bytes, ...], pause: float, requests: list[bytes], stop: threading.Event
) -> None:
    server.settimeout(0.05)
    left = list(answers)
    while left and not stop.is_set():
        try:
            connection, _ = server.accept()
        except TimeoutError:
            continue
        with connection:
            connection.settimeout(5)
            requests.append(_read(connection))
            _say(connection, left.pop(0), pause, stop)


def _read(connection: socket.socket) -> bytes:
    seen = b""
    while b"\r\n\r\n" not in seen:
        seen += connection.recv(65536)
    head, _, body = seen.partition(b"\r\n\r\n")
    length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def _say(connection: socket.socket, said: bytes, pause: float, stop: threading.Event) -> None:
    try:
        for index in range(len(said) if pause else 0):
            connection.sendall(said[index : index + 1])
            if stop.wait(pause):
                return
        if not pause:
            connection.sendall(said)
    except OSError:
        return
