"""When to try again to send, and when to leave a channel alone."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitor.outgoing import Standing
from monitor.sending.retrying import HOLD_AFTER, REFUSALS, RETRY_FOR, failed, must_pause, next_attempt
from monitor.timing import HOUR
from tests.support.laws import tried

NOW = datetime(2026, 11, 22, 6, 3, tzinfo=UTC)
MOMENTS = st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
DRAWS = st.floats(0, 1, exclude_max=True)
QUICK = tried(50)


def test_tries_to_send_grow_apart_and_end_after_two_days() -> None:
    created, now = NOW, NOW
    tries: list[timedelta] = []
    while (at := next_attempt(now, created, len(tries) + 1, None, 0.0)) is not None:
        tries.append(at - now)
        now = at
    assert tries[:4] == [timedelta(minutes=1), timedelta(minutes=3), timedelta(minutes=10), timedelta(minutes=30)]
    assert now == created + RETRY_FOR
    assert len(tries) < 20


def test_a_recipient_that_asks_for_patience_gets_it() -> None:
    assert next_attempt(NOW, NOW, 1, 3600.0, 0.0) == NOW + HOUR


def test_a_recipient_that_asks_for_more_than_two_days_is_given_up() -> None:
    assert next_attempt(NOW, NOW, 1, 3 * 86_400.0, 0.0) is None


@QUICK
@given(MOMENTS, st.integers(0, 200_000), st.integers(1, 1000), st.none() | st.floats(0, 1e9), DRAWS)
def test_the_next_try_is_after_now_and_within_two_days_of_the_start(
    created: datetime, seconds: int, attempts: int, asked: float | None, draw: float
) -> None:
    now = created + timedelta(seconds=seconds)
    at = next_attempt(now, created, attempts, asked, draw)
    assert at is None or now < at <= created + RETRY_FOR


def test_a_channel_is_held_when_it_failed_often_in_a_row_and_not_before() -> None:
    standing = Standing()
    for _ in range(HOLD_AFTER - 1):
        standing = failed(standing, NOW, permanent=False, retry_at=NOW + HOUR)
        assert standing.held_until is None
    assert failed(standing, NOW, permanent=False, retry_at=NOW + HOUR).held_until == NOW + HOUR


def test_a_permanent_error_holds_nothing_and_pauses_only_when_repeated() -> None:
    standing = Standing()
    for _ in range(REFUSALS - 1):
        standing = failed(standing, NOW, permanent=True, retry_at=None)
        assert not must_pause(standing, NOW)
    standing = failed(standing, NOW, permanent=True, retry_at=None)
    assert must_pause(standing, NOW)
    assert standing.held_until is None


def test_a_channel_that_fails_for_two_days_is_paused_and_not_earlier() -> None:
    standing = Standing(failures=9, failing_since=NOW)
    assert not must_pause(standing, NOW + RETRY_FOR - timedelta(seconds=1))
    assert must_pause(standing, NOW + RETRY_FOR)


def test_failures_that_lie_two_days_apart_are_no_reason_to_pause() -> None:
    standing = failed(Standing(failures=1, failing_since=NOW), NOW + RETRY_FOR, permanent=False, retry_at=None)
    assert not must_pause(standing, NOW + RETRY_FOR)
