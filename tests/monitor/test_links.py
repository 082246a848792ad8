"""Signed links: for one channel and one purpose, and never made up."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.links import CONFIRM_WITHIN, Expired, Links, Purpose

LINKS = Links(b"k" * 32, "https://seized.example.org/")


@given(st.sampled_from(Purpose), st.lists(st.integers(1, 2**40), min_size=1, max_size=2))
def test_a_token_tells_what_it_is_about(purpose: Purpose, about: list[int]) -> None:
    assert LINKS.read(purpose, LINKS.token(purpose, *about)) == tuple(about)


def test_a_link_leads_to_the_page_of_its_purpose_and_names_nobody() -> None:
    link = LINKS.link(Purpose.STOP, 7)
    assert link is not None
    assert link.startswith("https://seized.example.org/stop/")
    assert len(link) < 200


def test_nothing_links_where_readers_reach_no_page() -> None:
    assert Links(b"k" * 32, None).link(Purpose.STOP, 7) is None


@given(st.sampled_from(Purpose), st.sampled_from(Purpose))
def test_a_token_is_good_for_its_purpose_only(one: Purpose, other: Purpose) -> None:
    assert (LINKS.read(other, LINKS.token(one, 7)) == (7,)) is (one is other)


@given(st.text(max_size=400))
def test_no_other_text_is_a_token(text: str) -> None:
    assert LINKS.read(Purpose.STOP, text) is None


def test_another_services_token_is_none() -> None:
    assert LINKS.read(Purpose.STOP, Links(b"j" * 32, None).token(Purpose.STOP, 7)) is None


def test_a_request_can_be_confirmed_for_two_days(monkeypatch: pytest.MonkeyPatch) -> None:
    token, lasting = LINKS.token(Purpose.CONFIRM, 7), LINKS.token(Purpose.STOP, 7)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + CONFIRM_WITHIN - 60)
    assert LINKS.read(Purpose.CONFIRM, token) == (7,)
    monkeypatch.setattr(time, "time", lambda: now + CONFIRM_WITHIN + 60)
    with pytest.raises(Expired):
        LINKS.read(Purpose.CONFIRM, token)
    assert LINKS.read(Purpose.STOP, lasting) == (7,)
