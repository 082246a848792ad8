"""The end mark of a line: found for each line by itself, and for a whole text at once, alike."""

import pytest

from diffing.languages import language, tags
from diffing.structure.lines import split_lines
from diffing.structure.marks import conjoined, last_mark

ENGLISH = language("en").layout


@pytest.mark.parametrize("tag", tags())
@pytest.mark.parametrize("end", ["\n", "\r\n", " \t\u200b\n", "\f", "\u2028", ""])
@pytest.mark.parametrize("line", ["peace; and", "peace, or", "la paix, et", "la paz; y", "мир, и", "peace and", "and"])
def test_a_line_of_a_text_has_the_mark_that_it_has_alone(tag: str, end: str, line: str) -> None:
    layout = language(tag).layout
    for split in split_lines(f"One,\n{line}{end}", layout):
        assert split.mark == last_mark(split.text, layout)


def test_a_mark_on_the_line_before_is_not_that_of_a_line_with_a_conjunction_only() -> None:
    assert [line.mark for line in split_lines("peace,\nand\nwar", ENGLISH)] == [",", "", ""]


def test_a_conjunction_within_a_line_closes_nothing() -> None:
    assert conjoined("peace, and war; or\nmore", ENGLISH) == {18: 14}


def test_capitals_close_a_line_too() -> None:
    assert [line.mark for line in split_lines("PEACE; AND\nWAR", ENGLISH)] == [";", ""]
