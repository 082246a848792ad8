"""Where one paragraph ends and the next begins, judged from end marks, blank lines and the width of the lines
(reference: citations.md 4.2, rule 3). Labels are for numbering to judge."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from diffing.languages import Layout
from diffing.structure.lines import Line
from diffing.structure.patterns import compiled

_TAIL = re.compile(r"(?:[\s\u200b\"'”’»)\]）」』》*]|</?[a-z]{1,6}>|<sup>[^<]{0,9}</sup>|\^\d{1,3}|[⁰¹²³⁴-⁹]){0,24}$")
_YEAR_OR_SESSION = re.compile(r"\([ ]?(?:(?:19|20)\d\d|(?:E?S-)?[IVXLC]{1,7}|E?S-\d{1,2})[ ]?\)")
"""The bracket of a resolution's number. No paragraph begins with one, and what stands before it is no note call."""
_BARE_CALL = re.compile(r"(?<=[^\w\s])[ ]?\d{1,3}$")
_PLAIN_MARKS = (",", ";", ":", ".", "。")
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
    pairs = [(a, b) for a, b in pairwise(lines) if not b.blanks and a.page == b.page]
    within = sum(not ends(a.text, layout) for a, _ in pairs)
    lengths = sorted(len(line.text) for line in lines) or [0]
    width = lengths[len(lengths) * 9 // 10]
    return Flow(layout, len(pairs) >= 6 and within >= 0.4 * len(pairs) and width <= 200, width)


def last_mark(text: str, layout: Layout) -> str:
    """The end mark that a folded line closes with, behind quotation marks, brackets and note calls; or nothing."""
    last = text[-1:]
    return last if last in _PLAIN_MARKS and last in layout.end_marks else _mark_of_tail(text[-60:], layout)


@lru_cache(maxsize=8192)
def _mark_of_tail(body: str, layout: Layout) -> str:
    """A line's mark is asked for again and again: remembered, with a bound."""
    if not body[-1:].isalpha():
        body = _without_calls(body)
    if body[-1:] and body[-1] in layout.end_marks:
        return body[-1]
    joined = _conjunction(layout).search(body)
    return joined["mark"] if joined else ""


def _without_calls(tail: str) -> str:
    if tail[-1:] in _PLAIN_MARKS:
        return tail
    body = _TAIL.sub("", tail, count=1)
    found = _BARE_CALL.search(body)
    return body[: found.start()].rstrip(" ") if found else body


def ends(text: str, layout: Layout) -> bool:
    """Whether a folded line closes with an end mark."""
    return bool(last_mark(text, layout))


@cache
def _conjunction(layout: Layout) -> re.Pattern[str]:
    if not layout.conjunctions:
        return re.compile(r"(?!)")
    return re.compile(rf"(?P<mark>[{re.escape(layout.end_marks)}])\s?(?:{layout.conjunctions})$", re.IGNORECASE)


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
    mark = last_mark(before.text, flow.layout)
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
    """In wrapped lines: a blank line, an indent, a lead verb, or room left on the line before."""
    if (line.blanks and not joint.apart) or line.indent > before.indent + 1:
        return True
    if not joint.numbered and compiled(flow.layout.preamble_leads).match(line.text):
        return True
    if joint.section:
        return True
    first = line.text.split(" ", 1)[0]
    room = len(before.text) + 1 + len(first) < 0.8 * flow.width
    return room and not line.text[0].islower()
