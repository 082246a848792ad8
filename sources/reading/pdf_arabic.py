"""Arabic PDF, as well as it goes: PDFium says where words and numbers stand, pypdf how the words are spelled
(dependencies.md part 6: no free reader gets both right from every producer's files).

PDFium keeps the order of words and the digits of numbers, but turns or shuffles the letters of words whose shapes are
joined (lam and alef most often). pypdf spells words well and puts numbers anywhere. So each word of PDFium's is looked
up among pypdf's words of the same letters. What comes out is of low quality all the same, always.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from unicodedata import combining, normalize

from sources.reading.pdf_lines import PageLine, PdfPage

WARNING = "Arabic from a PDF file: the order of letters may be wrong; the HTML or Word form is better"
_WORD = re.compile("[\u0621-\u0652\u0670-\u06d3\ufb50-\ufdff\ufe70-\ufefc]+")
_SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_LENGTHENING = "\u0640"
_ARTICLE = "ال"
"""A quarter of all Arabic words begin with the article; of words whose letters are out of order, hardly any."""
_MIRRORED = re.compile(r"^[^()]*\)[^()]*\(")
_TURNED_BRACKETS = str.maketrans("()", ")(")
_INSIDE = re.compile(r"\s*([()])\s*")


@dataclass(slots=True)
class _Spelling:
    """pypdf's words by their letters in alphabetical order, each with how often it is still to come."""

    known: dict[str, Counter[str]]

    def of(self, word: str) -> str:
        """The spelling of a word of PDFium's: itself, if pypdf has it too, else the likeliest with these letters."""
        plain = _plain(word)
        found = self.known.get(_key(plain))
        if not found:
            return plain
        best = max(found, key=lambda one: (found[one] > 0, one == plain, one == plain[::-1], found[one]))
        found[best] -= 1
        return best


def spelled(pages: Sequence[PdfPage], content: bytes) -> list[PdfPage]:
    """The pages with their Arabic words spelled as pypdf spells them, if it does that better than PDFium.

    They are mirrored: what stands left on them stood right, so that lines begin where those of other scripts do.
    """
    others = _words_of_pypdf(content)
    own = [_plain(word) for page in pages for line in page.lines for word in _WORD.findall(line.text)]
    spelling = _Spelling(defaultdict(Counter))
    if _articles(others) > _articles(own):
        for word in others:
            spelling.known[_key(word)][word] += 1
    return [replace(page, lines=tuple(_line(line, page.width, spelling) for line in page.lines)) for page in pages]


def _line(line: PageLine, width: float, spelling: _Spelling) -> PageLine:
    cells = tuple(_straight(_WORD.sub(lambda found: spelling.of(found[0]), cell)) for cell in line.cells)
    return replace(line, text=" ".join(cells), cells=cells, x=width - line.right, right=width - line.x)


def _straight(text: str) -> str:
    """A line whose brackets PDFium turned: the first one closes and the next one opens."""
    if not _MIRRORED.match(text):
        return text
    turned = text.translate(_TURNED_BRACKETS)
    return _INSIDE.sub(lambda found: " (" if found[1] == "(" else ") ", turned).strip()


def _words_of_pypdf(content: bytes) -> list[str]:
    """All words as pypdf reads them; none where it fails, for then PDFium's own must do."""
    from pypdf import PdfReader

    try:
        text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    except Exception:  # pypdf raises what its parsing happens on
        return []
    return [_plain(word) for word in _WORD.findall(text)]


def _articles(words: Iterable[str]) -> int:
    return sum(word.startswith(_ARTICLE) for word in words)


def _plain(word: str) -> str:
    """A word in letters, not in the shapes that a font has for them."""
    return _SHAPES.sub(lambda found: normalize("NFKC", found[0]), word).replace(_LENGTHENING, "")


def _key(word: str) -> str:
    """The letters of a word, in whatever order they came, without signs above and below."""
    return "".join(sorted(letter for letter in word if not combining(letter)))
