"""How often a source is polled at a given moment: the rhythm of New York, where the organs meet. Pure.

Facts: the Council meets on working days; the Assembly adopts most of a year's resolutions from October to December,
its committees late into the evening (domain.md 2.2, design.md 9).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from monitor.timing import Terms, next_poll

NEW_YORK: Final = ZoneInfo("America/New_York")


@dataclass(frozen=True, slots=True)
class Season:
    """When (hours of New York, ``opens`` included, ``closes`` not; ISO weekdays; months) intervals are multiplied by
    ``factor``."""

    factor: float
    weekdays: range = range(1, 8)
    opens: int = 0
    closes: int = 24
    months: range = range(1, 13)


SEASONS: Final = (
    Season(0.5, weekdays=range(1, 6), opens=9, closes=23, months=range(10, 13)),
    Season(1.0, weekdays=range(6, 7), months=range(12, 13)),
    Season(0.5, weekdays=range(1, 6), opens=9, closes=19),
    Season(1.5, weekdays=range(1, 6)),
    Season(3.0),
)
"""The first that fits holds: autumn days with long evenings, the Saturdays of December, working days, nights, the
rest."""


def factor(now: datetime) -> float:
    """By how much intervals are multiplied now."""
    there = now.astimezone(NEW_YORK)
    return next(one.factor for one in SEASONS if _fits(one, there))


def pace(now: datetime, terms: Terms) -> timedelta:
    """How long a source rests after a poll now: never so long that one failed poll would break its promise."""
    if not terms.adaptive:
        return terms.interval
    return min(terms.interval * factor(now), max(terms.promise / 2, timedelta(seconds=1)))


def next_look(now: datetime, terms: Terms, draw: float) -> datetime:
    """When to poll a source next."""
    return next_poll(now, pace(now, terms), draw)


def _fits(season: Season, there: datetime) -> bool:
    return (
        there.isoweekday() in season.weekdays
        and season.opens <= there.hour < season.closes
        and there.month in season.months
    )
