"""Finding a phrase whatever its script, width or case."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.rules.phrases import contains_phrase, searchable


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Counter-Terrorism Committee", "terrorism"),
        ("Counter-Terrorism Committee", "counter terrorism"),
        ("重申恐怖主义是严重威胁", "恐怖"),
        ("重申恐怖主義是嚴重威脅", "恐怖主义"),
        ("ＳＡＮＣＴＩＯＮＳ", "sanctions"),
        ("en matière de sécurité", "SECURITE"),
        ("حقوق الإنسان", "حقوق"),
        ("верховенства права", "Верховенства Права"),
        ("the Committee,\nestablished", "committee established"),
        ("القرار ٢٧١٩ (٢٠٢٣)", "2719"),
        ("مُكَافَحَةُ الإرهـاب", "مكافحه الارهاب"),
        ("إلى مجلس الأمن", "الي مجلس الامن"),
        ("国际法院和人权", "人权"),
    ],
    ids=str,
)
def test_a_phrase_is_found(text: str, phrase: str) -> None:
    assert contains_phrase(searchable(text), phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("terrorism", "terror"), ("human rights", "rights human"), ("人民的权利", "人权"), ("anything", ""), ("x", " , ")],
    ids=str,
)
def test_what_is_not_there_is_not_found(text: str, phrase: str) -> None:
    assert not contains_phrase(searchable(text), phrase)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_a_text_contains_itself_unless_it_has_no_words(text: str) -> None:
    folded = searchable(text)
    assert contains_phrase(folded, text) == bool(folded.strip())
