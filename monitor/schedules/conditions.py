"""How a source is doing, in a word."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from monitor.intents import Refusal, SourceState

WORKING: Final = "working"
LOOKING: Final = "looking"
WAITING: Final = "waiting"
FAILING: Final = "failing"
HELD_BACK: Final = "held back"
STOPPED: Final = "stopped"

# A look this long overdue is not lateness: nobody is looking. Longer than any tick or any lease of a poll.
OVERDUE: Final = timedelta(minutes=30)
SHOWN: Final = timedelta(days=8)
"""How long a refusal is shown that is not repeated."""
MOST_SHOWN: Final = 20


def condition(state: SourceState, now: datetime) -> str:
    """In a word: held back (its last look was not believed), failing (it failed), looking (now), waiting (for the first
    look), stopped, working."""
    if state.held_back:
        return HELD_BACK
    if state.failures:
        return FAILING
    if state.lease_until is not None and state.lease_until > now:
        return LOOKING
    if state.last_polled_at is None:
        return WAITING
    return STOPPED if _overdue(state, now) else WORKING


def complaints(states: Iterable[SourceState], now: datetime) -> tuple[str, ...]:
    """What is wrong with the service itself, a sentence each. A source that fails is no fault of ours; one that
    nobody looks at is."""
    return tuple(
        f"{state.name}: nobody has looked since it was due at {state.next_check_at:%Y-%m-%d %H:%M} UTC"
        for state in states
        if _overdue(state, now) and condition(state, now) != LOOKING
    )


def refusals_kept(before: Iterable[Refusal], reasons: Iterable[str], now: datetime) -> tuple[Refusal, ...]:
    """What is shown as not believed after a poll that refused these pages, the newest first, each reason once. Pages
    that are looked at once a week stay until their next turn."""
    fresh = {reason: Refusal(now, reason) for reason in reasons}
    older = [one for one in before if one.reason not in fresh and now - one.at < SHOWN]
    return (*fresh.values(), *older)[:MOST_SHOWN]


def _overdue(state: SourceState, now: datetime) -> bool:
    return state.next_check_at is not None and state.next_check_at + OVERDUE < now
