"""Which documents a text names, where and in what words: find, resolve, relate (reference: citations.md part 3)."""

from diffing.changes import Citation
from diffing.citations.finding import cite
from diffing.structure import structure

__all__ = ["cite", "find_citations"]


def find_citations(text: str, language: str, *, symbol: str | None = None) -> tuple[Citation, ...]:
    """Find the documents that a text names, in reading order, with spans into ``text``.

    ``language`` is a tag such as ``en``, ``zh`` or ``zh-Hant``; ``symbol`` is the document's own symbol, when the text
    does not print it: a document does not cite itself. No text raises; KeyError for an unknown language.
    """
    return cite(structure(text, language, symbol=symbol), text, symbol=symbol)
