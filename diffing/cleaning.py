"""A copy of a text for comparing: the words stay, what only looks different goes.

The copy is never shown. Mapping steps look at one character each; deleting steps take something away from what the
mapping steps left. ``trace`` keeps, for each character of the copy, where it came from. Reference: diffing.md 3.1.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from diffing.scripts import one_script

CLEANING_VERSION = "1"
"""Changes whenever a step changes: copies of different versions must not be compared with each other."""

CJK = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The inside of a character class: ideographs, kana and CJK punctuation, which are written without spaces."""

_QUOTES = dict.fromkeys('“”„‟«»「」『』〝〞"＂‘’‚‛‹›＇`´ʼʹ', "'")
_DASHES = dict.fromkeys("‐‑‒–—―−﹣－⁃", "-")
_LETTERS = str.maketrans("АВЕЅКМНОРСТХІЈаеорсухіјѕѐёЁ", "ABESKMHOPCTXIJaeopcyxijseeE")
_LOOK_ALIKES = {chr(old): chr(new) for old, new in _LETTERS.items()} | {"ی": "ي", "ک": "ك", "٪": "%"}
_SUPERSCRIPTS = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")


def _without_invisible(character: str) -> str | None:
    """Soft hyphens, zero-width and bidirectional marks, controls that are no space, variation selectors."""
    if character in "\t\n\v\f\r\x85\x1c\x1d\x1e\x1f":
        return None
    hidden = unicodedata.category(character) in ("Cf", "Cc") or "\ufe00" <= character <= "\ufe0f"
    return "" if hidden else None


def _with_one_space(character: str) -> str | None:
    return " " if character.isspace() else None


def _with_one_quote_and_dash(character: str) -> str | None:
    return _QUOTES.get(character) or _DASHES.get(character)


def _without_arabic_marks(character: str) -> str | None:
    """Tatweel and vowel marks, which change no word."""
    return "" if character == "\u0640" or "\u064b" <= character <= "\u0652" or character == "\u0670" else None


def _with_one_digit(character: str) -> str | None:
    if character in _SUPERSCRIPTS:
        return character
    value = unicodedata.decimal(character, None)
    return None if value is None else str(value)


def _with_one_letter(character: str) -> str | None:
    return _LOOK_ALIKES.get(character)


def _with_one_script(character: str) -> str | None:
    return one_script(character) if "\u3400" <= character <= "\u9fff" else None


def _decomposed(character: str) -> str | None:
    """Full-width and compatibility forms, ligatures, composed letters; each character by itself."""
    parts = unicodedata.normalize("NFKD", character)
    return None if parts == character else "".join(map(_mapped, parts))


@dataclass(frozen=True, slots=True)
class Mapping:
    """A step that says what a character becomes; None when it has nothing to say."""

    name: str
    replace: Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Deleting:
    """A step that takes away what its pattern matches. Where ``may_match`` says no, the pattern matches nothing."""

    name: str
    pattern: re.Pattern[str]
    may_match: Callable[[str], bool]


# Looking for a few fixed strings is ten times faster than the patterns, and most paragraphs hold none of them.


def _may_have_calls(text: str) -> bool:
    return "<sup>" in text or "[^" in text


def _may_have_markup(text: str) -> bool:
    return "<" in text or "**" in text or "''" in text or "__" in text or text[:1] == "#"


def _may_have_surplus_spaces(text: str) -> bool:
    if "  " in text or " (" in text or text[:1] == " " or text[-1:] == " ":
        return True
    return " " in text and not text.isascii() and _CJK_CHARACTER.search(text) is not None


def _may_have_spaces_beside_marks(text: str) -> bool:
    if "( " in text or "[ " in text or "/ " in text or " /" in text or " )" in text or " ]" in text:
        return True
    if " ," in text or " ;" in text or " :" in text or " ." in text or " !" in text or " ?" in text:
        return True
    return not text.isascii() and (" ،" in text or " ؛" in text or " ؟" in text)


_CJK_CHARACTER = re.compile(f"[{CJK}]")


MAPPINGS = (
    Mapping("invisible marks", _without_invisible),
    Mapping("spaces", _with_one_space),
    Mapping("quotation marks and dashes", _with_one_quote_and_dash),
    Mapping("tatweel and vowel marks", _without_arabic_marks),
    Mapping("digits", _with_one_digit),
    Mapping("look-alikes", _with_one_letter),
    Mapping("Chinese scripts", _with_one_script),
    Mapping("compatibility forms", _decomposed),
)

DELETIONS = (
    Deleting("note calls", re.compile(r"<sup>[^<>]{0,12}</sup>|\[\^\d{1,4}\]"), _may_have_calls),
    Deleting("markup", re.compile(r"\*\*+|''+|__+|</?[A-Za-z][^<>]{0,200}>|^#{1,6} "), _may_have_markup),
    # Each alternative begins with a space: the search then jumps from space to space.
    Deleting(
        "surplus spaces",
        re.compile(rf" (?:(?<=  ) *|(?<=^ ) *|(?<=[{CJK}] ) *|(?<=\d ) *(?=\()| *(?=[{CJK}])| *$)"),
        _may_have_surplus_spaces,
    ),
    Deleting(
        "spaces beside marks",
        re.compile(r" (?: *(?=[,;:!?.)\]،؛؟])|(?<=[(\[] ) *|(?<=\d ) *(?=/ *\d)|(?<=\d/ )(?=\d)|(?<=\d / )(?=\d))"),
        _may_have_spaces_beside_marks,
    ),
)


def _mapped(character: str) -> str:
    answers = (step.replace(character) for step in MAPPINGS)
    return next((answer for answer in answers if answer is not None), character)


class _Table(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _mapped(chr(code))
        return self[code]


_TABLE = _Table()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A copy for comparing. ``origins[i]`` is the offset in the source of the copy's character ``i``."""

    text: str
    origins: list[int]


def spelled_alike(text: str) -> str:
    """The text after the mapping steps alone: how a pattern must be spelled to be found in a clean copy."""
    return text.translate(_TABLE)


def clean(text: str) -> str:
    """The copy for comparing, without its origins. Cleaning a clean copy changes nothing."""
    if text.isascii() and text.isalnum():
        return text
    text = spelled_alike(text)
    for step in DELETIONS:
        if step.may_match(text):
            text = step.pattern.sub("", text)
    return text


class Copies(dict[str, str]):
    """The clean copies of texts, each made when it is first asked for: ``copies[text]``."""

    def __missing__(self, text: str) -> str:
        self[text] = copy = clean(text)
        return copy


def trace(text: str) -> Cleaned:
    """The same copy as ``clean`` gives, and where each of its characters came from."""
    copy, origins = _spelled_alike_and_traced(text)
    for step in DELETIONS:
        if step.may_match(copy):
            copy, origins = _without(step.pattern, copy, origins)
    return Cleaned(copy, origins)


def _spelled_alike_and_traced(text: str) -> tuple[str, list[int]]:
    if text.isascii():
        copy = spelled_alike(text)
        # No ASCII character becomes several: a copy as long as the text has them one by one.
        if len(copy) == len(text):
            return copy, list(range(len(copy)))
    parts = [_TABLE[ord(character)] for character in text]
    return "".join(parts), [offset for offset, part in enumerate(parts) for _ in part]


def _without(pattern: re.Pattern[str], copy: str, origins: list[int]) -> tuple[str, list[int]]:
    gone = [match.span() for match in pattern.finditer(copy)]
    if not gone:
        return copy, origins
    starts = [0, *(end for _, end in gone)]
    ends = [*(start for start, _ in gone), len(copy)]
    kept = [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
    text = "".join(copy[start:end] for start, end in kept)
    return text, [offset for start, end in kept for offset in origins[start:end]]
