"""Which paragraphs one language version has and another lacks. Pure.

Paragraphs are put side by side by what needs no translation: what they cite, their dates and numbers, their printed
number and their length. So a place is where a paragraph most likely stands, and no more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from diffing.changes import Part

ALONE = 1.2
"""What it costs to leave a paragraph without a partner; a pair that costs twice as much is none."""
UNLIKE, RENUMBERED, ELSEWHERE, LONGER = 1.2, 0.6, 0.8, 1.2
"""What it costs at most when a pair has no mark in common, another printed number, another part, another length."""
CELLS = 250_000
"""The most pairs of paragraphs that are looked at for two texts: where there are more, no place is told."""


@dataclass(frozen=True, slots=True)
class Trait:
    """A paragraph as far as other languages show it too: ``marks`` are what it cites and its dates and numbers,
    ``extent`` its length in characters of an alphabet."""

    path: str
    part: Part
    numbered: bool
    marks: frozenset[str]
    extent: float


Row = tuple[int | None, ...]
"""For each text the index of its paragraph; None where it has none."""


def side_by_side(texts: Sequence[Sequence[Trait]]) -> tuple[Row, ...]:
    """The paragraphs of all texts in common rows, in reading order; none when there are too many to tell."""
    order = sorted(range(len(texts)), key=lambda each: -len(texts[each]))
    rows: list[Row] = [(at,) for at in range(len(texts[order[0]]))]
    for done, each in enumerate(order[1:], start=1):
        if len(rows) * len(texts[each]) > CELLS:
            return ()
        known = [_first(row, [texts[one] for one in order]) for row in rows]
        rows = [(*(rows[old] if old is not None else (None,) * done), new) for old, new in _paired(known, texts[each])]
    return tuple(tuple(row[order.index(each)] for each in range(len(texts))) for row in rows)


def _first(row: Row, texts: Sequence[Sequence[Trait]]) -> Trait:
    return next(text[at] for text, at in zip(texts, row, strict=False) if at is not None)


def _paired(old: Sequence[Trait], new: Sequence[Trait]) -> list[tuple[int | None, int | None]]:
    """The cheapest way to put two texts side by side without turning anything round."""
    steps, row = [bytearray(b"n" * (len(new) + 1))], [ALONE * at for at in range(len(new) + 1)]
    for trait in old:
        above, row, taken = row, [row[0] + ALONE], bytearray(b"o")
        for at, other in enumerate(new):
            choices = (above[at] + _cost(trait, other), "b"), (above[at + 1] + ALONE, "o"), (row[at] + ALONE, "n")
            cost, step = min(choices)
            row.append(cost)
            taken.append(ord(step))
        steps.append(taken)
    return list(_back(steps, len(old), len(new)))[::-1]


def _back(steps: Sequence[bytearray], old: int, new: int) -> Iterator[tuple[int | None, int | None]]:
    while old or new:
        step = chr(steps[old][new]) if old else "n"
        old, new = old - (step != "n"), new - (step != "o")
        yield (old if step != "n" else None), (new if step != "o" else None)


def _cost(one: Trait, other: Trait) -> float:
    """How little two paragraphs look like one, from nought on."""
    every = len(one.marks | other.marks)
    unlike = UNLIKE * (1 - len(one.marks & other.marks) / every) if every else 0.0
    renumbered = RENUMBERED if one.numbered and other.numbered and one.path != other.path else 0.0
    elsewhere = ELSEWHERE if one.part is not other.part else 0.0
    return unlike + renumbered + elsewhere + min(abs(log(one.extent / other.extent)), LONGER)
