"""The end mark that a line closes with: what tells a finished paragraph from one that goes on (citations.md 4.2)."""

import re
from functools import cache

from diffing.alternatives import NOTHING, quick
from diffing.languages import Layout

_CLOSERS = re.compile(r"(?:[\s\u200b\"'”’»)\]）」』》*]|>pus/<[^<]{0,9}>pus<|>[a-z]{1,6}/?<|\d{1,3}\^|[⁰¹²³⁴-⁹]){0,24}")
"""What may stand behind an end mark, to be read from the end of the line: markup is spelled backwards."""
_BARE_CALL = re.compile(r"(?<=[^\w\s])[ ]?\d{1,3}$")
_PLAIN_MARKS = ",;:.。"
_LINE_ENDS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_REACH = 60
"""Characters at the end of a line in which its mark stands."""
_CONJUNCTION = 24
"""Characters that a mark and the conjunction behind it take at most."""


def last_mark(text: str, layout: Layout) -> str:
    """The end mark that a folded line closes with, behind quotation marks, brackets and note calls; or nothing."""
    last = text[-1:]
    if last.isalpha():
        return _before_conjunction(text, layout)
    if last in _PLAIN_MARKS and last in layout.end_marks:
        return last
    tail = _without_calls(text[-_REACH:])
    return tail[-1] if tail and tail[-1] in layout.end_marks else _before_conjunction(tail, layout)


def conjoined(low: str, layout: Layout) -> dict[int, int]:
    """For each line of a whole text in lower case that ends in a mark and a conjunction: where it ends, and where the
    mark stands."""
    return {found.end(): found.start() for found in _at_line_ends(layout).finditer(low)}


def ends(text: str, layout: Layout) -> bool:
    """Whether a folded line closes with an end mark."""
    return bool(last_mark(text, layout))


def _before_conjunction(tail: str, layout: Layout) -> str:
    found = _conjunction(layout).search(tail[-_CONJUNCTION:])
    return found["mark"] if found else ""


def _without_calls(tail: str) -> str:
    if tail[-1:] in _PLAIN_MARKS:
        return tail
    closers = _CLOSERS.match(tail[::-1])
    body = tail[: len(tail) - closers.end()] if closers else tail
    found = _BARE_CALL.search(body, max(0, len(body) - 4)) if body[-1:].isdecimal() else None
    return body[: found.start()].rstrip(" ") if found else body


@cache
def _at_line_ends(layout: Layout) -> re.Pattern[str]:
    if not layout.conjunctions:
        return re.compile(NOTHING)
    marks, words = re.escape(layout.end_marks), quick(layout.conjunctions)
    return re.compile(rf"[{marks}]\s?(?:{words})(?=[\s\u200b]*?(?:[{_LINE_ENDS}]|\Z))")


@cache
def _conjunction(layout: Layout) -> re.Pattern[str]:
    if not layout.conjunctions:
        return re.compile(NOTHING)
    return re.compile(rf"(?P<mark>[{re.escape(layout.end_marks)}])\s?(?:{layout.conjunctions})$", re.IGNORECASE)
