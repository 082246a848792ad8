"""How a source is doing, in a word."""

from datetime import datetime, timedelta
from typing import Final

from monitor.intents import SourceState

WORKING: Final = "working"
LOOKING: Final = "looking"
WAITING: Final = "waiting"
FAILING: Final = "failing"
STOPPED: Final = "stopped"

# A look this long overdue is not lateness: nobody is looking. Longer than any tick or any lease of a poll.
OVERDUE: Final = timedelta(minutes=30)


def condition(state: SourceState, now: datetime) -> str:
    """One word: failing (the last look failed), looking (now), waiting (for the first look), stopped, working."""
    if state.failures:
        return FAILING
    if state.lease_until is not None and state.lease_until > now:
        return LOOKING
    if state.last_polled_at is None:
        return WAITING
    if state.next_check_at is not None and state.next_check_at + OVERDUE < now:
        return STOPPED
    return WORKING
