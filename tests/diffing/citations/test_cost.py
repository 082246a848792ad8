"""The work that a paragraph makes grows with its length, however hostile it is: lines of code that run are counted."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from diffing.changes import Metadata, Paragraph, Part, Piece, Structure
from diffing.citations import cite, refer

HOSTILE = [
    "1373, 1267, ",
    "resolution 1, 1, 1, ",
    "resolutions 1373, 1267, 1540, ",
    "resolutions 1373 (",
    "1373 (2001), ",
    "General Assembly resolutions 68/178 of 18 December 2013, 68/187 and ",
    "S/2017/375, Add.1, Add.2 and Corr.1, ",
    "paragraph 1 (a), (b) of resolution 1373 (2001) and that resolution, ",
    "resolutions 1373 (2001) and 1624 (2005), those resolutions; all previous measures; ",
    "(((((1)))))",
    "217 A, B, C and (",
    "the 1540 Committee established pursuant to ",
    "UNSCR 1325, GA Res 1, 1999, H. Res. ",
    "the first, second and third preambular paragraphs of resolution 49/222 A and B of 23 December 1994 and ",
]


def _lines_run(work: Callable[[], object]) -> int:
    """How many lines of the engine a piece of work runs through."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace if "diffing" in frame.f_code.co_filename else None

    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(None)
    return count


def _read(unit: str, times: int) -> None:
    text = unit * times
    paragraph = Paragraph("op1", Part.OPERATIVE, None, "Decides", text, (Piece(0, len(text)),))
    structured = Structure("en", Metadata(), (paragraph,))
    refer(structured, cite(structured, text))


@pytest.mark.parametrize("unit", HOSTILE)
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    _read(unit, 600)  # what is remembered is remembered
    short, long = _lines_run(lambda: _read(unit, 300)), _lines_run(lambda: _read(unit, 600))
    assert long <= 2.2 * short + 100
