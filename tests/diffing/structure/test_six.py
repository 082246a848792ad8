"""What holds in all six languages alike."""

import pytest

from diffing.changes import Kind, Part
from diffing.structure import structure
from tests.diffing.structure.six import WORDS, Words, annexed, drafted, levels, parts, sections, stated
from tests.diffing.structure.texts import body_paths, by_path, of


@pytest.fixture(params=list(WORDS))
def tag(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def words(tag: str) -> Words:
    return WORDS[tag]


def test_the_language_is_told(tag: str, words: Words) -> None:
    assert structure(levels(words)).language == tag


def test_three_levels_hang_below_a_number(words: Words) -> None:
    found = structure(levels(words))
    below = ["op1.a", "op1.a.i", "op1.a.i.a", "op1.a.i.b", "op1.a.ii", "op1.b"]
    paths = [path.replace("1.a.1", "1.a.i").replace("1.a.2", "1.a.ii") for path in body_paths(found)]
    assert paths == ["pp1", "op1", *below, "op2"]


def test_closing_lines_stand_together_and_tell_the_day(words: Words) -> None:
    found = structure(levels(words))
    (closing,) = of(found, Part.CLOSING)
    assert (closing.text.count("\n"), found.metadata.meeting, str(found.metadata.adopted_on)) == (1, 80, "2036-12-17")


def test_lettered_parts_have_preambles_and_numbers_of_their_own(words: Words) -> None:
    found = structure(parts(words))
    assert body_paths(found) == [f"part{letter}.{path}" for letter in "AB" for path in ("pp1", "op1", "op2")]


def test_sections_have_preambles_and_numbers_of_their_own(words: Words) -> None:
    found = structure(sections(words))
    assert body_paths(found) == ["pp1", "op1", "op2", "sec2.pp1", "sec2.op1", "sec2.op2"]


def test_annexes_have_numbers_of_their_own(words: Words) -> None:
    found = by_path(structure(annexed(words)))
    assert found["annex1.op1.a"].part is Part.ANNEX
    assert "op2" in found


def test_sponsors_are_no_title_of_a_draft(words: Words) -> None:
    found = structure(drafted(words)).metadata
    assert (found.kind, found.title) == (Kind.DRAFT, words.lamp)


def test_a_presidential_statement_has_no_preamble(words: Words) -> None:
    found = structure(stated(words))
    assert (found.metadata.kind, body_paths(found)) == (Kind.PRESIDENTIAL_STATEMENT, ["op1", "op2"])
