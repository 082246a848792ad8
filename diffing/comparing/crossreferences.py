"""Tell a cross-reference that only follows a renumbering from a change of substance. Reference: diffing.md 3.8.

Three things must hold: a word such as "paragraph" stands before the number (or after it, or both, as the language
has it), the old and the new number are in the comparison's own table of renumbered labels, and nothing says that the
paragraph is one of another document.
"""

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from diffing.cleaning import spelled_alike
from diffing.languages import Comparing, language, tags

Renumbered = Set[tuple[str, str]]
"""Old and new labels of the paragraphs whose labels changed."""

_REACH = 80
_LABEL = r"(?:\d{1,4}+(?!\d)|\(?[^\W\d_]{1,4}+\)|\([^\W\d_]{1,4}+)"


@dataclass(frozen=True, slots=True)
class _Frame:
    before: re.Pattern[str]
    after: re.Pattern[str]
    elsewhere: re.Pattern[str] | None


@cache
def _frames() -> tuple[_Frame, ...]:
    frames = (language(tag).comparing for tag in tags())
    return tuple({frame: _frame(frame) for frame in frames if frame.before or frame.after}.values())


def _frame(words: Comparing) -> _Frame:
    before, after, between, elsewhere = map(spelled_alike, (words.before, words.after, words.between, words.elsewhere))
    joint = rf"\s*(?:(?:{between})\s*)?"
    listed = rf"(?:{_LABEL}{joint}){{0,8}}"
    return _Frame(
        re.compile(rf"(?:{before})\s*{listed}\(?$", re.IGNORECASE),
        re.compile(rf"\)?{joint}{listed}(?:{after})" if after else "", re.IGNORECASE),
        re.compile(rf"(?:{elsewhere})", re.IGNORECASE) if elsewhere else None,
    )


def follows_renumbering(before: str, old: str, new: str, after: str, renumbered: Renumbered) -> bool:
    """Whether ``old`` became ``new``, between the clean texts before and after it, only because labels changed."""
    if (old, new) not in renumbered:
        return False
    near, next_ = before[-_REACH:], after[:_REACH]
    return any(_points_here(frame, near, next_) for frame in _frames())


def _points_here(frame: _Frame, before: str, after: str) -> bool:
    lead = frame.before.search(before)
    if not lead or not frame.after.match(after):
        return False
    tail = re.match(rf"\)?\s*(?:{_LABEL}[\s,-]*){{0,4}}", after)
    rest = after[tail.end() :] if tail else after
    before_lead = before[: lead.end()]
    return not (frame.elsewhere and (frame.elsewhere.match(rest) or _ends_with(frame.elsewhere, before_lead)))


def _ends_with(pattern: re.Pattern[str], text: str) -> bool:
    return any(match.end() == len(text) for match in pattern.finditer(text))
