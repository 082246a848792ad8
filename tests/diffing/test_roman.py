"""Roman numerals are read and written."""

import pytest

from diffing.roman import from_roman, to_roman


def test_every_session_number_survives_the_way_there_and_back() -> None:
    assert [from_roman(to_roman(number)) for number in range(1, 110)] == list(range(1, 110))


@pytest.mark.parametrize("text", ["", "IIII", "VX", "iv", "A", "IC", "12", "XXXXX"])
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    assert from_roman(text) is None


@pytest.mark.parametrize("number", [0, -1, 110])
def test_numbers_without_a_session_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        to_roman(number)
