"""The number of a Security Council resolution gives its year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.council_years import TABLES, Seen, compared, meetings, rows
from diffing.years import (
    LAST_KNOWN,
    NOTHING_LEARNT,
    highest_by,
    is_impossible,
    learnt,
    resolved_year,
    year_conflict,
    year_of,
)


@pytest.mark.parametrize(
    ("number", "year"),
    [(1, 1946), (242, 1967), (1373, 2001), (2195, 2014), (2196, 2015), (2398, 2018), (2504, 2020), (2617, 2021)],
)
def test_a_number_gives_its_year(number: int, year: int) -> None:
    assert year_of(number) == year


@pytest.mark.parametrize("number", [0, -3, LAST_KNOWN + 1, 10**9])
def test_a_number_that_we_do_not_know_has_no_year(number: int) -> None:
    assert year_of(number) is None


def test_years_never_go_back() -> None:
    years = [year_of(number) or 0 for number in range(1, LAST_KNOWN + 1)]
    assert years == sorted(years)
    assert (years[0], years[-1]) == (1946, 2025)


def test_a_wrong_year_is_a_conflict_and_a_missing_one_is_not() -> None:
    assert year_conflict(2195, 2015)
    assert not year_conflict(2195, 2014)
    assert not year_conflict(2195, None)
    assert not year_conflict(LAST_KNOWN + 5, 2026)


def test_past_the_table_the_printed_year_is_believed_where_it_can_be_right() -> None:
    assert resolved_year(LAST_KNOWN + 5, 2026) == 2026
    assert resolved_year(LAST_KNOWN + 5, 1999) is None
    assert resolved_year(9999, 2026) is None
    assert resolved_year(LAST_KNOWN + 5, None) is None


def test_a_resolution_cannot_exist_before_its_year() -> None:
    assert is_impossible(2617, date(2020, 12, 31))
    assert not is_impossible(2617, date(2021, 12, 30))
    assert not is_impossible(2617, None)
    assert is_impossible(1, date(1945, 1, 1))
    assert highest_by(date(1946, 12, 31)) == 15


@pytest.mark.skipif(not TABLES.is_file(), reason="the tables of the Council's meetings do not stand beside the project")
def test_the_table_agrees_with_every_meeting() -> None:
    found = compared(meetings())
    assert (found.agreeing > 2600, found.contradicting, found.lacking) == (True, [], [])


def test_what_resolutions_print_shows_where_the_table_ends_and_errs() -> None:
    later = [Seen(LAST_KNOWN + 1, 2026, "a"), Seen(LAST_KNOWN + 4, 2026, "b")]
    slip = Seen(2195, 2015, "c")
    found = compared([Seen(1373, 2001, "d"), slip, *later])
    assert found == (1, [slip], later)
    assert list(rows(found.lacking)) == [f"2026: {LAST_KNOWN + 1} to {LAST_KNOWN + 4}, 2 of 4 seen"]


NEXT = LAST_KNOWN + 1


def test_past_the_table_what_is_held_tells_the_years_of_its_numbers_and_of_those_between() -> None:
    told = learnt([(NEXT + 9, 2026), (NEXT + 40, 2027), (NEXT, 2026)])
    assert [told.year_of(number) for number in (NEXT, NEXT + 5, NEXT + 9)] == [2026, 2026, 2026]
    assert [told.year_of(number) for number in (NEXT - 1, NEXT + 20, NEXT + 41)] == [None, None, None]


def test_the_table_stands_above_what_is_held() -> None:
    assert learnt([(2195, 2015), (9999, 2026), (NEXT, 1999)]) == NOTHING_LEARNT


def test_of_numbers_whose_years_contradict_one_another_none_is_believed() -> None:
    told = learnt([(NEXT, 2026), (NEXT + 1, 2028), (NEXT + 2, 2027), (NEXT + 3, 2028)])
    assert [told.year_of(NEXT + step) for step in range(4)] == [2026, None, None, 2028]


@given(st.lists(st.tuples(st.integers(NEXT, NEXT + 300), st.integers(2025, 2040))))
def test_what_is_learnt_never_goes_back_and_was_told(printed: list[tuple[int, int]]) -> None:
    told = learnt(printed)
    assert list(told.years) == sorted(told.years)
    assert set(zip(told.numbers, told.years, strict=True)) <= set(printed)


def test_a_text_may_be_told_more_only_where_it_prints_such_a_number() -> None:
    told = learnt([(NEXT, 2026), (NEXT + 9, 2026)])
    assert told.may_tell(f"as set out in resolution {NEXT + 4},")
    assert told.may_tell("القرار " + str(NEXT).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")))
    assert not told.may_tell(f"resolutions 1373 (2001) and {NEXT}7, paragraph {NEXT + 10}")
    assert not NOTHING_LEARNT.may_tell(str(NEXT))
