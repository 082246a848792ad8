"""Labels of numbered paragraphs and sub-paragraphs: ``12.``, ``1 -``, ``(a)``, ``a)``, ``(ii)``, ``（一）``, ``’1‘``.

A label says what it could be; whether it is one is for numbering to decide (reference: citations.md 4.1, 4.2).
"""

import re
from typing import NamedTuple

from diffing.dates import han_number
from diffing.folding import latin
from diffing.languages import Layout
from diffing.roman import from_roman

_MARKUP = r"(?:\*\*|'{2,3}|<b>)?"
_GAP = r"[\s\u200b]{0,3}"
_STOP = r"[ \u200b]?[.．、](?![\d.])|[ \u200b]{1,3}-(?=\s|$)"
_NUMBER = re.compile(rf"{_MARKUP}(?P<number>\d{{1,3}}){_MARKUP}(?:{_STOP}){_MARKUP}[\s\u200b]*")
_DOTLESS = re.compile(rf"{_MARKUP}(?P<number>\d{{1,3}}){_MARKUP}[,:;]?[\s\u200b]+(?=[^\W\d])")
_MISREAD_ONE = re.compile(r"[Il|\[](?P<number>\d?)[.,][ ](?=[A-Z])")
_ROUND = rf"\({_GAP}(?P<round>[^\W_]{{1,6}}){_GAP}\)"
_OPEN = r"(?P<half>[^\W\d_]{1,4})\)(?=\s)|(?P<dot>[^\W\d_]{1,4})\.(?=\s)"
_DASHED = r"(?P<dashed>[أ-ي])[ـ\u200b]?[ ]{1,2}-(?=\s)"
_SIGNS = r"[’‘'](?P<quoted>\d{1,2})[’‘']|(?P<circled>[㈠-㈩])"
_SUB = re.compile(rf"{_MARKUP}(?:{_ROUND}|{_OPEN}|{_DASHED}|{_SIGNS}){_MARKUP}[\s\u200b]*")
NEAR = re.compile(r"[).,-]")
"""What stands within eight characters in every label that begins with a letter: most lines have it not."""
_ABJAD_TAIL = "ـ"


class Label(NamedTuple):
    """What a line's label could be. ``number`` is None for a sub-paragraph's.

    ``ranks`` are its possible places: pairs of a series (``letter``, ``roman``, ``digit``, ``han``, each with the
    punctuation that distinguishes levels) and a position from 1. ``length`` is how much of the line it takes.
    ``weak``: a number without a full stop, or a letter that a machine may have read for 1, as damaged copies have it.
    """

    printed: str
    length: int
    number: int | None = None
    ranks: tuple[tuple[str, int], ...] = ()
    weak: bool = False


def part_letter(text: str, layout: Layout) -> str | None:
    """The Latin letter of a lettered part that a whole line (``Line.plain``) names: ``B``, ``باء``; else None."""
    if len(text) == 1 and text.isupper():
        return latin(text)
    return chr(ord("A") + layout.part_letters.index(text)) if text in layout.part_letters else None


def label_of(text: str, layout: Layout) -> Label | None:
    """The label that a folded line opens with, None when it opens with none."""
    if text[:1].isalpha() and not NEAR.search(text, 0, 8):
        return None
    if found := _NUMBER.match(text):
        return Label(found["number"], found.end(), number=int(found["number"]))
    if found := _DOTLESS.match(text):
        return Label(found["number"], found.end(), number=int(found["number"]), weak=True)
    if found := _MISREAD_ONE.match(text):
        return Label(f"1{found['number']}", found.end(), number=int(f"1{found['number']}"), weak=True)
    found = _SUB.match(text)
    if not found or not found.lastgroup:
        return None
    printed = found[found.lastgroup]
    ranks = tuple(_ranks(printed, found.lastgroup, layout))
    return Label(printed, found.end(), ranks=ranks) if ranks else None


def _ranks(printed: str, group: str, layout: Layout) -> list[tuple[str, int]]:
    style = "dot" if group in ("dot", "dashed") else "bracket"
    if group == "circled":
        return [("han bracket", ord(printed) - ord("㈠") + 1)]
    if printed.isdecimal():
        return [("digit " + style, int(printed))]
    roman = from_roman(printed.upper()) if printed.islower() and printed.isascii() else None
    places = {"letter": _letter(printed, layout), "roman": roman, "han": han_number(printed)}
    return [(f"{series} {style}", place) for series, place in places.items() if place]


def _letter(printed: str, layout: Layout) -> int | None:
    """The place of a letter in the language's order, else in the Latin one; ``aa`` follows ``z``."""
    first = printed.rstrip(_ABJAD_TAIL)[:1]
    if len(set(printed.rstrip(_ABJAD_TAIL))) != 1:
        return None
    rounds = len(printed.rstrip(_ABJAD_TAIL))
    for letters in (layout.letters, "abcdefghijklmnopqrstuvwxyz"):
        if first in letters:
            return (rounds - 1) * len(letters) + letters.index(first) + 1
    return None
