"""What holds of any text, also of a broken or hostile one."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffing.citations import find_citations, find_references
from diffing.languages import tags
from diffing.symbols import canonical
from tests.diffing.citations.sample import citations

PIECES = st.sampled_from(
    [
        *(
            "resolution ",
            "resolutions ",
            "1373 (2001)",
            "68/178",
            "217 A (III)",
            " and ",
            ", ",
            "its ",
            "General Assembly ",
        ),
        *(
            "第",
            "号",
            "决议",
            "大会",
            "1267委员会",
            "、",
            "2013年12月18日",
            "，",
            "。",
            "\n\n",
            "\u200f",
            "(",
            ")",
            "S/RES/",
        ),
        *(
            "A/70/490",
            " Add.1",
            "paragraph 1 (d) of ",
            "of 5 May 2001",
            "１３７３",
            "٤٢٥",
            "决议案一八一(二)",
            "¹",
            "\x00",
            "2022",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join)


@settings(max_examples=50, deadline=None)
@given(TEXTS, st.sampled_from(tags()))
def test_no_text_raises_and_every_citation_is_well_formed(text: str, language: str) -> None:
    for found in citations(text, language):
        assert text[found.start : found.end] == found.printed
        assert found.target is None or canonical(found.target) == found.target
        assert (found.target is None) == ("unresolved" in found.flags)
        assert found.target is not None or len(found.candidates) > 1


@settings(max_examples=30, deadline=None)
@given(TEXTS, st.sampled_from(tags()))
def test_whole_texts_are_read_in_order_and_inside_their_bounds(text: str, language: str) -> None:
    found = find_citations(text, language)
    assert all(0 <= citation.start < citation.end <= len(text) for citation in found)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_a_document_named_as_its_own_is_never_cited(text: str) -> None:
    assert all(found.target != "S/RES/1373(2001)" for found in citations(text, symbol="S/RES/1373"))


@pytest.mark.parametrize(
    "unit",
    ["1", "(", ", ", "resolutions ", "68/178, ", "217 A (", "A/", "第1373号", "一", "resolution 1373 and ", "\u200f"],
)
def test_long_runs_of_one_thing_are_read_to_the_end(unit: str) -> None:
    for language in ("en", "zh"):
        citations(unit * (40_000 // len(unit)), language)


@pytest.mark.parametrize("find", [find_citations, find_references])
@pytest.mark.parametrize("tag", ["tlh", "de", "EN", "en-US", ""])
def test_an_unknown_language_is_told(find: Callable[[str, str], object], tag: str) -> None:
    with pytest.raises(KeyError, match=f"no language '{tag}': the languages that can be read are ar, en"):
        find("Recalling resolution 1373 (2001)", tag)
