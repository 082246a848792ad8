import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.words.passages import quotation
from monitor.words.places import place
from monitor.words.wording import plain, wording
from tests.support.laws import tried


@pytest.mark.parametrize(
    ("path", "number", "words"),
    [
        ("pp3", None, "preamble, paragraph 3"),
        ("op9", "9", "op. 9"),
        ("op9", "9 bis", "op. 9 bis"),
        ("op9.c", "c", "op. 9 (c)"),
        ("op9.c.ii", "ii", "op. 9 (c) (ii)"),
        ("fn2", "2", "note 2"),
        ("fns1", None, "note *"),
        ("fns2", "**", "note **"),
        ("annex1.op4", "4", "annex 1, op. 4"),
        ("annex2", None, "annex 2"),
        ("title", None, "title"),
        ("elsewhere", None, "elsewhere"),
        ("", None, ""),
    ],
)
def test_a_path_is_read_aloud(path: str, number: str | None, words: str) -> None:
    assert place(path, number, wording("en")) == words


@tried(60)
@given(st.text(max_size=40), st.none() | st.text(max_size=5))
def test_any_path_can_be_read(path: str, number: str | None) -> None:
    assert isinstance(place(path, number, wording("en")), str)


@pytest.mark.parametrize(
    ("verb", "quote", "language"),
    [
        ("Urges", "Urges all", "en"),
        ("reiterates its call upon", "Also, in this regard, further reiterates its call upon all", "en"),
        ("призывает", "настоятельно призывает все", "ru"),
        ("敦促", "又敦促所有会员国", "zh"),
    ],
)
def test_a_verb_that_the_quotation_begins_with_is_not_said_twice(verb: str, quote: str, language: str) -> None:
    one = {"path": "op3", "number": "3", "verb": verb, "quote": quote}
    assert plain(quotation(one, language, wording("en"))) == f"op. 3: “{quote}”"
