"""How often sources are polled, by the hours of New York."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.schedules.cadence import factor, next_look, pace
from monitor.timing import Terms

HOUR = timedelta(hours=1)
MOMENTS = st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 7, 8, 15, tzinfo=UTC), 0.5),  # Wednesday, 11 in New York
        (datetime(2026, 7, 9, 1, tzinfo=UTC), 1.5),  # that day's evening
        (datetime(2026, 11, 19, 2, tzinfo=UTC), 0.5),  # an evening in autumn
        (datetime(2026, 7, 11, 15, tzinfo=UTC), 3.0),  # Saturday
        (datetime(2026, 12, 19, 15, tzinfo=UTC), 1.0),  # a Saturday in December
    ],
)
def test_the_rhythm_is_that_of_new_york(moment: datetime, expected: float) -> None:
    assert factor(moment) == expected


@given(MOMENTS)
def test_a_source_that_is_not_adaptive_keeps_its_interval(now: datetime) -> None:
    assert pace(now, Terms(interval=HOUR)) == HOUR


@given(MOMENTS, st.integers(1, 2_000), st.integers(1, 10_000), st.floats(0, 1, exclude_max=True))
def test_no_pause_is_so_long_that_one_failure_breaks_the_promise(
    now: datetime, minutes: int, promised: int, draw: float
) -> None:
    terms = Terms(interval=timedelta(minutes=minutes), promise=timedelta(minutes=promised), adaptive=True)
    assert pace(now, terms) <= max(terms.promise / 2, timedelta(seconds=1))
    assert now < next_look(now, terms, draw)
