"""The frame of the make-believe sites: real sockets, conditional requests, and each fault as real sites have it."""

import socket
import struct
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx
import pytest

from monitor.demo.sites.faults import Faults, Trouble
from monitor.demo.sites.serving import NOT_FOUND, Request, Response, Served, serving

WHEN = datetime(2026, 11, 20, 9, 0, 0, 500_000, tzinfo=UTC)


@dataclass
class Notes:
    """A site of one page."""

    faults: Faults = field(default_factory=Faults)
    text: bytes = b"<p>one note</p>" * 20

    def answer(self, request: Request) -> Response:
        if request.path != "/notes (1)":
            return NOT_FOUND
        body = b"<div>nothing</div>" if self.faults.taken(Trouble.LAYOUT, request.target) else self.text
        return Response(body, modified=WHEN)


@dataclass
class Visit:
    site: Notes
    served: Served
    client: httpx.Client

    def get(self, path: str = "/notes%20(1)?lang=en", **headers: str) -> httpx.Response:
        return self.client.get(path, headers=headers)


@contextmanager
def visiting(*, validators: bool = True, robots: str | None = None) -> Iterator[Visit]:
    with ExitStack() as stack:
        site = Notes()
        served = stack.enter_context(serving(site, validators=validators, robots=robots))
        client = stack.enter_context(httpx.Client(base_url=served.address, timeout=1.0, trust_env=False))
        yield Visit(site, served, client)


@pytest.fixture
def visit() -> Iterator[Visit]:
    with visiting() as one:
        yield one


def test_a_request_reaches_the_site_decoded_and_is_remembered(visit: Visit) -> None:
    assert visit.get().content == visit.site.text
    assert visit.get("/else").status_code == 404
    first = visit.served.requests[0]
    assert (first.path, first.query, first.headers["host"]) == (
        "/notes (1)",
        {"lang": "en"},
        f"127.0.0.1:{visit.served.port}",
    )


def test_a_connection_is_used_again(visit: Visit) -> None:
    def port() -> object:
        return visit.get().extensions["network_stream"].get_extra_info("client_addr")

    assert port() == port()


def test_what_the_reader_holds_is_not_sent_again(visit: Visit) -> None:
    first = visit.get()
    again = visit.get(**{"If-None-Match": f'"x", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert visit.get(**{"If-Modified-Since": first.headers["last-modified"]}).status_code == 304
    assert visit.get(**{"If-None-Match": "*"}).status_code == 304


@pytest.mark.parametrize(
    "headers",
    [
        {"If-None-Match": '"other"', "If-Modified-Since": "Fri, 20 Nov 2030 09:00:00 GMT"},
        {"If-Modified-Since": "Thu, 19 Nov 2026 09:00:00 GMT"},
        {"If-Modified-Since": "yesterday"},
    ],
    ids=["the tag prevails", "changed since", "no date"],
)
def test_what_the_reader_does_not_hold_is_sent(visit: Visit, headers: dict[str, str]) -> None:
    assert visit.get(**headers).status_code == 200


def test_a_site_may_have_no_validators() -> None:
    with visiting(validators=False) as visit:
        assert "etag" not in visit.get().headers
        assert visit.get(**{"If-None-Match": "*"}).status_code == 200


def test_robots_rules_are_served_when_there_are_any(visit: Visit) -> None:
    assert visit.get("/robots.txt").status_code == 404
    with visiting(robots="User-agent: *\nDisallow: /x") as other:
        assert other.get("/robots.txt").text.endswith("/x")


def test_a_fault_ends_after_its_times_and_keeps_to_its_place(visit: Visit) -> None:
    visit.site.faults.fail(502, b"bad gateway", times=2, where="lang=en")
    visit.site.faults.fail(500, times=0)
    assert visit.get("/notes%20(1)?lang=fr").status_code == 200
    assert [visit.get().status_code for _ in range(3)] == [502, 502, 200]


def test_all_faults_end_at_once(visit: Visit) -> None:
    visit.site.faults.throttle(429, "3")
    answer = visit.get()
    assert (answer.status_code, answer.headers["retry-after"], answer.content) == (429, "3", b"")
    visit.site.faults.end()
    assert visit.get().status_code == 200


@pytest.mark.parametrize(("status", "word"), [(202, "challenge"), (405, "captcha"), (403, None)])
def test_a_challenge_looks_as_a_firewall_makes_it(visit: Visit, status: int, word: str | None) -> None:
    visit.site.faults.challenge(status)
    answer = visit.get()
    assert (answer.status_code, answer.content, answer.headers.get("x-amzn-waf-action")) == (status, b"", word)


def test_a_wall_is_a_page_of_its_own(visit: Visit) -> None:
    visit.site.faults.challenge(200)
    assert "Enable JavaScript" in visit.get().text


def test_a_slow_site_is_waited_for_or_not(visit: Visit) -> None:
    visit.site.faults.be_slow(0.05, times=1)
    assert visit.get().status_code == 200
    visit.site.faults.be_slow(60)
    with pytest.raises(httpx.ReadTimeout):
        visit.get()


def test_a_dripping_site_sends_all_in_the_end(visit: Visit) -> None:
    visit.site.faults.drip(0.0001)
    assert visit.get().content == visit.site.text


def test_a_body_that_was_cut_with_its_length_looks_whole(visit: Visit) -> None:
    visit.site.faults.truncate(0.5)
    assert visit.get().content == visit.site.text[:150]


def test_a_body_that_breaks_off_is_noticed(visit: Visit) -> None:
    visit.site.faults.truncate(0.5, declared=True)
    with pytest.raises(httpx.RemoteProtocolError):
        visit.get()


def test_a_site_may_hang_up(visit: Visit) -> None:
    visit.site.faults.hang_up(times=1)
    with pytest.raises(httpx.RemoteProtocolError):
        visit.get()
    assert visit.get().status_code == 200


def test_faults_of_the_content_are_the_sites_own(visit: Visit) -> None:
    visit.site.faults.break_layout(times=1)
    assert [b"note" in visit.get().content for _ in range(2)] == [False, True]


def test_the_verbs_of_the_content_say_what_they_mean() -> None:
    faults = Faults()
    faults.lie_about_the_language("ru")
    faults.shrink(0.25)
    faults.confuse("E/2021/L.22")
    told = [faults.taken(kind, "/") for kind in (Trouble.LANGUAGE, Trouble.SHRINK, Trouble.WRONG_DOCUMENT)]
    assert [(fault.word, fault.amount) for fault in told if fault] == [("ru", 0.0), ("", 0.25), ("E/2021/L.22", 0.0)]


def test_closing_ends_what_slow_answers_wait_for() -> None:
    with visiting() as visit:
        assert visit.served.waited(0)
    assert not visit.served.waited(60)


def test_a_reader_that_breaks_off_is_passed_over_in_silence(visit: Visit, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_connection(visit.served.place) as reader:
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        reader.sendall(b"GET / HT")
    assert visit.get().status_code == 200
    assert capfd.readouterr().err == ""
