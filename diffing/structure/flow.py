"""Where one paragraph ends and the next begins, judged from end marks, blank lines and the width of the lines
(reference: citations.md 4.2, rule 3). Labels are for numbering to judge."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from diffing.languages import Layout
from diffing.structure.lines import Line
from diffing.structure.patterns import compiled

_YEAR_OR_SESSION = re.compile(r"\([ ]?(?:(?:19|20)\d\d|(?:E?S-)?[IVXLC]{1,7}|E?S-\d{1,2})[ ]?\)")
"""The bracket of a resolution's number. No paragraph begins with one, and what stands before it is no note call."""
_OPENING_QUOTES = '"“«「『„'
_CLOSING = ')]」』》）”"»’'


@dataclass(frozen=True, slots=True)
class Flow:
    """How the lines of a text run. ``wrapped``: paragraphs take several lines of about ``width`` characters."""

    layout: Layout
    wrapped: bool
    width: int


def flow_of(lines: Sequence[Line], layout: Layout) -> Flow:
    """Judge whether lines are cut at a width: most lines that another follows directly end within a sentence."""
    pairs = [not a.mark for a, b in pairwise(lines) if not b.blanks and a.page == b.page]
    within = sum(pairs)
    lengths = sorted([line.end - line.start for line in lines]) or [0]
    width = lengths[len(lengths) * 9 // 10]
    return Flow(layout, len(pairs) >= 6 and within >= 0.4 * len(pairs) and width <= 200, width)


@dataclass(frozen=True, slots=True)
class Joint:
    """What is known of the place between two lines.

    ``numbered``: after an operative label, where commas end nothing. ``apart``: lines of a page's foot or head
    stood between the two, so that blank lines mean nothing. ``below_section``, ``section``: the line before, or this
    one, is a section's heading.
    """

    numbered: bool
    apart: bool
    below_section: bool
    section: bool


def begins(before: Line, line: Line, flow: Flow, joint: Joint) -> bool:
    """Whether an unlabelled line begins a paragraph."""
    if splits_number(before, line):
        return False
    mark = before.mark
    quoted = bool(mark) and bool(line.blanks) and not joint.apart and line.text[0] in _OPENING_QUOTES
    if quoted or line.bullet or line.heading or joint.below_section:
        return True
    if not mark:
        return _restarts(before, line, flow, joint)
    if mark in flow.layout.commas and (joint.numbered or _goes_on(line, flow.layout)):
        return False
    return not flow.wrapped or _shows_beginning(before, line, flow, joint)


def splits_number(before: Line, line: Line) -> bool:
    """Whether a resolution's number ends one line and the next begins with its year or session: ``447 / (1979)``."""
    return line.text[0] == "(" and before.text[-1].isdecimal() and bool(_YEAR_OR_SESSION.match(line.text))


def _restarts(before: Line, line: Line, flow: Flow, joint: Joint) -> bool:
    """Without an end mark only a section heading, or a blank line and a lead verb after a bracket, begin anew."""
    if joint.section:
        return True
    closed = before.text[-1] in _CLOSING or flow.layout.spaced
    blank = bool(line.blanks) and not joint.apart
    return closed and blank and bool(compiled(flow.layout.preamble_leads).match(line.text))


def _goes_on(line: Line, layout: Layout) -> bool:
    return layout.spaced and not layout.lower_case_leads and line.text[0].islower()


def _shows_beginning(before: Line, line: Line, flow: Flow, joint: Joint) -> bool:
    """In wrapped lines: a blank line, an indent, a lead verb, a capital behind a semicolon, or room left on the line
    before."""
    if (line.blanks and not joint.apart) or line.indent > before.indent + 1:
        return True
    if not joint.numbered and compiled(flow.layout.preamble_leads).match(line.text):
        return True
    if joint.section or (before.mark == ";" and line.text[:1].isupper() and line.text[1:2].islower()):
        return True
    first = line.text.split(" ", 1)[0]
    room = len(before.text) + 1 + len(first) < 0.8 * flow.width
    return room and not line.text[0].islower()
