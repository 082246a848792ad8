"""Symbols as numbers of a series: what comes after what, and what must exist because a later number does. Pure."""

from dataclasses import dataclass

from diffing.changes import Body, Kind
from diffing.symbols import SymbolError, canonical, parse, session_number

PREFIXES = {
    Body.SECURITY_COUNCIL: "S/RES",
    Body.GENERAL_ASSEMBLY: "A/RES",
    Body.ECONOMIC_AND_SOCIAL_COUNCIL: "E/RES",
    Body.HUMAN_RIGHTS_COUNCIL: "A/HRC/RES",
}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A resolution's place: its ``series`` (``S/RES``, ``A/RES/81``, ``A/RES/ES-11``, ``E/RES/2026``) and number."""

    series: str
    number: int


def numbered(symbol: str) -> Numbered | None:
    """Where a canonical symbol stands; None for what is no resolution, and for the old style, whose numbers ran on
    through sessions that a number alone does not tell."""
    try:
        parsed = parse(symbol)
    except SymbolError:
        return None
    prefix = PREFIXES.get(parsed.body)
    if parsed.kind is not Kind.RESOLUTION or parsed.suffixes or prefix is None or not parsed.number:
        return None
    if parsed.body is Body.SECURITY_COUNCIL:
        return Numbered(prefix, parsed.number)
    if parsed.session is None or session_number(parsed.session) is None or not parsed.session[-1].isdecimal():
        return None
    return Numbered(f"{prefix}/{parsed.session}", parsed.number)


def symbol_of(series: str, number: int) -> str:
    """The canonical symbol of a number in a series; without its year where nobody knows it yet."""
    printed = f"{series}/{number}"
    try:
        return canonical(printed)
    except SymbolError:
        return printed
