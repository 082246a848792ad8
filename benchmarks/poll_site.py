"""The site that ``benchmarks.poll`` has watched: made-up resolutions as pages with ETag and Last-Modified, on loopback,
in a process of its own, so that nobody's figures hold its share.

``python -m benchmarks.poll_site`` prints its port and serves until its standard input ends. ``/counted`` tells what was
asked so far, as JSON: requests, those with a condition, answers 304, bytes sent, connections.
"""

import asyncio
import json
import sys
from collections import Counter
from email.utils import format_datetime
from hashlib import sha256
from typing import ClassVar

from benchmarks.poll_papers import ADOPTED, page

COUNTED = "/counted"
PAGES = "/resolutions/"
_MODIFIED = format_datetime(ADOPTED, usegmt=True)


class Site(asyncio.Protocol):
    """A connection: one request after the other, without bodies."""

    counted: ClassVar[Counter[str]] = Counter()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport, self.unread = transport, b""
        self.counted["connections"] += 1

    def data_received(self, data: bytes) -> None:
        self.unread += data
        while b"\r\n\r\n" in self.unread:
            head, _, self.unread = self.unread.partition(b"\r\n\r\n")
            self._answer(head.decode("latin-1"))

    def _answer(self, head: str) -> None:
        first, *lines = head.split("\r\n")
        path = first.split(" ")[1]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        if path == COUNTED:
            told, shown = json.dumps(self.counted).encode(), {"Content-Type": "application/json"}
            self._send("200 OK", shown, told)
            return
        self.counted["requests"] += 1
        self.counted["bytes"] += self._send(*self._page(path, headers))
        if headers.get("connection", "").lower() == "close" or first.endswith("HTTP/1.0"):
            self.transport.close()

    def _page(self, path: str, headers: dict[str, str]) -> tuple[str, dict[str, str], bytes]:
        number = path.removeprefix(PAGES)
        if not path.startswith(PAGES) or not number.isdecimal():
            return "404 Not Found", {}, b"there is no such page"
        body = page(int(number)).encode()
        mark = f'"{sha256(body).hexdigest()[:24]}"'
        validators = {"ETag": mark, "Last-Modified": _MODIFIED}
        asked = headers.get("if-none-match"), headers.get("if-modified-since")
        self.counted["conditional"] += any(asked)
        if asked[0] == mark or (asked[0] is None and asked[1] == _MODIFIED):
            self.counted["not modified"] += 1
            return "304 Not Modified", validators, b""
        return "200 OK", {**validators, "Content-Type": "text/html; charset=utf-8"}, body

    def _send(self, status: str, headers: dict[str, str], body: bytes) -> int:
        length = {} if status.startswith("304") else {"Content-Length": str(len(body))}
        lines = "".join(f"{name}: {value}\r\n" for name, value in {**headers, **length}.items())
        answer = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body
        self.transport.write(answer)
        return len(answer)


async def serve() -> None:
    """Serve until standard input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Site, "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve())
