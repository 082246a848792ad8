"""A paragraph's text cut into runs: plain words, citations that lead to their work, calls to notes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diffing.changes import Citation, Paragraph


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a paragraph's text. ``target`` is the cited symbol; ``note`` the path that a note call leads to."""

    text: str
    target: str | None = None
    flags: tuple[str, ...] = ()
    note: str | None = None
    is_call: bool = False


@dataclass(frozen=True, slots=True)
class _Link:
    start: int
    end: int
    citation: Citation


def segments(paragraph: Paragraph, citations: Iterable[Citation]) -> tuple[Segment, ...]:
    """The paragraph's text in order; the segments that are no calls spell it exactly."""
    links = _without_overlap(_links(paragraph, citations))
    cuts = sorted(
        {0, len(paragraph.text)}
        | {offset for link in links for offset in (link.start, link.end)}
        | {min(call.offset, len(paragraph.text)) for call in paragraph.calls}
    )
    return tuple(_cut(paragraph, links, cuts))


def _cut(paragraph: Paragraph, links: tuple[_Link, ...], cuts: list[int]) -> Iterator[Segment]:
    calls = sorted(paragraph.calls, key=lambda call: call.offset)
    waiting = list(reversed(links))
    for start, end in zip(cuts, [*cuts[1:], len(paragraph.text)], strict=True):
        while calls and calls[0].offset <= start:
            call = calls.pop(0)
            yield Segment(call.mark, note=call.note, is_call=True)
        while waiting and waiting[-1].end <= start:
            waiting.pop()
        if start < end:
            inside = waiting[-1].citation if waiting and waiting[-1].start <= start else None
            yield Segment(paragraph.text[start:end], inside.target if inside else None, inside.flags if inside else ())
    for call in calls:
        yield Segment(call.mark, note=call.note, is_call=True)


def _links(paragraph: Paragraph, citations: Iterable[Citation]) -> Iterator[_Link]:
    for citation in citations:
        if citation.paragraph == paragraph.path:
            start, end = _offset(paragraph, citation.start), _offset(paragraph, citation.end)
            if start < end:
                yield _Link(start, end, citation)


def _without_overlap(links: Iterable[_Link]) -> tuple[_Link, ...]:
    kept: list[_Link] = []
    for link in sorted(links, key=lambda link: (link.start, -link.end)):
        if not kept or link.start >= kept[-1].end:
            kept.append(link)
    return tuple(kept)


def _offset(paragraph: Paragraph, position: int) -> int:
    """Where a position of the source text stands in the paragraph's text; positions between pieces move on."""
    offset, between = 0, None
    for piece in paragraph.pieces:
        offset += len(piece.glue)
        if piece.start <= position <= piece.end:
            return offset + position - piece.start
        if between is None and position < piece.start:
            between = offset
        offset += piece.end - piece.start
    return offset if between is None else between
