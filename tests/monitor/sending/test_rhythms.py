"""When digests go and quiet hours end, across both changes of the clock."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.sending.rhythms import next_digest, next_weekly, quiet_end, zone_of
from monitor.subscribing import Quiet, Rhythm, Subscription
from tests.support.laws import tried

QUICK = tried(200)
NIGHT = Quiet(time(22), time(7))
ZONES = st.sampled_from(
    [
        "UTC",
        "America/New_York",
        "Europe/Berlin",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "America/St_Johns",
        "Pacific/Apia",
        "Pacific/Chatham",
        "Asia/Tehran",
    ]
)
MOMENTS = st.integers(1_200_000_000, 2_100_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
WALLS = st.integers(0, 24 * 60 - 1).map(lambda minutes: time(minutes // 60, minutes % 60))
QUIETS = st.none() | st.builds(Quiet, WALLS, WALLS)


def subscription(rhythm: Rhythm = Rhythm.DAILY, zone: str = "America/New_York", **more: object) -> Subscription:
    return Subscription(1, "desk", 1, (), rhythm=rhythm, timezone=zone, **more)  # type: ignore[arg-type]


def at(text: str, zone: str = "America/New_York") -> datetime:
    """A moment on a wall clock. A trailing ``*`` is the second one of its name that day."""
    wall = datetime.fromisoformat(text.rstrip("*")).replace(tzinfo=ZoneInfo(zone), fold=int(text.endswith("*")))
    return wall.astimezone(UTC)


def test_a_daily_digest_goes_at_its_hour_on_the_subscribers_clock_in_summer_and_winter() -> None:
    assert next_digest(subscription(hour=8), at("2026-07-01 09:00")) == at("2026-07-02 08:00")
    assert next_digest(subscription(hour=8), at("2026-12-01 07:59")) == at("2026-12-01 08:00")


def test_at_its_own_instant_the_next_digest_is_the_one_after() -> None:
    assert next_digest(subscription(hour=8), at("2026-12-01 08:00")) == at("2026-12-02 08:00")


def test_an_hour_that_the_clock_skips_comes_once() -> None:
    first = next_digest(subscription(hour=2), at("2026-03-07 12:00"))
    assert first == at("2026-03-08 03:00")
    assert next_digest(subscription(hour=2), first) == at("2026-03-09 02:00")


def test_an_hour_that_comes_twice_counts_once() -> None:
    first = next_digest(subscription(hour=1), at("2026-10-31 12:00"))
    assert first == at("2026-11-01 01:00")
    assert next_digest(subscription(hour=1), first) == at("2026-11-02 01:00")


@pytest.mark.parametrize(("weekday", "day"), [(1, "2026-11-23"), (7, "2026-11-29"), (5, "2026-11-27")])
def test_a_weekly_digest_goes_on_the_subscribers_weekday(weekday: int, day: str) -> None:
    chosen = subscription(Rhythm.WEEKLY, weekday=weekday, hour=6)
    assert next_digest(chosen, at("2026-11-22 12:00")) == at(f"{day} 06:00")
    assert next_weekly(chosen, at("2026-11-22 12:00")) == at(f"{day} 06:00")


def test_an_hourly_digest_goes_at_the_full_hour_where_clocks_differ_by_a_quarter() -> None:
    chosen = subscription(Rhythm.HOURLY, "Asia/Kathmandu")
    assert next_digest(chosen, at("2026-11-22 12:01", "Asia/Kathmandu")) == at("2026-11-22 13:00", "Asia/Kathmandu")


def test_a_digest_whose_hour_is_quiet_goes_at_the_end_of_the_quiet_hours() -> None:
    assert next_digest(subscription(hour=5, quiet=NIGHT), at("2026-11-22 12:00")) == at("2026-11-23 07:00")


@pytest.mark.parametrize(
    ("now", "end"),
    [
        ("2026-11-21 21:59", None),
        ("2026-11-21 22:00", "2026-11-22 07:00"),
        ("2026-11-22 03:00", "2026-11-22 07:00"),
        ("2026-11-22 07:00", None),
    ],
)
def test_quiet_hours_span_midnight(now: str, end: str | None) -> None:
    found = quiet_end(NIGHT, ZoneInfo("America/New_York"), at(now))
    assert found == (at(end) if end else None)


@pytest.mark.parametrize(
    ("evening", "end", "hours"),
    [("2026-03-07 22:00", "2026-03-08 07:00", 8), ("2026-10-31 22:00", "2026-11-01 07:00", 10)],
)
def test_a_night_in_which_the_clock_changes_is_an_hour_shorter_or_longer(evening: str, end: str, hours: int) -> None:
    found = quiet_end(NIGHT, ZoneInfo("America/New_York"), at(evening))
    assert found == at(end)
    assert found - at(evening) == timedelta(hours=hours)


def test_quiet_hours_that_end_in_the_hour_that_comes_twice_end_once() -> None:
    short = Quiet(time(22), time(1, 30))
    assert quiet_end(short, ZoneInfo("America/New_York"), at("2026-11-01 01:10")) == at("2026-11-01 01:30")
    assert quiet_end(short, ZoneInfo("America/New_York"), at("2026-11-01 01:10*")) is None


def test_quiet_hours_without_length_are_none() -> None:
    assert quiet_end(Quiet(time(8), time(8)), ZoneInfo("UTC"), at("2026-11-22 08:00", "UTC")) is None


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../../etc/passwd", "\0"])
def test_a_zone_that_this_machine_does_not_know_is_taken_for_utc(name: str) -> None:
    assert zone_of(name).key == "UTC"


@QUICK
@given(MOMENTS, ZONES, st.sampled_from([Rhythm.HOURLY, Rhythm.DAILY]), st.integers(0, 23), QUIETS)
def test_a_digest_comes_after_now_soon_and_never_in_quiet_hours(
    now: datetime, zone: str, rhythm: Rhythm, hour: int, quiet: Quiet | None
) -> None:
    found = next_digest(subscription(rhythm, zone, hour=hour, quiet=quiet), now)
    assert now < found <= now + timedelta(days=4)  # a zone skipped a day once, and quiet hours may follow
    assert quiet_end(quiet, ZoneInfo(zone), found) is None


@QUICK
@given(MOMENTS, ZONES, st.integers(0, 23))
def test_a_year_has_as_many_daily_digests_as_days(now: datetime, zone: str, hour: int) -> None:
    chosen, moment, days = subscription(zone=zone, hour=hour), now, set()
    for _ in range(365):
        moment = next_digest(chosen, moment)
        days.add(moment.astimezone(ZoneInfo(zone)).date())
    assert len(days) == 365


@QUICK
@given(MOMENTS, ZONES, QUIETS)
def test_what_is_held_in_quiet_hours_is_held_until_they_end_and_no_longer(
    now: datetime, zone: str, quiet: Quiet | None
) -> None:
    end = quiet_end(quiet, ZoneInfo(zone), now)
    assert end is None or now < end <= now + timedelta(hours=50)
    if end:
        assert quiet_end(quiet, ZoneInfo(zone), end - timedelta(microseconds=1)) == end
