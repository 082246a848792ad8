"""A pinpoint taken apart: from ``paragraphs 1 (d) and 4`` to ``op1.d`` and ``op4`` (citations.md 3.2).

The result is spelled as the paths of our own paragraphs are, so that a pinpoint can be looked up in the cited text.
"""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from diffing.alternatives import either
from diffing.dates import han_number, number
from diffing.folding import MARK
from diffing.languages import Language, language
from diffing.roman import from_roman

_LETTERED = ("section", "annex", "chapter", "part")
"""What is named by a letter of its own: ``section C``."""

_LOOK_ALIKES = str.maketrans("асео", "aceo")
"""Small Cyrillic letters that stand for Latin ones: the organs letter paragraphs alike in all languages."""

_MOST = 60
"""No pinpoint names more places; a range that would is taken for its two ends."""


@dataclass(slots=True)
class _Reading:
    """Where reading a pinpoint has come to."""

    kind: str = "op"
    places: list[str] = field(default_factory=list)
    base: str = ""
    before: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    through: bool = False
    joined: bool = False


@cache
def _tokens(tag: str) -> re.Pattern[str]:
    spoken = language(tag)
    citing = spoken.citing
    kinds = "|".join(rf"(?P<kind{place}>{pattern})" for place, (_, pattern) in enumerate(citing.places))
    letter = "[" + re.escape("abcdefghijklmnopqrstuvwxyz" + spoken.layout.letters) + "]"
    quoted = r"[’‘'`](?P<quoted>\d{1,2})[’‘'`]|(?P<circled>[㈠-㈩])"
    mark = rf"\((?P<round>(?:[^\W_]|\u200b){{1,5}})\)|(?<![^\W_])(?P<half>{letter})\)|{quoted}"
    numeral = r"(?P<number>\d{1,3})|(?P<roman>[ivx]{1,5})(?![^\W\d])" + (
        rf"|(?P<han>{citing.numeral}{{1,5}})" if citing.numeral else ""
    )
    joint = rf"(?P<through>{either(citing.through, '-')})|(?P<joint>{either(',', '、', citing.conjunction)})"
    lettered = r"(?<=\s)(?P<lettered>[a-z])(?![\w)'’])"
    return re.compile("|".join(filter(None, [kinds, mark, numeral, joint, lettered])), re.IGNORECASE)


@lru_cache(maxsize=2048)
def places(printed: str, tag: str) -> tuple[str, ...]:
    """The places that a pinpoint names: ``op1.d``, ``section2``, ``annex``, ``annex1``; letters are Latin ones.

    ``printed`` is folded text; ``tag`` a language's. Empty when no place can be read.
    """
    reading, spoken = _Reading(), language(tag)
    if spoken.citing.pinpoint_follows:
        reading.kind = _kind_that_follows(printed, spoken)
    for token in _tokens(tag).finditer(printed):
        _take(reading, token, spoken)
    if not reading.places and not reading.base and reading.kind != "op":
        return (reading.kind,)
    found = _within_annex(reading.places[:_MOST], reading) or _counted(printed, spoken)
    preamble = spoken.citing.preamble and re.search(spoken.citing.preamble, printed)
    return tuple(dict.fromkeys(f"pp{place[2:]}" if preamble and place.startswith("op") else place for place in found))


def _counted(printed: str, spoken: Language) -> list[str]:
    """Paragraphs that are counted in words."""
    words = re.split(rf"\s*,\s*|\s+{either(spoken.citing.conjunction)}\s*", printed)
    values = (number(word, spoken.layout) for word in words)
    return [f"op{value}" for value in values if value]


def _within_annex(places: list[str], reading: _Reading) -> list[str]:
    """Paragraphs of an annex, which is named after them, are places in it: ``annex2.op3``."""
    if reading.kind != "annex" or not places[:1] or not places[0].startswith("op"):
        return places
    if not reading.base:
        return [f"annex.{place}" for place in places]
    *inside, annex = places
    return [f"{annex}.{place}" for place in inside]


def _kind_that_follows(printed: str, spoken: Language) -> str:
    return next((kind for kind, pattern in spoken.citing.places if re.search(pattern, printed)), "op")


def _take(reading: _Reading, token: re.Match[str], spoken: Language) -> None:
    group = token.lastgroup or ""
    if group.startswith("kind"):
        reading.kind = spoken.citing.places[int(group.removeprefix("kind"))][0]
        reading.base = reading.base if spoken.citing.pinpoint_follows else ""
    elif group in ("number", "roman", "han"):
        _number(reading, _value(token[group], group))
    elif group == "lettered" and reading.kind in _LETTERED:
        reading.places.append(f"{reading.kind}{token[group].upper()}")
    elif group == "lettered":
        _mark(reading, token[group].lower())
    elif group == "circled":
        _mark(reading, str(ord(token[group]) - ord("㈠") + 1))
    elif group in ("round", "half", "quoted"):
        _mark(reading, _latin(token[group], spoken))
    else:
        reading.through, reading.joined = group == "through", True


def _value(printed: str, group: str) -> int:
    if group == "number":
        return int(printed)
    return (from_roman(printed.upper()) if group == "roman" else han_number(printed)) or 0


def _number(reading: _Reading, value: int) -> None:
    last = re.search(r"\d+$", reading.base)
    first = int(last[0]) + 1 if reading.through and last else value
    numbers = range(first, value + 1) if 0 < value - first < _MOST else [value]
    found = [f"{reading.kind}{number}" for number in numbers]
    reading.base = found[-1]
    letters = reading.before or (reading.held if reading.joined else [])
    reading.places += [f"{reading.base}.{letter}" for letter in letters] or found
    reading.held, reading.before, reading.through, reading.joined = letters, [], False, False


def _mark(reading: _Reading, letter: str) -> None:
    if not reading.base:
        reading.before.append(letter)
    elif reading.joined:
        reading.places.append(f"{reading.base}.{letter}")
    else:
        reading.places[-1] += f".{letter}"
    reading.joined = reading.through = False


def _latin(letter: str, spoken: Language) -> str:
    letter = letter.replace(MARK, "").translate(_LOOK_ALIKES)
    own = spoken.layout.letters.find(letter.lower())
    return chr(ord("a") + own) if len(letter) == 1 and 0 <= own < 26 else letter.lower()
