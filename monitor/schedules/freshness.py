"""Whether a source keeps its promise of freshness. Pure.

Silence is reported even when a source answers: one that brings nothing while its organ has met for weeks has probably
moved or changed its layout in a way that no gate noticed (design.md, rule 6).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from monitor.intents import SourceState
from monitor.timing import DAY, Terms

RECESS: Final = ((12, 22), (1, 5))
"""From the first day to the second no organ adopts anything."""


@dataclass(frozen=True, slots=True)
class Season:
    """Sources whose names contain ``among`` bring something within so many working weeks of the ``months``."""

    among: tuple[str, ...]
    weeks: int
    months: range = range(1, 13)


EXPECTED: Final = (
    Season(("security-council",), weeks=8),
    Season(("general-assembly",), weeks=5, months=range(10, 13)),
    Season(("press",), weeks=8),
    Season(("feed-all",), weeks=4),
)
"""The Council adopts some fifty resolutions a year, with pauses; the Assembly two hundred from October to December."""


def broken_promise(state: SourceState, terms: Terms, now: datetime) -> str | None:
    """Why the operator must be told of a source, a sentence, or None."""
    return _no_answer(state, terms, now) or _no_news(state, now)


def _no_answer(state: SourceState, terms: Terms, now: datetime) -> str | None:
    """It fails, or is held back, longer than it promised. That nobody looked is no fault of the source."""
    since = state.last_success_at or state.since
    if not state.failures or since is None or now - since <= terms.promise:
        return None
    return f"{state.name}: no answer as it should since {since:%Y-%m-%d %H:%M} UTC; {state.last_error}"


def _no_news(state: SourceState, now: datetime) -> str | None:
    """It answers, and brings nothing when it should."""
    since = max(filter(None, (state.last_change_at, state.since)), default=None)
    season = next((one for one in EXPECTED if any(word in state.name for word in one.among)), None)
    if season is None or since is None or state.last_success_at is None:
        return None
    weeks = working_weeks(since.date(), now.date(), season.months)
    if weeks < season.weeks:
        return None
    return f"{state.name}: answers, but brought nothing new since {since:%Y-%m-%d}, {weeks} working weeks; look at it"


def working_weeks(since: date, until: date, months: range) -> int:
    """Whole weeks of work in some months between two days, without the recess at the turn of the year."""
    worked = sum(1 for day in _days(since, until) if day.month in months and not _rests(day))
    return worked // 7


def _days(since: date, until: date) -> list[date]:
    return [since + DAY * number for number in range(1, min((until - since).days, 3660) + 1)]


def _rests(day: date) -> bool:
    first, last = RECESS
    return (day.month, day.day) >= first or (day.month, day.day) <= last
