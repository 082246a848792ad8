"""What each thing that a server can do to us means."""

import gzip
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from sources.documents import Validators
from sources.errors import Challenged, LayoutChanged, RateLimited, SourceError, Unreachable, Unreadable
from sources.pacing import Pacing
from sources.web import Response, Web, user_agent
from tests.sources.serving import Script, Server, dripping, raw, reply, serving

Serve = Callable[[Script], tuple[Server, Web]]


@pytest.fixture
def serve() -> Iterator[Serve]:
    with ExitStack() as stack:

        def start(script: Script) -> tuple[Server, Web]:
            server = stack.enter_context(serving(script))
            web = Web(
                "ops@example.org", private=frozenset({server.place}), pacing=Pacing(gap=0, in_flight=4), timeout=5
            )
            return server, stack.enter_context(web)

        yield start


@pytest.fixture
def stop() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_a_page_comes_with_its_type_charset_and_validators(serve: Serve) -> None:
    headers = ('Content-Type: text/HTML; charset="Big5"', 'ETag: "a1"', "Last-Modified: Sun, 22 Nov 2026 00:00:00 GMT")
    server, web = serve(reply("200 OK", b"body", *headers))
    got = web.get(server.url("/a"), params={"q": "1 2"})
    assert (got.status, got.content, got.media_type, got.charset) == (200, b"body", "text/html", "Big5")
    assert got.validators == Validators(etag='"a1"', last_modified="Sun, 22 Nov 2026 00:00:00 GMT")
    assert "GET /a?q=1" in server.heads[0]


def test_we_say_who_we_are_and_ask_for_gzip_only(serve: Serve) -> None:
    server, web = serve(reply())
    web.get(server.url())
    head = server.heads[0].lower()
    assert "user-agent: seized/" in head
    assert "(+ops@example.org)" in head
    assert "accept-encoding: gzip\r\n" in head


def test_a_contact_cannot_add_a_header() -> None:
    assert "\r" not in user_agent("a@b.org\r\nX-Evil: 1")
    assert user_agent(None).endswith("(no contact given)")


def test_what_we_hold_is_not_sent_again(serve: Serve) -> None:
    server, web = serve(reply("304 Not Modified"))
    got = web.get(server.url(), validators=Validators(etag='"a1"', last_modified="Sun, 22 Nov 2026 00:00:00 GMT"))
    assert got.status == 304
    assert 'if-none-match: "a1"' in server.heads[0].lower()
    assert "if-modified-since: sun, 22 nov 2026" in server.heads[0].lower()


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone"])
def test_nothing_there_is_an_answer(serve: Serve, status: str) -> None:
    server, web = serve(reply(status, b"not here"))
    assert web.get(server.url()).status == int(status[:3])


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (reply("202 Accepted"), Challenged),
        (reply("200 OK", b"x", "x-amzn-waf-action: challenge"), Challenged),
        (reply("403 Forbidden"), Challenged),
        (reply("405 Method Not Allowed", b"", "x-amzn-waf-action: captcha"), Challenged),
        (reply("429 Too Many Requests"), RateLimited),
        (reply("503 Service Unavailable"), RateLimited),
        (reply("502 Bad Gateway"), Unreachable),
        (reply("500 Internal Server Error"), Unreachable),
        (reply("418 I'm a teapot"), LayoutChanged),
        (reply("206 Partial Content", b"x"), LayoutChanged),
        (reply("302 Found"), LayoutChanged),
        (raw(b""), Unreachable),
        (raw(b"SSH-2.0-OpenSSH\r\n"), Unreachable),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this"), Unreachable),
        (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), Unreachable),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: minus\r\n\r\n"), Unreachable),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 9\r\n\r\nabc"), Unreachable),
        (reply("200 OK", b"\x0b\x02\x80", "Content-Encoding: br"), LayoutChanged),
        (reply("200 OK", b"not gzip", "Content-Encoding: gzip"), LayoutChanged),
        (reply("200 OK", gzip.compress(b"x" * 5000)[:-9], "Content-Encoding: gzip"), Unreachable),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_every_fault_has_its_error(serve: Serve, answer: Script, error: type[SourceError]) -> None:
    server, web = serve(answer)
    with pytest.raises(error) as caught:
        web.get(server.url("/path"))
    assert "\n" not in str(caught.value)
    assert "/path" in str(caught.value)


@pytest.mark.parametrize(("value", "seconds"), [("90", 90.0), ("Thu, 01 Jan 1970 00:02:00 GMT", 120.0), ("soon", None)])
def test_a_server_says_when_to_come_back(value: str, seconds: float | None) -> None:
    with serving(reply("429 Too Many Requests", b"", f"Retry-After: {value}")) as server:
        web = Web(private=frozenset({server.place}), pacing=Pacing(gap=0), now=lambda: 0.0)
        with web, pytest.raises(RateLimited) as caught:
            web.get(server.url())
    assert caught.value.retry_after == seconds


def test_a_host_that_asked_us_to_wait_is_not_asked_again_meanwhile(serve: Serve) -> None:
    server, web = serve(reply("503 Service Unavailable", b"", "Retry-After: 60"))
    for _ in range(2):
        with pytest.raises(RateLimited):
            web.get(server.url())
    assert len(server.heads) == 1


def test_a_gzip_body_is_unpacked(serve: Serve) -> None:
    server, web = serve(reply("200 OK", gzip.compress(b"a" * 5000) + gzip.compress(b"b"), "Content-Encoding: gzip"))
    assert web.get(server.url()).content == b"a" * 5000 + b"b"


def test_a_bomb_stops_at_the_cap(serve: Serve) -> None:
    bomb = zlib.compress(bytes(50_000_000), 9)
    server, web = serve(reply("200 OK", bomb, "Content-Encoding: deflate"))
    with pytest.raises(Unreadable, match="larger than 1,000 bytes"):
        web.get(server.url(), cap=1000)


def test_a_body_that_says_it_is_too_large_is_not_read(serve: Serve) -> None:
    server, web = serve(raw(b"HTTP/1.1 200 OK\r\nContent-Length: 209715200\r\n\r\n"))
    with pytest.raises(Unreadable, match="was not read"):
        web.get(server.url())


def test_a_body_that_hides_its_length_stops_at_the_cap(serve: Serve) -> None:
    server, web = serve(raw(b"HTTP/1.0 200 OK\r\n\r\n" + bytes(5000)))
    with pytest.raises(Unreadable, match="not read further"):
        web.get(server.url(), cap=4000)


@pytest.mark.parametrize(
    ("first", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-Drip: 1\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b"x"),
        (b"", b""),
    ],
    ids=["headers", "body", "silence"],
)
def test_a_fetch_is_over_at_its_deadline(serve: Serve, stop: threading.Event, first: bytes, drop: bytes) -> None:
    server, web = serve(dripping(first, drop, stop))
    with pytest.raises(Unreachable, match="in time"):
        web.get(server.url(), deadline=0.3)


def _redirecting(target: Callable[[str], str]) -> Script:
    def script(connection: socket.socket, head: str) -> None:
        path = head.split(" ")[1]
        if path.startswith("/end"):
            reply("200 OK", b"arrived")(connection, head)
        else:
            reply("302 Found", b"", f"Location: {target(path)}")(connection, head)

    return script


def test_redirects_on_the_same_host_are_followed(serve: Serve) -> None:
    server, web = serve(_redirecting(lambda _: "end?x=1"))
    got = web.get(server.url("/a"))
    assert (got.content, got.url) == (b"arrived", server.url("/end?x=1"))


def test_a_redirect_loop_ends(serve: Serve) -> None:
    server, web = serve(_redirecting(lambda path: path + "x"))
    with pytest.raises(LayoutChanged, match="more than 5 times"):
        web.get(server.url("/a"))
    assert len(server.heads) == 6


@pytest.mark.parametrize(
    "target",
    [
        "http://other.example/",
        "http://169.254.169.254/latest",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "//[",
    ],
)
def test_a_redirect_elsewhere_is_refused(serve: Serve, target: str) -> None:
    server, web = serve(_redirecting(lambda _: target))
    with pytest.raises(SourceError):
        web.get(server.url("/a"))
    assert len(server.heads) == 1


def test_a_host_that_was_allowed_may_be_redirected_to_but_not_without_https(serve: Serve) -> None:
    server, web = serve(_redirecting(lambda _: "http://localhost:9/x"))
    with pytest.raises(SourceError, match="not an https address"):
        web.get(server.url("/a"), hosts=frozenset({"localhost"}))


@pytest.mark.parametrize(
    "url",
    ["http://example.org/", "ftp://example.org/", "https://u:secret@example.org/", "https://", "::", "https://[/"],
)
def test_an_address_that_is_not_one_is_refused_without_its_secrets(url: str) -> None:
    with Web() as web, pytest.raises(SourceError) as caught:
        web.get(url)
    assert "secret" not in str(caught.value)


def test_a_closed_port_is_unreachable() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    listener.close()
    with Web(private=frozenset({("127.0.0.1", port)})) as web, pytest.raises(Unreachable, match="could not be reached"):
        web.get(f"http://127.0.0.1:{port}/")


def test_a_proxy_in_the_environment_is_not_used(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9/")
    server, web = serve(reply("200 OK", b"direct"))
    assert web.get(server.url()).content == b"direct"


@pytest.mark.parametrize(
    ("value", "media_type", "charset"),
    [
        ("", "", None),
        ("text/html;charset=", "text/html", None),
        ("TEXT/Plain ; x=1; Charset='utf-8'", "text/plain", "utf-8"),
        (";;;", "", None),
    ],
)
def test_odd_content_types_are_read(value: str, media_type: str, charset: str | None) -> None:
    response = Response(200, "", (("content-type", value),), b"", Validators())
    assert (response.media_type, response.charset) == (media_type, charset)


def test_a_status_that_the_caller_judges_comes_with_its_body(serve: Serve) -> None:
    server, web = serve(reply("403 Forbidden", b"why not", "Content-Type: text/html"))
    got = web.get(server.url(), answers=frozenset({403}))
    assert (got.status, got.content, got.media_type) == (403, b"why not", "text/html")


def test_a_redirect_that_the_caller_judges_is_not_followed(serve: Serve) -> None:
    server, web = serve(_redirecting(lambda _: "/ELSEWHERE"))
    got = web.get(server.url("/a"), answers=frozenset({302}))
    assert (got.status, got.header("location"), len(server.heads)) == (302, "/ELSEWHERE", 1)


def test_a_caller_may_send_headers_of_its_own(serve: Serve) -> None:
    server, web = serve(_redirecting(lambda _: "/end"))
    web.get(server.url("/a"), headers={"Accept": "application/pdf"}, validators=Validators(etag='"1"'))
    assert all("accept: application/pdf\r\n" in head.lower() for head in server.heads)
    assert all('if-none-match: "1"' in head.lower() for head in server.heads)


def test_a_challenged_host_is_left_alone_for_long() -> None:
    with serving(reply("202 Accepted")) as server:
        pacing = Pacing(gap=0.001)
        with Web(private=frozenset({server.place}), pacing=pacing) as web:
            with pytest.raises(Challenged):
                web.get(server.url())
            with pytest.raises(RateLimited, match="asked us to wait"):
                web.get(server.url())
        assert len(server.heads) == 1


@pytest.mark.parametrize(
    "answer", ["304 Not Modified\r\n\r\n", "302 Found\r\nLocation: /b\r\nContent-Length: 5\r\n\r\nmoved"]
)
def test_a_connection_is_kept_after_an_answer_without_a_page(serve: Serve, answer: str) -> None:
    """A further one costs both sides a handshake, for each text that did not change."""
    connections: list[socket.socket] = []

    def script(connection: socket.socket, head: str) -> None:
        connections.append(connection)
        first = True
        while head:
            connection.sendall(
                f"HTTP/1.1 {answer}".encode() if first else b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
            )
            first, head = False, connection.recv(4096).decode()

    server, web = serve(script)
    for _ in range(2):
        web.get(server.url("/a"))
    assert len(connections) == 1
