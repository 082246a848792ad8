"""Works without a symbol get a key of our own."""

from datetime import date

from diffing.changes import Body, Kind
from diffing.own_keys import is_own_key, own_key

DAY = date(2031, 3, 4)


def test_a_key_names_the_organ_the_sort_and_the_day() -> None:
    key = own_key(Body.COUNTER_TERRORISM_COMMITTEE, Kind.DECLARATION, DAY, "Declaration of Harbour Town")
    assert key.startswith("X/CTC/DECLARATION/2031-03-04/")
    assert is_own_key(key)


def test_spelling_details_of_a_title_do_not_change_the_key() -> None:
    first = own_key(Body.OTHER, Kind.DECLARATION, DAY, "Declaration of Harbour Town")
    assert own_key(Body.OTHER, Kind.DECLARATION, DAY, "  DECLARATION of\nHarbour-Town. ") == first
    assert own_key(Body.OTHER, Kind.DECLARATION, DAY, "Another declaration") != first


def test_nothing_known_still_gives_a_key() -> None:
    assert is_own_key(own_key(None, None, None, None))


def test_a_printed_symbol_is_no_key_of_ours() -> None:
    assert not is_own_key("S/RES/2617(2021)")
    assert not is_own_key("X/CTC")
