"""Which document a number names: the ordered rules of citations.md 3.9, and doubt kept where two organs remain."""

from dataclasses import dataclass, field, replace
from datetime import date

from diffing.changes import Kind
from diffing.citations.anchors import Anchor, Shape
from diffing.citations.ruling import FOREIGN, OWN, REPORTED, Ruling
from diffing.roman import to_roman
from diffing.sessions import (
    LAST_ROMAN_SESSION,
    fits_assembly,
    fits_council,
    fits_old_session,
    likely_old_session,
    old_session,
)
from diffing.symbols import Symbol, SymbolError, only_assembly, parse, session_number
from diffing.years import is_impossible, year_conflict, year_of

_LIKELY_SLIP = 3
"""Years by which a printed year may be off before ``N (YYYY)`` without a noun is taken for something else."""

_LAST_ROMAN_YEAR = 1976
_BORDER = 3
"""Numbers by which our first one of an old session may be off."""

_LOW = 100
"""Below it a number without a noun or an organ says too little."""


@dataclass(frozen=True, slots=True)
class CitingDocument:
    """The citing document: its symbol and organ's series if known, its day, and what else helps to decide.

    ``numbers`` are the Security Council numbers that the document cites in full, with their years, which also tell the
    years of numbers that our table does not know yet; ``councils`` tells whether the Human Rights Council is named.
    """

    symbol: Symbol | None = None
    series: str = ""
    day: date | None = None
    councils: bool = False
    numbers: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Named:
    """What an anchor names: a symbol, or none and the candidates; and flags."""

    symbol: Symbol | None
    kind: Kind
    candidates: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


def named(anchor: Anchor, ruling: Ruling, stated: date | None, citing: CitingDocument) -> tuple[Named, ...]:
    """The documents that an anchor names: none when it is no citation, several when it lists lettered parts."""
    if anchor.shape is Shape.SYMBOL:
        return _by_symbol(anchor, citing)
    if ruling.beside in (FOREIGN, REPORTED):
        return ()
    numbers = tuple(_candidates(anchor, ruling, stated, citing))
    if not numbers:
        return ()
    chosen = tuple(_chosen(numbers, letter, citing) for letter in anchor.letters or ("",))
    return tuple(replace(each, flags=(*each.flags, "suspect")) for each in chosen) if anchor.doubtful else chosen


def _by_symbol(anchor: Anchor, citing: CitingDocument) -> tuple[Named, ...]:
    read = [symbol for printed in anchor.symbols for symbol in _with_twin(printed)]
    return tuple(Named(symbol, symbol.kind, flags=_doubts(symbol, citing)) for symbol in read)


def _with_twin(printed: str) -> tuple[Symbol, ...]:
    try:
        symbol = parse(printed)
        return (symbol, parse(symbol.twin)) if symbol.twin else (symbol,)
    except SymbolError:
        return ()


def _candidates(anchor: Anchor, ruling: Ruling, stated: date | None, citing: CitingDocument) -> list[str]:
    match anchor.shape:
        case Shape.YEAR:
            return _of_year(anchor, ruling)
        case Shape.ROMAN:
            return _of_roman(anchor, ruling)
        case Shape.SESSION:
            return _of_session(anchor, ruling, stated, citing)
        case Shape.BARE:
            return _of_bare(anchor, ruling, stated, citing)
        case _:
            return _of_number(anchor.number, citing)


def _chosen(candidates: tuple[str, ...], letter: str, citing: CitingDocument) -> Named:
    """One candidate is the answer; several are kept (citations.md 3.9)."""
    symbols = [parse(candidate + (f"[{letter}]" if letter else "")) for candidate in candidates]
    if len(symbols) == 1:
        return Named(symbols[0], symbols[0].kind, flags=_doubts(symbols[0], citing))
    return Named(None, symbols[0].kind, tuple(symbol.canonical for symbol in symbols), ("unresolved",))


def _of_year(anchor: Anchor, ruling: Ruling) -> list[str]:
    """``N (YYYY)`` is the Security Council's unless the test of number against year says otherwise."""
    number, year = anchor.number, anchor.year or 0
    known = year_of(number)
    if anchor.doubtful and not (ruling.noun == "RES" and known == year and ruling.beside in ("", "S", OWN)):
        return []
    if known is None:
        return [f"S/RES/{number}({year})"] if ruling.noun and _is_symbol(f"S/RES/{number}({year})") else []
    if ruling.noun == "DEC" or ruling.claimed:
        return []
    if ruling.beside == "A" and known != year:
        session = old_session(number, date(year, 12, 1)) if 1946 <= year <= 1975 else None
        return [f"A/RES/{number}({to_roman(session)})"] if session else []
    far = abs(known - year) > (_LIKELY_SLIP if ruling.noun else 0)
    return [] if far else [f"S/RES/{number}({year})"]


def _is_symbol(printed: str) -> bool:
    try:
        parse(printed)
    except SymbolError:
        return False
    return True


def _of_roman(anchor: Anchor, ruling: Ruling) -> list[str]:
    """``N (ROMAN)`` is the General Assembly's unless another organ of the old style is the nearest."""
    session = session_number(anchor.session)
    if not session or session > 109:
        return []
    if anchor.doubtful and not (ruling.noun and fits_old_session(anchor.number, session)):
        return []
    regular = "-" not in anchor.session
    if regular and ruling.beside in ("E", "T"):
        return [f"{ruling.beside}/RES/{anchor.number}({to_roman(session)})"]
    if regular and ruling.near in ("E", "T") and not fits_old_session(anchor.number, session):
        return [f"{ruling.near}/RES/{anchor.number}({to_roman(session)})"]
    printed = to_roman(session) if regular else anchor.session
    likely = not regular or (anchor.number >= _LOW and fits_old_session(anchor.number, session))
    return [f"A/RES/{anchor.number}({printed})"] if session <= LAST_ROMAN_SESSION and (likely or ruling.noun) else []


def _of_session(anchor: Anchor, ruling: Ruling, stated: date | None, citing: CitingDocument) -> list[str]:
    if not ruling.noun:
        return []
    series = _series_of_session(anchor, ruling, stated, citing)
    session = anchor.session if "-" in anchor.session else str(int(anchor.session))
    return [f"{each}/{ruling.noun}/{session}/{anchor.number}" for each in series]


def _series_of_session(anchor: Anchor, ruling: Ruling, stated: date | None, citing: CitingDocument) -> list[str]:
    number, session, special = anchor.number, session_number(anchor.session) or 0, "-" in anchor.session
    if special:
        return ["A/HRC" if ruling.beside == "A/HRC" and anchor.session.startswith("S-") else "A"]
    if 1946 <= session <= 2100:
        return ["E/CN.4" if ruling.beside == "E/CN.4" else "E"]
    possible = _possible(session, number, bool(anchor.letters), ruling.noun)
    if possible == ["A/HRC"] and not _council_speaks(ruling, session, stated, citing):
        return []
    for narrowed in (_said(ruling, citing), _dated(session, stated), _own(ruling, citing)):
        if len(possible) > 1 and (left := [series for series in possible if series in narrowed]):
            possible = left
    return possible


def _possible(session: int, number: int, lettered: bool, noun: str) -> list[str]:
    """The organs whose sessions and numbers can be so: the Council's numbers are low and have no letters."""
    assembly = ["A"] if 30 < session < 200 else []
    council = ["A/HRC"] if not lettered and number <= 70 and 0 < session <= 70 and noun else []
    return assembly if only_assembly(session, number) else assembly + council


def _council_speaks(ruling: Ruling, session: int, stated: date | None, citing: CitingDocument) -> bool:
    """Low numbers are a council's only where it is named, speaks itself, or sat on the stated day."""
    return citing.councils or "A/HRC" in (ruling.near, citing.series) or "A/HRC" in _dated(session, stated)


def _said(ruling: Ruling, citing: CitingDocument) -> list[str]:
    if ruling.beside == OWN:
        return [ruling.near or citing.series]
    return [ruling.beside]


def _dated(session: int, stated: date | None) -> list[str]:
    if stated is None:
        return []
    fitting = [("A", fits_assembly(session, stated)), ("A/HRC", fits_council(session, stated))]
    return [series for series, fits in fitting if fits]


def _own(ruling: Ruling, citing: CitingDocument) -> list[str]:
    """The organ named last in the sentence, else the document's own; the Assembly where the Council is not named."""
    return [ruling.near or citing.series or ("" if citing.councils else "A")]


def _of_number(number: int, citing: CitingDocument) -> list[str]:
    """A Council resolution whose number says its year, by our table or by a full citation in the same document."""
    if year_of(number):
        return [f"S/RES/{number}"]
    printed = f"S/RES/{number}({citing.numbers.get(number, 0)})"
    return [printed] if _is_symbol(printed) else []


def _of_bare(anchor: Anchor, ruling: Ruling, stated: date | None, citing: CitingDocument) -> list[str]:
    """A number without year: the one cited in full elsewhere, else what its stated date or organ allows."""
    number = anchor.number
    if not ruling.noun or ruling.noun == "DEC":
        return []
    if stated and year_of(number) is None and ruling.beside in ("", "S", OWN) and stated.year > _LAST_ROMAN_YEAR:
        return [printed] if _is_symbol(printed := f"S/RES/{number}({stated.year})") else []
    if ruling.beside == "A" or (stated and stated.year != year_of(number)):
        return _of_assembly(number, stated)
    known = stated is not None or number in citing.numbers or ruling.beside == "S"
    if (
        not _of_number(number, citing)
        or ruling.beside not in ("", "S", OWN)
        or not (known or _is_likely(number, citing))
    ):
        return []
    if known or "S" in (ruling.near, citing.series) or number >= 1000:
        return _of_number(number, citing)
    return [f"S/RES/{number}", f"A/RES/{number}({to_roman(likely_old_session(number))})"]


def _of_assembly(number: int, stated: date | None) -> list[str]:
    """An Assembly resolution of the time when numbers ran on from session to session, so that they tell it."""
    if stated:
        session = old_session(number, stated) if stated.year <= _LAST_ROMAN_YEAR else None
    else:
        session = likely_old_session(number) if number >= _LOW and not _near_border(number) else None
    return [f"A/RES/{number}({to_roman(session)})"] if session else []


def _near_border(number: int) -> bool:
    """Whether the next session may already have begun, or not yet, with that number."""
    return likely_old_session(number - _BORDER) != likely_old_session(number + _BORDER)


def _is_likely(number: int, citing: CitingDocument) -> bool:
    """Whether a number alone behind a noun can be its own: a low one is a call to a note, one past the last a year."""
    return number >= _LOW and not is_impossible(number, citing.day)


def _doubts(symbol: Symbol, citing: CitingDocument) -> tuple[str, ...]:
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
    return date(1945 + (session_number(symbol.session) or 1), 9, 1) > citing.day
