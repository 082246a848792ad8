"""Turn stretches of the input into a paragraph's text: markup and note calls out, lines joined, characters traced."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from diffing.changes import Piece
from diffing.structure.notes import SUPERSCRIPTS
from diffing.structure.vocabulary import Vocabulary

_TAG = r"</?(?:b|i|u|em|strong|sup|sub|span|small|big|font|p|br|div)\b[^<>]{0,200}>"
_CALL = r"<sup>\s{0,3}[\[(]?(?P<tag>\d{1,3}|\*{1,3})[\])]?\s{0,3}</sup>|(?P<high>[⁰¹²³⁴-⁹]{1,3})|\^(?P<caret>\d{1,3})\b"
_MARKUP = re.compile(rf"{_CALL}|{_TAG}|\*{{2,3}}|'{{2,5}}")
_MARKS = re.compile("[<^⁰¹²³⁴-⁹]")
_MARKS_OF_ASCII = ("<", "^", "''", "**")
"""What markup begins with."""
_CJK = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")
_HYPHEN = "-"
_SOFT_HYPHEN = "\u00ad"
_HEAD = re.compile(r"[^\W\d_]{1,40}$")
_TAIL = re.compile(r"[^\W\d_]{1,40}+(?![-‐])")
"""The parts of a word before and behind the hyphen at a line's end."""


_piece = partial(tuple.__new__, Piece)
"""Makes a piece of its fields in order, in a third of the time that calling the class takes."""


class Source(NamedTuple):
    """A text to cut paragraphs from, and whether it may hold markup or raised calls anywhere: most texts hold none."""

    text: str
    marked: bool


class Stretch(NamedTuple):
    """What a paragraph is made of: its text, the pieces that spell it, and its note calls with their offsets."""

    text: str
    pieces: tuple[Piece, ...]
    calls: tuple[tuple[str, int, int], ...]


def source_of(text: str) -> Source:
    """A text with a first quick look at it."""
    marked = any(mark in text for mark in _MARKS_OF_ASCII) or (not text.isascii() and bool(_MARKS.search(text)))
    return Source(text, marked)


def stretch(
    source: Source, ranges: Sequence[tuple[int, int]], cuts: Sequence[tuple[int, int]], words: Vocabulary | None
) -> Stretch:
    """Join ranges of the source, in the order in which they are read. ``cuts`` are the spans of calls in plain digits,
    ascending; an empty one is where a copy lost a hyphen, a blank one where it set a blank into a word.

    ``words`` are those of the whole source, in lower case: they tell a hyphen of the line end from a word's own.
    None keeps the lines: they are joined by line ends.
    Calls are triples of mark, offset in the text and position in the source.
    """
    if (source.marked or cuts) and ranges and _marked(source, min(ranges)[0], max(ranges)[1], cuts):
        return _cut_stretch(source.text, ranges, cuts, words)
    if len(ranges) == 1:
        ((start, end),) = ranges
        return Stretch(source.text[start:end], (_piece((start, end, "")),) if start < end else (), ())
    return _plain_stretch(source.text, ranges, words)


def _plain_stretch(whole: str, ranges: Sequence[tuple[int, int]], words: Vocabulary | None) -> Stretch:
    """Without markup and calls every range is a piece, and most are joined by a space."""
    pieces: list[Piece] = []
    glue = ""
    for start, end in ranges:
        if pieces:
            last = whole[pieces[-1].end - 1]
            if words is not None and last < _SOFT_HYPHEN > whole[start] and last not in "-/":
                glue = " "
            else:
                pieces[-1], glue = _joint(whole, pieces[-1], start, words)
        if start < end:
            pieces.append(_piece((start, end, glue)))
    return Stretch("".join([glue + whole[start:end] for start, end, glue in pieces]), tuple(pieces), ())


def _cut_stretch(
    whole: str, ranges: Sequence[tuple[int, int]], cuts: Sequence[tuple[int, int]], words: Vocabulary | None
) -> Stretch:
    pieces: list[Piece] = []
    calls: list[tuple[str, int, int]] = []
    glue = ""
    for start, end in ranges:
        if pieces:
            pieces[-1], glue = _joint(whole, pieces[-1], start, words)
        _take(_cut(whole, start, end, cuts), glue, pieces, calls)
    text = "".join([glue + whole[start:end] for start, end, glue in pieces])
    return Stretch(text, tuple(pieces), _placed(calls, pieces) if calls else ())


def _take(
    cut: Iterable[tuple[int, int, str]], glue: str, pieces: list[Piece], calls: list[tuple[str, int, int]]
) -> None:
    """Take what a range was cut into; its first piece joins what stands before by ``glue``. Calls are noted by the
    number of pieces before them."""
    for begin, stop, mark in cut:
        if mark == _HYPHEN:
            glue = mark
        elif mark:
            calls.append((mark, len(pieces), begin))
        elif begin < stop:
            pieces.append(Piece(begin, stop, glue))
            glue = ""


def _placed(calls: list[tuple[str, int, int]], pieces: list[Piece]) -> tuple[tuple[str, int, int], ...]:
    """Calls with their offsets in the text in place of the number of pieces before them."""
    starts = list(accumulate((len(glue) + end - start for start, end, glue in pieces), initial=0))
    return tuple((mark, starts[count], begin) for mark, count, begin in calls)


def _marked(source: Source, start: int, end: int, cuts: Sequence[tuple[int, int]]) -> bool:
    """Whether that part of the source may hold markup or calls."""
    if cuts and bisect_left(cuts, (start, 0)) < bisect_left(cuts, (end, 0)):
        return True
    if not source.marked:
        return False
    doubled = source.text.find("''", start, end) >= 0 or source.text.find("**", start, end) >= 0
    return doubled or _MARKS.search(source.text, start, end) is not None


def _cut(source: str, start: int, end: int, cuts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Plain stretches, and calls (with their mark) between them; markup is left out."""
    at = start
    for found in _MARKUP.finditer(source, start, end):
        yield from _cut_plain(source, at, found.start(), cuts)
        mark = found["tag"] or found["high"] or found["caret"]
        if mark:
            yield found.start(), found.end(), mark.translate(SUPERSCRIPTS)
        at = found.end()
    yield from _cut_plain(source, at, end, cuts)


def _cut_plain(source: str, start: int, end: int, cuts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    at = start
    for begin, stop in cuts[bisect_left(cuts, (start, 0)) : bisect_left(cuts, (end, 0))]:
        yield at, begin, ""
        if begin == stop or not source[begin:stop].isspace():
            yield begin, stop, source[begin:stop].strip() or _HYPHEN
        at = stop
    yield at, end, ""


def _joint(source: str, before: Piece, start: int, words: Vocabulary | None) -> tuple[Piece, str]:
    """How the next line joins: the last piece, from which a hyphen may go, and the glue."""
    last, following = source[before.end - 1], source[start]
    if words is None or before.end - before.start < 2:
        return before, "\n" if words is None else " "
    if last < _SOFT_HYPHEN > following and last not in "-/":
        return before, " "
    if last == _SOFT_HYPHEN or (last in "-‐" and following.islower() and _broken(source, before, start, words)):
        return Piece(before.start, before.end - 1, before.glue), ""
    if last in "-‐–—/" and source[before.end - 2].isalnum():
        return before, ""
    return before, "" if _CJK.match(last) or _CJK.match(following) else " "


def _broken(source: str, before: Piece, start: int, words: Vocabulary) -> bool:
    """Whether a hyphen at a line end only breaks a word: the text knows neither the compound nor both its halves.

    Before a further hyphen it is a compound's own.
    """
    head = _HEAD.search(source[max(before.start, before.end - 41) : before.end - 1])
    tail = _TAIL.match(source[start : start + 41])
    if not head or not tail:
        return False
    first, second = head[0].lower(), tail[0].lower()
    if first + second in words:
        return True
    return f"{first}-{second}" not in words and not (first in words and second in words)
