"""When sessions sat, as far as telling organs apart needs."""

from datetime import date

import pytest

from diffing.sessions import (
    assembly_session,
    fits_assembly,
    fits_council,
    fits_old_session,
    old_session,
    written_between,
)
from diffing.symbols import parse


@pytest.mark.parametrize(
    ("day", "session"),
    [(date(2013, 12, 18), 68), (date(2014, 6, 13), 68), (date(1966, 11, 17), 21), (date(1946, 2, 1), 1)],
)
def test_a_day_falls_in_a_session(day: date, session: int) -> None:
    assert assembly_session(day) == session


def test_a_stated_date_tells_the_assembly_from_the_council() -> None:
    march = date(2013, 3, 21)
    assert fits_council(22, march)
    assert not fits_assembly(22, march)
    assert fits_assembly(68, date(2013, 12, 18))
    assert not fits_council(68, date(2013, 12, 18))


@pytest.mark.parametrize(
    ("number", "session"), [(181, 2), (217, 3), (377, 5), (1514, 15), (1601, 15), (2200, 21), (2625, 25), (3379, 30)]
)
def test_an_early_number_fits_its_session(number: int, session: int) -> None:
    assert fits_old_session(number, session)


@pytest.mark.parametrize(("number", "session"), [(5, 2), (689, 35), (253, 30), (3542, 30), (1514, 0)])
def test_an_early_number_does_not_fit_another_session(number: int, session: int) -> None:
    assert not fits_old_session(number, session)


def test_a_number_and_a_day_give_the_early_session() -> None:
    assert old_session(2153, date(1966, 11, 17)) == 21
    assert old_session(2153, date(1950, 1, 1)) is None


@pytest.mark.parametrize(
    ("symbol", "first", "last"),
    [
        ("S/RES/2617(2021)", date(2021, 1, 1), date(2021, 12, 31)),
        ("A/C.3/80/L.50", date(2025, 1, 1), date(2026, 9, 30)),
        ("A/RES/217(III)", date(1948, 1, 1), date(1949, 9, 30)),
    ],
)
def test_a_symbol_bounds_the_days_of_its_document(symbol: str, first: date, last: date) -> None:
    assert written_between(parse(symbol)) == (first, last)


def test_a_symbol_without_year_or_regular_session_bounds_nothing() -> None:
    assert written_between(parse("A/RES/ES-11/1")) is None
    assert written_between(parse("S/21406")) is None
