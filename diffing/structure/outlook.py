"""Look over a body before the walk: which lines are labelled, and what comes below each line."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, zip_longest

from diffing.structure.flow import Flow
from diffing.structure.labels import NEAR, Label, label_of, part_letter
from diffing.structure.lines import Line
from diffing.structure.numbering import Candidates
from diffing.structure.patterns import compiled

_HEADING_LINES = 4
_PART_LINES = 5


@dataclass(frozen=True, slots=True)
class Body:
    """The lines to read: ``indices`` are those of the text proper, ``organs`` those of them that are organ lines,
    ``heading`` those of the title of what is adopted there."""

    lines: Sequence[Line]
    indices: tuple[int, ...]
    organs: frozenset[int]
    flow: Flow
    heading: range


@dataclass(frozen=True, slots=True)
class Outlook:
    """What opens with a label, and below what; and what else is no ordinary line.

    ``labels`` are those of the lines that have one, ``labels_below`` the next below each of these, ``numbers_below``
    the next number that opens a line below each heading of a section.
    ``edges`` are the indices where a series must end: organ lines, annex headings, the end. ``headings`` are the
    lines that begin a heading above a numbered paragraph; ``annexes``, ``sections`` and ``closings`` those that look
    like an annex's or a section's heading and like a closing line. ``openings`` are the places among the lines to read
    where a block can begin: on the others a sentence goes on.
    """

    labels: dict[int, Label]
    labels_below: dict[int, Label | None]
    numbers_below: dict[int, int | None]
    candidates: Candidates
    edges: tuple[int, ...]
    headings: frozenset[int]
    annexes: frozenset[int]
    sections: frozenset[int]
    closings: frozenset[int]
    openings: tuple[int, ...]


def survey(body: Body) -> Outlook:
    """Look at every line once."""
    labels = _labels(body)
    annexes, sections, closings = _by_looks(body)
    edges = tuple(sorted({*body.organs, *annexes, len(body.lines)}))
    candidates = Candidates(labels.items())
    below, numbers = dict(zip_longest(labels, islice(labels.values(), 1, None))), _numbers(labels, sections)
    headings = _headings(body, labels) | frozenset(_part_headings(body)) | frozenset(_around(body))
    openings = _openings(body, {*labels, *body.organs, *annexes, *sections, *closings, *headings}, sections)
    return Outlook(labels, below, numbers, candidates, edges, headings, annexes, sections, closings, openings)


def _openings(body: Body, notable: set[int], sections: frozenset[int]) -> tuple[int, ...]:
    """The places of lines behind an end mark, a blank line or a section's heading, and of those that are notable."""
    lines, indices = body.lines, body.indices
    notable.update([index for index in indices if lines[index].bullet or lines[index].heading])
    notable.update(after for before, after in pairwise(indices if sections else ()) if before in sections)
    return (
        *range(min(1, len(indices))),
        *[
            at
            for at, (before, index) in enumerate(pairwise(indices), 1)
            if lines[before].mark or lines[index].blanks or index in notable
        ],
    )


def _labels(body: Body) -> dict[int, Label]:
    layout, lines, labels = body.flow.layout, body.lines, dict[int, Label]()
    near = [index for index in body.indices if lines[index].odd or NEAR.search(lines[index].text, 0, 8)]
    for index in near:
        if label := label_of(lines[index].text, layout):
            labels[index] = label
    return labels


def _by_looks(body: Body) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """The lines that are like headings of annexes or of sections, or like closing lines. None of those goes on with a
    sentence: ``the agenda`` and on the next line ``adopted at the conference``."""
    layout, lines = body.flow.layout, body.lines
    named = [index for index in body.indices if lines[index].named]
    annexes, closings = (
        frozenset(index for index in named if pattern.fullmatch(lines[index].plain))
        for pattern in (compiled(layout.annexes), compiled(*layout.closings))
    )
    closings = frozenset(index for index in closings if not lines[index].text[0].islower())
    sections = compiled(layout.sections)
    return annexes, frozenset(index for index in named if sections.fullmatch(lines[index].text)), closings


def _part_headings(body: Body) -> Iterator[int]:
    """The letter of a part above its organ line, and the line below the letter."""
    for organ in body.organs:
        at = bisect_left(body.indices, organ)
        above = body.indices[max(at - _PART_LINES, 0) : at]
        for n, letter in enumerate(above):
            if part_letter(body.lines[letter].plain, body.flow.layout):
                yield from above[n : n + 2]


def _around(body: Body) -> Iterator[int]:
    """The first line of the title of what is adopted there, and the line below it."""
    if body.heading:
        yield body.heading.start
        below = bisect_left(body.indices, body.heading.stop)
        yield from body.indices[below : below + 1]


def _headings(body: Body, labels: dict[int, Label]) -> frozenset[int]:
    """Lines behind a finished paragraph that lead, without any end mark, to a number: the only things that do."""
    layout, found = body.flow.layout, set()
    unfinished = ("", *layout.commas)
    numbered = (index for index, label in labels.items() if label.number is not None)
    for at in (bisect_left(body.indices, index) for index in numbered):
        for above in range(at - 1, max(at - 1 - _HEADING_LINES, 0), -1):
            index = body.indices[above]
            line, before = body.lines[index], body.lines[body.indices[above - 1]]
            if index in labels or line.mark:
                break
            if before.mark not in unfinished and not line.text[0].islower():
                found.add(index)
    return frozenset(found)


def _numbers(labels: dict[int, Label], sections: frozenset[int]) -> dict[int, int | None]:
    """For each heading of a section the next number that opens a line below it."""
    numbers = [(index, label.number) for index, label in labels.items() if label.number is not None and not label.weak]
    places = [index for index, _ in numbers]
    below = ((section, bisect_right(places, section)) for section in sections)
    return {section: numbers[at][1] if at < len(numbers) else None for section, at in below}
