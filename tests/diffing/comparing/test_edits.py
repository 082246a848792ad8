"""Edits spell both texts and read well."""

from itertools import pairwise

import pytest
from hypothesis import given

from diffing.comparing.edits import Edit, edits
from diffing.comparing.tokens import tokens
from tests.diffing.comparing.building import texts
from tests.support.laws import tried


def shown(old: str, new: str) -> str:
    """The edits as a reader sees them without colour."""
    return "".join(_shown(edit) for edit in edits(tokens(old), tokens(new)))


def _shown(edit: Edit) -> str:
    old, new = ("".join(token.source for token in side) for side in (edit.old, edit.new))
    return new if edit.kept else (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")


@given(texts, texts)
@tried(100)
def test_edits_spell_both_texts(old: str, new: str) -> None:
    found = edits(tokens(old), tokens(new))
    assert "".join(token.source for edit in found for token in edit.old) == old
    assert "".join(token.source for edit in found for token in edit.new) == new


@given(texts, texts)
@tried(100)
def test_kept_tokens_are_equal_and_kinds_alternate(old: str, new: str) -> None:
    found = edits(tokens(old), tokens(new))
    assert all(not edit.kept or [a.key for a in edit.old] == [b.key for b in edit.new] for edit in found)
    assert all(one.kept != other.kept for one, other in pairwise(found))


@given(texts, texts)
@tried(100)
def test_swapped_texts_give_swapped_edits(old: str, new: str) -> None:
    there, back = edits(tokens(old), tokens(new)), edits(tokens(new), tokens(old))
    assert [(edit.kept, edit.old, edit.new) for edit in there] == [(edit.kept, edit.new, edit.old) for edit in back]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("within 10 months", "within 12 months", "within [-10-]{+12+} months"),
        ("until 2016.", "until 2017.", "until [-2016-]{+2017+}."),
        ("resolution 9373 (2041)", "resolution 9379 (2041)", "resolution [-9373 (2041)-]{+9379 (2041)+}"),
        ("在2041年前", "在2042年前", "在[-2041-]{+2042+}年前"),
        ("States, and others", "States, so they say, and others", "States{+, so they say+}, and others"),
        ("尊重主权，重申承诺", "尊重主权，遵守国际法，重申承诺", "尊重主权{+，遵守国际法+}，重申承诺"),
        ("必须审查", "应当审查", "[-必须-]{+应当+}审查"),
        ("the matter.", "the matter, with respect.", "the matter{+, with respect+}."),
    ],
)
def test_a_redline_reads_well(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_a_number_is_never_slid_over() -> None:
    assert shown("paragraph 3, 4 and 5", "paragraph 3, 4, 4 and 5") == "paragraph 3, 4{+, 4+} and 5"


def test_small_islands_are_folded_into_the_change() -> None:
    old, new = "请各国家机关尽快提出的报告", "要求所有会员定期发表的声明"
    assert shown(old, new).count("{+") == 1


def test_a_pair_of_monsters_is_shown_as_replaced() -> None:
    old, new = "一" + "二三" * 11_000, "四" + "五六" * 11_000
    assert shown(old, new) == f"[-{old}-]{{+{new}+}}"
