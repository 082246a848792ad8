"""A cross-reference is harmless only when it follows the renumbering, in this very text."""

import pytest

from diffing.comparing.crossreferences import follows_renumbering

RENUMBERED = {("4", "5"), ("c", "d"), ("42", "43")}


@pytest.mark.parametrize(
    ("before", "old", "new", "after"),
    [
        ("as set out in paragraph ", "4", "5", " above;"),
        ("in paragraphs 2, 3 and ", "4", "5", ";"),
        ("in paragraph 7 (", "c", "d", ") above"),
        ("in subparagraph (", "c", "d", ")"),
        ("上文第", "42", "43", "段中"),
        ("上文第3和", "42", "43", "段"),
    ],
)
def test_it_follows(before: str, old: str, new: str, after: str) -> None:
    assert follows_renumbering(before, old, new, after, RENUMBERED)


@pytest.mark.parametrize(
    ("before", "old", "new", "after"),
    [
        ("within ", "4", "5", " months"),
        ("in paragraph ", "4", "6", " above"),
        ("in paragraph ", "4", "5", " of resolution 9373(2041)"),
        ("in paragraph ", "4", "5", "(a) of its resolution 9373(2041)"),
        ("第9373(2041)号决议第", "42", "43", "段"),
        ("第", "42", "43", "次会议"),
        ("", "4", "5", ""),
    ],
)
def test_it_is_a_change_of_substance(before: str, old: str, new: str, after: str) -> None:
    assert not follows_renumbering(before, old, new, after, RENUMBERED)


def test_a_long_list_of_numbers_is_no_burden() -> None:
    assert not follows_renumbering("paragraphs " * 9 + "1234" * 20, "4", "5", "1 " * 80, RENUMBERED)
