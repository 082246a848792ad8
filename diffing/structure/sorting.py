"""Sort the lines of a text: head, text proper, notes, furniture."""

from collections.abc import Sequence
from dataclasses import dataclass

from diffing.languages import Layout
from diffing.structure.furniture import (
    announced,
    licence,
    navigation,
    page_heads,
    page_marks,
    symbols_again,
    titles_again,
)
from diffing.structure.head import HEADING, Head, organ_lines, read_head
from diffing.structure.lines import Line
from diffing.structure.notes import Note, apart, feet, flowing_notes, foot_notes


@dataclass(frozen=True, slots=True)
class Sorted:
    """Indices of lines by what they are. ``head`` says where the organ line and the title stand, ``heading`` where
    the text has the title once more, announced as that of what it adopts."""

    head: Head
    masthead: tuple[int, ...]
    text: tuple[int, ...]
    organs: frozenset[int]
    furniture: tuple[int, ...]
    notes: tuple[Note, ...]
    heading: range


def sort_lines(lines: Sequence[Line], layout: Layout) -> Sorted:
    """Every line goes to one place, but for the rules above notes, which go nowhere."""
    odd = [index for index, line in enumerate(lines) if line.odd]
    below = list(feet(lines, odd))
    in_feet = frozenset(index for foot in below for index in foot)
    everywhere = frozenset(page_marks(lines, odd, layout))
    head = read_head(lines, in_feet | everywhere, layout)
    again = list(titles_again(lines, head.first - 1, _title(lines, head)))
    headings = [found for found in again if announced(lines, found.start)]
    running = frozenset(index for found in again if found not in headings for index in found)
    furniture = everywhere | running | _furniture(lines, odd, layout, head, in_feet)
    foot_notes_ = [note for foot in below for note in foot_notes(lines, foot, furniture, layout)]
    flowing = list(flowing_notes(lines, furniture | in_feet, layout, head.first))
    taken = furniture | in_feet | {index for _, span in flowing for index in span}
    text = tuple([index for index in range(head.first, len(lines)) if index not in taken])
    masthead = tuple([index for index in range(head.first) if index not in taken])
    organs = frozenset(organ_lines(lines, text, layout))
    every = apart([*foot_notes_, *(note for note, _ in flowing)], lines)
    notes = tuple(sorted(every, key=lambda note: note.at))
    return Sorted(head, masthead, text, organs, tuple(sorted(furniture)), notes, next(iter(headings), range(0)))


def _title(lines: Sequence[Line], head: Head) -> str:
    """The words of the title, without the resolution's number."""
    title = " ".join(lines[index].text for index in head.title)
    number = HEADING.match(title)
    return title[number.end() :] if number else title


def _furniture(
    lines: Sequence[Line], odd: Sequence[int], layout: Layout, head: Head, in_feet: frozenset[int]
) -> frozenset[int]:
    return frozenset(
        {
            *(index for index in page_heads(lines, odd, head.first - 1) if index not in in_feet),
            *symbols_again(lines, head.first),
            *navigation(lines, layout, head.organ),
            *licence(lines, odd, layout, head.organ),
        }
    )
