"""Cut a text into lines that know where they stand: spans, blank lines and page ends before them, list marks."""

import re
from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple
from unicodedata import normalize

from diffing.folding import MARK, folded, lowered
from diffing.languages import Layout
from diffing.structure.marks import conjoined, last_mark
from diffing.structure.patterns import in_lower_case

_BLANK = f" \t{MARK}"
_CJK = "\u3001-\u303f\u3400-\u9fff\uf900-\ufaff"
_HAN = re.compile(f"[{_CJK}]")
_GAPS = re.compile(rf"(?<=[{_CJK}])[ \t]+(?=[{_CJK}])")
_SPACES = re.compile(r"[ \t]{2,}")
_COLUMNS = re.compile(r"[ \t][ \t]{2,}")
_SHORT = 10
_OPENINGS = "#-•·▪"
_OPENING = re.compile(r"(?P<heading>#{1,6}[ \t]{0,9}(?=\S))|(?P<bullet>[-•·▪][ \t]{1,9}(?=\S))")


class Line(NamedTuple):
    """A line that is not blank, without the blanks around it and without the mark of a heading or list item.

    ``plain`` is the text without what damages words: invisible characters, doubled spaces, spaces inside Chinese,
    lengthened Arabic letters, split accents. It is for matching whole lines; its offsets mean nothing.
    ``start`` and ``end`` index the input; ``text`` is the same stretch folded, as long as it. ``blanks`` counts the
    blank lines before it, ``page`` is the number of page ends before it in the whole text, ``indent`` counts the
    blanks at its beginning. ``mark`` is the end mark that it closes with, or nothing (``marks.last_mark``).
    ``named``: a pattern of the layout for whole lines knows it. ``odd``: it is named, is short, opens with no letter,
    or holds a slash as symbols do; the others are running words. A tuple, because a long text has tens of thousands.
    """

    start: int
    end: int
    text: str
    blanks: int
    page: int
    indent: int
    heading: bool = False
    bullet: bool = False
    plain: str = ""
    mark: str = ""
    named: bool = False
    odd: bool = False


_made = partial(tuple.__new__, Line)
"""Makes a line of its fields in order, in a third of the time that calling the class takes."""


class _Copy(NamedTuple):
    """A whole text in lower case, looked over at once: ``named`` matches lines that the layout knows, ``conjoined``
    tells for each line end right behind a mark and a conjunction where the mark stands."""

    low: str
    layout: Layout
    named: Callable[..., re.Match[str] | None]
    conjoined: dict[int, int]


def split_lines(text: str, layout: Layout) -> tuple[Line, ...]:
    """All lines of a text that hold anything, in order."""
    seen = folded(text)
    low = lowered(seen)
    copy = _Copy(low, layout, _named(layout).fullmatch, conjoined(low, layout))
    found: list[Line] = []
    start, blanks, page = 0, 0, 0
    for raw in seen.splitlines(keepends=True):
        body = raw.strip()
        if not body.isascii():
            body = body.strip(_BLANK).strip()
        if body:
            found.append(_line(copy, body, start + raw.index(body[0]), start, blanks, page))
            blanks = 0
        else:
            blanks += 1
        if raw[-1] == "\f":
            page += 1
        start += len(raw)
    return tuple(found)


def _line(copy: _Copy, body: str, begin: int, start: int, blanks: int, page: int) -> Line:
    """The line of a body that begins at ``begin``, where its own blanks begin at ``start``."""
    first, stop = body[0], begin + len(body)
    if first in _OPENINGS and (opening := _OPENING.match(body)):
        return _opened(copy, body, opening, begin, start, blanks, page)
    whole = body if body.isascii() and "  " not in body and "\t" not in body else plain(body)
    named = _is_named(copy, whole, begin, stop)
    odd = named or not first.isalpha() or len(whole) <= _SHORT or "/" in whole
    mark = _mark(copy, body, begin, stop)
    return _made((begin, stop, body, blanks, page, begin - start, False, False, whole, mark, named, odd))


def _opened(copy: _Copy, body: str, opening: re.Match[str], begin: int, start: int, blanks: int, page: int) -> Line:
    """The line behind the mark of a heading or list item."""
    text, kind, indent = body[opening.end() :], opening.lastgroup, begin - start
    begin, stop = begin + opening.end(), begin + len(body)
    whole, mark = plain(text), _mark(copy, text, begin, stop)
    named = _is_named(copy, whole, begin, stop)
    return Line(begin, stop, text, blanks, page, indent, kind == "heading", kind == "bullet", whole, mark, named, True)


def _is_named(copy: _Copy, whole: str, begin: int, stop: int) -> bool:
    if copy.named(copy.low, begin, stop):
        return True
    return stop - begin != len(whole) and copy.named(lowered(whole)) is not None


def _mark(copy: _Copy, text: str, begin: int, stop: int) -> str:
    """The end mark of a line of the copied text. Most lines end within a sentence, in a letter."""
    if text[-1].isalpha():
        return copy.low[at] if (at := copy.conjoined.get(stop, -1)) >= begin else ""
    return last_mark(text, copy.layout)


@cache
def _named(layout: Layout) -> re.Pattern[str]:
    """Whole lines of furniture, of licences, above annexes and sections, and at a text's end, in lower case."""
    licences = layout.licences and f"(?:{layout.licences}).*"
    return in_lower_case(*layout.furniture, licences, layout.annexes, layout.sections, *layout.closings)


def columns(line: Line) -> tuple[str, ...]:
    """A line, plain; of one that is set in columns, as a masthead is in a plain copy, each column after it."""
    if not _COLUMNS.search(line.text):
        return (line.plain,)
    return (line.plain, *(plain(cell) for cell in _COLUMNS.split(line.text)))


def plain(text: str) -> str:
    """Folded text with words made whole: see ``Line``."""
    if not text.isascii():
        text = text.replace(MARK, "").replace("ـ", "")
        text = normalize("NFC", _GAPS.sub("", text) if _HAN.search(text) else text)
    return _SPACES.sub(" ", text) if "  " in text or "\t" in text else text
