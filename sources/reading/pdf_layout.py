"""From lines that know where they stand on their pages to a text: paragraphs apart, notes behind the paragraph that
ends their page, running heads and page feet gone (citations.md 4.1 and 4.2 say what a resolution's page carries).

Lines that only the width of the page parted are joined, also over the end of a page. What cuts paragraphs here is only
geometry; what they are is for the structure to say.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sources.reading.pdf_lines import MARK_CLOSE, MARK_OPEN, PageLine, PdfPage
from sources.reading.pdf_sheets import RAISED, STARS, Sheet, mark, sheets_of, unmarked

_CALL = re.compile(f"[ ]?{MARK_OPEN}(\\d{{1,3}}){MARK_CLOSE}(?P<after>[ ]?)(?P<word>\\w?)")
_LABEL = re.compile(
    r"(?:\d{1,3}\s?[.．、-]|\(?[a-z]{1,4}\)|[ivxlc]{1,6}\.|（[一二三四五六七八九十]{1,3}）|\([\u0600-\u06ff]{1,3}\))\s?",
    re.I,
)
_HYPHEN = re.compile(r"\w[-‐‑]$")
_CUT = re.compile(r"\w[-‐‑–—/]$")
_CJK = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")
_ENDED = re.compile(r"[.;:,。；：，؛،!?][\"”’»)\]]{0,2}\W{0,6}$")


@dataclass(frozen=True, slots=True)
class _Measure:
    """What holds for the whole document: the size of its letters and the distance of its lines, in points, whether
    it leaves room between paragraphs, and whether it breaks words at line ends."""

    size: float
    pitch: float
    spaced: bool
    breaks_words: bool


@dataclass(slots=True)
class _Writer:
    """The text so far, as blocks of pieces, and the notes, blocks too, that wait for their page's last paragraph to
    end. ``note`` is the last one: it may go on at the foot of the next page."""

    blocks: list[list[str]] = field(default_factory=list)
    waiting: list[list[str]] = field(default_factory=list)
    note: list[str] = field(default_factory=list)

    def begin(self, text: str) -> None:
        self.end()
        self.blocks.append([text])

    def go_on(self, text: str, *, wrapped: bool, breaks_words: bool) -> None:
        """Add a line to the last block: to its last line, where the width of the page alone parted the two.

        A compound that a line end cuts is made whole; a broken word is for the structure to mend, which knows the
        words of the text."""
        if not self.blocks:
            self.begin(text)
            return
        block = self.blocks[-1]
        cut = _HYPHEN.search(block[-1][-2:])
        if wrapped and not (cut and breaks_words):
            block += _glue(block[-1][-2:], text), text
        elif cut and not breaks_words:
            rest, _, text = text.partition(" ")
            block += [rest, "\n", text] if text else [rest]
        else:
            block += "\n", text

    def end(self) -> None:
        """Let the waiting notes in."""
        self.blocks.extend(self.waiting)
        self.waiting.clear()


def laid_out(pages: Sequence[PdfPage]) -> str:
    """The text of all pages: a blank line between paragraphs, each note one line that opens with ``<sup>``."""
    measure = _measure(pages)
    sheets = sheets_of(pages, measure.size)
    marks = frozenset(own for sheet in sheets for line in (*sheet.notes, *sheet.body) if (own := mark(line.text)))
    writer = _Writer()
    before: PageLine | None = None
    for number, sheet in enumerate(sheets):
        before = _write(writer, sheet, before, measure, marks, first=number == 0)
    writer.end()
    return "\n\n".join("".join(block) for block in writer.blocks)


def _measure(pages: Sequence[PdfPage]) -> _Measure:
    """Most letters are those of the text, or of its notes, which are smaller."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    most = max(sizes.values(), default=0)
    size = max((one for one in sizes if sizes[one] * 2 >= most), default=10.0)
    steps = sorted(
        a.y - b.y
        for page in pages
        for a, b in pairwise(page.lines)
        if _same(a.size, size) and _same(b.size, size) and 0.8 * size < a.y - b.y < 3 * size
    )
    pitch = steps[len(steps) // 4] if steps else 1.2 * size  # few lines have less room than those of a paragraph
    spaced = sum(step > 1.25 * pitch for step in steps) * 12 > len(steps)
    return _Measure(size, pitch, spaced, _breaks_words(pages))


def _breaks_words(pages: Sequence[PdfPage]) -> bool:
    """Whether hyphens at line ends are so many that they break words. Word processors of our days break none: there a
    hyphen at a line end is a compound's own."""
    ends = [line.text[-2:] for page in pages for line in page.lines]
    cut = sum(end[-1:] == "-" and end[:1].isalpha() for end in ends)
    return cut >= 3 and cut * 33 >= len(ends)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= 0.05 * other


# ---- writing ---------------------------------------------------------------------------------------------------------


def _write(
    writer: _Writer,
    sheet: Sheet,
    before: PageLine | None,
    measure: _Measure,
    marks: frozenset[str],
    *,
    first: bool,
) -> PageLine | None:
    """Write one page; returns the last line of its text."""
    full = [line for line in sheet.body if _same(line.size, measure.size)]
    margin, edge = min((line.x for line in full), default=0.0), max((line.right for line in full), default=0.0)
    turned = True
    for line in sheet.body:
        cells = line.cells if first and line.y > 0.55 * sheet.body[0].y else (" ".join(line.cells),)
        fresh = before is None or _begins(before, line, measure, margin, turned=turned)
        for number, cell in enumerate(cells):
            text = _called(cell, marks)
            if fresh or number:
                writer.begin(text)
            else:
                wrapped = before is not None and _is_wrapped(before, line, margin, edge, labelled=not measure.spaced)
                writer.go_on(text, wrapped=wrapped, breaks_words=measure.breaks_words)
        before, turned = line, False
    for line in sheet.notes:
        _write_note(writer, line.text)
    return before


def _begins(before: PageLine, line: PageLine, measure: _Measure, margin: float, *, turned: bool) -> bool:
    """Whether a line begins a paragraph: below more room than lines have, behind an indent, in letters of another
    size or weight; on a new page (``turned``) behind an indent, or when the line before ended a sentence before its
    end."""
    if before.bold != line.bold:
        return True
    if not turned and 0 < before.y - line.y < 1.8 * measure.size:
        if before.y - line.y > 1.25 * measure.pitch * max(line.size / measure.size, 1):
            return True
        indented = line.x > before.x + 1.2 * measure.size and not _LABEL.match(before.text)
        return bool(indented and _ENDED.search(before.text)) or not _same(before.size, line.size)
    if not turned and before.y - line.y >= 1.8 * measure.size:
        return True
    if not _same(before.size, line.size):
        return True
    room = before.right < before.x + 0.8 * (line.right - margin)
    ended = bool(_ENDED.search(before.text))
    return ended and (line.x > margin + 1.2 * measure.size or room or bool(_LABEL.match(line.text)))


def _is_wrapped(before: PageLine, line: PageLine, margin: float, edge: float, *, labelled: bool) -> bool:
    """Whether only the width of the page ended a line: the next one's first word had no room on it.

    Lines that end far from the text's right edge were ended by somebody, and so were those before one that begins far
    from its left. ``labelled``: so were those before a label, which without room between paragraphs may begin one.
    """
    if not _same(before.size, line.size) or before.right < edge - 0.25 * (edge - margin):
        return False
    if line.x > margin + 0.3 * (edge - margin):
        return False
    if labelled and _LABEL.match(line.text):
        return False
    letter = (before.right - before.x) / max(len(before.text), 1)
    word = 2.5 if _CJK.match(line.text) else len(line.text.partition(" ")[0]) + 1
    return edge - before.right < word * letter + 0.5 * line.size


def _glue(one: str, other: str) -> str:
    """What joins two lines: nothing inside a compound or between Chinese characters, else a blank."""
    return "" if _CUT.search(one) or (_CJK.match(one[-1:]) and _CJK.match(other)) else " "


def _called(text: str, marks: frozenset[str]) -> str:
    """Raised digits as calls, where a note answers; else as plain digits."""

    def call(found: re.Match[str]) -> str:
        if found[1] not in marks:
            return unmarked(found[0])
        space = " " if found["word"] else found["after"]
        return f"<sup>{found[1]}</sup>{space}{found['word']}"

    return _CALL.sub(call, text) if MARK_OPEN in text else text


def _write_note(writer: _Writer, text: str) -> None:
    """A line of a note: with a mark it begins one, without it goes on with the last, of this page or the one before.
    A note is one line of the text."""
    if not mark(text) and writer.note:
        writer.note += "" if writer.note[-1].endswith(("-", "/")) else " ", unmarked(text)
        return
    text = RAISED.sub(r"<sup>\1</sup> ", text, count=1)
    found = STARS.match(text)
    text = f"<sup>{found[1]}</sup> {text[found.end() :]}" if found else text
    writer.note = [unmarked(text)]
    writer.waiting.append(writer.note)
