from dataclasses import replace

import pytest

from notifiers.hypertext import web_page
from notifiers.isolating import direction, isolated
from notifiers.messages import Span
from tests.notifiers.samples import ARABIC


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ar", "rtl"), ("ar-EG", "rtl"), ("he", "rtl"), ("en", "ltr"), ("zh-Hant", "ltr"), (None, "ltr"), ("", "ltr")],
)
def test_a_language_tells_the_direction(language: str | None, expected: str) -> None:
    assert direction(language) == expected


def test_a_symbol_in_right_to_left_text_is_isolated() -> None:
    assert isolated("S/RES/9001(2026)", "rtl") == "\u2068S/RES/9001(2026)\u2069"


def test_latin_inside_arabic_words_is_isolated_with_its_year() -> None:
    assert isolated("القرار 2617 (2021) في", "rtl") == "القرار \u20682617 (2021)\u2069 في"


def test_arabic_in_left_to_right_text_is_isolated_whole() -> None:
    assert isolated("قرار", "ltr") == "\u2068قرار\u2069"


@pytest.mark.parametrize("surrounding", ["ltr", "rtl"])
def test_text_without_letters_is_left_alone(surrounding: str) -> None:
    assert isolated(" — ", surrounding) == " — "


def test_words_of_the_same_direction_are_left_alone() -> None:
    assert isolated("S/RES/9001(2026)", "ltr") == "S/RES/9001(2026)"


@pytest.mark.parametrize("unit", ["A(", "1,", "[", "a/("])
def test_hostile_repetition_is_taken_in_one_pass(unit: str) -> None:
    assert isolated("ا" + unit * 20_000, "rtl")


def test_a_bracket_that_arabic_opens_stays_outside_the_isolate() -> None:
    assert isolated("الفقرة 9 (c)", "rtl") == "الفقرة \u20689\u2069 (\u2068c\u2069)"


def test_a_name_in_latin_letters_is_isolated_in_arabic_hypertext() -> None:
    message = replace(ARABIC, closing=((Span("المصدر: "), Span("wikisource-zh")),))
    assert "<bdi>wikisource-zh</bdi>" in web_page(message)
