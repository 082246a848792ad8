"""Finding a phrase in a text whatever its script, width or case. Pure.

Both sides are folded the same way (dependencies.md part 2): NFKC, digits of any script as ASCII digits, combining
marks dropped, the Arabic letters that are written for each other as one, simplified Chinese, case. Every Chinese
character is a word of its own, every other run of letters and digits a word. So a Chinese phrase of two characters is
found, and ``terror`` is not found in ``terrorism``.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from math import inf

from diffing.scripts import one_script

_IDEOGRAPH = r"\u3400-\u9fff\uf900-\ufaff"
_WORDS = re.compile(rf"[{_IDEOGRAPH}]|[^\W{_IDEOGRAPH}_]+")
_ARABIC = str.maketrans({"ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
"""Alef with wasla, alef maksura, ta marbuta, tatweel; what carries a hamza loses it as a combining mark."""


def printed_words(text: str) -> list[str]:
    """A text's words in order, without their marks, each Chinese character one; their case as printed."""
    return _WORDS.findall(_bare(text))


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """The one spelling of a word that ``printed_words`` gave."""
    if word.isascii():
        return word.casefold()
    if len(word) == 1:
        return one_script(_ascii_digits(word)).casefold()
    return _ascii_digits(word).casefold()


@lru_cache(maxsize=2048)
def searchable(text: str) -> str:
    """A text's words, folded, each between single spaces, with one at either end."""
    return " " + " ".join(folded(word) for word in printed_words(text)) + " "


def contains_phrase(text: str, phrase: str) -> bool:
    """Whether a text that ``searchable`` folded contains a phrase's words in their order, next to each other."""
    words = searchable(phrase)
    return bool(words.strip()) and words in text


def has_in_order(text: str, phrase: str) -> bool:
    """Whether a text that ``searchable`` folded contains a phrase's words in their order, others between or not."""
    words, wanted = iter(text.split()), searchable(phrase).split()
    return bool(wanted) and all(word in words for word in wanted)


def are_near(text: str, phrases: Iterable[str], within: int) -> bool:
    """Whether a text that ``searchable`` folded contains all the phrases, in any order, with at most ``within`` words
    between the first and the last of them that are none of theirs."""
    wanted = [searchable(phrase).split() for phrase in phrases]
    if not wanted or not all(f" {' '.join(one)} " in text for one in wanted):
        return False
    words = text.split()
    starts = [list(_starts(words, one)) for one in wanted]
    room = within + sum(map(len, wanted))
    return any(_end_of_all(start, starts, wanted) - start <= room for start in chain.from_iterable(starts))


def _starts(words: list[str], phrase: list[str]) -> Iterator[int]:
    """Where a phrase begins among words."""
    length = len(phrase)
    return (at for at, word in enumerate(words) if word == phrase[0] and words[at : at + length] == phrase)


def _end_of_all(start: int, starts: list[list[int]], wanted: list[list[str]]) -> float:
    """Where the nearest of each phrase that begins at ``start`` or later have all ended; infinity when one is
    missing."""
    ends: list[float] = []
    for own, phrase in zip(starts, wanted, strict=True):
        following = bisect_left(own, start)
        ends.append(own[following] + len(phrase) if following < len(own) else inf)
    return max(ends)


def _bare(text: str) -> str:
    compatible = unicodedata.normalize("NFKC", text)
    if compatible.isascii():
        return compatible
    apart = unicodedata.normalize("NFD", compatible)
    kept = "".join(char for char in apart if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", kept).translate(_ARABIC)


def _ascii_digits(word: str) -> str:
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in word)
