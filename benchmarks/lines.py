"""Paragraphs straight from lines, one a line: enough structure to measure the comparison by itself."""

import re
from collections.abc import Iterator

from diffing.changes import NoteCall, Paragraph, Part, Piece

_GAP = r"[\s\u200b\u00ad\u0640]*"
_LABEL = re.compile(
    rf"{_GAP}(?:(?P<number>\d(?:[\u200b\u00ad]?\d)*){_GAP}(?:[.．]|[-‐–—])|[(（]{_GAP}(?P<letter>[a-zأ-ي]){_GAP}[)）]"
    rf"|(?P<bare>[a-zа-я])\)|(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹]+)|<sup>(?P<note>\d+)</sup>){_GAP}"
)
_FURNITURE = re.compile(r"\d\d-\d{5} \([A-Z]\) \d+/\d+\s*|[AS]/RES/[\d/]+(?: \(\d{4}\))?\s*")
_GONE = re.compile(r"<sup>(?P<call>\d+)</sup>|(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹]+)|\*\*|^#+ ")
_END = tuple(",，;；:：.。،؛?!")
_HEADS = 3


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text that has one a line, page furniture dropped and torn paragraphs joined."""
    blocks: list[list[tuple[int, int]]] = []
    torn = False
    for start, end in _lines(text):
        line = text[start:end]
        if _FURNITURE.fullmatch(line):
            torn = bool(blocks) and not text[slice(*blocks[-1][-1])].rstrip().endswith(_END)
        elif torn and not _LABEL.match(line):
            blocks[-1].append((start, end))
            torn = False
        else:
            blocks.append([(start, end)])
            torn = False
    return tuple(_paragraphs(text, blocks))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        yield match.span()


def _paragraphs(text: str, blocks: list[list[tuple[int, int]]]) -> Iterator[Paragraph]:
    part = Part.MASTHEAD
    for index, block in enumerate(blocks):
        label = _LABEL.match(text, *block[0])
        number = label and next(filter(None, label.groups()))
        if index >= _HEADS and part is Part.MASTHEAD:
            part = Part.PREAMBLE
        if label and label["number"]:
            part = Part.OPERATIVE
        own = Part.NOTE if label and (label["mark"] or label["note"]) else part
        start = label.end() if label else block[0][0]
        yield _paragraph(text, [(start, block[0][1]), *block[1:]], f"{own}{index}", own, number)


def _paragraph(text: str, spans: list[tuple[int, int]], path: str, part: Part, number: str | None) -> Paragraph:
    pieces: list[Piece] = []
    calls: list[NoteCall] = []
    said = ""
    for start, end in spans:
        at = start
        for gone in [*_GONE.finditer(text, start, end), None]:
            stop = gone.start() if gone else end
            if at < stop:
                pieces.append(Piece(at, stop))
                said += text[at:stop]
            if gone and (mark := gone["call"] or gone["mark"]):
                calls.append(NoteCall(mark, len(said), None))
            at = gone.end() if gone else end
    return Paragraph(path, part, number, None, said, tuple(pieces), tuple(calls))
