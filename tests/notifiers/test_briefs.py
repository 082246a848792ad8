"""What stays when a service's limit is short."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from notifiers.briefs import brief
from notifiers.messages import Span
from notifiers.plain import plain_text
from notifiers.trimming import width
from tests.notifiers.samples import ARABIC, MESSAGE

LINK = "https://seized.example.org/works/S/RES/9001(2026)"


def test_a_message_that_fits_is_whole() -> None:
    assert brief(MESSAGE, 100_000) == ("", plain_text(MESSAGE))


@given(st.sampled_from([MESSAGE, ARABIC]), st.integers(1, 3000), st.sampled_from([0, 40, 250]))
def test_no_limit_is_ever_passed(message: object, limit: int, title_limit: int) -> None:
    assert isinstance(message, type(MESSAGE))
    title, text = brief(message, limit, title_limit)
    assert width(title) <= title_limit
    assert width(text) <= limit


@given(st.integers(240, 1200))
def test_the_link_to_read_on_and_the_notice_stay(limit: int) -> None:
    _, text = brief(MESSAGE, limit)
    assert text.count(LINK) == 1
    assert text.count(MESSAGE.notice) == 1


def test_a_text_message_says_what_it_is_and_where() -> None:
    _, text = brief(MESSAGE, 140)
    assert text.startswith("S/RES/9001(2026)")
    assert text.endswith(LINK)


def test_the_ways_to_stop_are_told_when_there_is_room_and_cut_before_the_link() -> None:
    message = replace(MESSAGE, stop=Span("Stop", link="https://seized.example.org/stop/" + "x" * 80))
    assert "/stop/" in brief(message, 100_000)[1]
    _, text = brief(message, 300)
    assert LINK in text
