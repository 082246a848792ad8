"""The make-believe publisher: two wikis behind a real socket on loopback, which can break and recover."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from monitor.demo.answering import answer
from monitor.demo.wiki import Wiki

LANGUAGES: Final = ("en", "zh")
HTML: Final = "text/html; charset=utf-8"


class Weather(Enum):
    """How the publisher answers: as it should, with "unavailable", or with a page where JSON was asked for."""

    FINE = "fine"
    DOWN = "down"
    CONFUSED = "confused"


@dataclass(slots=True)
class Publisher:
    """The wikis by language, the weather, and where they answer once the publisher is open."""

    wikis: dict[str, Wiki] = field(default_factory=lambda: {language: Wiki() for language in LANGUAGES})
    weather: Weather = Weather.FINE
    port: int = 0

    def api(self, language: str) -> str:
        """The address of one wiki's API."""
        return f"http://127.0.0.1:{self.port}/{language}/w/api.php"


@contextmanager
def opened(publisher: Publisher) -> Iterator[Publisher]:
    """Answer on a free port of loopback until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # the name that the standard library's server calls
            status, media_type, body = _response(publisher, self.path)
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            if status is HTTPStatus.SERVICE_UNAVAILABLE:
                self.send_header("Retry-After", "1")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: the alerts are what is to be seen."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        publisher.port = server.server_address[1]
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield publisher
        finally:
            server.shutdown()


def _response(publisher: Publisher, path: str) -> tuple[HTTPStatus, str, bytes]:
    if publisher.weather is Weather.DOWN:
        return HTTPStatus.SERVICE_UNAVAILABLE, HTML, b"<h1>Make-believe maintenance</h1>"
    if publisher.weather is Weather.CONFUSED:
        return HTTPStatus.OK, HTML, b"<!DOCTYPE html><title>Make-believe</title><p>Please come back later."
    address = urlsplit(path)
    language, _, rest = address.path.lstrip("/").partition("/")
    wiki = publisher.wikis.get(language)
    if wiki is None or rest != "w/api.php":
        return HTTPStatus.NOT_FOUND, HTML, b"<h1>Not found</h1>"
    body = json.dumps(answer(wiki, dict(parse_qsl(address.query, keep_blank_values=True))), ensure_ascii=False)
    return HTTPStatus.OK, "application/json; charset=utf-8", body.encode()
