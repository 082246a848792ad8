"""Lift notes out of the flow of lines (reference: citations.md 4.2, rule 4).

Notes stand under a rule at the foot of a page, or as lines of their own that open with a raised mark. A text layer
often lists marks and notes of a page apart; they are tied together again in order.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from diffing.languages import Layout
from diffing.structure.furniture import RULE
from diffing.structure.lines import Line
from diffing.structure.patterns import compiled

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile(
    r"<sup>\s{0,3}[\[(]?(?P<tag>\d{1,3}|\*{1,3}|[a-z])[\])]?\s{0,3}</sup>[\s\u200b]*"
    r"|(?P<high>[⁰¹²³⁴-⁹]{1,3})[\s\u200b]*|\^(?P<caret>\d{1,3})\b\s*|\[(?P<square>\d{1,3})\]\s+|(?P<star>\*{1,3})\s+(?=\w)"
)
_INNER = re.compile(
    r"(?<=[.。؛])\s{0,3}(?:<sup>\s{0,3}(?P<tag>\d{1,3})\s{0,3}</sup>|(?P<high>[⁰¹²³⁴-⁹]{1,3})|\^(?P<caret>\d{1,3})\b)"
    r"[\s\u200b]*(?=[^\W\d])"
)
_PLAIN = re.compile(r"(?P<plain>\d{1,3})[\s\u200b]+(?=\S)")
_SYMBOL_ALONE = re.compile(r"[A-Z]{1,2}/[A-Z0-9][\w./-]{2,30}[^.;:]{0,40}\.")
_ENDS_WITH_MARK = re.compile(r"[.]\s?\^\d{1,3}$")
_ALONE = re.compile(r"\^?(?P<alone>\d{1,3})")
_FULL_STOP = (".", "。", "؛", "!", "?")


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its mark in plain digits or asterisks, and the stretches of the input that hold its text."""

    mark: str
    ranges: tuple[tuple[int, int], ...]
    at: int


def feet(lines: Sequence[Line], odd: Sequence[int]) -> Iterator[range]:
    """The stretches of lines from a rule to the end of its page. ``odd`` are the indices of the lines that are."""
    paged = bool(lines and lines[-1].page)
    end = 0
    for rule in odd:
        if rule < end or not RULE.fullmatch(lines[rule].text):
            continue
        below = range(rule + 1, len(lines))
        end = next((index for index in below if _ends_foot(lines[rule], lines[index], paged=paged)), len(lines))
        yield range(rule, end)


def _ends_foot(rule: Line, line: Line, *, paged: bool) -> bool:
    """A foot ends with its page; where pages have no ends, at two blank lines or the next rule."""
    return line.page != rule.page if paged else line.blanks > 1 or bool(RULE.fullmatch(line.text))


def foot_notes(lines: Sequence[Line], foot: range, marks: frozenset[int], layout: Layout) -> Iterator[Note]:
    """The notes of one foot; ``marks`` are its lines of page furniture."""
    kept = [lines[index] for index in foot[1:] if index not in marks]
    for numbers, texts in _reunited(_runs(kept, layout)):
        yield from _tied(numbers, texts, layout)


def _reunited(runs: list[tuple[list[str], list[Line]]]) -> list[tuple[list[str], list[Line]]]:
    """The runs, the marks at the end that have no lines given to those to which they belong: lines before any mark,
    or lines of the mark before them, where the marks behind go on counting. Others are page numbers, if anything."""
    if not runs or runs[-1][1]:
        return runs
    *kept, (orphans, _) = runs
    if kept and not kept[0][0]:
        return [(orphans, kept[0][1]), *kept[1:]]
    for at, ((above, lines), (below, _)) in enumerate(pairwise(kept)):
        if _counts_on([above[-1], *orphans, below[0]]):
            return [*kept[:at], ([*above, *orphans], lines), *kept[at + 1 :]]
    return kept


def _counts_on(marks: Sequence[str]) -> bool:
    return all(mark.isdecimal() for mark in marks) and all(int(b) == int(a) + 1 for a, b in pairwise(marks))


def _runs(kept: Sequence[Line], layout: Layout) -> list[tuple[list[str], list[Line]]]:
    """Marks that follow each other, with the lines up to the next mark."""
    runs: list[tuple[list[str], list[Line]]] = [([], [])]
    for line in kept:
        mark, rest = _split_mark(line, layout)
        if mark and runs[-1][1]:
            runs.append(([], []))
        runs[-1][0].extend([mark] if mark else [])
        runs[-1][1].extend([rest] if rest else [])
    return [run for run in runs if run[0] or run[1]]


def _split_mark(line: Line, layout: Layout) -> tuple[str | None, Line | None]:
    if alone := _ALONE.fullmatch(line.text):
        return alone["alone"], None
    found = _RAISED.match(line.text) or _PLAIN.match(line.text)
    plain = found and found.lastgroup == "plain"
    if not found or (plain and not compiled(layout.note_leads).match(line.text, found.end())):
        return None, line
    rest = Line(line.start + found.end(), line.end, line.text[found.end() :], 0, 0, 0)
    return _mark(found), rest


def _mark(found: re.Match[str]) -> str:
    return "?" if found.lastgroup == "loose" else found[found.lastgroup or 0].translate(SUPERSCRIPTS)


def _tied(numbers: list[str], texts: list[Line], layout: Layout) -> Iterator[Note]:
    for mark, lines in zip(numbers or ["?"], _shared_out(texts, max(len(numbers), 1), layout), strict=False):
        yield Note(mark, tuple((line.start, line.end) for line in lines), lines[0].start)


def _shared_out(texts: list[Line], count: int, layout: Layout) -> list[list[Line]]:
    """Lines cut into at most ``count`` notes, at full stops; where there are too many, before words that open notes."""
    leads = compiled(layout.note_leads)
    stops = [n for n in range(1, len(texts)) if texts[n - 1].text.endswith(_FULL_STOP)]
    best = sorted(stops, key=lambda n: not leads.match(texts[n].text))[: count - 1]
    edges = [0, *sorted(best), len(texts)]
    return [texts[a:b] for a, b in pairwise(edges) if a < b]


def apart(notes: Iterable[Note], lines: Sequence[Line]) -> Iterator[Note]:
    """Notes that stand on one line, each for itself: a raised mark behind a full stop begins another."""
    starts = [line.start for line in lines]
    for note in notes:
        mark, at, ranges = note.mark, note.at, list[tuple[int, int]]()
        for start, end in note.ranges:
            line = lines[max(bisect_right(starts, start) - 1, 0)]
            for found in _INNER.finditer(line.text, start - line.start, end - line.start):
                stop, after = line.start + found.start(), line.start + found.end()
                yield Note(mark, (*ranges, (start, stop)), at)
                mark, at, ranges, start = _mark(found), after, [], after
            ranges.append((start, end))
        yield Note(mark, tuple(ranges), at)


def flowing_notes(
    lines: Sequence[Line], skipped: frozenset[int], layout: Layout, body: int
) -> Iterator[tuple[Note, range]]:
    """Notes between the lines of the text, each with the lines that it takes."""
    end = body
    for index in [index for index in range(body, len(lines)) if lines[index].odd or _may_be_loose(lines[index])]:
        line = lines[index]
        if index < end or index in skipped:
            continue
        if found := _opens_note(line, layout):
            end = index + _note_length(lines, index, skipped, layout)
            first = (line.start + found.end(), line.end)
            rest = ((line.start, line.end) for line in lines[index + 1 : end])
            yield Note(_mark(found), (first, *rest), first[0]), range(index, end)


def _opens_note(line: Line, layout: Layout) -> re.Match[str] | None:
    if line.text[0].isalpha():
        return _loose(line, layout)
    leads = compiled(layout.note_leads)
    raised = _RAISED.match(line.text)
    if raised:
        rest = line.text[raised.end() :]
        return raised if rest and (line.blanks or leads.match(rest) or rest.endswith(_FULL_STOP)) else None
    plain = _PLAIN.match(line.text)
    if plain and line.blanks and leads.match(line.text, plain.end()):
        return plain
    return _loose(line, layout)


def _may_be_loose(line: Line) -> bool:
    return line.blanks > 0 and line.text[-1] == "."


def _loose(line: Line, layout: Layout) -> re.Match[str] | None:
    """A note whose mark a copy damaged or put elsewhere: a whole line that only a note can be."""
    if not _may_be_loose(line):
        return None
    if _SYMBOL_ALONE.fullmatch(line.text):
        return re.match("(?P<loose>)", line.text)
    return compiled(rf"(?P<loose>[^\s(]{{0,5}}?[ ]?)(?={layout.note_sources or '(?!)'})").match(line.text)


def _note_length(lines: Sequence[Line], index: int, skipped: frozenset[int], layout: Layout) -> int:
    """A note goes on over the lines right below it until a full stop."""
    length = 1
    while not lines[index + length - 1].text.endswith(_FULL_STOP):
        after = index + length
        if (
            after >= len(lines)
            or after in skipped
            or (lines[after].blanks and not _ENDS_WITH_MARK.search(lines[after - 1].text))
            or lines[after].page != lines[index].page
            or _split_mark(lines[after], layout)[0]
        ):
            break
        length += 1
    return length
