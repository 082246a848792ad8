"""Which document a number names: the ordered rules of citations.md 3.9, and doubt kept where two organs remain."""

from datetime import date
from typing import NamedTuple

from diffing.changes import Kind
from diffing.citations.anchors import Anchor, Shape
from diffing.citations.doubting import CitingDocument, doubts
from diffing.citations.sentences import COUNCIL, FOREIGN, OWN, REPORTED, Ruling
from diffing.citations.series import series_of_session
from diffing.roman import to_roman
from diffing.sessions import (
    CALLED_BY_NUMBER,
    LAST_ROMAN_SESSION,
    assembly_session,
    fits_assembly,
    fits_council,
    fits_old_session,
    likely_old_session,
    old_session,
    session_of,
)
from diffing.symbols import Symbol, SymbolError, parse, session_number
from diffing.years import LAST_KNOWN, is_impossible, year_of

_COUNCILS = ("S", "A/HRC", "E", "T")
_LIKELY_SLIP = 3
"""Years by which a printed year may be off before ``N (YYYY)`` without a noun is taken for something else."""

_LAST_ROMAN_YEAR = 1976
_MOST_OF_A_SESSION = 999
"""No session numbers so many resolutions or decisions; a law's number has its year there."""

_LATEST_SESSION = 88
"""Of the Assembly, where the citing document does not tell its day: some years past the one that sits."""

_FAR_NUMBERS = 200
"""By so many can the Council's numbers have passed the last one that our table knows."""

_CLOSE = 80
"""Characters within which the noun of a doubtful number stands."""

_LOW = 100
"""Below it a number without a noun or an organ says too little."""


class Named(NamedTuple):
    """What an anchor names: a symbol, or none and the candidates; and flags."""

    symbol: Symbol | None
    kind: Kind
    candidates: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


def named(
    anchor: Anchor, ruling: Ruling, stated: date | None, citing: CitingDocument, mate: Anchor | None = None
) -> tuple[Named, ...]:
    """The documents that an anchor names: none when it is no citation, several when it lists lettered parts.

    ``mate`` is one of its list that is named in full: ``512 and 513 (VI)``.
    """
    if anchor.shape is Shape.SYMBOL:
        return _by_symbol(anchor, citing)
    if ruling.beside in (FOREIGN, REPORTED):
        return ()
    if ruling.beside == COUNCIL:
        ruling = ruling._replace(beside=_which_council(anchor, ruling, citing))
    if citing.runs_left and anchor.shape is Shape.SESSION and _is_turned(anchor, stated, citing):
        anchor = anchor._replace(session=str(anchor.number), number=int(anchor.session), doubtful=True)
    numbers = tuple(_as_mate(anchor, ruling, stated, mate) or _candidates(anchor, ruling, stated, citing))
    if not numbers:
        return ()
    chosen = tuple(_chosen(numbers, letter, citing) for letter in anchor.letters or ("",))
    return tuple(each._replace(flags=(*each.flags, "suspect")) for each in chosen) if anchor.doubtful else chosen


def _which_council(anchor: Anchor, ruling: Ruling, citing: CitingDocument) -> str:
    """The council that was named last, else the one that speaks. Only the Economic and Social Council and the
    Trusteeship Council number their resolutions by Roman sessions, and the former goes without saying."""
    if anchor.shape is not Shape.ROMAN:
        return next((series for series in (ruling.near, citing.series) if series in _COUNCILS), "")
    session = session_number(anchor.session) or 0
    alone = "" if session <= LAST_ROMAN_SESSION and fits_old_session(anchor.number, session) else "E"
    return next((series for series in (ruling.near, citing.series) if series in ("E", "T")), alone)


def _by_symbol(anchor: Anchor, citing: CitingDocument) -> tuple[Named, ...]:
    read = [symbol for printed in anchor.symbols for symbol in _with_twin(printed)]
    return tuple(Named(symbol, symbol.kind, flags=doubts(symbol, citing)) for symbol in read)


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
            return _of_roman(anchor, ruling, citing)
        case Shape.SESSION:
            return _of_session(anchor, ruling, stated, citing)
        case Shape.BARE:
            return _of_bare(anchor, ruling, stated, citing)
        case _:
            return _of_number(anchor.number, citing)


def _is_turned(anchor: Anchor, stated: date | None, citing: CitingDocument) -> bool:
    """Whether a copy turned session and number around: ``178/68`` (citations.md 3.1)."""
    printed, turned = session_number(anchor.session) or 0, anchor.number
    latest = assembly_session(citing.day) + 1 if citing.day else _LATEST_SESSION
    if "-" in anchor.session or not LAST_ROMAN_SESSION < turned <= latest or printed > 1900:
        return False
    if stated:
        return (
            fits_assembly(turned, stated) and not fits_assembly(printed, stated) and not fits_council(printed, stated)
        )
    return printed > latest


def _as_mate(anchor: Anchor, ruling: Ruling, stated: date | None, mate: Anchor | None) -> list[str]:
    """A bare number in a list takes the organ, and the old session if it fits, of one that is named in full."""
    if mate is None or ruling.noun != "RES" or ruling.beside not in ("", "S", "A", OWN):
        return []
    session = session_number(mate.session) or 0
    if mate.shape is Shape.ROMAN and ("-" in mate.session or fits_old_session(anchor.number, session)):
        return _of_roman(anchor._replace(shape=Shape.ROMAN, session=mate.session), ruling, CitingDocument())
    known = year_of(anchor.number)
    fits = mate.shape is Shape.YEAR and known and (stated is None or stated.year == known)
    likely = anchor.number >= _LOW or abs(anchor.number - mate.number) < _LOW
    return [f"S/RES/{anchor.number}"] if fits and likely and ruling.beside != "A" else []


def _chosen(candidates: tuple[str, ...], letter: str, citing: CitingDocument) -> Named:
    """One candidate is the answer; several are kept (citations.md 3.9)."""
    symbols = [parse(candidate + (f"[{letter}]" if letter else "")) for candidate in candidates]
    if len(symbols) == 1:
        return Named(symbols[0], symbols[0].kind, flags=doubts(symbols[0], citing))
    return Named(None, symbols[0].kind, tuple(symbol.canonical for symbol in symbols), ("unresolved",))


def _of_year(anchor: Anchor, ruling: Ruling) -> list[str]:
    """``N (YYYY)`` is the Security Council's unless the test of number against year says otherwise."""
    number, year = anchor.number, anchor.year or 0
    known = year_of(number)
    if anchor.doubtful and not (ruling.noun == "RES" and known == year and ruling.beside in ("", "S", OWN)):
        return []
    if ruling.beside == "A" and known != year and ruling.noun == "RES":
        session = old_session(number, date(year, 12, 1)) if 1946 <= year <= 1975 else None
        return [f"A/RES/{number}({to_roman(session)})"] if session else []
    if known is None:
        return [f"S/RES/{number}({year})"] if ruling.noun and _is_symbol(f"S/RES/{number}({year})") else []
    if ruling.noun == "DEC" or ruling.claimed:
        return []
    far = abs(known - year) > (_LIKELY_SLIP if ruling.noun else 0)
    return [] if far else [f"S/RES/{number}({year})"]


def _is_symbol(printed: str) -> bool:
    try:
        parse(printed)
    except SymbolError:
        return False
    return True


def _of_roman(anchor: Anchor, ruling: Ruling, citing: CitingDocument) -> list[str]:
    """``N (ROMAN)`` is the General Assembly's unless another organ of the old style is the nearest."""
    session = session_number(anchor.session)
    if not session or session > 109:
        return []
    close = ruling.noun and abs(anchor.start - ruling.noun_at) <= _CLOSE
    if anchor.doubtful and not (close and fits_old_session(anchor.number, session)):
        return []
    regular = "-" not in anchor.session
    owner = ruling.near if ruling.beside == OWN and citing.series != "A" else ruling.beside
    if regular and owner in ("E", "T"):
        return [f"{owner}/RES/{anchor.number}({to_roman(session)})"]
    if regular and ruling.near in ("E", "T") and not fits_old_session(anchor.number, session):
        return [f"{ruling.near}/RES/{anchor.number}({to_roman(session)})"]
    printed = to_roman(session) if regular else anchor.session
    likely = not regular or (anchor.number >= _LOW and fits_old_session(anchor.number, session))
    return [f"A/RES/{anchor.number}({printed})"] if session <= LAST_ROMAN_SESSION and (likely or ruling.noun) else []


def _of_session(anchor: Anchor, ruling: Ruling, stated: date | None, citing: CitingDocument) -> list[str]:
    if not ruling.noun:
        return _of_its_day(anchor, ruling, stated)
    if behind := _year_behind(anchor, ruling):
        return [behind]
    if anchor.number > _MOST_OF_A_SESSION:
        return []
    series = series_of_session(anchor, ruling, stated, citing)
    session = anchor.session if "-" in anchor.session else str(int(anchor.session))
    return [f"{each}/{ruling.noun}/{session}/{anchor.number}" for each in series]


def _of_its_day(anchor: Anchor, ruling: Ruling, stated: date | None) -> list[str]:
    """A number without a noun whose session sat on the day that the text gives to it: a copy tore or lost the noun."""
    session = session_number(anchor.session) or 0
    if stated is None or "-" in anchor.session or ruling.claimed or not LAST_ROMAN_SESSION < session <= _LATEST_SESSION:
        return []
    fits = fits_assembly(session, stated) and anchor.number <= _MOST_OF_A_SESSION and not ruling.alien
    return [f"A/RES/{session}/{anchor.number}"] if fits else []


def _year_behind(anchor: Anchor, ruling: Ruling) -> str:
    """``661/1990``, ``1244/99``: a number and its year, where that can be no number and the number has that year."""
    number, year = session_number(anchor.session) or 0, anchor.number
    if _LATEST_SESSION < number <= LAST_KNOWN and year < 100 and (year_of(number) or 0) % 100 == year:
        year = year_of(number) or 0
    if "-" in anchor.session or not 1946 <= year <= 2100 or ruling.noun == "DEC":
        return ""
    if ruling.beside in ("", "S", OWN) and year_of(number) == year:
        return f"S/RES/{number}({year})"
    session = old_session(number, date(year, 12, 1)) if ruling.beside in ("", "A", OWN) and year < 1976 else None
    return f"A/RES/{number}({to_roman(session)})" if session else ""


def _of_number(number: int, citing: CitingDocument) -> list[str]:
    """A Council resolution whose number says its year, by our table, a full citation in the same document, or what was
    learnt from resolutions that are held."""
    if year_of(number):
        return [f"S/RES/{number}"]
    printed = f"S/RES/{number}({citing.numbers.get(number) or citing.learnt.year_of(number) or 0})"
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
    if ruling.beside not in ("", "S", OWN) or not (known or _is_likely(number, citing)):
        return []
    if not _of_number(number, citing):
        return _of_assembly(number, None) if number > LAST_KNOWN + _FAR_NUMBERS and not known else []
    if known or "S" in (ruling.near, citing.series) or number not in CALLED_BY_NUMBER:
        return _of_number(number, citing)
    return [f"S/RES/{number}", f"A/RES/{number}({to_roman(likely_old_session(number))})"]


def _of_assembly(number: int, stated: date | None) -> list[str]:
    """An Assembly resolution of the time when numbers ran on from session to session, so that they tell it."""
    if stated:
        regular = old_session(number, stated) if stated.year <= _LAST_ROMAN_YEAR else None
        session = to_roman(regular) if regular else None
    else:
        session = session_of(number) if number >= _LOW else None
    return [f"A/RES/{number}({session})"] if session else []


def _is_likely(number: int, citing: CitingDocument) -> bool:
    """Whether a number alone behind a noun can be its own: a low one is a call to a note, one past the last a year."""
    return number >= _LOW and not is_impossible(number, citing.day)
