"""Cut a text into lines that know where they stand: spans, blank lines and page ends before them, list marks."""

import re
from dataclasses import dataclass

from diffing.folding import MARK, folded

_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BLANK = f" \t{MARK}"
_OPENING = re.compile(r"(?P<heading>#{1,6}[ \t]{0,9}(?=\S))|(?P<bullet>[-•·▪][ \t]{1,9}(?=\S))")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the blanks around it and without the mark of a heading or list item.

    ``start`` and ``end`` index the input; ``text`` is the same stretch folded, as long as it. ``blanks`` counts the
    blank lines before it, ``page`` is the number of page ends before it in the whole text, ``indent`` counts the
    blanks at its beginning.
    """

    start: int
    end: int
    text: str
    blanks: int
    page: int
    indent: int
    heading: bool = False
    bullet: bool = False


def split_lines(text: str) -> tuple[Line, ...]:
    """All lines of a text that hold anything, in order."""
    copy = folded(text)
    found: list[Line] = []
    start, blanks, page = 0, 0, 0
    for end, after, ends_page in _breaks(copy):
        line = _line(copy, start, end, blanks, page)
        found.extend([line] if line else [])
        blanks, page, start = 0 if line else blanks + 1, page + ends_page, after
    return tuple(found)


def _breaks(copy: str) -> list[tuple[int, int, bool]]:
    breaks = [(found.start(), found.end(), found[0] == "\f") for found in _BREAK.finditer(copy)]
    return [*breaks, (len(copy), len(copy), False)]


def _line(copy: str, start: int, end: int, blanks: int, page: int) -> Line | None:
    raw = copy[start:end]
    body = raw.strip().strip(_BLANK).strip()
    if not body:
        return None
    begin = start + raw.index(body[0])
    indent = begin - start
    stop = begin + len(body)
    opening = _OPENING.match(body)
    begin += opening.end() if opening else 0
    kind = opening.lastgroup if opening else None
    return Line(begin, stop, copy[begin:stop], blanks, page, indent, kind == "heading", kind == "bullet")
