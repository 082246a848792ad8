"""The lines before the organ line: where the organ line is, which lines are the title, which the masthead
(reference: citations.md 4.1)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from diffing.changes import Body
from diffing.dates import is_date, line_date
from diffing.folding import lowered
from diffing.languages import Layout
from diffing.structure.furniture import SYMBOL_LINE
from diffing.structure.labels import label_of, part_letter
from diffing.structure.lines import Line
from diffing.structure.marks import ends
from diffing.structure.patterns import compiled, in_lower_case

_MAX_HEAD = 60
_PART_HEAD = 5
_LONG = 40
"""Characters beyond which a line right below a number that stands alone is its title, whatever it is like."""
_BRACKETED = re.compile(r"[\[(〔(].*[\])〕)]|\d{1,4}")
_COMMA = r"\s?[,،][\s\u200b]*"
_SESSION = r"(?:ES-|S-)?\d{1,4}"
_ROMAN = r"(?:ES-|S-)?(?:[IVXLC]{1,9}|\d{1,2})"
HEADING = re.compile(
    rf"(?P<new>{_SESSION}[\s\u200b]?/[\s\u200b]?\d{{1,4}}(?:\s?[A-Z](?:\s(?:-|to|and)\s[A-Z])?)?)\s?[.．。](?!\d)\s?"
    rf"|(?P<old>\d{{1,4}}(?:\s[A-Z])?\s?\({_ROMAN}\))\s?[.．。、]\s?"
)
"""A resolution's own number before its title: ``70/177.``, ``217 A (III).``"""


@dataclass(frozen=True, slots=True)
class Head:
    """``organ`` is the index of the organ line, -1 without one; ``body`` who speaks in it; ``first`` the index of the
    first line of the text proper; ``title`` the indices of the title's lines."""

    organ: int
    body: Body | None
    first: int
    title: tuple[int, ...]


def read_head(lines: Sequence[Line], skipped: frozenset[int], layout: Layout) -> Head:
    """Find the organ line and the title. ``skipped`` are lines that belong to no head: notes, page marks."""
    organ = find_organ(lines, skipped, layout)
    first = organ + 1 if organ >= 0 else _first_of_text(lines, skipped, layout)
    end = organ if organ >= 0 else first
    if (letter := _first_part(lines, skipped, layout, organ)) is not None:
        first = end = letter
    title = _title(lines, [index for index in range(end) if index not in skipped], layout)
    return Head(organ, organ_body(lines[organ].plain, layout) if organ >= 0 else None, first, title)


def _first_part(lines: Sequence[Line], skipped: frozenset[int], layout: Layout, organ: int) -> int | None:
    """The line of the letter A before the organ line, in a text of several lettered parts."""
    above = [index for index in range(max(organ - _PART_HEAD, 0), max(organ, 0)) if index not in skipped]
    letter = next((index for index in reversed(above) if part_letter(lines[index].plain, layout) == "A"), None)
    if letter is None:
        return None
    below = (index for index in range(organ + 1, len(lines)) if index not in skipped)
    return letter if next(organ_lines(lines, below, layout), None) is not None else None


def organ_body(text: str, layout: Layout) -> Body | None:
    """The body whose organ line a folded line is, OTHER for an organ that the layout does not name, else None."""
    return next((body for body, pattern in _organs(layout) if pattern.fullmatch(text)), None)


@cache
def _organs(layout: Layout) -> tuple[tuple[Body, re.Pattern[str]], ...]:
    """Bodies and the patterns of their organ lines. An organ that the layout does not name needs its comma."""
    named = ((body, compiled(f"(?:{pattern})(?:{_COMMA})?")) for body, pattern in layout.organs)
    return (*named, (Body.OTHER, compiled(f"(?:{layout.subsidiary}){_COMMA}")))


@cache
def _speaking(layout: Layout) -> re.Pattern[str]:
    return compiled(f"(?:{'|'.join(pattern for _, pattern in layout.organs)}){_COMMA}")


def organ_lines(lines: Sequence[Line], indices: Iterable[int], layout: Layout) -> Iterator[int]:
    """Organ lines with their comma: where an organ begins to speak, not where a sentence breaks off at its name."""
    speaks = _speaking(layout)
    with_comma = (index for index in indices if lines[index].plain.endswith((",", "،")))
    return (
        index for index in with_comma if speaks.fullmatch(lines[index].plain) and not lines[index].text[0].islower()
    )


def find_organ(lines: Sequence[Line], skipped: frozenset[int], layout: Layout) -> int:
    """The organ line: the first that ends with a comma, else the last bare one before the first number; else -1."""
    kept = [index for index in range(len(lines)) if index not in skipped]
    with_comma = next(organ_lines(lines, kept, layout), None)
    if with_comma is not None:
        return with_comma
    first = next((index for index in kept if _is_first(lines[index], layout)), len(lines))
    bare = [index for index in kept if index < first and organ_body(lines[index].plain, layout)]
    return bare[-1] if bare and _has_text_below(lines, bare[-1], layout) else _other_organ(lines, kept, first, layout)


def _other_organ(lines: Sequence[Line], kept: list[int], first: int, layout: Layout) -> int:
    return next((index for index in kept if index < first + 1 and organ_body(lines[index].plain, layout)), -1)


def _has_text_below(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """A bare organ line is followed by a paragraph, not by more of the masthead."""
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    if re.fullmatch(_COMMA, below):
        return True
    opens = compiled(layout.preamble_leads, layout.operative_leads, layout.adverbs).match(below)
    return bool(opens or _is_first(lines[index + 1], layout)) if below else False


def _is_first(line: Line, layout: Layout) -> bool:
    label = label_of(line.text, layout)
    return bool(label and label.number == 1 and not label.weak)


def _has_label(line: Line, layout: Layout) -> bool:
    label = label_of(line.text, layout)
    return bool(label and not label.weak)


def _first_of_text(lines: Sequence[Line], skipped: frozenset[int], layout: Layout) -> int:
    """Without an organ line the text begins behind the lines that only a masthead has, and behind its headings.

    What stands between those and the first number is its title. A text that is nothing but such lines has no masthead.
    """
    first = 0
    leads = compiled(layout.preamble_leads, layout.operative_leads)
    for index, line in enumerate(lines[:_MAX_HEAD]):
        if index in skipped:
            continue
        if leads.match(line.text) or _has_label(line, layout):
            first = index if first and _is_first(line, layout) else first
            break
        if is_masthead(line, layout) or line.heading or HEADING.match(line.plain):
            first = index + 1
        elif line.mark:
            break
    return first if any(index not in skipped for index in range(first, len(lines))) else 0


def is_masthead(line: Line, layout: Layout) -> bool:
    """Whether a line is one that only a masthead has."""
    text = line.plain
    if SYMBOL_LINE.fullmatch(text) or _BRACKETED.fullmatch(text):
        return True
    if (
        in_lower_case(*layout.masthead).fullmatch(lowered(text))
        or names_adoption(text, layout)
        or is_date(text, layout)
    ):
        return True
    if compiled(layout.reissued).match(text) or in_lower_case(layout.statements).search(lowered(text[:400])):
        return True
    return is_numbered_heading(text, layout) or _dateline(text, layout)


def is_numbered_heading(text: str, layout: Layout) -> bool:
    """A heading that is hardly more than the number of a resolution, not a sentence that names one."""
    found = in_lower_case(*layout.numbered).search(lowered(text[:200]))
    return bool(found) and len(text) - len(found[0]) <= 40 and not ends(text, layout) if found else False


def names_adoption(text: str, layout: Layout) -> bool:
    """Whether a line says that the text was adopted."""
    return in_lower_case(*layout.adoption).search(lowered(text)) is not None


def _dateline(text: str, layout: Layout) -> bool:
    return len(text) <= 80 and not ends(text, layout) and line_date(text, layout) is not None


def _title(lines: Sequence[Line], indices: list[int], layout: Layout) -> tuple[int, ...]:
    """The last run of lines that are no masthead; or the lines from the resolution's own number on."""
    numbered = next((n for n, index in enumerate(indices) if HEADING.match(lines[index].plain)), None)
    if numbered is not None:
        tail = indices[numbered + 1 :]
        alone = HEADING.fullmatch(lines[indices[numbered]].plain) and tail and len(lines[tail[0]].plain) > _LONG
        own = tail[:1] if alone else []
        return (indices[numbered], *own, *_run(lines, tail[len(own) :], layout))
    run: list[int] = []
    for index in reversed(indices):
        if is_masthead(lines[index], layout):
            if run:
                break
        else:
            run.append(index)
    return tuple(reversed(run))


def _run(lines: Sequence[Line], indices: list[int], layout: Layout) -> list[int]:
    taken: list[int] = []
    for index in indices:
        if is_masthead(lines[index], layout):
            break
        taken.append(index)
    return taken
