"""Dates and numbers in digits and words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffing.dates import find_date, find_dates, han_number, is_date, number
from diffing.languages import language, tags
from tests.support.laws import tried


@pytest.mark.parametrize(
    ("tag", "text", "day"),
    [
        ("en", "adopted on 3 May 2031", date(2031, 5, 3)),
        ("en", "on December 9, 2030", date(2030, 12, 9)),
        ("zh", "2031 年 5 月 3 日大会决议", date(2031, 5, 3)),
        ("zh", "一九六一年十一月二十四日决议案", date(1961, 11, 24)),
        ("zh-Hant", "二〇三一年正月廿一日", date(2031, 1, 21)),
        ("ar", "17 تشرين الثاني/نوفمبر 2030", date(2030, 11, 17)),
    ],
)
def test_a_complete_date_is_read(tag: str, text: str, day: date) -> None:
    assert find_date(text, language(tag).layout) == day


@pytest.mark.parametrize("text", ["31 February 2030", "2030年13月1日", "May 2030", "0 May 2030", ""])
def test_a_day_that_no_calendar_has_is_no_date(text: str) -> None:
    assert find_date(text, language("en").layout) is None
    assert find_date(text, language("zh").layout) is None


def test_all_dates_come_with_their_spans() -> None:
    text = "of 1 May 2030 and 2 June 2031"
    found = list(find_dates(text, language("en").layout))
    assert [text[each.start : each.end] for each in found] == ["1 May 2030", "2 June 2031"]


@pytest.mark.parametrize(("text", "alone"), [("3 May 2031", True), ("3 May 2031.", True), ("on 3 May 2031", False)])
def test_a_line_is_a_date_only_when_nothing_else_stands_in_it(text: str, alone: bool) -> None:
    assert is_date(text, language("en").layout) is alone


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("一八一", 181),
        ("四十六", 46),
        ("二一五九", 2159),
        ("七十", 70),
        ("一百零三", 103),
        ("廿一", 21),
        ("十", 10),
        ("x", None),
    ],
)
def test_chinese_numerals_are_read_by_place_and_by_unit(numeral: str, value: int | None) -> None:
    assert han_number(numeral) == value


@pytest.mark.parametrize(
    ("words", "value"), [("Seventy-eighth", 78), ("Eightieth", 80), ("fortieth", 40), ("106", 106), ("many", None)]
)
def test_english_number_words_add_up(words: str, value: int | None) -> None:
    assert number(words, language("en").layout) == value


@tried(60)
@given(st.text(max_size=200), st.sampled_from(tags()))
def test_no_text_makes_reading_fail(text: str, tag: str) -> None:
    layout = language(tag).layout
    assert find_date(text, layout) is None or find_date(text, layout)
    assert number(text, layout) is None or number(text, layout) is not None


@given(st.dates())
@tried(50)
def test_every_date_written_in_chinese_is_found(day: date) -> None:
    if day.year >= 1000:
        assert find_date(f"{day.year}年{day.month}月{day.day}日", language("zh").layout) == day
