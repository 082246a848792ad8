"""Cut a text into lines that know where they stand: spans, blank lines and page ends before them, list marks."""

import re
from typing import NamedTuple
from unicodedata import normalize

from diffing.folding import MARK, folded

_BLANK = f" \t{MARK}"
_CJK = "\u3001-\u303f\u3400-\u9fff\uf900-\ufaff"
_HAN = re.compile(f"[{_CJK}]")
_GAPS = re.compile(rf"(?<=[{_CJK}])[ \t]+(?=[{_CJK}])")
_SPACES = re.compile(r"[ \t]{2,}")
_COLUMNS = re.compile(r"[ \t]{3,}")
_OPENINGS = "#-•·▪"
_OPENING = re.compile(r"(?P<heading>#{1,6}[ \t]{0,9}(?=\S))|(?P<bullet>[-•·▪][ \t]{1,9}(?=\S))")


class Line(NamedTuple):
    """A line that is not blank, without the blanks around it and without the mark of a heading or list item.

    ``plain`` is the text without what damages words: invisible characters, doubled spaces, spaces inside Chinese,
    lengthened Arabic letters, split accents. It is for matching whole lines; its offsets mean nothing.
    ``start`` and ``end`` index the input; ``text`` is the same stretch folded, as long as it. ``blanks`` counts the
    blank lines before it, ``page`` is the number of page ends before it in the whole text, ``indent`` counts the
    blanks at its beginning. A tuple, because a long text has tens of thousands.
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


def split_lines(text: str) -> tuple[Line, ...]:
    """All lines of a text that hold anything, in order."""
    copy = folded(text)
    found: list[Line] = []
    start, blanks, page = 0, 0, 0
    for raw in copy.splitlines(keepends=True):
        line = _line(raw, start, blanks, page)
        if line:
            found.append(line)
        blanks, page, start = 0 if line else blanks + 1, page + (raw[-1] == "\f"), start + len(raw)
    return tuple(found)


def _line(raw: str, start: int, blanks: int, page: int) -> Line | None:
    body = raw.strip()
    if not body:
        return None
    if not body.isascii():
        body = body.strip(_BLANK).strip()
    if not body:
        return None
    indent = raw.index(body[0])
    begin, stop = start + indent, start + indent + len(body)
    opening = _OPENING.match(body) if body[0] in _OPENINGS else None
    if opening is None:
        return Line(begin, stop, body, blanks, page, indent, False, False, plain(body))
    kind, text = opening.lastgroup, body[opening.end() :]
    begin += opening.end()
    return Line(begin, stop, text, blanks, page, indent, kind == "heading", kind == "bullet", plain(text))


def columns(line: Line) -> tuple[str, ...]:
    """A line, plain; of one that is set in columns, as a masthead is in a plain copy, each column after it."""
    cells = [plain(cell) for cell in _COLUMNS.split(line.text)]
    return (line.plain, *cells) if len(cells) > 1 else (line.plain,)


def plain(text: str) -> str:
    """Folded text with words made whole: see ``Line``."""
    if not text.isascii():
        text = text.replace(MARK, "").replace("ـ", "")
        text = normalize("NFC", _GAPS.sub("", text) if _HAN.search(text) else text)
    return _SPACES.sub(" ", text) if "  " in text or "\t" in text else text
