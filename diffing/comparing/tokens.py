"""Cut a text into the units that a redline may keep, take or put: never inside a number, a date or a symbol."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from diffing.cleaning import CJK, trace

_LETTER = rf"(?:[^\W\d_{CJK}]|[\u0300-\u036f\u0653-\u065f])"
_PATTERNS = {
    "SYMBOL": (
        r"[A-Z]{1,8}(?=/[A-Za-z0-9/.-]{0,40}\d)(?:/[A-Z0-9][A-Za-z0-9]*(?:[.-][A-Z0-9]+)*)+(?:\((?:\d{4}|[IVXLC]+)\))?(?:\[[A-Z]\])?"
        r"|E?S-\d+/\d+|\d+(?: [A-Z] ?)?\((?:(?:1[89]|20)\d\d|[IVXLC]+(?:-[IVXLC]+)?)\)"
    ),
    "NUMBER": r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:[/.:-]\d+)+|\d+(?:[A-Za-z]{1,3}(?![A-Za-z]))?",
    "WORD": rf"{_LETTER}+(?:['-]{_LETTER}+)*|[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]",
    "SPACE": r" +",
    "MARK": r".",
}
_TOKEN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()), re.DOTALL)
# Spaces and marks need no pattern here: they are what lies between.
_WORDS = re.compile("|".join(_PATTERNS[name] for name in ("SYMBOL", "NUMBER", "WORD")))


class Sort(Enum):
    """What a token is. The classes of change are told from it."""

    SYMBOL = "SYMBOL"
    NUMBER = "NUMBER"
    WORD = "WORD"
    SPACE = "SPACE"
    MARK = "MARK"


_SORTS = {sort.value: sort for sort in Sort}


@dataclass(frozen=True, slots=True)
class Token:
    """``key`` is the clean spelling, by which tokens are compared; ``source`` the characters that stand for it."""

    key: str
    source: str
    sort: Sort


# Most tokens are one of a few hundred words and spaces: finding one again is quicker than making it.
_token = lru_cache(maxsize=16_384)(Token)


def words(clean_text: str) -> list[str]:
    """The keys of the words, numbers and symbols of a clean copy."""
    return _WORDS.findall(clean_text)


def pieces(clean_text: str) -> Iterator[tuple[str, Sort]]:
    """The key and the sort of each token of a clean copy."""
    return ((match.group(), _SORTS[match.lastgroup or "MARK"]) for match in _TOKEN.finditer(clean_text))


def tokens(text: str) -> list[Token]:
    """The tokens of a source text. Their sources, joined, spell it; what cleaning dropped stays with its token."""
    cleaned = trace(text)
    matches = list(_TOKEN.finditer(cleaned.text))
    if not matches:
        return [Token("", text, Sort.SPACE)] if text else []
    starts = [0, *(cleaned.origins[match.start()] for match in matches[1:])]
    ends = [*starts[1:], len(text)]
    return [
        _token(match.group(), text[start:end], _SORTS[match.lastgroup or "MARK"])
        for match, start, end in zip(matches, starts, ends, strict=True)
    ]
