"""SMTP connections that end: one deadline for the whole conversation, and a cap on what the server says.

The library's own time-out begins anew with every byte, and it gathers an answer of any length.
"""

import smtplib
import socket
import ssl
import time
from typing import Any, Final

LONGEST: Final = 100_000
"""Bytes that a server may say in one conversation; an ordinary one says a few hundred."""


class _Ending(smtplib.SMTP):
    """A connection that reads its answers through ``_Answers``."""

    ends: float

    def renew(self, seconds: float) -> None:
        """Give the next conversation on this connection its own deadline and its own fill of words."""
        self.ends = time.monotonic() + seconds
        self.timeout = seconds
        self.file = None

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None and self.sock is not None:
            self.sock.settimeout(max(self.ends - time.monotonic(), 0.001))
            self.file = _Answers(self.sock, self.ends)
        return super().getreply()


class Plain(_Ending):
    """Connects at once. ``seconds`` is for the whole. Raises OSError and smtplib.SMTPException."""

    def __init__(self, host: str, port: int, seconds: float) -> None:
        self.ends = time.monotonic() + seconds
        super().__init__(host, port, timeout=seconds)


class Secured(_Ending, smtplib.SMTP_SSL):
    """The same with TLS from the first byte."""

    def __init__(self, host: str, port: int, seconds: float) -> None:
        self.ends = time.monotonic() + seconds
        smtplib.SMTP_SSL.__init__(self, host, port, timeout=seconds, context=ssl.create_default_context())


class _Answers:
    """A server's answers, line by line, as smtplib asks for them."""

    def __init__(self, connection: Any, ends: float) -> None:
        self._socket: socket.socket = connection
        self._ends = ends
        self._read = 0
        self._waiting = b""

    def readline(self, most: int) -> bytes:
        """The next line with its end, at most ``most`` bytes; empty at the end. Raises OSError."""
        while b"\n" not in self._waiting and len(self._waiting) < most:
            chunk = self._more()
            if not chunk:
                break
            self._waiting += chunk
        length = min(self._waiting.find(b"\n") + 1 or len(self._waiting), most)
        line, self._waiting = self._waiting[:length], self._waiting[length:]
        return line

    def close(self) -> None:
        """The socket is closed by its owner."""

    def _more(self) -> bytes:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError("it took too long")
        if self._read > LONGEST:
            raise OSError("it does not stop talking")
        self._socket.settimeout(left)
        chunk = self._socket.recv(4096)
        self._read += len(chunk)
        return chunk
