"""The pages as a reader's browser gets them."""

import re

import httpx
import pytest

from monitor.intents import Noticed
from monitor.store import notices
from monitor.store.database import Database
from monitor.web.application import Pages, work_address
from sources.documents import Standing, Vote
from tests.monitor.web.conftest import HOSTILE, NOW, SYMBOL, arrival, reading, store
from tests.support.announcing import SYMBOL as AWAITED
from tests.support.announcing import notice

ADDRESSES = ["/", "/events", "/works", work_address(SYMBOL), work_address(HOSTILE), "/health", "/style.css", "/nothing"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_headers(pages: httpx.Client, address: str) -> None:
    headers = pages.get(address).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["rebound.example", "127.0.0.1.rebound.example:8417", ""])
def test_a_rebound_name_is_not_answered(pages: httpx.Client, host: str) -> None:
    answer = pages.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "9002" not in answer.text


@pytest.mark.parametrize("host", ["localhost:8417", "127.0.0.1", "[::1]:8417"])
def test_the_names_of_this_machine_are_answered(pages: httpx.Client, host: str) -> None:
    assert pages.get("/", headers={"Host": host}).status_code == 200


def test_beyond_loopback_any_name_is_answered(filled: Database) -> None:
    with reading(Pages(filled, host="0.0.0.0")) as client:
        assert client.get("/", headers={"Host": "nas.example"}).status_code == 200


def test_no_page_has_a_script_or_an_outside_resource(pages: httpx.Client) -> None:
    for address in ADDRESSES[:5]:
        page = pages.get(address).text
        assert "<script" not in page
        assert not re.search(r"(src|srcset)=", page.replace("&lt;img src=x", ""))
        assert re.findall(r'<link[^>]*href="([^"]*)"', page) == ["/style.css"]


def test_the_status_page_says_what_each_source_is_doing(pages: httpx.Client) -> None:
    page = pages.get("/").text
    assert "wikisource-en" in page
    assert "waiting" in page
    assert "UTC" in page


def test_a_work_is_shown_by_paragraph_with_its_redline_and_citations(pages: httpx.Client) -> None:
    page = pages.get(work_address(SYMBOL)).text
    assert 'id="op1"' in page
    assert re.search(r"<del>.*?2042.*?</del>", page)
    assert re.search(r"<ins>.*?2043&lt;b&gt;.*?</ins>", page)
    assert '<a href="/works/S/RES/9001(2099)?lang=en" title="S/RES/9001(2099)">9001 (2099)</a>' in page


def test_words_that_name_a_document_without_its_number_lead_to_it(holding: Database) -> None:
    said = "Recalling 9001 (2099),\nDecides to heed the Universal Declaration of Human Rights"
    store(holding, arrival("S/RES/9003(2099)", "en", said))
    with reading(Pages(holding)) as client:
        page = client.get(work_address("S/RES/9003(2099)")).text
    title = "A/RES/217(III)[A]"
    link = f'<a href="{work_address(title)}?lang=en" title="{title}">Universal Declaration of Human Rights</a>'
    assert page.count(link) == page.count(title + '">') == 1


def test_a_renumbered_list_is_one_line(pages: httpx.Client) -> None:
    assert "Only renumbered: op. 3 (was op. 2), op. 4 (was op. 3)" in pages.get(work_address(SYMBOL)).text


def test_an_earlier_version_can_be_read(pages: httpx.Client) -> None:
    page = pages.get(work_address(SYMBOL), params={"language": "en", "version": "1"}).text
    assert "Extends until 2042" in page
    assert "<ins>" not in page


def test_what_a_text_says_is_never_markup(pages: httpx.Client) -> None:
    page = pages.get(work_address(HOSTILE)).text
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "&lt;/title&gt;&lt;script&gt;" in page


def test_right_to_left_text_is_marked_so(pages: httpx.Client) -> None:
    assert '<div class="text" lang="ar" dir="rtl">' in pages.get(work_address(HOSTILE)).text


@pytest.mark.parametrize("address", ["/works/S/RES/1(1946)", "/works/%3Cscript%3E", f"/works/{SYMBOL}?version=99"])
def test_what_is_not_held_is_a_404_that_says_so(pages: httpx.Client, address: str) -> None:
    answer = pages.get(address)
    assert answer.status_code == 404
    assert "<script" not in answer.text
    assert "not in this collection" in answer.text


def test_what_is_not_held_but_cited_says_by_whom(pages: httpx.Client) -> None:
    answer = pages.get("/works/S/RES/9001(2099)")
    assert answer.status_code == 404
    assert work_address(SYMBOL) in answer.text


def test_an_adopted_work_without_a_text_shows_who_says_so_and_since_when(pages: httpx.Client, filled: Database) -> None:
    vote = Vote(yes=14, no=0, abstentions=1)
    said = notice(Standing.EXPECTED, origin="SC/16001", vote=vote, address="https://press.example.org/sc16001")
    hostile = notice(Standing.LISTED, source="table", title="<b>Lanterns", address="javascript:alert(1)")
    with filled.writing() as session:
        for one in (said, hostile):
            notices.remember_notice(session, Noticed(AWAITED, one, NOW, NOW))
    answer = pages.get(work_address(AWAITED))
    assert answer.status_code == 200
    for words in ("not yet issued", "from SC/16001", "14 in favour", "Waited for since", "&lt;b&gt;Lanterns"):
        assert words in answer.text
    assert 'href="https://press.example.org/sc16001"' in answer.text
    assert "javascript:" not in answer.text
    assert "Provisoire" in pages.get(work_address(AWAITED) + "?lang=fr").text


@pytest.mark.parametrize("address", ["?version=x", "?version=0", "?version=" + "9" * 30])
def test_a_bad_version_is_refused(pages: httpx.Client, address: str) -> None:
    assert pages.get(work_address(SYMBOL) + address).status_code == 422


def test_health_says_ok(pages: httpx.Client) -> None:
    answer = pages.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "complaints": []})


def test_health_says_what_is_wrong(filled: Database) -> None:
    with reading(Pages(filled, clock=lambda: NOW, complaints=lambda: ("the clock stopped",))) as client:
        answer = client.get("/health")
    assert (answer.status_code, answer.json()["complaints"]) == (503, ["the clock stopped"])


def test_only_reading_is_possible(pages: httpx.Client) -> None:
    assert pages.post("/").status_code == 405
