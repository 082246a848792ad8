"""Equal paragraphs are tied: unique ones first, duplicates by their neighbours."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from diffing.comparing.anchoring import anchors
from tests.support.laws import tried

keys = st.lists(st.sampled_from("abcde"), max_size=12)


def test_unique_paragraphs_are_tied_wherever_they_stand() -> None:
    assert anchors("abc", "cab") == {0: 1, 1: 2, 2: 0}


def test_the_duplicate_that_lost_its_neighbours_is_the_one_that_went() -> None:
    assert anchors("axbxcx", "axbcx") == {0: 0, 1: 1, 2: 2, 4: 3, 5: 4}


def test_duplicates_without_tied_neighbours_are_tied_in_order() -> None:
    assert anchors("xax", "bxcx") == {0: 1, 2: 3}


@given(keys, keys)
@tried(100)
def test_as_many_equal_paragraphs_are_tied_as_there_are(old: list[str], new: list[str]) -> None:
    ties = anchors(old, new)
    assert len(ties) == (Counter(old) & Counter(new)).total()
    assert len(set(ties.values())) == len(ties)
    assert all(old[place] == new[there] for place, there in ties.items())
