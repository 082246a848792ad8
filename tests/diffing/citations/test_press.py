"""Forms in which people outside the United Nations cite it, in every language, and numbers of other bodies."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from diffing.citations import find_citations
from tests.diffing.citations.sample import citations

FORMS = Path(__file__).with_name("press.txt")


def forms() -> Iterator[tuple[str, str, list[str]]]:
    language = ""
    for line in FORMS.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            language = line[3:]
        elif line and not line.startswith("#"):
            text, _, named = line.partition(" => ")
            yield language, text.replace("~", "\u00a0").replace("|", "\n"), [one for one in named.split() if one != "-"]


@pytest.mark.parametrize(("language", "text", "named"), tuple(forms()))
def test_a_form_of_the_press_names_what_people_mean_by_it(language: str, text: str, named: list[str]) -> None:
    assert [each.target or "?" for each in citations(text, language)] == named


MARKS = ("“{}”", "« {} »", "({})", "{}.", "{}, ", "\u200f{}\u200e")
SPACES = ("\u00a0", "\u202f", "\n")
DIGITS = ("٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９")


def varied(text: str) -> Iterator[str]:
    """The same with marks around it, other spaces, other digits."""
    yield from (mark.format(text) for mark in MARKS)
    yield from (text.replace(" ", space) for space in SPACES)
    yield from (text.translate(str.maketrans("0123456789", digits)) for digits in DIGITS)


@pytest.mark.parametrize(("language", "text", "named"), tuple(forms()))
def test_marks_spaces_and_digits_change_nothing_in_a_form(language: str, text: str, named: list[str]) -> None:
    found = {other: [each.target or "?" for each in citations(other, language)] for other in varied(text)}
    assert found == dict.fromkeys(found, named)


def test_the_span_of_a_short_form_holds_its_noun_and_its_number() -> None:
    (found,) = find_citations("Ministers welcomed UNSCR 1325 on women.", "en")
    assert (found.printed, found.start) == ("UNSCR 1325", 19)


def test_a_place_in_a_resolution_is_found_before_a_short_form() -> None:
    (found,) = find_citations("as demanded by paragraph 8 of UNSCR 1701, the parties", "en")
    assert (found.target, found.places) == ("S/RES/1701(2006)", ("op8",))


def test_the_year_behind_a_comma_is_no_second_number() -> None:
    assert [each.target for each in citations("resolution 1244, 1999")] == ["S/RES/1244(1999)"]
