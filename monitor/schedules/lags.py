"""How late each source was: from the day of adoption to the moment at which we first had it from there. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from statistics import median

RECENT = timedelta(days=180)
"""What a source had longer ago than this after the adoption was there before we watched, and says nothing of it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """When a source first had a work: its text in a ``language``, or a notice of it (None)."""

    symbol: str
    adopted_on: date
    source: str
    language: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Lag:
    """Of a source, in a language (None: notices): how many works it had, how many before every other source, and how
    long after their adoption, in the middle and at most."""

    source: str
    language: str | None
    works: int
    first: int
    middle: timedelta
    longest: timedelta


def lags(seen: Iterable[Seen]) -> tuple[Lag, ...]:
    """By source and language. The day of adoption counts from its midnight, UTC."""
    rows = [one for one in seen if timedelta(0) <= _lag(one) <= RECENT]
    earliest: dict[str, datetime] = {}
    for one in rows:
        earliest[one.symbol] = min(one.at, earliest.get(one.symbol, one.at))
    groups: dict[tuple[str, str], list[Seen]] = {}
    for one in rows:
        groups.setdefault((one.source, one.language or ""), []).append(one)
    return tuple(_summed(source, tag or None, groups[source, tag], earliest) for source, tag in sorted(groups))


def _summed(source: str, language: str | None, rows: list[Seen], earliest: dict[str, datetime]) -> Lag:
    found = [_lag(one) for one in rows]
    first = sum(one.at == earliest[one.symbol] for one in rows)
    middle = timedelta(seconds=median(one.total_seconds() for one in found))
    return Lag(source, language, len(rows), first, middle, max(found))


def _lag(seen: Seen) -> timedelta:
    return seen.at - datetime.combine(seen.adopted_on, time(), UTC)
