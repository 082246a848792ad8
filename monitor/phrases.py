"""Finding a phrase in a text whatever its script, width or case. Pure.

Both sides are folded the same way: NFKC, casefold, simplified Chinese, combining marks dropped, every Chinese
character a word of its own, every other run of letters and digits a word. So a Chinese phrase of two characters is
found, and ``terror`` is not found in ``terrorism``.
"""

import re
import unicodedata
from functools import lru_cache

from diffing.scripts import one_script

_WORDS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W\u3400-\u9fff\uf900-\ufaff_]+")


@lru_cache(maxsize=2048)
def searchable(text: str) -> str:
    """A text's words, folded, each between single spaces, with one at either end."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    bare = "".join(char for char in unicodedata.normalize("NFD", folded) if not unicodedata.combining(char))
    words = _WORDS.findall(unicodedata.normalize("NFC", bare))
    return " " + " ".join(one_script(word) if len(word) == 1 else word for word in words) + " "


def contains_phrase(text: str, phrase: str) -> bool:
    """Whether a text that ``searchable`` folded contains a phrase's words in their order, next to each other."""
    folded = searchable(phrase)
    return bool(folded.strip()) and folded in text
