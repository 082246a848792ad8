"""Finding a phrase in a text whatever its script, width or case. Pure.

Both sides are folded the same way (dependencies.md part 2): NFKC, digits of any script as ASCII digits, combining
marks dropped, the Arabic letters that are written for each other as one, simplified Chinese, case. Every Chinese
character is a word of its own, every other run of letters and digits a word. So a Chinese phrase of two characters is
found, and ``terror`` is not found in ``terrorism``.
"""

import re
import unicodedata
from functools import lru_cache

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


def _bare(text: str) -> str:
    compatible = unicodedata.normalize("NFKC", text)
    if compatible.isascii():
        return compatible
    apart = unicodedata.normalize("NFD", compatible)
    kept = "".join(char for char in apart if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", kept).translate(_ARABIC)


def _ascii_digits(word: str) -> str:
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in word)
