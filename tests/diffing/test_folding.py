"""Folding keeps every character at its place."""

from hypothesis import given
from hypothesis import strategies as st

from diffing.folding import MARK, folded, latin
from tests.support.laws import tried


def test_width_digits_spaces_and_dashes_are_folded() -> None:
    assert folded("（２０２１）\u00a0٣١\u2013") == "(2021) 31-"


def test_hidden_characters_become_one_mark() -> None:
    assert folded("\u200f1373\u200e\u00ad") == f"{MARK}1373{MARK}{MARK}"


def test_what_stretches_or_vowels_an_arabic_word_becomes_a_mark() -> None:
    assert folded("قرارهــا المؤرَّخ") == f"قراره{MARK}{MARK}ا المؤر{MARK}{MARK}خ"


def test_note_calls_stay_what_they_are() -> None:
    assert folded("报告¹³ ④") == "报告¹³ ④"


def test_only_capitals_that_look_latin_become_latin() -> None:
    assert latin("2200 А (ХХІ) резолюция") == "2200 A (XXI) резолюция"


@tried(50)
@given(st.text())
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    once = folded(text)
    assert len(once) == len(latin(text)) == len(text)
    assert folded(once) == once
