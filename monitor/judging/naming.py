"""What people and sources call works and bodies, in our one spelling."""

from collections.abc import Mapping
from typing import Final

from diffing.changes import Body
from diffing.own_keys import is_own_key
from diffing.symbols import SymbolError, canonical

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
