"""The next numbers of each series, to be looked for before anybody says that they exist. Pure (sources.md part 7)."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from monitor.schedules.numbering import numbered

AHEAD: Final = 3
"""How many numbers are looked for beyond the highest known."""
NEW_YEAR: Final = timedelta(days=21)
"""So long a new year's number is also looked for with the year before: it may have been adopted in December."""


def next_numbers(known: Iterable[str], now: datetime) -> tuple[str, ...]:
    """The symbols that come next in each series, as far as the ``known`` ones tell; canonical.

    A body of which nothing is known is not asked about. The Human Rights Council meets three times a year, on no fixed
    day, so that its next session is asked about, too.
    """
    highest = highest_numbers(known)
    return (
        *_council(highest.get("S/RES", 0), now),
        *_sessions(highest, "A/RES", (assembly_session(now),)),
        *_sessions(highest, "E/RES", (now.year,)),
        *_sessions(highest, "A/HRC/RES", _last_and_next(highest)),
    )


def highest_numbers(known: Iterable[str]) -> dict[str, int]:
    """The highest known number of each series."""
    highest: dict[str, int] = {}
    for symbol in known:
        if place := numbered(symbol):
            highest[place.series] = max(highest.get(place.series, 0), place.number)
    return highest


def assembly_session(now: datetime) -> int:
    """The Assembly's regular session: the eighty-first opened in September 2026."""
    return now.year - 1945 - (0 if (now.month, now.day) >= (9, 8) else 1)


def _council(highest: int, now: datetime) -> tuple[str, ...]:
    """Numbers run on from year to year."""
    if not highest:
        return ()
    years = dict.fromkeys((now.year, (now - NEW_YEAR).year))
    return tuple(f"S/RES/{highest + step}({year})" for step in range(1, AHEAD + 1) for year in years)


def _sessions(highest: Mapping[str, int], prefix: str, sessions: Iterable[int]) -> tuple[str, ...]:
    if not any(series.startswith(f"{prefix}/") for series in highest):
        return ()
    first = {session: highest.get(f"{prefix}/{session}", 0) + 1 for session in sessions}
    return tuple(f"{prefix}/{session}/{first[session] + step}" for session in sessions for step in range(AHEAD))


def _last_and_next(highest: Mapping[str, int]) -> tuple[int, ...]:
    held = [series.rpartition("/")[2] for series in highest if series.startswith("A/HRC/RES/")]
    last = max((int(one) for one in held if one.isdecimal()), default=0)
    return (last, last + 1) if last else ()
