"""Addresses of texts in the Official Document System, and the spellings of symbols that it understands.

It knows no letters in brackets (domain.md 2.1): a lettered part of a newer session has the letter behind its number;
of an old resolution, and where the parts were issued together, there is one document for all of them.
"""

import re
from typing import Final
from urllib.parse import quote

LANGUAGES: Final = ("ar", "en", "es", "fr", "ru", "zh")
"""Its six languages. Any other is silently answered in English (sources.md 1)."""
PREFIX: Final = "ods:"
_SYMBOL = re.compile(r"(?!X/)[A-Z]{1,8}(/[A-Za-z0-9.()\[\]* -]{1,40}){1,12}")
_LETTER = re.compile(r"\[([A-Z](?:-[A-Z])?)\]")
_OLD = re.compile(r"\([A-Z0-9-]+\)\[|S/RES/")


def address_of(symbol: str, language: str) -> str:
    """The stable address of a text: ``ods:S/RES/2617(2021)/en``."""
    return f"{PREFIX}{symbol}/{language}"


def opened(address: str) -> tuple[str, str] | None:
    """Symbol and language of an address of ours, None for any other."""
    symbol, _, language = address.removeprefix(PREFIX).rpartition("/")
    ours = address.startswith(PREFIX) and language in LANGUAGES and is_symbol(symbol)
    return (symbol, language) if ours else None


def is_symbol(text: str) -> bool:
    """Whether a text is built like a canonical symbol; keys of our own (``X/…``) are none."""
    return len(text) <= 120 and _SYMBOL.fullmatch(text) is not None


def forms(symbol: str) -> tuple[str, ...]:
    """The spellings under which a canonical symbol may be filed, likeliest first.

    ``A/RES/37/78[H]``: ``A/RES/37/78H``, then the document of all parts. ``A/RES/217(III)[A]``: that one first.
    """
    letter = _LETTER.search(symbol)
    if letter is None:
        return (symbol,)
    joint = _LETTER.sub("", symbol)
    lettered = _LETTER.sub(r"\1", symbol)
    return (joint, lettered) if _OLD.search(symbol) else (lettered, joint)


def joint(symbol: str) -> str:
    """The symbol of the document that has all lettered parts; a symbol without a letter is its own."""
    return _LETTER.sub("", symbol)


def whole_of(symbol: str, form: str) -> str:
    """What a document that was found under a spelling of a symbol is: all parts together, or what was asked for."""
    return joint(symbol) if form == joint(symbol) else symbol


def encoded(symbol: str) -> str:
    """A symbol for an address: strokes and round brackets stay, as the resolver wants them (sources.md 1)."""
    return quote(symbol, safe="/()")


def page_of(address: str) -> str | None:
    """Where a person reads the text at an address of ours: ``https://docs.un.org/en/S/RES/2617(2021)``."""
    told = opened(address)
    return None if told is None else f"https://docs.un.org/{told[1]}/{encoded(forms(told[0])[0])}"
