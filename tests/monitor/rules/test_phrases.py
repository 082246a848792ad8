"""Finding a phrase whatever its script, width or case."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.rules.phrases import are_near, contains_phrase, searchable
from tests.support.laws import tried


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


@tried(50)
@given(st.text(max_size=60))
def test_a_text_contains_itself_unless_it_has_no_words(text: str) -> None:
    folded = searchable(text)
    assert contains_phrase(folded, text) == bool(folded.strip())


@pytest.mark.parametrize(
    ("text", "phrases", "between"),
    [
        ("asset freeze", ["asset", "freeze"], 0),
        ("the freeze of every asset", ["asset", "freeze"], 2),
        ("assets, and travel bans on persons", ["travel bans", "assets"], 1),
        ("sanctions a b sanctions c asset", ["asset", "sanctions"], 1),
        ("asset x x sanctions c asset", ["asset", "sanctions"], 1),
        ("a one b two c three", ["three", "one", "two"], 2),
        ("外国恐怖主义战斗人员", ["外國", "人员"], 6),
        ("قرارٌ بشأن حقوق الإنسان", ["الانسان", "قرار"], 2),
    ],
    ids=str,
)
def test_words_are_near_by_the_number_of_other_words_between_them(text: str, phrases: list[str], between: int) -> None:
    assert are_near(searchable(text), phrases, between)
    assert between == 0 or not are_near(searchable(text), phrases, between - 1)


def test_all_of_the_words_must_be_there_to_be_near() -> None:
    assert not are_near(searchable("asset freeze"), ["asset", "travel"], 200)


LETTERS = st.lists(st.sampled_from("abc"), max_size=12)


@tried(200)
@given(
    LETTERS, st.lists(st.text("abc", min_size=1, max_size=2).map(" ".join), min_size=1, max_size=3), st.integers(0, 9)
)
def test_to_be_near_is_what_trying_every_place_of_every_phrase_says(
    words: list[str], phrases: list[str], within: int
) -> None:
    lengths = [len(one.split()) for one in phrases]
    places = [
        [at for at in range(len(words)) if words[at : at + length] == phrase.split()]
        for phrase, length in zip(phrases, lengths, strict=True)
    ]
    spans = (
        max(at + length for at, length in zip(chosen, lengths, strict=True)) - min(chosen)
        for chosen in product(*places)
    )
    assert are_near(searchable(" ".join(words)), phrases, within) == any(
        span <= within + sum(lengths) for span in spans
    )
