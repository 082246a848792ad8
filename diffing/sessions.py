"""When the sessions of the General Assembly and the Human Rights Council sat, as far as telling them apart needs.

The Assembly's session s runs from September 1945+s to September 1946+s. The numbers of its resolutions ran on from
session to session up to the thirtieth, in 1975. The Council met three times a year from June 2006; its windows here
are wide, from its rhythm and not from a calendar. Own compilation from the resolutions' own headings.
"""

from bisect import bisect_right
from datetime import date

from diffing.changes import Body
from diffing.symbols import Symbol, session_number

LAST_ROMAN_SESSION = 30
"""The Assembly counted sessions in Roman numerals up to the thirtieth (citations.md 2.1)."""

LAST_OLD_NUMBER = 3541

_FIRST_OF_SESSION = (
    *(1, 107, 190, 286, 366, 501, 602, 702, 808, 903),
    *(989, 1112, 1225, 1345, 1466, 1624, 1757, 1872, 1994, 2004),
    *(2134, 2258, 2373, 2498, 2622, 2752, 2904, 3051, 3203, 3363),
)
_SLACK = 45


def assembly_session(day: date) -> int:
    """The regular session that was current on a day; 0 before the first."""
    return max(0, day.year - 1945 - (1 if (day.month, day.day) < (9, 10) and day.year > 1946 else 0))


def fits_assembly(session: int, day: date) -> bool:
    """Whether a resolution of that session can have been adopted on that day."""
    return date(1945 + session, 9, 1) <= day <= date(1946 + session, 9, 30)


def fits_council(session: int, day: date) -> bool:
    """Whether the Human Rights Council's session can have sat on that day, give or take half a year."""
    sat = 2006.45 + (session - 1) / 3
    return abs(day.year + (day.month - 0.5) / 12 - sat) <= 0.75


def likely_old_session(number: int) -> int:
    """The early session whose resolutions had such numbers, as far as the first number of each is known."""
    return bisect_right(_FIRST_OF_SESSION, number)


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
