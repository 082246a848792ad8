"""What changes all that was decided earlier without saying where: the scope of such words is not clear, and is not
guessed (domain.md 3.3)."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from diffing.changes import Paragraph
from diffing.citations.relating import Relating, changing_act, led_by, relating
from diffing.folding import folded, lowered

FLAG = "scope_unclear"
_REACH = 250
"""Characters before and after the words in which their clause is looked at."""


@dataclass(frozen=True, slots=True)
class Swept:
    """Words for all that was decided earlier, in a paragraph's text, and what it does with that: ``amends``,
    ``terminates`` or ``supersedes``."""

    start: int
    end: int
    relation: str


def swept(paragraph: Paragraph, verb: str | None, anchored: list[int], tag: str) -> Iterator[Swept]:
    """The words by which an operative paragraph, if it decides, changes what it does not name.

    ``verb`` leads the paragraph, itself or its chapeau. ``anchored`` are the places, ascending, where the paragraph
    names documents: where one follows in the clause, that tells the scope. KeyError for an unknown tag.
    """
    words = relating(tag)
    if not led_by(verb or "", words)[1]:
        return
    low = lowered(folded(paragraph.text))
    for found in words.sweeping.finditer(low):
        before = words.clause_end.split(low[max(0, found.start() - _REACH) : found.start()])[-1]
        rest = words.clause_end.split(low[found.start() : found.end() + _REACH])[0]
        named = bisect_left(anchored, found.end()) < bisect_left(anchored, found.start() + len(rest))
        relation = "" if named else _relation(words, before, rest)
        if relation:
            yield Swept(found.start(), found.end(), relation)


def _relation(words: Relating, before: str, rest: str) -> str:
    """What the clause does with the words; to extend what was decided leaves no doubt that matters."""
    after = words.acts_after.pattern.search(rest)
    act = changing_act(words, before, 0)[1] or (words.acts_after.names[after.lastindex or 0] if after else "")
    return "" if act == "extends" else act
