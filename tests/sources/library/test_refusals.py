"""A library catalogue that refuses, breaks off or hangs up."""

from datetime import timedelta

import pytest

from sources.digital_library import DigitalLibrary
from sources.digital_library_windows import COOL_DOWN, FLOOR
from sources.errors import Challenged, LayoutChanged, RateLimited, Unreachable
from tests.sources.library.catalogue import NOW, Reading, symbols
from tests.support.library_site import card


def test_a_503_keeps_us_away_for_longer_than_it_says(reading: Reading) -> None:
    reading.site.faults.throttle(503, "1")
    with pytest.raises(RateLimited) as caught:
        reading.source.poll(None)
    assert caught.value.retry_after == FLOOR


@pytest.mark.parametrize("status", [200, 202, 403, 405])
def test_a_challenge_keeps_us_away_for_hours_and_is_asked_once(reading: Reading, status: int) -> None:
    reading.site.faults.challenge(status)
    with pytest.raises(Challenged) as caught:
        reading.source.poll(None)
    assert caught.value.retry_after == COOL_DOWN
    assert len(reading.served.requests) == 1


def test_a_page_of_html_with_200_is_refused(reading: Reading) -> None:
    reading.site.faults.break_layout()
    with pytest.raises(LayoutChanged, match="a page of HTML came in the place of records"):
        reading.source.poll(None)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "it is empty"),
        (b"<rss/>", "its first element is 'rss'"),
        (b"<OAI-PMH><ListRecords>", "it is no whole XML"),
        (
            b'<OAI-PMH><error code="badArgument">No <b>x</b></error></OAI-PMH>',
            r"refused the question \(badArgument No x\)",
        ),
        (b'<!DOCTYPE OAI-PMH [<!ENTITY a "b">]><OAI-PMH>&a;</OAI-PMH>', "document type of its own"),
    ],
)
def test_what_is_no_answer_is_refused_in_one_sentence(reading: Reading, body: bytes, words: str) -> None:
    reading.site.faults.fail(200, body)
    with pytest.raises(LayoutChanged, match=words) as caught:
        reading.source.poll(None)
    assert "\n" not in str(caught.value)


def test_an_answer_cut_off_in_the_middle_is_refused(busy: Reading) -> None:
    busy.site.faults.truncate(0.5, where="2026-11-20")
    assert "no whole XML" in busy.source.poll(None).refusals[0]


def test_an_address_with_nothing_there_says_so(reading: Reading) -> None:
    with pytest.raises(LayoutChanged, match="HTTP 404; check its address"):
        DigitalLibrary(reading.web, f"{reading.served.address}/other").poll(None)


def test_a_catalogue_that_hangs_up_is_asked_again_later(reading: Reading) -> None:
    reading.site.faults.hang_up()
    with pytest.raises(Unreachable):
        reading.source.poll(None)


def test_what_was_read_before_a_failure_is_kept(reading: Reading) -> None:
    reading.site.file(card("400001", NOW - timedelta(days=2, hours=12), "A/RES/81/7", "Question of Ruritania"))
    reading.site.faults.fail(500, where="from=2026-11-19")
    polled = reading.source.poll(None)
    assert (symbols(polled), len(polled.refusals)) == (["A/RES/81/7"], 1)
