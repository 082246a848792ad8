"""When to look again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.timing import (
    DAY,
    HOUR,
    MONTH,
    WEEK,
    Intervals,
    back_off,
    next_poll,
    next_probe,
    next_recheck,
    next_wanted,
)
from tests.support.laws import tried

NOW = datetime(2026, 11, 22, 6, 3, tzinfo=UTC)
MOMENTS = st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
DRAWS = st.floats(0, 1, exclude_max=True)
QUICK = tried(50)


def test_polls_fall_on_a_grid_that_a_restart_does_not_move() -> None:
    assert next_poll(NOW, timedelta(minutes=10), 0.0) == datetime(2026, 11, 22, 6, 10, tzinfo=UTC)
    assert next_poll(NOW + timedelta(minutes=5), timedelta(minutes=10), 0.0) == NOW + timedelta(minutes=7)


@QUICK
@given(MOMENTS, st.integers(1, 86_400), DRAWS)
def test_the_next_poll_is_after_now_and_within_an_interval_and_its_jitter(
    now: datetime, seconds: int, draw: float
) -> None:
    interval = timedelta(seconds=seconds)
    assert now < next_poll(now, interval, draw) <= now + interval * 1.1


@pytest.mark.parametrize(("failures", "minutes"), [(1, 10), (2, 20), (3, 40), (6, 320), (7, 360), (1000, 360)], ids=str)
def test_pauses_after_failures_double_up_to_a_cap(failures: int, minutes: int) -> None:
    assert back_off(NOW, failures, Intervals(), 0.0, None) == NOW + timedelta(minutes=minutes)


def test_a_source_that_is_polled_once_a_day_is_asked_again_soon_after_its_first_failure() -> None:
    daily = Intervals(poll=DAY)
    assert [back_off(NOW, failures, daily, 0.0, None) - NOW for failures in (1, 2, 7)] == [
        timedelta(minutes=10),
        timedelta(minutes=20),
        timedelta(hours=6),
    ]


def test_a_longer_pause_that_the_source_asks_for_is_kept() -> None:
    assert back_off(NOW, 1, Intervals(), 0.0, 7200.0) == NOW + timedelta(hours=2)


@pytest.mark.parametrize("asked", [-5.0, 0.0, 30.0, 1e12])
def test_a_strange_retry_after_neither_hurries_nor_stops_us(asked: float) -> None:
    at = back_off(NOW, 1, Intervals(), 0.0, asked)
    assert NOW + timedelta(minutes=10) <= at <= NOW + MONTH


@pytest.mark.parametrize(
    ("age", "gap"),
    [(0, HOUR), (2, HOUR), (3, DAY), (45, DAY), (46, WEEK), (180, WEEK), (181, MONTH), (9000, MONTH)],
)
def test_a_wanted_text_is_looked_for_by_its_age(age: int, gap: timedelta) -> None:
    assert next_wanted(NOW, NOW.date() - timedelta(days=age), 1, 0.0) == NOW + gap


@pytest.mark.parametrize(
    ("absences", "gap"), [(1, HOUR), (48, HOUR), (49, DAY), (91, DAY), (92, WEEK), (110, WEEK), (111, MONTH)]
)
def test_a_wanted_text_of_unknown_age_is_looked_for_by_how_often_it_was_absent(absences: int, gap: timedelta) -> None:
    assert next_wanted(NOW, None, absences, 0.0) == NOW + gap


def test_a_text_adopted_tomorrow_is_looked_for_hourly() -> None:
    assert next_wanted(NOW, date(2041, 1, 1), 500, 0.0) == NOW + HOUR


@pytest.mark.parametrize(
    ("held_for", "due_in"),
    [(0, 7), (3, 4), (7, 23), (29, 1), (30, 180), (400, 180)],
)
def test_a_held_text_is_asked_for_again_at_a_week_a_month_and_every_half_year(held_for: int, due_in: int) -> None:
    assert next_recheck(NOW, NOW - timedelta(days=held_for), 0.0) == NOW + timedelta(days=due_in)


def test_a_number_that_nobody_has_announced_is_looked_for_while_its_organ_rests() -> None:
    gaps = [(next_probe(NOW, absences, 0.0) - NOW) for absences in (1, 240, 241, 390, 391)]
    assert gaps == [3 * HOUR, 3 * HOUR, DAY, DAY, 30 * DAY]
