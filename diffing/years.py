"""In which year the Security Council adopted a resolution of a given number.

The Council numbers its resolutions in one series since 1946, so the number gives the year. The table is our own
compilation: 1946 to 2022 from the Council's tables of meetings, number by number; 2023 to 2025 from the numbers that
texts and press releases print. Past its end the resolutions that are held tell the years of their numbers (``Learnt``);
of all others what a text prints is believed.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from diffing.folding import folded

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

LAST_KNOWN_YEAR = FIRST_YEAR + len(_ADOPTED_PER_YEAR)
"""The year of that resolution."""

_MOST_IN_A_YEAR = 100
_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,5}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Learnt:
    """Numbers past the table's end, ascending, and the year of each. What is held tells them (``learnt``)."""

    numbers: tuple[int, ...] = ()
    years: tuple[int, ...] = ()

    def year_of(self, number: int) -> int | None:
        """The year of a number that was learnt, or that stands between two of one year; None of any other."""
        at = bisect_left(self.numbers, number)
        around = self.years[at - 1 : at + 1] if 0 < at < len(self.numbers) else ()
        if self.numbers[at : at + 1] == (number,):
            return self.years[at]
        return around[0] if around and around[0] == around[1] else None

    def may_tell(self, text: str) -> bool:
        """Whether a text prints a number of which this could tell the year."""
        if not self.numbers:
            return False
        printed = (int(found) for found in _NUMBER.findall(folded(text)))
        return any(self.numbers[0] <= number <= self.numbers[-1] for number in printed)


NOTHING_LEARNT = Learnt()


def learnt(printed: Iterable[tuple[int, int]]) -> Learnt:
    """What numbers and years tell that Council resolutions print for themselves. The table stands above them; numbers
    grow with the years, and of those that contradict one another in this none is believed."""
    told = {number: year for number, year in sorted(printed) if number > LAST_KNOWN and resolved_year(number, year)}
    latest_up_to = accumulate(told.values(), max)
    earliest_from = reversed([*accumulate(reversed(told.values()), min)])
    believed = [
        one for one, *bounds in zip(told.items(), latest_up_to, earliest_from, strict=True) if {*bounds} == {one[1]}
    ]
    return Learnt(tuple(number for number, _ in believed), tuple(year for _, year in believed))


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
    return printed if printed >= LAST_KNOWN_YEAR and number <= highest_by(date(printed, 12, 31)) else None


def year_conflict(number: int, printed: int | None) -> bool:
    """Whether the printed year is not the one in which that number was adopted (citations.md 2.4)."""
    known = year_of(number)
    return printed is not None and known is not None and printed != known


def highest_by(day: date) -> int:
    """A number that no resolution adopted up to ``day`` exceeds; exact to the year, generous after the table."""
    if day.year < FIRST_YEAR:
        return 0
    if day.year >= LAST_KNOWN_YEAR:
        return LAST_KNOWN + _MOST_IN_A_YEAR * (day.year - LAST_KNOWN_YEAR + 1)
    return _FIRST_OF_YEAR[day.year - FIRST_YEAR + 1] - 1


def is_impossible(number: int, day: date | None) -> bool:
    """Whether resolution ``number`` cannot have existed on ``day``, the citing document's adoption (domain.md 3.4)."""
    return number < 1 or (day is not None and number > highest_by(day))
