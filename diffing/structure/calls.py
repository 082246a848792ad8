"""Note calls that lost their raised place: bare digits in the text whose number is that of a note on the page.

A page calls its notes in their order. The calls are therefore the numbers that ascend with the notes' marks and are
most like calls together; a number that is less like one counts only between two that are found.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from diffing.languages import Layout
from diffing.structure.flow import splits_number
from diffing.structure.lines import Line
from diffing.structure.sorting import Sorted

_NUMBER = re.compile(r"[0-9]\d{0,6}(?=[ ,.;:)”\]]|$)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_OR_SYMBOL = re.compile(r"(?:^|[ (-])(?:(?:19|20)\d\d|(?:[A-Z]{1,6}|(?:[A-Z]{1,2}-)?\d{1,3})/[\w./-]{0,30}\d)$")
_LISTED = re.compile(r"(?<![\d/.])\d{1,3}(?:[ ]?\([a-z\d]{1,3}\))?[,;]$")
"""What stands before a number of a list: ``paragraphs 2, 3``; years and the numbers of resolutions have more digits."""
_FIGURE = re.compile(r"(?<![\d/])(?P<whole>\d{1,3})[.,]$")
_FRACTION = re.compile(r"[.,](?P<rest>\d+)")
"""The parts of a figure: ``0.2``, ``1,622``."""
_RAISED = re.compile("[<⁰¹²³⁴-⁹](?:(?<!<)|sup>)")
_MARKS_BEFORE = ',.;:”"’)»]'
_STRONG, _FAIR, _WEAK = 4, 3, 1


class _Candidate(NamedTuple):
    """A number that may be a call: its span with the space before it, and how much it is like one."""

    start: int
    end: int
    mark: int
    weight: int
    again: bool


class _Link(NamedTuple):
    """The last candidate of a chain, what the chain weighs, and the chain before it."""

    candidate: _Candidate
    weight: int
    before: "_Link | None"


def bare_calls(lines: Sequence[Line], found: Sorted, layout: Layout) -> tuple[tuple[int, int], ...]:
    """Spans of bare calls with the space before them, in order.

    Behind the first call of a note, its number comes again only behind a punctuation mark. Numbers that something is
    counted or dated by are no calls, nor is any number of a page that raises its calls.
    """
    if not any(note.mark.isdecimal() for note in found.notes):
        return ()
    pages = _marks_by_page(lines, found)
    return tuple(
        span
        for page, indices in _text_by_page(lines, found).items()
        if page in pages
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
    return {page: sorted(marks) for page, marks in pages.items()}


def _text_by_page(lines: Sequence[Line], found: Sorted) -> dict[int, list[int]]:
    pages: dict[int, list[int]] = defaultdict(list)
    for index in found.text:
        pages[lines[index].page].append(index)
    return pages


def _on_page(
    lines: Sequence[Line], indices: Sequence[int], marks: Sequence[int], layout: Layout
) -> Iterator[tuple[int, int]]:
    if any(_RAISED.search(lines[index].text) for index in indices):
        return
    candidates = list(_candidates(lines, indices, marks, layout))
    first = {each.mark: each for each in _believed(_chain(candidates), candidates, marks)}
    for each in candidates:
        call = first.get(each.mark)
        if call is each or (call and each.again and each.start > call.start):
            yield each.start, each.end


def _candidates(
    lines: Sequence[Line], indices: Sequence[int], marks: Sequence[int], layout: Layout
) -> Iterator[_Candidate]:
    """The numbers of a page that are marks of its notes and may be calls, in order."""
    wanted = frozenset(map(str, marks))
    for index, after in zip_longest(indices, indices[1:]):
        line, below = lines[index], lines[after] if after is not None else None
        for found in _NUMBER.finditer(line.text):
            start, mark = found.start(), found[0]
            if glued := _YEAR.match(mark):
                start, mark = glued.end() + start, mark[4:]
            if mark not in wanted or not start or (below is not None and _torn(found, line, below)):
                continue
            weight = _WEAK if glued else _weight(line, found, below, layout)
            if weight:
                space = line.text[start - 1] == " "
                again = weight == _STRONG and not line.text[start - space - 1].isalpha()
                yield _Candidate(line.start + start - space, line.start + found.end(), int(mark), weight, again)


def _torn(found: re.Match[str], line: Line, below: Line) -> bool:
    return found.end() == len(line.text) and splits_number(line, below)


def _weight(line: Line, found: re.Match[str], below: Line | None, layout: Layout) -> int:
    """How much a number is like a call, from what stands around it; 0 is not at all."""
    text, space = line.text, line.text[found.start() - 1] == " "
    end = found.start() - space
    before, after = text[max(0, end - 40) : end], text[found.end() :] or (below.text if below else "")
    if not before or _counts(before if space else "", after, layout):
        return 0
    if parts := _FIGURE.search(before) if not space else None:
        return _WEAK if int(parts["whole"]) + 1 == int(found[0]) else 0
    if parts := _FRACTION.match(after):
        return _WEAK if int(parts["rest"]) == int(found[0]) + 1 else 0
    if before[-1].isdecimal():
        return _FAIR if _YEAR_OR_SYMBOL.search(before) else _WEAK
    if before[-1].isalpha():
        return _STRONG if not space else 0 if line.named and after[:1] == " " else _FAIR
    if before[-1] not in _MARKS_BEFORE:
        return 0
    return _WEAK if space and _LISTED.search(before) else _STRONG


def _chain(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates with ascending marks that weigh most together; of equal ones the first."""
    marks: list[int] = []
    chains: list[_Link] = []
    for each in candidates:
        at = bisect_left(marks, each.mark)
        before = chains[at - 1] if at else None
        link = _Link(each, each.weight + (before.weight if before else 0), before)
        if at < len(marks) and marks[at] == each.mark and chains[at].weight >= link.weight:
            continue
        last = at
        while last < len(marks) and chains[last].weight <= link.weight:
            last += 1
        marks[at:last], chains[at:last] = [each.mark], [link]
    return list(_links(chains[-1] if chains else None))[::-1]


def _links(link: _Link | None) -> Iterator[_Candidate]:
    while link:
        yield link.candidate
        link = link.before


def _believed(
    chain: Sequence[_Candidate], candidates: Sequence[_Candidate], marks: Sequence[int]
) -> Iterator[_Candidate]:
    """The candidates of a chain, without those that are little like calls and do not stand alone between both calls
    that belong beside them."""
    called = {each.mark for each in chain}
    beside = dict(zip(marks, zip_longest([None, *marks[:-1]], marks[1:]), strict=True))
    counts = Counter(each.mark for each in candidates)
    for each in chain:
        both = all(mark is None or mark in called for mark in beside[each.mark])
        if each.weight > _WEAK or (both and counts[each.mark] == 1):
            yield each


def _counts(before: str, after: str, layout: Layout) -> bool:
    """Whether a number belongs to the words beside it: ``paragraph 3``, ``1 June``, ``20 per cent``."""
    return bool(_before(layout).search(before) or _after(layout).match(after))


@cache
def _before(layout: Layout) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join([layout.counted or '(?!)', *layout.months])})$", re.IGNORECASE)


@cache
def _after(layout: Layout) -> re.Pattern[str]:
    months, links = "|".join(layout.months) or "(?!)", layout.conjunctions or "(?!)"
    return re.compile(rf"\s(?:{months}|%|(?!{links}\s)\w+\s\d{{4}}\b)", re.IGNORECASE)
