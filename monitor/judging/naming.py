"""What people and sources call works and bodies, in our one spelling, and what a symbol tells by itself."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from diffing.changes import Body, Kind
from diffing.own_keys import is_own_key
from diffing.symbols import Symbol, SymbolError, canonical, parse, session_number

SHORT_BODIES: Final[Mapping[str, Body]] = {
    "SC": Body.SECURITY_COUNCIL,
    "GA": Body.GENERAL_ASSEMBLY,
    "HRC": Body.HUMAN_RIGHTS_COUNCIL,
    "ECOSOC": Body.ECONOMIC_AND_SOCIAL_COUNCIL,
    "TC": Body.TRUSTEESHIP_COUNCIL,
    "CTC": Body.COUNTER_TERRORISM_COMMITTEE,
}


def canonical_or_none(printed: str | None) -> str | None:
    """The canonical symbol, None for what is none (or lacks what only the text can tell)."""
    try:
        return canonical(printed) if printed else None
    except SymbolError:
        return None


def spelled(typed: str) -> str:
    """The canonical spelling of a symbol, or a key of our own as it is. Raises SymbolError."""
    own = typed.strip()
    return own if is_own_key(own) else canonical(typed)


def is_adopted(symbol: str) -> bool:
    """Whether a symbol is one that only an adopted text has: a resolution's or a decision's."""
    try:
        return parse(symbol).kind in (Kind.RESOLUTION, Kind.DECISION)
    except SymbolError:
        return False


def latest_adoption(symbol: str) -> date | None:
    """The last day on which a work can have been adopted, as its symbol tells: by its year, or by its regular session
    of the Assembly. None where it does not tell, and for corrigenda, which may come at any time."""
    try:
        parsed = parse(symbol)
    except SymbolError:
        return None
    if parsed.suffixes:
        return None
    if parsed.year is not None:
        return date(parsed.year, 12, 31)
    session = session_number(parsed.session) if _is_regular(parsed) else None
    return date(1946 + session, 9, 30) if session else None


def _is_regular(parsed: Symbol) -> bool:
    return parsed.body is Body.GENERAL_ASSEMBLY and "-" not in (parsed.session or "")
