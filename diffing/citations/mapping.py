"""From offsets in a paragraph's text back to offsets in the input: a paragraph is made of pieces (diffing.changes)."""

from bisect import bisect_right
from itertools import accumulate

from diffing.changes import Piece


def starts_of(pieces: tuple[Piece, ...]) -> tuple[int, ...]:
    """Where each piece begins in the paragraph's text, and where the last one ends. Once for a paragraph: torn layout
    makes thousands of pieces."""
    if len(pieces) == 1:
        return 0, len(pieces[0].glue) + pieces[0].end - pieces[0].start
    return (0, *accumulate(len(piece.glue) + piece.end - piece.start for piece in pieces))


def span(pieces: tuple[Piece, ...], starts: tuple[int, ...], start: int, end: int) -> tuple[int, int]:
    """Where the characters from ``start`` to ``end`` of a paragraph's text stand in the input, end exclusive.

    ``starts`` are those of its pieces; ``end`` must be greater than ``start``. A character of glue counts as the
    nearest character of the span's inside. Where the input has the last words before the first, the span ends with the
    first ones' piece.
    """
    first, into = _piece(starts, start)
    last, onto = (first, end - 1 - starts[first]) if end <= starts[first + 1] else _piece(starts, end - 1)
    opening, closing = pieces[first], pieces[last]
    begin, stop = opening.start + max(0, into - len(opening.glue)), closing.start + max(0, onto - len(closing.glue) + 1)
    return begin, stop if begin < stop else opening.end


def offset(pieces: tuple[Piece, ...], starts: tuple[int, ...], position: int) -> int:
    """Where a position in the input, inside of a piece, stands in the paragraph's text."""
    place = max(bisect_right(pieces, position, key=lambda piece: piece.start) - 1, 0)
    if not pieces[place].start <= position < pieces[place].end:  # they do not ascend where a copy put words elsewhere
        place = next((n for n, piece in enumerate(pieces) if piece.start <= position < piece.end), place)
    return starts[place] + len(pieces[place].glue) + position - pieces[place].start


def _piece(starts: tuple[int, ...], offset: int) -> tuple[int, int]:
    place = min(bisect_right(starts, offset), len(starts) - 1) - 1
    return place, offset - starts[place]
