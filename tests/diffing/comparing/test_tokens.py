"""Tokens spell their text and never cut a number, a date or a symbol."""

import pytest
from hypothesis import given

from diffing.cleaning import clean
from diffing.comparing.tokens import Sort, pieces, tokens, words
from tests.diffing.comparing.building import texts
from tests.support.laws import tried


@given(texts)
@tried(100)
def test_tokens_spell_their_text(text: str) -> None:
    assert "".join(token.source for token in tokens(text)) == text


@given(texts)
@tried(100)
def test_words_are_the_tokens_that_are_no_spaces_and_no_marks(text: str) -> None:
    copy = clean(text)
    assert words(copy) == [key for key, sort in pieces(copy) if sort not in (Sort.SPACE, Sort.MARK)]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("S/RES/9373(2041)", Sort.SYMBOL),
        ("S/RES/9373 (2041)", Sort.SYMBOL),
        ("A/RES/217(III)[A]", Sort.SYMBOL),
        ("A/HRC/99/L.12/Rev.1", Sort.SYMBOL),
        ("9373 (2041)", Sort.SYMBOL),
        ("217 A (III)", Sort.SYMBOL),
        ("ES-10/19", Sort.SYMBOL),
        ("68/178", Sort.NUMBER),
        ("1,234,567", Sort.NUMBER),
        ("2041-06-30", Sort.NUMBER),
        ("3.5", Sort.NUMBER),
        ("17th", Sort.NUMBER),
        ("٢٠٤١", Sort.NUMBER),
        ("２０４１", Sort.NUMBER),
        ("Secretary-General", Sort.WORD),
        ("l’examen", Sort.WORD),
        ("осуществлён", Sort.WORD),
        ("بـجميع", Sort.WORD),
        ("號", Sort.WORD),
        ("，", Sort.MARK),
    ],
)
def test_it_stays_whole(text: str, sort: Sort) -> None:
    assert [(token.source, token.sort) for token in tokens(text)] == [(text, sort)]


def test_chinese_is_cut_at_every_character_but_not_in_numbers() -> None:
    assert [token.key for token in tokens("在2041年12月前")] == ["在", "2041", "年", "12", "月", "前"]


def test_a_word_with_marks_on_its_letters_stays_whole() -> None:
    assert [token.source for token in tokens("cafe\u0301 fini")] == ["cafe\u0301", " ", "fini"]


def test_what_cleaning_dropped_stays_with_its_token() -> None:
    assert [token.source for token in tokens("第 12 段")] == ["第 ", "12 ", "段"]


def test_a_text_of_nothing_but_noise_is_one_token() -> None:
    assert [token.source for token in tokens("\u200b\u200b")] == ["\u200b\u200b"]
