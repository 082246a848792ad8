"""What a host's rules for programs mean, over real sockets, on a clock that the test turns."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest

from sources.errors import Forbidden, RateLimited, Unreachable
from sources.pacing import Pacing
from sources.robots import FRESH, PATIENCE
from sources.web import Web
from tests.sources.serving import Script, Server, reply, serving

RULES = "User-agent: *\nDisallow: /private/*.pdf$\nDisallow: /search\n\nUser-agent: seized\nDisallow: /x\n"


@dataclass
class Site:
    """A host whose robots.txt is ``rules``; everything else answers."""

    stack: ExitStack
    rules: Script
    time: float = 1000.0
    decision: str = "obey"
    naps: list[float] = field(default_factory=list)
    server: Server = field(init=False)
    web: Web = field(init=False)

    def __post_init__(self) -> None:
        page = reply("200 OK", b"page")
        self.server = self.stack.enter_context(
            serving(lambda connection, head: (self.rules if "/robots.txt" in head else page)(connection, head))
        )
        pacing = Pacing(gap=0, clock=lambda: self.time, sleep=self.naps.append)
        self.web = self.stack.enter_context(
            Web(
                private=frozenset({self.server.place}),
                pacing=pacing,
                now=lambda: self.time,
                robots={"127.0.0.1": self.decision},
            )
        )

    def get(self, path: str) -> int:
        return self.web.get(self.server.url(path)).status

    @property
    def asked(self) -> int:
        return sum("/robots.txt" in head for head in self.server.heads)

    @property
    def told(self) -> str:
        return self.web.robots()["127.0.0.1"].rules


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as opened:
        yield opened


def test_rules_are_obeyed(stack: ExitStack) -> None:
    site = Site(stack, reply("200 OK", RULES.replace("seized", "other").encode()))
    assert [site.get(path) for path in ("/", "/private/a.html", "/private/a.pdf?x=1")] == [200, 200, 200]
    for path in ("/private/a.pdf", "/search?q=1"):
        with pytest.raises(Forbidden, match=r"forbids programs .*robots.txt.*; ask the site, or state in the settings"):
            site.get(path)


def test_what_is_forbidden_is_not_asked_for(stack: ExitStack) -> None:
    site = Site(stack, reply("200 OK", RULES.encode()))
    with pytest.raises(Forbidden):
        site.get("/x/1")
    assert [head.split()[1] for head in site.server.heads] == ["/robots.txt"]
    assert site.web.robots()["127.0.0.1"].forbidden == site.server.url("/x/1")


def test_rules_that_name_us_prevail(stack: ExitStack) -> None:
    assert Site(stack, reply("200 OK", RULES.encode())).get("/search") == 200


def test_rules_are_read_once_a_day(stack: ExitStack) -> None:
    site = Site(stack, reply("200 OK", RULES.encode()))
    for _ in range(3):
        site.get("/")
    assert site.asked == 1
    site.time += FRESH
    site.get("/")
    assert site.asked == 2


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "401 Unauthorized", "410 Gone"])
def test_a_host_without_rules_allows_everything(stack: ExitStack, status: str) -> None:
    site = Site(stack, reply(status, b"Disallow: /"))
    assert site.get("/search") == 200
    assert site.told == f"no rules (HTTP {status[:3]})"


def test_a_host_that_refuses_its_rules_has_not_refused_us() -> None:
    def script(connection: socket.socket, head: str) -> None:
        reply("403 Forbidden" if "/robots.txt" in head else "200 OK", b"page")(connection, head)

    with serving(script) as server:
        pacing = Pacing(gap=0.001)
        with Web(private=frozenset({server.place}), pacing=pacing, robots={"127.0.0.1": "obey"}) as web:
            assert web.get(server.url("/")).status == 200


def test_a_web_page_in_the_place_of_rules_is_none(stack: ExitStack) -> None:
    site = Site(stack, reply("200 OK", b"\n<!DOCTYPE html><p>User-agent: *\nDisallow: /"))
    assert site.get("/search") == 200
    assert site.told == "no rules (a web page came instead)"


def test_rules_may_lie_elsewhere_on_the_host(stack: ExitStack) -> None:
    def script(connection: socket.socket, head: str) -> None:
        moved = reply("301 Moved", b"", "Location: /static/rules.txt?of=/robots.txt")
        there = reply("200 OK", b"User-agent: *\nDisallow: /search\nDisallow: /static")
        (there if "/static/" in head else moved)(connection, head)

    site = Site(stack, script)
    assert site.get("/") == 200
    with pytest.raises(Forbidden):
        site.get("/search")


def test_rules_that_lie_on_another_host_are_none(stack: ExitStack) -> None:
    site = Site(stack, reply("301 Moved", b"", "Location: https://elsewhere.example/robots.txt"))
    assert site.get("/search") == 200
    assert "redirects to another host" in site.told


def test_a_host_that_cannot_be_reached_is_said_to_be_so_and_nothing_of_rules(stack: ExitStack) -> None:
    site = Site(stack, reply("200 OK", b""))
    site.rules = lambda connection, head: connection.close()
    with pytest.raises(Unreachable) as caught:
        site.get("/")
    assert "robots.txt" in str(caught.value)
    assert "did not give its rules" not in str(caught.value)


def test_without_readable_rules_nothing_else_is_asked_for(stack: ExitStack) -> None:
    site = Site(stack, reply("502 Bad Gateway"))
    for _ in range(2):
        with pytest.raises(Unreachable, match=r"did not give its rules for programs \(.*HTTP 502"):
            site.get("/")
    assert len(site.server.heads) == 1
    site.rules = reply("404 Not Found")
    site.time += PATIENCE
    assert site.get("/") == 200


def test_rules_that_were_read_hold_while_they_cannot_be_read_again(stack: ExitStack) -> None:
    site = Site(stack, reply("200 OK", RULES.encode()))
    site.get("/")
    site.rules = reply("500 Internal Server Error")
    site.time += FRESH
    assert site.get("/search") == 200
    with pytest.raises(Forbidden):
        site.get("/x")
    assert site.told.startswith("the rules read earlier, for now")
    assert site.asked == 2


def test_a_host_that_is_busy_is_left_alone_and_its_old_rules_hold(stack: ExitStack) -> None:
    site = Site(stack, reply("429 Too Many Requests", b"", "Retry-After: 60"))
    with pytest.raises(RateLimited):
        site.get("/")
    site.rules = reply("200 OK", RULES.encode())
    site.time += 60
    site.get("/")
    site.rules = reply("503 Service Unavailable", b"", "Retry-After: 60")
    site.time += FRESH
    with pytest.raises(RateLimited):
        site.get("/")
    assert site.told == "rules"


def test_the_operators_word_prevails_and_is_recorded(stack: ExitStack) -> None:
    site = Site(stack, reply("200 OK", RULES.encode()), decision="allowed by letter of 3 May")
    assert site.get("/x") == 200
    verdict = site.web.robots()["127.0.0.1"]
    assert (verdict.decision, verdict.rules) == ("allowed by letter of 3 May", "rules")
    assert verdict.forbidden == site.server.url("/x")


def test_the_operators_word_prevails_over_a_host_that_gives_no_rules(stack: ExitStack) -> None:
    site = Site(stack, reply("500 Internal Server Error"), decision="allowed by letter of 3 May")
    assert site.get("/x") == 200


@pytest.mark.parametrize(("delay", "gap"), [("5", 5.0), ("0.5", 0.5), ("86400", 60.0), ("-3", 0.0), ("soon", 0.0)])
def test_a_crawl_delay_slows_us_down_within_reason(stack: ExitStack, delay: str, gap: float) -> None:
    site = Site(stack, reply("200 OK", f"User-agent: *\nCrawl-delay: {delay}\n".encode()))
    site.get("/")
    site.get("/")
    assert site.naps == [0.0, 0.0, gap]


def test_a_host_without_a_decision_is_not_asked_for_rules(stack: ExitStack) -> None:
    site = Site(stack, reply("200 OK", b"User-agent: *\nDisallow: /"))
    with Web(private=frozenset({site.server.place}), pacing=Pacing(gap=0)) as plain:
        assert plain.get(site.server.url("/")).status == 200
    assert (plain.robots(), site.asked) == ({}, 0)


@pytest.mark.parametrize("rules", [b"", b"\x00\xff\xfe", b":" * 5000, b"Disallow: /\nUser-agent\n"])
def test_no_rules_break_us(stack: ExitStack, rules: bytes) -> None:
    site = Site(stack, reply("200 OK", rules))
    assert site.get("/") == 200


def test_rules_without_end_are_not_read(stack: ExitStack) -> None:
    site = Site(stack, reply("200 OK", b"x" * 600_000))
    with pytest.raises(Unreachable, match="larger than 512,000 bytes"):
        site.get("/")
