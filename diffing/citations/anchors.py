"""The shapes by which documents are named, in all languages: symbols and numbers with a year, session or noun.

Finding is generous; ``licensing`` decides which of them are citations. Reference: citations.md 0.1, 3.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from diffing.citations.committees import joined
from diffing.citations.frames import NO_LETTER, Frame
from diffing.citations.parts import latin_session, lettered
from diffing.dates import han_number
from diffing.folding import GAP
from diffing.years import year_of


class Shape(Enum):
    """How a document is named."""

    SYMBOL = auto()
    YEAR = auto()
    ROMAN = auto()
    SESSION = auto()
    BARE = auto()
    COMMITTEE = auto()


class Anchor(NamedTuple):
    """A place in a text that may name documents. A tuple, because a text has thousands.

    ``session`` is a session or year before a slash, or an old-style session with its ``S-`` or ``ES-``; ``letters``
    name parts. ``symbols``: a printed symbol, or what a suffix after it makes of it. ``written``: in words.
    ``doubtful``: a copy may have spoilt it, so that its parts must fit one another.
    """

    start: int
    end: int
    shape: Shape
    number: int = 0
    year: int | None = None
    session: str = ""
    letters: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    written: bool = False
    doubtful: bool = False


_LISTED = (Shape.YEAR, Shape.ROMAN)
"""Shapes that name a document in full, so that bare numbers behind them can go on to the next one."""

_BEFORE_NOUN = 16
"""Characters before a noun in which the words stand that make it one without a number."""

_BEFORE_YEAR = 9
"""Characters before a year in which the number stands that a copy may have spoilt."""

_DIGIT = re.compile(r"\d")
_START = itemgetter(0)
_SPOILT_YEAR = re.compile(
    rf"\({GAP}?(?P<year>[12Il][0-9OIl]{{3}}|9\d\d){GAP}?\)|\((?P<cut>(?:19|20)\d\d)(?={GAP}*(?:[,;.]|$))"
)
_TORN_YEAR = re.compile(r"\)(?<=\d[\s.,][12][09]\d\d\))")
_SPOILT_NUMBER = re.compile(rf"(?<![0-9A-Za-z_/.\-$!])(?P<number>[0-9OIlLS$!\[]{{1,4}})(?P<mark>[.,]?){GAP}{{0,3}}$")
_SPOILING = re.compile(r"[OIlLS$!.,\[]")
"""What makes a number before a year one that a copy may have spoilt."""

_RANGE = re.compile(r"/(?:Add|Corr|Rev|Amend)\.(?P<first>\d{1,3})-(?P<last>\d{1,3})$")
_AS_DIGITS = str.maketrans("OIlLS$![", "01115511")
_SPOILT = str.maketrans({"1": "I", "D": "I", "l": "I", "|": "I", "У": "V", "П": "II", "Ш": "III"})

_PART = r"(?:[A-Z][A-Za-z]{0,8}\.)?(?:\d[\dA-Z.\-]*|[A-Z][A-Za-z]{0,11}(?:\.\d[\d.]*)?)(?:-\d+)?"
_ORGAN = r"(?:A|S|E|T|ST|TD|DP|UNEP|CRC|CCPR|CEDAW|CAT|CERD|CMW|CRPD|CED|FCCC|HSP|UNW|ISBA|CTOC|CAC|NPT)"
_OLD_SESSION = r"(?:(?:E?S-)?[IVXLC]{1,7}|E?S-\d{1,2})"
_LETTER = r"(?:\s?\[?[A-Z]\]?" + NO_LETTER + ")?"
_NUMBERED = rf"\d{{1,4}}{_LETTER}{GAP}?\({GAP}?(?:\d{{4}}|{_OLD_SESSION}){GAP}?\){_LETTER}"
_SYMBOL = re.compile(
    rf"(?<![0-9A-Za-z/.])(?:(?:[ASET]|A/HRC)/RES/{GAP}?{_NUMBERED}"
    rf"|(?:A|A/HRC|E)/RES/(?:E?S-)?\d{{1,4}}/\d{{1,4}}{_LETTER}"
    rf"|{_ORGAN}(?:/{_PART}){{1,10}}(?:{GAP}?\((?:Part|Vol\.|Resumption){GAP}?[\dIVX]{{1,5}}\))?)"
)


def anchors(text: str, low: str, frame: Frame) -> list[Anchor]:
    """The anchors of a folded text in reading order, none overlapping: of two, the earlier and longer one.

    ``low`` is the text in lower case.
    """
    found = _slashed(text, low, frame) if "/" in text else []
    bare: list[Anchor] = []
    for matched in frame.numbered.finditer(text):
        if anchor := _numbered(matched, frame):
            (bare if anchor.shape is Shape.BARE else found).append(anchor)
    if ")" in text or "(" in text:
        found += _turned_or_spoilt(text, frame)
    if frame.committee:
        found += _committees(low, frame.committee)
    bare += _bares(low, frame)
    for each in found:
        if each.shape in _LISTED and (inner := frame.inner.match(low, each.end)):
            bare += _inside(low, inner, frame)
    if bare and found:
        found += _standing_free(sorted(bare, key=_START), found)
    return _apart(found or bare)


def _slashed(text: str, low: str, frame: Frame) -> list[Anchor]:
    several = [Anchor(start, end, Shape.COMMITTEE, int(low[start:end])) for start, end in joined(low, frame.tag)]
    starts = {each.start for each in several}
    sessions = [each for each in _sessions(text, frame) if each.start not in starts]
    return [*_symbols(text, frame), *sessions, *several]


def _apart(found: list[Anchor]) -> list[Anchor]:
    if all(one.end <= other.start for one, other in pairwise(found)):
        return found
    kept: list[Anchor] = []
    for anchor in sorted(found, key=lambda each: (each[0], -each[1])):
        if not kept or anchor.start >= kept[-1].end:
            kept.append(anchor)
    return kept


def _standing_free(bare: Iterable[Anchor], found: list[Anchor]) -> list[Anchor]:
    """A bare number spans its noun: it gives way to any fuller anchor that it would cover."""
    taken, free = iter(sorted(found, key=_START)), []
    other = next(taken, None)
    for anchor in bare:
        while other and other.end <= anchor.start:
            other = next(taken, None)
        if not other or other.start >= anchor.end:
            free.append(anchor)
    return free


def _symbols(text: str, frame: Frame) -> Iterator[Anchor]:
    for matched in _SYMBOL.finditer(text):
        printed = matched[0].rstrip(".-,")
        if _DIGIT.search(printed):
            end = matched.start() + len(printed)
            yield Anchor(matched.start(), end, Shape.SYMBOL, symbols=_in_range(printed))
            yield from _suffixed(text, end, printed, frame)


def _in_range(printed: str) -> tuple[str, ...]:
    """The symbols that one with a range of suffixes names: ``S/8248/Add.7-9``."""
    ranged = _RANGE.search(printed)
    if not ranged:
        return (printed,)
    first, last = int(ranged["first"]), int(ranged["last"])
    return tuple(f"{printed[: ranged.start('first')]}{number}" for number in range(first, min(last, first + 30) + 1))


def _suffixed(text: str, end: int, symbol: str, frame: Frame) -> Iterator[Anchor]:
    while matched := frame.suffix.match(text, end):
        end = matched.end()
        word = matched["suffix"].split(".")[0]
        first, last = int(matched["first"]), int(matched["last"] or matched["first"])
        symbols = tuple(f"{symbol}/{word}.{number}" for number in range(first, min(last, first + 30) + 1))
        yield Anchor(matched.start("suffix"), matched.end("suffix"), Shape.SYMBOL, symbols=symbols)
        if more := matched["more"]:
            yield Anchor(matched.start("more"), end, Shape.SYMBOL, symbols=(f"{symbol}/{word}.{more}",))


def _numbered(matched: re.Match[str], frame: Frame) -> Anchor | None:
    """What stands behind a number makes it an anchor. A year's may have a point inside."""
    start, end = matched.span()
    digits, letter, year, letters, session, after, spoilt, called = matched.groups()
    number = int(matched.string[start] + (digits or called or "").replace(".", ""))
    if year and letter and (year_of(number) or int(year)) != int(year):
        return None
    if year:
        return Anchor(start, end, Shape.YEAR, number, int(year), letters=(letter,) if letter else ())
    if called:
        return Anchor(start, end, Shape.COMMITTEE, number)
    if "." in digits and not frame.citing.dotted:
        return None
    if session:
        named = lettered(letters or "", frame) or lettered(after or "", frame)
        return Anchor(start, end, Shape.ROMAN, number, None, latin_session(session, frame), named)
    if spoilt:
        return Anchor(start, end, Shape.ROMAN, number, None, _unspoilt(spoilt), doubtful=True)
    return Anchor(start, end, Shape.BARE, number)


def _unspoilt(session: str) -> str:
    return f"S{session[1:]}" if session.startswith("8") else session.translate(_SPOILT)


def _turned_or_spoilt(text: str, frame: Frame) -> Iterator[Anchor]:
    """What stands before a bracket in other shapes than digits."""
    yield from _spoilt_years(text)
    if frame.reversed_year:
        yield from _reversed(text, frame.reversed_year)
    if frame.written:
        yield from _written(text, frame.written, frame)


def _spoilt_years(text: str) -> Iterator[Anchor]:
    """``l373 (2001)``, ``S16 (1982)``, ``113 (l956)``, ``512.(1982)``, ``946 (994)``, ``660 1990)``, ``1535 (2004``:
    letters that a copy reads for digits, and digits and brackets that it loses."""
    for year in _SPOILT_YEAR.finditer(text):
        begin, start, of = max(0, year.start() - _BEFORE_YEAR), year.start(), year["year"] or year["cut"]
        whole = year["year"] is not None and len(of) == 4 and of.isdecimal()
        if whole and not _SPOILING.search(text, begin, start):
            continue
        number = _SPOILT_NUMBER.search(text, begin, start)
        if number and not (whole and number["number"].isdecimal() and not number["mark"]):
            yield from _spoilt_year(number, f"1{of}" if len(of) == 3 else of, year.end())
    for year in _TORN_YEAR.finditer(text):
        start = year.start() - 4
        number = _SPOILT_NUMBER.search(text, max(0, start - _BEFORE_YEAR), start)
        if number and number["number"].isdecimal():
            yield from _spoilt_year(number, text[start : start + 4], year.end())


def _spoilt_year(number: re.Match[str], year: str, end: int) -> Iterator[Anchor]:
    read, of = (int(one.translate(_AS_DIGITS)) for one in (number["number"], year))
    if year_of(read) == of:
        yield Anchor(number.start("number"), end, Shape.YEAR, read, of, doubtful=True)


def _reversed(text: str, pattern: re.Pattern[str]) -> Iterator[Anchor]:
    """``(2004) 1559``: what a copy makes of a number and its year where the writing runs to the left."""
    for matched in pattern.finditer(text):
        number, year = int(matched["number"] or matched["first"]), int(matched["year"] or matched["behind"])
        if abs((year_of(number) or 0) - year) <= 1:
            yield Anchor(matched.start(), matched.end(), Shape.YEAR, number, year)


def _sessions(text: str, frame: Frame) -> Iterator[Anchor]:
    for matched in frame.session.finditer(text):
        session = latin_session(matched["session"], frame)
        letters = lettered(matched["letters"] or "", frame)
        yield Anchor(matched.start(), matched.end(), Shape.SESSION, int(matched["number"]), None, session, letters)


def _written(text: str, pattern: re.Pattern[str], frame: Frame) -> Iterator[Anchor]:
    for matched in pattern.finditer(text):
        number, session = _read(matched["number"] or matched["digits"]), _read(matched["session"])
        if number and session and session > 1900:
            yield Anchor(matched.start(), matched.end(), Shape.YEAR, number, session, written=True)
        elif number and session:
            mark = dict(frame.citing.sessions).get(matched["mark"] or "", "")
            yield Anchor(matched.start(), matched.end(), Shape.ROMAN, number, None, f"{mark}{session}", written=True)


def _read(printed: str) -> int | None:
    return int(printed) if printed.isdecimal() else han_number(printed.replace("0", "〇"))


def _committees(low: str, pattern: re.Pattern[str]) -> Iterator[Anchor]:
    for matched in pattern.finditer(low):
        yield Anchor(matched.start(), matched.end(), Shape.COMMITTEE, int(matched["number"]))


def _bares(text: str, frame: Frame) -> Iterator[Anchor]:
    """Numbers beside their noun, and those that a list goes on with: not the year of the one before, ``1244, 1999``."""
    for matched in frame.bare.finditer(text):
        if frame.unnumbered.search(text, max(0, matched.start() - _BEFORE_NOUN), matched.start("number")):
            continue
        end, number = matched.end(), _bare_number(matched)
        yield Anchor(matched.start(), end, Shape.BARE, number)
        while further := frame.further.match(text, end):
            end, before, number = further.end(), number, int(further["number"])
            if number != year_of(before):
                yield Anchor(further.start("number"), end, Shape.BARE, number)


def _bare_number(matched: re.Match[str]) -> int:
    """The number of whichever group found one; what the first character of a match begins goes on in its group."""
    kind, digits = next((kind, digits) for kind, digits in matched.groupdict().items() if digits)
    first = matched.string[matched.start()] if kind in ("unsigned", "plain") else ""
    return _read(first + digits.replace(".", "")) or 0


def _inside(text: str, first: re.Match[str], frame: Frame) -> Iterator[Anchor]:
    """The bare numbers between two members of a list that are named in full, from the first one on."""
    inner: re.Match[str] | None = first
    while inner:
        yield Anchor(inner.start("number"), inner.end(), Shape.BARE, int(inner["number"]))
        inner = frame.inner.match(text, inner.end())
