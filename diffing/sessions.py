"""When the sessions of the General Assembly and the Human Rights Council sat, as far as telling them apart needs.

The Assembly's session s runs from September 1945+s to September 1946+s. The numbers of its resolutions ran on from
session to session up to the thirtieth, in 1975. The Council met three times a year from June 2006; its windows here
are wide, from its rhythm and not from a calendar. Own compilation from the resolutions' own headings.
"""

from bisect import bisect_right
from datetime import date

from diffing.changes import Body
from diffing.roman import to_roman
from diffing.symbols import Symbol, session_number

LAST_ROMAN_SESSION = 30
"""The Assembly counted sessions in Roman numerals up to the thirtieth (citations.md 2.1)."""

LAST_OLD_NUMBER = 3541

_FIRST_OF_SESSION = (
    *(1, 108, 190, 286, 366, 501, 602, 713, 808, 903),
    *(1009, 1134, 1238, 1351, 1475, 1623, 1748, 1881, 1994, 2008),
    *(2134, 2258, 2374, 2498, 2615, 2751, 2904, 3050, 3203, 3363),
)
_OF_SPECIAL_SESSIONS = (
    *((range(104, 108), "S-1"), (range(185, 190), "S-2"), (range(997, 1004), "ES-I"), (range(1004, 1009), "ES-II")),
    *((range(1237, 1238), "ES-III"), (range(1474, 1475), "ES-IV"), (range(1622, 1623), "S-III")),
    *((range(1872, 1881), "S-IV"), (range(2248, 2250), "S-V"), (range(2252, 2258), "ES-V")),
    *((range(3201, 3203), "S-VI"), (range(3362, 3363), "S-VII")),
)
_SLACK = 45
_DOUBT = 3
"""Numbers by which the first one of a session may be off."""

CALLED_BY_NUMBER = frozenset((181, 194, 217, 260, 302, 377, 1514, 1541, 1803, 2065, 2625, 2758))
"""Early resolutions so well known that people leave their session out; the Council has the same numbers."""


def assembly_session(day: date) -> int:
    """The regular session that was current on a day; 0 before the first."""
    return max(0, day.year - 1945 - (1 if (day.month, day.day) < (9, 10) and day.year > 1946 else 0))


def fits_assembly(session: int, day: date) -> bool:
    """Whether a resolution of that session can have been adopted on that day."""
    return first_day(session) <= day <= date(1946 + session, 9, 30)


def first_day(session: int) -> date:
    """The earliest day on which that session can have adopted a resolution; the first one met in January 1946."""
    return date(1945 + session, 9, 1) if session > 1 else date(1946, 1, 10)


def fits_council(session: int, day: date) -> bool:
    """Whether the Human Rights Council's session can have sat on that day, give or take half a year."""
    sat = 2006.45 + (session - 1) / 3
    return abs(day.year + (day.month - 0.5) / 12 - sat) <= 0.75


def likely_old_session(number: int) -> int:
    """The early session whose resolutions had such numbers, as far as the first number of each is known."""
    return bisect_right(_FIRST_OF_SESSION, number)


def session_of(number: int) -> str | None:
    """The early session, as symbols print it, that alone can have adopted that number; None when two can."""
    special = next((session for numbers, session in _OF_SPECIAL_SESSIONS if number in numbers), None)
    if special or not 1 <= number <= LAST_OLD_NUMBER:
        return special
    earliest, latest = likely_old_session(max(1, number - _DOUBT)), likely_old_session(number + _DOUBT)
    return to_roman(latest) if earliest == latest else None


def fits_old_session(number: int, session: int) -> bool:
    """Whether a resolution with that running number can be of that early session, give or take some numbers."""
    if not 1 <= session <= LAST_ROMAN_SESSION or not 1 <= number <= LAST_OLD_NUMBER:
        return False
    return likely_old_session(max(1, number - _SLACK)) <= session <= likely_old_session(number + _SLACK)


def old_session(number: int, day: date) -> int | None:
    """The early session in which a resolution known by number and day was adopted; None when none can be."""
    session = assembly_session(day)
    return next((each for each in (session, session + 1) if fits_old_session(number, each)), None)


def written_between(symbol: Symbol) -> tuple[date, date] | None:
    """The first and last day on which a document of that symbol can have been written, None when it does not say."""
    if symbol.year:
        return date(symbol.year, 1, 1), date(symbol.year, 12, 31)
    session = session_number(symbol.session)
    regular = symbol.body is Body.GENERAL_ASSEMBLY and "-" not in (symbol.session or "-")
    if not regular or not session or session > 200:
        return None
    return date(1945 + session, 1, 1), date(1946 + session, 9, 30)
