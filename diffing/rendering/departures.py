"""Where paragraphs stood that have moved: a place for each in the reading order of the new text."""

import re
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from diffing.changes import ParagraphChange

_NUMBER = re.compile(r"([0-9]+)")
_Key = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Departure:
    """The place that a paragraph left."""

    change: ParagraphChange


Place = ParagraphChange | Departure


def with_departures(changes: Sequence[ParagraphChange]) -> list[Place]:
    """The changes in their order, and before the paragraph that followed a moved one, the place that this one left.

    A comparison has no places of the old text, but its paths count: those of one part that did not move stand in order.
    """
    leaving = _by_part(changes)
    places: list[Place] = []
    for change in changes:
        if change.old and not change.moved:
            waiting = leaving[_part(change)]
            while waiting and _stood(waiting[0]) < _stood(change):
                places.append(Departure(waiting.popleft()))
        places.append(change)
    return places + [Departure(one) for waiting in leaving.values() for one in waiting]


def _by_part(changes: Sequence[ParagraphChange]) -> defaultdict[str, deque[ParagraphChange]]:
    """What moved, by the part in which it stood, in the order in which it stood there."""
    found: defaultdict[str, deque[ParagraphChange]] = defaultdict(deque)
    for change in sorted((one for one in changes if one.moved and one.old and one.new), key=_stood):
        found[_part(change)].append(change)
    return found


def _stood(change: ParagraphChange) -> _Key:
    """The old path with its numbers as numbers: ``op9.c`` before ``op10``."""
    pieces = _NUMBER.split(change.old[0])
    return tuple((int(piece) if piece.isdecimal() else -1, piece) for piece in pieces)


def _part(change: ParagraphChange) -> str:
    """``op9.c`` is of ``op``; ``annex1.op4`` is of ``annex1.op``."""
    return re.sub(r"[0-9]+(\.[a-z]+)*$", "", change.old[0])
