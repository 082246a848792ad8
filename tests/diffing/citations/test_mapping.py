"""Offsets in a paragraph lead back to the input."""

from hypothesis import given, settings
from hypothesis import strategies as st

from diffing.changes import Piece
from diffing.citations.mapping import offset, span, starts_of

TEXT = "The first half of a se\n\n-- 2 --\n\nntence and its end"
PIECES = (Piece(0, 22), Piece(33, 51, "~"))
STARTS = starts_of(PIECES)
PARAGRAPH = "The first half of a se~ntence and its end"


def test_a_span_inside_a_piece_is_the_same_text() -> None:
    start, end = span(PIECES, STARTS, 27, 30)
    assert TEXT[start:end] == PARAGRAPH[27:30]


def test_a_span_over_a_break_covers_it() -> None:
    assert span(PIECES, STARTS, 20, 25) == (20, 35)


def test_glue_counts_as_the_inside() -> None:
    assert span(PIECES, STARTS, 22, 24) == (33, 34)


def test_words_that_the_input_has_before_the_first_ones_are_found() -> None:
    turned = (Piece(10, 20), Piece(0, 5, " "))
    starts = starts_of(turned)
    assert (span(turned, starts, 11, 16), offset(turned, starts, 2), offset(turned, starts, 12)) == ((0, 5), 13, 2)
    assert span(turned, starts, 8, 14) == (18, 20)


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_every_span_keeps_its_first_and_last_character(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(PARAGRAPH) - 1))
    end = data.draw(st.integers(start + 1, len(PARAGRAPH)))
    if "~" in (PARAGRAPH[start], PARAGRAPH[end - 1]):
        return
    first, last = span(PIECES, STARTS, start, end)
    assert (TEXT[first], TEXT[last - 1]) == (PARAGRAPH[start], PARAGRAPH[end - 1])
