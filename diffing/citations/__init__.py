"""Which documents a text names, where and in what words: find, resolve, relate (reference: citations.md part 3)."""

from diffing.changes import Citation, Structure
from diffing.citations.finding import cite
from diffing.citations.referring import refer
from diffing.languages import language as known
from diffing.structure import outline
from diffing.years import NOTHING_LEARNT, Learnt

__all__ = ["cite", "find_citations", "find_references", "refer"]


def find_citations(
    text: str, language: str, *, symbol: str | None = None, learnt: Learnt = NOTHING_LEARNT
) -> tuple[Citation, ...]:
    """Find the documents that a text names, in reading order, with spans into ``text``.

    ``language`` is a tag such as ``en``, ``zh`` or ``zh-Hant``; ``symbol`` is the document's own symbol, when the text
    does not print it: a document does not cite itself. ``learnt`` (``diffing.years.learnt``) gives the years of Council
    resolutions that are newer than our table. No text raises; KeyError for an unknown language.
    """
    return cite(_outlined(text, language, symbol), text, symbol=symbol, learnt=learnt)


def find_references(text: str, language: str, *, symbol: str | None = None) -> tuple[Citation, ...]:
    """Find the words that name a document without its number: that resolution, ibid., the Strategy; in reading order.

    Arguments as for ``find_citations``, whose result they are not part of. Only what has one meaning is given; ``via``
    tells by which steps it was found. No text raises; KeyError for an unknown language.
    """
    structured = _outlined(text, language, symbol)
    return refer(structured, cite(structured, text, symbol=symbol), symbol=symbol)


def _outlined(text: str, language: str, symbol: str | None) -> Structure:
    """The structure as far as citations need it. A wrong tag is the caller's slip: never silently another language."""
    return outline(text, known(language).tag, symbol=symbol)
