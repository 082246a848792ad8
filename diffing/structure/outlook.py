"""Look over a body before the walk: which lines are labelled, and what comes below each line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diffing.structure.flow import Flow, ends, last_mark
from diffing.structure.labels import Label, label_of, part_letter
from diffing.structure.lines import Line
from diffing.structure.numbering import Candidates
from diffing.structure.patterns import compiled

_HEADING_LINES = 4
_PART_LINES = 5


@dataclass(frozen=True, slots=True)
class Body:
    """The lines to read: ``indices`` are those of the text proper, ``organs`` those of them that are organ lines."""

    lines: Sequence[Line]
    indices: tuple[int, ...]
    organs: frozenset[int]
    flow: Flow


@dataclass(frozen=True, slots=True)
class Outlook:
    """What each line opens with, and for each line the next label and the next number below it.

    ``edges`` are the indices where a series must end: organ lines, annex headings, the end. ``headings`` are the
    lines that begin a heading above a numbered paragraph; ``annexes``, ``sections`` and ``closings`` those that look
    like an annex's or a section's heading and like a closing line.
    """

    labels: dict[int, Label | None]
    labels_below: dict[int, Label | None]
    numbers_below: dict[int, int | None]
    candidates: Candidates
    edges: tuple[int, ...]
    headings: frozenset[int]
    annexes: frozenset[int]
    sections: frozenset[int]
    closings: frozenset[int]


def survey(body: Body) -> Outlook:
    """Look at every line once."""
    layout = body.flow.layout
    labels = {index: label_of(body.lines[index].text, layout) for index in body.indices}
    annexes, sections, closings = _by_looks(body)
    edges = tuple(sorted({*body.organs, *annexes, len(body.lines)}))
    candidates = Candidates(labels.items())
    below, numbers = _labels_below(body, labels), _numbers_below(body, labels)
    headings = _headings(body, labels) | frozenset(_part_headings(body))
    return Outlook(labels, below, numbers, candidates, edges, headings, annexes, sections, closings)


def _by_looks(body: Body) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """The lines that are like headings of annexes or of sections, or like closing lines. One look passes most by."""
    layout = body.flow.layout
    any_of, sections = compiled(layout.annexes, layout.sections, *layout.closings), compiled(layout.sections)
    lines = {index: body.lines[index] for index in body.indices}
    found = {index: line.plain for index, line in lines.items() if any_of.fullmatch(line.plain)}
    annexes, closings = (
        frozenset(index for index, plain in found.items() if pattern.fullmatch(plain))
        for pattern in (compiled(layout.annexes), compiled(*layout.closings))
    )
    loose = (index for index, line in lines.items() if index in found or line.text is not line.plain)
    return annexes, frozenset(index for index in loose if sections.fullmatch(lines[index].text)), closings


def _part_headings(body: Body) -> Iterator[int]:
    """The letter of a part above its organ line, and the line below the letter."""
    for at, index in enumerate(body.indices):
        above = body.indices[max(at - _PART_LINES, 0) : at] if index in body.organs else ()
        for n, letter in enumerate(above):
            if part_letter(body.lines[letter].plain, body.flow.layout):
                yield from above[n : n + 2]


def _headings(body: Body, labels: dict[int, Label | None]) -> frozenset[int]:
    """Lines behind a finished paragraph that lead, without any end mark, to a number: the only things that do."""
    layout, found = body.flow.layout, set()
    open_lines, leads_to_number = 0, False
    for at in range(len(body.indices) - 1, 0, -1):
        index = body.indices[at]
        label, line = labels[index], body.lines[index]
        if label is not None or ends(line.text, layout):
            open_lines, leads_to_number = 0, label is not None and label.number is not None
            continue
        open_lines += 1
        if leads_to_number and open_lines <= _HEADING_LINES and not line.text[0].islower():
            finished = last_mark(body.lines[body.indices[at - 1]].text, layout) not in ("", *layout.commas)
            found.update([index] if finished else [])
    return frozenset(found)


def _labels_below(body: Body, labels: dict[int, Label | None]) -> dict[int, Label | None]:
    """For each line the next label below it."""
    following: dict[int, Label | None] = {}
    coming: Label | None = None
    for index in reversed(body.indices):
        following[index] = coming
        coming = labels[index] or coming
    return following


def _numbers_below(body: Body, labels: dict[int, Label | None]) -> dict[int, int | None]:
    """For each line the next number that opens a line below it."""
    following: dict[int, int | None] = {}
    coming: int | None = None
    for index in reversed(body.indices):
        following[index] = coming
        label = labels[index]
        coming = label.number if label and label.number is not None and not label.weak else coming
    return following
