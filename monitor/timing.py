"""When to look again. Pure: ``now`` and the draw of chance are arguments.

A ``draw`` is a number in [0, 1). It spreads what would else happen at the same instant.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
MONTH = timedelta(days=30)

PROBE = 3 * HOUR
FIRST_PAUSE = timedelta(minutes=10)
"""The longest pause after a first failure: what is polled once a day need not wait a day for a network."""
JITTER = 0.1
"""The part of an interval over which looks are spread."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed for a source: how often it is polled, and within what time it must have answered as it should
    before the operator is told.

    ``share`` is the part of its texts that one look may revise. ``adaptive`` sources are polled in the rhythm of New
    York (monitor.schedules.cadence). ``kind`` is that of its site.
    """

    interval: timedelta = timedelta(minutes=10)
    promise: timedelta = WEEK
    share: float = 0.2
    adaptive: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Intervals:
    """How often we look. ``terms`` are those of each source, by name.

    ``back_off_cap`` bounds the pause after failures: a source is never abandoned (design.md, rule 6). A text must be
    absent at ``confirmations`` looks, each ``confirm_after`` later than the one before, to be called unavailable
    (rule 5). ``lease`` is how long a look may be held before somebody else takes it up, ``sending_lease`` the same
    for a message.
    """

    poll: timedelta = timedelta(minutes=10)
    back_off_cap: timedelta = timedelta(hours=6)
    confirm_after: timedelta = HOUR
    confirmations: int = 2
    lease: timedelta = timedelta(minutes=15)
    sending_lease: timedelta = timedelta(minutes=2)
    terms: Mapping[str, Terms] = field(default_factory=dict)

    def of(self, source: str) -> "Intervals":
        """As they are for one source."""
        return replace(self, poll=self.terms_of(source).interval)

    def terms_of(self, source: str) -> Terms:
        """What is agreed for one source; a source without terms of its own is polled like the others."""
        return self.terms.get(source) or Terms(self.poll)


def next_poll(now: datetime, interval: timedelta, draw: float) -> datetime:
    """The first grid point after now, plus jitter: clocks that restart keep the same rhythm."""
    since_midnight = now - datetime.combine(now.date(), time(), UTC)
    to_grid = interval - since_midnight % interval
    return now + to_grid + interval * JITTER * draw


def back_off(now: datetime, failures: int, intervals: Intervals, draw: float, retry_after: float | None) -> datetime:
    """When to ask again after the given number of failures in a row (at least 1): growing, capped, polite.

    A stated ``retry_after`` (seconds) is kept when it is longer than our own pause, up to a month.
    """
    doublings: int = 1 << min(max(failures, 1) - 1, 20)
    own = min(min(intervals.poll, FIRST_PAUSE) * doublings, intervals.back_off_cap)
    stated = timedelta(seconds=min(max(retry_after or 0.0, 0.0), MONTH.total_seconds()))
    return now + max(own * (1 + JITTER * draw), stated)


def next_wanted(now: datetime, adopted_on: date | None, absences: int, draw: float) -> datetime:
    """When to look again for a text that is not out: hourly, daily, weekly, then monthly (design.md 9).

    By the work's age where its adoption is known, else by how often we looked in vain.
    """
    gap = _gap_by_age(now.date() - adopted_on) if adopted_on else _gap_by_absences(absences)
    return now + gap * (1 + JITTER * draw)


def next_probe(now: datetime, absences: int, draw: float) -> datetime:
    """When to look again for a number that nobody has announced: every few hours for a month, then daily until half a
    year has passed (organs rest for months), then monthly."""
    often, daily = MONTH / PROBE, 5 * MONTH / DAY
    gap = PROBE if absences <= often else DAY if absences <= often + daily else MONTH
    return now + gap * (1 + JITTER * draw)


def _gap_by_age(age: timedelta) -> timedelta:
    for limit, gap in ((2 * DAY, HOUR), (45 * DAY, DAY), (180 * DAY, WEEK)):
        if age <= limit:
            return gap
    return MONTH


def _gap_by_absences(absences: int) -> timedelta:
    # 48 hourly looks are two days, 43 daily ones reach day 45, 19 weekly ones day 180.
    for limit, gap in ((48, HOUR), (48 + 43, DAY), (48 + 43 + 19, WEEK)):
        if absences <= limit:
            return gap
    return MONTH


def next_recheck(now: datetime, retrieved_at: datetime | None, draw: float) -> datetime:
    """When to ask again for a text that we hold: at 7 and 30 days, then every half year (design.md 9)."""
    held_for = now - (retrieved_at or now)
    for limit in (WEEK, MONTH):
        if held_for < limit:
            return now + (limit - held_for) + DAY * draw
    return now + 6 * MONTH + WEEK * draw
