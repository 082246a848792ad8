"""Fold characters one to one, so that a pattern sees one kind of digit, bracket, space and dash, and offsets stay true.

This is not a Unicode normalisation: NFKC would turn note calls into digits and change lengths (citations.md 3.1).
"""

import re
from unicodedata import normalize

MARK = "\u200b"
"""What every invisible character becomes. Patterns take it for a space (``GAP``)."""

GAP = r"[\s\u200b]"
"""A pattern for one character that may stand between the parts of a citation."""


def _table() -> dict[int, str]:
    wide = {0xFEE0 + ascii_: chr(ascii_) for ascii_ in range(0x21, 0x7F)}
    digits = {first + n: str(n) for first in (0x0660, 0x06F0) for n in range(10)}
    spaces = dict.fromkeys([0xA0, 0x3000, 0x202F, 0x205F, *range(0x2000, 0x200B)], " ")
    hidden = dict.fromkeys(
        [*range(0x200B, 0x2010), 0x61C, 0xAD, 0xFEFF, *range(0x202A, 0x202F), *range(0x2060, 0x206A)]
    )
    arabic = [0x0640, *range(0x064B, 0x0653), 0x0670]  # what stretches a word, and what tells its vowels
    dashes = dict.fromkeys([*range(0x2010, 0x2014), 0x2212, 0xFE63], "-")
    slashes = {0x2044: "/", 0x2215: "/"}
    return wide | digits | spaces | dict.fromkeys([*hidden, *arabic], MARK) | dashes | slashes | _shaped()


def _shaped() -> dict[int, str]:
    """The forms that Arabic letters take in a word, which copies of pages print for the letters. Two of them in one
    character, lam and alef, become the first: nothing here may change the length of a text."""
    forms = {code: normalize("NFKC", chr(code)) for code in (*range(0xFB50, 0xFDFC), *range(0xFE70, 0xFEFD))}
    letters = {code: form for code, form in forms.items() if len(form) == 1 and form != chr(code)}
    return dict.fromkeys(range(0xFEF5, 0xFEFD), "ل") | letters | dict.fromkeys(range(0xFE70, 0xFE80), MARK)


_FOLDED = _table()
_FOLDABLES = "[" + re.escape("".join(map(chr, _FOLDED))) + "]"
_FOLDABLE = re.compile(f"{_FOLDABLES}{_FOLDABLES}*")
"""Few characters are foldable: to look for them first is several times as fast as to translate all, and ``re`` passes
over the others quickly where a pattern begins with one class of characters, not with a repeated one."""

_LOOK_ALIKES = str.maketrans("АВЕЅКМНОРСТХІЈ", "ABESKMHOPCTXIJ")
_LOOKS_ALIKE = re.compile("[АВЕЅКМНОРСТХІЈ]")


def folded(text: str) -> str:
    """The text with its characters folded; as long as the input, and itself when it is ASCII."""
    return text if text.isascii() else _FOLDABLE.sub(lambda found: found[0].translate(_FOLDED), text)


def latin(text: str) -> str:
    """Folded text with Cyrillic capitals that look like Latin ones replaced by those; as long as the input."""
    return text if text.isascii() or not _LOOKS_ALIKE.search(text) else text.translate(_LOOK_ALIKES)


def lowered(text: str) -> str:
    """The text in lower case, as long as it: the few characters that become several are kept."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(character if len(character.lower()) > 1 else character.lower() for character in text)
