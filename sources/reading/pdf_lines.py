"""What PDFium sees on a page, as lines: where each stands, how large it is, which digits are raised.

PDFium gives characters in the order in which the file draws them, which is reading order in what word processors
write, also in columns. It begins a new line behind every raised mark; here such pieces of one line are put together.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw

_PIECE = re.compile("[^\r\n\x02\ufffe]+(?:[\x02\ufffe]|)")
_CUT_WORD = ("\x02", "\ufffe")
"""What PDFium puts in the place of a hyphen at a line's end, without a line end."""
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\x00\x01\x03-\x08\x0e-\x1f]")
ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")
_FORCED_BOLD = 1 << 18
"""The flag of a font that is to be shown bold."""
_ODD = re.compile("[\x00-\x1f\xa0ﬀ-ﬄ\ufffe\ufffd\ue000-\uf8ff]")
_GAP = re.compile(r" +")
_DIGITS = re.compile(r"(?<![\d-])\d{1,7}(?!\d|-\d)|(?<=-)\d{4,7}(?!\d|-\d)")
_NO_SPACE_BEFORE = ",.;:)]”’»?!"
_LETTERS = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\xa0": " ", "\x00": "", "\t": " "})
_WIDE = 2.5
"""Times the size of the letters: a gap that parts two columns."""
_NARROW = 0.12
"""The same: below it, a gap that PDFium took for a space is none."""
_AT_HYPHEN = 0.28
"""The same beside a hyphen, which narrow letters leave alone in its place."""
_LABEL = re.compile(r"\(?[\w/]{1,8}[.)]|[—–•*-]")
MARK_OPEN, MARK_CLOSE = "\ue000", "\ue001"
"""Around raised digits, until it is known which of them call a note. Private characters of the file itself go."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page. ``x`` and ``right`` are its ends, ``y`` its baseline above the page's foot, ``size`` that of
    its letters, all in points. ``text`` has its raised digits between ``MARK_OPEN`` and ``MARK_CLOSE``, and ``cells``
    are its parts where wide gaps cut it. ``bold``: its first and its last letter are."""

    text: str
    x: float
    right: float
    y: float
    size: float
    cells: tuple[str, ...] = ()
    bold: bool = False


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page's lines in reading order, its size in points, how many characters its text layer has besides blanks, how
    many of them mean nothing, and whether its words lie invisible over a picture."""

    lines: tuple[PageLine, ...]
    width: float
    height: float
    characters: int
    unknown: int = 0
    invisible: bool = False


def page_lines(page: pypdfium2.PdfPage) -> PdfPage:
    """The lines of a page. Closes what it opens, but for the page itself."""
    width, height = page.get_size()
    layer = page.get_textpage()
    try:
        glyphs = _Glyphs(layer)
        lines = tuple(_lines(list(glyphs.pieces())))
        characters = len("".join(glyphs.text.split()))
        return PdfPage(lines, width, height, characters, len(_UNKNOWN.findall(glyphs.text)))
    finally:
        layer.close()


class _Glyphs:
    """The text layer of one page, asked character by character only where that tells something."""

    def __init__(self, layer: pypdfium2.PdfTextPage) -> None:
        self.layer = layer
        count = layer.count_chars()
        text = layer.get_text_range() if count else ""
        self.text = text if len(text) == count else "".join(self._character(index) for index in range(count))
        self._a, self._b, self._c, self._d = (ctypes.c_double() for _ in range(4))
        self._name = ctypes.create_string_buffer(128)

    def _character(self, index: int) -> str:
        """One character each, so that places in the text are PDFium's own; beyond the first plane, a mark of doubt."""
        code = raw.FPDFText_GetUnicode(self.layer, index)
        return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd"

    def origin(self, index: int) -> tuple[float, float]:
        raw.FPDFText_GetCharOrigin(self.layer, index, self._a, self._b)
        return self._a.value, self._b.value

    def box(self, index: int) -> tuple[float, float]:
        """The left and right end of a character."""
        raw.FPDFText_GetCharBox(self.layer, index, self._a, self._b, self._c, self._d)
        return self._a.value, self._b.value

    def size(self, index: int) -> float:
        """The size of a letter in points, also where the file draws tiny letters through a magnifying matrix."""
        size = raw.FPDFText_GetFontSize(self.layer, index)
        matrix = raw.FS_MATRIX()
        if 4 <= size <= 60 or not raw.FPDFText_GetMatrix(self.layer, index, matrix):
            return float(size)
        return float(size * max(abs(matrix.d), abs(matrix.b)))

    def is_bold(self, index: int) -> bool:
        """Whether the font of a character is a bold one: it says so, or is named so."""
        flags = ctypes.c_int()
        raw.FPDFText_GetFontInfo(self.layer, index, self._name, len(self._name), flags)
        return bool(flags.value & _FORCED_BOLD) or b"bold" in self._name.value.lower()

    def pieces(self) -> Iterator[PageLine]:
        """What PDFium calls lines, and the halves of lines that end with a cut word."""
        for found in _PIECE.finditer(self.text):
            piece = found[0].rstrip(" ")
            start = found.start() + len(piece) - len(piece.lstrip(" "))
            if start < found.start() + len(piece):
                yield self._piece(start, found.start() + len(piece))

    def _piece(self, start: int, end: int) -> PageLine:
        text = self.text[start:end]
        last = end - 2 if text.endswith(_CUT_WORD) and len(text) > 1 else end - 1
        (x, first_y), (_, last_y) = self.origin(start), self.origin(last)
        ends = (x, self.box(start)[1], *self.box(last))
        sizes = [self.size(index) for index in {start, last, (start + last) // 2}]
        y, size = min(first_y, last_y), max(sizes)
        cells = self._cells(start, end, y, size)
        bold = self.is_bold(start) and self.is_bold(last)
        return PageLine(" ".join(cells), min(ends), max(ends), y, size, cells, bold)

    def _cells(self, start: int, end: int, y: float, size: float) -> tuple[str, ...]:
        """The text without spaces that are none, cut at wide gaps; a gap behind a label parts nothing."""
        cells, at = [""], start
        for before, after in self._doubtful(start, end):
            cells[-1] += self._marked(at, before + 1, y, size)
            at = after
            (left, right), (next_left, next_right) = self.box(before), self.box(after)
            gap = max(next_left - right, left - next_right)
            if gap > _WIDE * size and not _LABEL.fullmatch(cells[-1]):
                cells.append("")
            elif gap > size * self._least(before, after):
                cells[-1] += " "
        cells[-1] += self._marked(at, end, y, size)
        return tuple(cell.strip() for cell in cells if cell.strip())

    def _doubtful(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The characters before and behind each space that PDFium added, or that stands beside a hyphen.

        The file's other spaces are believed."""
        for found in _GAP.finditer(self.text, start + 1, end - 1):
            before, after = found.start() - 1, found.end()
            if self._at_hyphen(before, after) or raw.FPDFText_IsGenerated(self.layer, found.start()):
                yield before, after

    def _least(self, before: int, after: int) -> float:
        """The least width of a space between two characters, in sizes."""
        if self._at_hyphen(before, after):
            return _AT_HYPHEN
        return _NARROW if self.text[before].isalpha() and self.text[after].isalpha() else -1.0

    def _at_hyphen(self, before: int, after: int) -> bool:
        """Whether a word goes on at a hyphen on either side of a space."""
        one, other = self.text[before], self.text[after]
        behind = one == "-" and other.isalpha() and self.text[before - 1].isalpha()
        return behind or (other in "-\x02" and one.isalpha())

    def _marked(self, start: int, end: int, y: float, size: float) -> str:
        """A stretch of text with its raised digits marked, also those that follow a number: ``2030¹``."""
        parts, at = list[str](), start
        for found in _DIGITS.finditer(self.text, start, end):
            first = found.end()
            while first > found.start() and self._is_raised(first - 1, y, size):
                first -= 1
            if 0 < found.end() - first <= 3:
                parts += [_clean(self.text[at:first]), MARK_OPEN, self.text[first : found.end()], MARK_CLOSE]
                at = found.end()
        return "".join([*parts, _clean(self.text[at:end])])

    def _is_raised(self, index: int, y: float, size: float) -> bool:
        return self.size(index) < 0.85 * size and self.origin(index)[1] > y + 0.15 * size


def _clean(text: str) -> str:
    if not _ODD.search(text):
        return text
    text = text.translate(_LETTERS)
    return _UNKNOWN.sub("", text.replace("\x02", "-").replace("\ufffe", "-"))


def _lines(pieces: list[PageLine]) -> Iterator[PageLine]:
    """Pieces of one line put together: those that go on to the right of the one before, at about its height."""
    line: PageLine | None = None
    for piece in pieces:
        if line is None:
            line = piece
        elif _goes_on(line, piece):
            line = _joined(line, piece)
        else:
            yield line
            line = piece
    if line is not None:
        yield line


def _goes_on(line: PageLine, piece: PageLine) -> bool:
    size = max(line.size, piece.size)
    return abs(line.y - piece.y) < 0.55 * size and -0.3 * size < _gap(line, piece)


def _gap(line: PageLine, piece: PageLine) -> float:
    """The room between a line and what follows: to its left where it is written from the right."""
    if ARABIC.search(line.text) or ARABIC.search(piece.text):
        return max(piece.x - line.right, line.x - piece.right)
    return piece.x - line.right


def _joined(line: PageLine, piece: PageLine) -> PageLine:
    size, gap = max(line.size, piece.size), _gap(line, piece)
    line, piece = _raised(line, piece), _raised(piece, line)
    y, x, right = min(line.y, piece.y), min(line.x, piece.x), max(line.right, piece.right)
    if gap > _WIDE * size and not _LABEL.fullmatch(line.text):
        cells = (*line.cells, *piece.cells)
    else:
        apart = gap > _NARROW * size and piece.text[0] not in _NO_SPACE_BEFORE
        cells = (*line.cells[:-1], line.cells[-1] + " " * apart + piece.cells[0], *piece.cells[1:])
    return PageLine(" ".join(cells), x, right, y, size, cells, line.bold and piece.bold)


def _raised(piece: PageLine, beside: PageLine) -> PageLine:
    """A piece that is nothing but a small number above the line beside it is a raised mark."""
    if piece.text.isdecimal() and len(piece.text) <= 3 and piece.size < 0.85 * beside.size and piece.y > beside.y:
        marked = f"{MARK_OPEN}{piece.text}{MARK_CLOSE}"
        return PageLine(marked, piece.x, piece.right, piece.y, piece.size, (marked,), piece.bold)
    return piece
