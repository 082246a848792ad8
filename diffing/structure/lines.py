"""Cut a text into lines that know where they stand: spans, blank lines and page ends before them, list marks."""

import re
from functools import cache, partial
from typing import NamedTuple
from unicodedata import normalize

from diffing.folding import MARK, folded, lowered
from diffing.languages import Layout
from diffing.structure.marks import last_mark
from diffing.structure.patterns import in_lower_case

_BLANK = f" \t{MARK}"
_CJK = "\u3001-\u303f\u3400-\u9fff\uf900-\ufaff"
_HAN = re.compile(f"[{_CJK}]")
_GAPS = re.compile(rf"(?<=[{_CJK}])[ \t]+(?=[{_CJK}])")
_SPACES = re.compile(r"[ \t]{2,}")
_COLUMNS = re.compile(r"[ \t]{3,}")
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


def split_lines(text: str, layout: Layout) -> tuple[Line, ...]:
    """All lines of a text that hold anything, in order."""
    found: list[Line] = []
    start, blanks, page = 0, 0, 0
    for raw in folded(text).splitlines(keepends=True):
        body = raw.strip()
        if not body.isascii():
            body = body.strip(_BLANK).strip()
        if body:
            found.append(_line(body, start + raw.index(body[0]), start, blanks, page, layout))
            blanks = 0
        else:
            blanks += 1
        page, start = page + (raw[-1] == "\f"), start + len(raw)
    return tuple(found)


def _line(body: str, begin: int, start: int, blanks: int, page: int, layout: Layout) -> Line:
    """The line of a body that begins at ``begin``, where its own blanks begin at ``start``."""
    stop, indent = begin + len(body), begin - start
    opening = _OPENING.match(body) if body[0] in _OPENINGS else None
    text = body[opening.end() :] if opening else body
    whole, mark = plain(text), last_mark(text, layout)
    named = _is_named(text, whole, layout)
    if opening is None:
        odd = named or len(whole) <= _SHORT or not text[0].isalpha() or "/" in whole
        return _made((begin, stop, text, blanks, page, indent, False, False, whole, mark, named, odd))
    kind, begin = opening.lastgroup, begin + opening.end()
    return Line(begin, stop, text, blanks, page, indent, kind == "heading", kind == "bullet", whole, mark, named, True)


def _is_named(text: str, whole: str, layout: Layout) -> bool:
    named = _named(layout)
    return named.fullmatch(lowered(whole)) is not None or (
        whole is not text and named.fullmatch(lowered(text)) is not None
    )


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
