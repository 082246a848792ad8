"""The citing document, and what it makes doubtful in what it cites: other years, and documents later than itself."""

from dataclasses import dataclass, field
from datetime import date

from diffing.sessions import first_day
from diffing.symbols import Symbol, session_number
from diffing.years import NOTHING_LEARNT, Learnt, is_impossible, year_conflict


@dataclass(frozen=True, slots=True)
class CitingDocument:
    """The citing document: its symbol and organ's series if known, its day, and what else helps to decide.

    ``numbers`` are the Security Council numbers that the document cites in full, with their years. Like what was
    ``learnt`` they also tell the years of numbers that our table does not know yet. ``councils`` tells whether the
    Human Rights Council is named, ``runs_left`` whether the writing does, so that a copy may print a session behind
    its number.
    """

    symbol: Symbol | None = None
    series: str = ""
    day: date | None = None
    councils: bool = False
    numbers: dict[int, int] = field(default_factory=dict)
    runs_left: bool = False
    learnt: Learnt = NOTHING_LEARNT


def doubts(symbol: Symbol, citing: CitingDocument) -> tuple[str, ...]:
    """The flags that a target gets."""
    flags = []
    if symbol.canonical.startswith("S/RES/") and symbol.number:
        if year_conflict(symbol.number, symbol.printed_year):
            flags.append("year_conflict")
        if is_impossible(symbol.number, citing.day) or _is_later(symbol, citing.symbol):
            flags.append("impossible_target")
    elif _is_of_later_period(symbol, citing):
        flags.append("impossible_target")
    return tuple(flags)


def _is_later(symbol: Symbol, own: Symbol | None) -> bool:
    if own is None or not own.canonical.startswith("S/RES/"):
        return False
    return (symbol.number or 0) > (own.number or 0)


def _is_of_later_period(symbol: Symbol, citing: CitingDocument) -> bool:
    """A document of a year, or a resolution of a session, that had not begun when the citing document was adopted."""
    if citing.day is None:
        return False
    if symbol.year:
        return symbol.year > citing.day.year
    if not symbol.canonical.startswith("A/RES/") or "-" in (symbol.session or "-"):
        return False
    return first_day(session_number(symbol.session) or 1) > citing.day
