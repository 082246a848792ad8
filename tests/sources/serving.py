"""A real server on loopback whose every byte and pause a test decides."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Script = Callable[[socket.socket, str], None]
"""Writes an answer to a connection; the text is the request's head."""


@dataclass(slots=True)
class Server:
    """Where the server listens and the heads of the requests it got, in order."""

    port: int
    heads: list[str] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def place(self) -> tuple[str, int]:
        return ("127.0.0.1", self.port)


@contextmanager
def serving(script: Script) -> Iterator[Server]:
    """Serve every connection by ``script``, one request each, until the block ends."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(listener.getsockname()[1])
    threads: list[threading.Thread] = []

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=answer, args=(connection,), daemon=True)
            threads.append(thread)
            thread.start()

    def answer(connection: socket.socket) -> None:
        with connection:
            try:
                head = _head(connection)
                server.heads.append(head)
                script(connection, head)
            except OSError:
                return

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield server
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join(5)
        for thread in threads:
            thread.join(5)


def reply(status: str = "200 OK", body: bytes = b"", *headers: str) -> Script:
    """A whole answer at once, with the right length."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]

    def script(connection: socket.socket, _: str) -> None:
        connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    return script


def raw(data: bytes) -> Script:
    """Exactly these bytes, then the end of the connection."""

    def script(connection: socket.socket, _: str) -> None:
        connection.sendall(data)

    return script


def dripping(first: bytes, drop: bytes, stop: threading.Event, gap: float = 0.02) -> Script:
    """``first``, then ``drop`` again and again until the test is over."""

    def script(connection: socket.socket, _: str) -> None:
        connection.sendall(first)
        while not stop.wait(gap):
            connection.sendall(drop)

    return script


def _head(connection: socket.socket) -> str:
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = connection.recv(65_536)
        if not chunk:
            raise OSError("the client went away")
        data += chunk
    return data.decode("latin-1")
