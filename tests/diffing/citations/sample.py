"""Made-up paragraphs to search."""

from diffing.changes import Citation, Metadata, Paragraph, Part, Piece, Structure
from diffing.citations import cite


def paragraph(text: str, *, path: str = "pp1", part: Part = Part.PREAMBLE, verb: str | None = None) -> Paragraph:
    return Paragraph(path, part, None, verb, text, (Piece(0, len(text)),))


def citations(
    text: str,
    language: str = "en",
    *,
    symbol: str | None = None,
    metadata: Metadata | None = None,
    part: Part = Part.PREAMBLE,
    verb: str | None = None,
) -> tuple[Citation, ...]:
    """The citations of one paragraph."""
    single = Structure(language, metadata or Metadata(), (paragraph(text, part=part, verb=verb),))
    return cite(single, text, symbol=symbol)


def targets(text: str, language: str = "en", *, symbol: str | None = None) -> list[str | None]:
    """What one paragraph cites, in reading order."""
    return [citation.target for citation in citations(text, language, symbol=symbol)]
