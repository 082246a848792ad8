"""In which year the Security Council adopted a resolution of a given number.

The Council numbers its resolutions in one series since 1946, so the number gives the year. The table is our own
compilation: 1946 to 2022 from the Council's tables of meetings, number by number; 2023 to 2025 from the numbers that
texts and press releases print. Numbers past the last one we know of have no year here:
what a text prints for them is believed.
"""

from bisect import bisect_right
from datetime import date
from itertools import accumulate

FIRST_YEAR = 1946

_ADOPTED_PER_YEAR = (
    *(15, 22, 29, 12, 11, 7, 2, 5, 2, 5, 11, 5, 5, 1, 28),
    *(10, 7, 8, 14, 20, 13, 12, 18, 13, 16, 16, 17, 20, 22, 18),
    *(18, 20, 21, 18, 23, 15, 29, 17, 14, 21, 13, 13, 20, 20, 37),
    *(42, 74, 93, 77, 66, 57, 54, 73, 65, 50, 52, 68, 67, 59, 71),
    *(87, 56, 65, 48, 59, 66, 53, 47, 63, 64, 77, 61, 54, 52, 57),
    *(57, 54, 50, 46),
)
_FIRST_OF_YEAR = tuple(accumulate(_ADOPTED_PER_YEAR, initial=1))

LAST_KNOWN = 2810
"""The highest number that we know to have been adopted (December 2025)."""

_LAST_KNOWN_YEAR = FIRST_YEAR + len(_ADOPTED_PER_YEAR)
_MOST_IN_A_YEAR = 100


def year_of(number: int) -> int | None:
    """The year of resolution ``number``; None when it is not positive or past the last one known."""
    if not 1 <= number <= LAST_KNOWN:
        return None
    return FIRST_YEAR + bisect_right(_FIRST_OF_YEAR, number) - 1


def resolved_year(number: int, printed: int | None) -> int | None:
    """The year to believe: the table's, else the printed one where it can be right, else None."""
    known = year_of(number)
    if known is not None or printed is None:
        return known
    return printed if printed >= _LAST_KNOWN_YEAR and number <= highest_by(date(printed, 12, 31)) else None


def year_conflict(number: int, printed: int | None) -> bool:
    """Whether the printed year is not the one in which that number was adopted (citations.md 2.4)."""
    known = year_of(number)
    return printed is not None and known is not None and printed != known


def highest_by(day: date) -> int:
    """A number that no resolution adopted up to ``day`` exceeds; exact to the year, generous after the table."""
    if day.year < FIRST_YEAR:
        return 0
    if day.year >= _LAST_KNOWN_YEAR:
        return LAST_KNOWN + _MOST_IN_A_YEAR * (day.year - _LAST_KNOWN_YEAR + 1)
    return _FIRST_OF_YEAR[day.year - FIRST_YEAR + 1] - 1


def is_impossible(number: int, day: date | None) -> bool:
    """Whether resolution ``number`` cannot have existed on ``day``, the citing document's adoption (domain.md 3.4)."""
    return number < 1 or (day is not None and number > highest_by(day))
