"""Note calls that lost their raised place: bare digits in the text whose number is that of a note on the page."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from diffing.languages import Layout
from diffing.structure.flow import splits_number
from diffing.structure.lines import Line
from diffing.structure.sorting import Sorted

_CANDIDATE = re.compile(r"(?<=[^\W\d_]|[,.;:”\"’)»])(?P<space>[ ]?)(?P<mark>\d{1,3})(?=[ ,.;:)”\]]|$)")
_DIGIT = re.compile(r"\d")


def bare_calls(lines: Sequence[Line], found: Sorted, layout: Layout) -> tuple[tuple[int, int], ...]:
    """Spans of bare calls with the space before them, in order.

    On each page the notes' numbers are looked for one after the other; an earlier one may come again behind a
    punctuation mark. Numbers that something is counted or dated by are none.
    """
    if not any(note.mark.isdecimal() for note in found.notes):
        return ()
    pages = _marks_by_page(lines, found)
    return tuple(
        span
        for page, indices in _text_by_page(lines, found).items()
        for span in _on_page(lines, indices, pages[page], layout)
    )


def _marks_by_page(lines: Sequence[Line], found: Sorted) -> dict[int, list[int]]:
    """The numbers of the plain notes of each page, ascending."""
    starts = [line.start for line in lines]
    pages: dict[int, set[int]] = defaultdict(set)
    for note in found.notes:
        if note.mark.isdecimal():
            page = lines[bisect_right(starts, note.at) - 1].page
            pages[page].add(int(note.mark))
    return defaultdict(list, {page: sorted(marks) for page, marks in pages.items()})


def _text_by_page(lines: Sequence[Line], found: Sorted) -> dict[int, list[int]]:
    pages: dict[int, list[int]] = defaultdict(list)
    for index in found.text:
        pages[lines[index].page].append(index)
    return pages


def _on_page(
    lines: Sequence[Line], indices: Sequence[int], marks: Sequence[int], layout: Layout
) -> Iterator[tuple[int, int]]:
    expected = 0
    printed = [str(mark) for mark in marks]
    for index, after in zip_longest(indices, indices[1:]) if marks else ():
        line, below = lines[index], lines[after] if after is not None else None
        first = printed[expected] if expected < len(printed) else printed[0]
        if first not in line.text and not (expected and _DIGIT.search(line.text)):
            continue
        for candidate in _CANDIDATE.finditer(line.text):
            mark = int(candidate["mark"])
            again = mark in marks[:expected] and not line.text[candidate.start() - 1].isalpha()
            if not again and (expected >= len(marks) or mark != marks[expected]):
                continue
            torn = candidate.end() == len(line.text) and below is not None and splits_number(line, below)
            if not torn and not _counts(line.text, candidate, layout):
                expected += not again
                yield line.start + candidate.start(), line.start + candidate.end()


def _counts(text: str, candidate: re.Match[str], layout: Layout) -> bool:
    """Whether the number belongs to the words beside it: ``paragraph 3``, ``1 June``, ``20 per cent``."""
    before, after = (
        text[max(0, candidate.start() - 40) : candidate.start()],
        text[candidate.end() : candidate.end() + 30],
    )
    return bool(_before(layout).search(before) and candidate["space"]) or bool(_after(layout).match(after))


@cache
def _before(layout: Layout) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join([layout.counted or '(?!)', *layout.months])})$", re.IGNORECASE)


@cache
def _after(layout: Layout) -> re.Pattern[str]:
    months = "|".join(layout.months) or "(?!)"
    return re.compile(rf"\s(?:{months}|%|\w+\s\d{{4}}\b)", re.IGNORECASE)
