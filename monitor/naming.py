"""Symbols as sources and settings print them, made canonical where they can be."""

from diffing.symbols import SymbolError, canonical


def canonical_or_none(printed: str | None) -> str | None:
    """The canonical symbol, None for what is none (or lacks what only the text can tell)."""
    try:
        return canonical(printed) if printed else None
    except SymbolError:
        return None
