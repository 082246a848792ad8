"""What moved is what stands outside the longest run that kept its order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffing.comparing.moving import moved
from tests.support.laws import tried


@pytest.mark.parametrize(
    ("places", "expected"),
    [([], set()), ([0, 1, 2], set()), ([1, 0], {1}), ([0, 2, 1, 3], {2}), ([3, 0, 1, 2], {0}), ([1, 2, 3, 0], {3})],
)
def test_the_fewest_are_moved(places: list[int], expected: set[int]) -> None:
    assert moved(places) == expected


@given(st.permutations(range(9)))
@tried(50)
def test_the_others_keep_their_order(places: list[int]) -> None:
    stayed = [place for index, place in enumerate(places) if index not in moved(places)]
    assert stayed == sorted(stayed)
