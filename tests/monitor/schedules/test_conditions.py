"""How a source is doing, in a word, and when the service itself is to be complained of."""

from datetime import datetime, timedelta

from monitor.intents import SourceState
from monitor.schedules.conditions import complaints, condition

HOUR = timedelta(hours=1)


def test_a_source_that_nobody_looks_at_has_stopped_and_is_complained_of(now: datetime) -> None:
    state = SourceState("folder", next_check_at=now - HOUR, last_polled_at=now - 2 * HOUR)
    assert condition(state, now) == "stopped"
    assert complaints((state,), now) == ("folder: nobody has looked since it was due at 2026-11-22 05:00 UTC",)


def test_a_source_that_is_not_due_or_being_looked_at_is_not_complained_of(now: datetime) -> None:
    waiting = SourceState("new")
    early = SourceState("early", next_check_at=now + HOUR)
    looking = SourceState("looking", next_check_at=now - HOUR, lease_until=now + HOUR)
    assert complaints((waiting, early, looking), now) == ()


def test_a_source_that_fails_is_no_fault_of_the_service(now: datetime) -> None:
    state = SourceState("far", next_check_at=now + HOUR, failures=3, last_error="far: did not answer")
    assert (condition(state, now), complaints((state,), now)) == ("failing", ())
