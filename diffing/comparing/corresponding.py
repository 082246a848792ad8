"""Which paragraph of one language stands for which of another: by number, place and figures, never by words."""

import re
from collections.abc import Iterator, Sequence

from diffing.changes import ChangeClass, ChangeKind, Comparison, Mark, Paragraph, ParagraphChange, Part, Run, Structure
from diffing.cleaning import clean
from diffing.comparing.aligning import groups, in_reading_order
from diffing.comparing.anchoring import Ties
from diffing.comparing.classifying import heaviest_class, judge_whole
from diffing.comparing.joining import Group

_MOST_CELLS = 90_000
_GAP = -0.35
_NUMBER = re.compile(r"\d+")

Paragraphs = Sequence[Paragraph]


def correspond(old: Structure, new: Structure) -> Comparison:
    """Two languages of one work, paragraph by paragraph: what is in both, and what is in one of them only.

    A pair's words are one kept run, which spells the new text, and the old one as ``was``. The classes of what is
    missing on a side are those of added and removed paragraphs.
    """
    left = [paragraph for paragraph in old.paragraphs if paragraph.part is not Part.FURNITURE]
    right = [paragraph for paragraph in new.paragraphs if paragraph.part is not Part.FURNITURE]
    ties = _by_number(left, right)
    for part in Part:
        ties |= _in_order(part, ties, left, right)
    ordered = in_reading_order(groups(ties, len(left), len(right)), left)
    changes = tuple(_change(group, moved, left, right) for group, moved in ordered)
    return Comparison(changes, heaviest_class(change.change_class for change in changes), "paragraphs")


def _by_number(old: Paragraphs, new: Paragraphs) -> Ties:
    """Labels differ from language to language, (a) and (أ); paths do not."""
    places = {(found.part, found.path): place for place, found in enumerate(new) if found.number is not None}
    keys = ((place, (found.part, found.path)) for place, found in enumerate(old) if found.number is not None)
    return {place: places[key] for place, key in keys if key in places}


def _in_order(part: Part, ties: Ties, old: Paragraphs, new: Paragraphs) -> Ties:
    """Ties between the paragraphs of a part that no number tied, in their order."""
    tied = set(ties.values())
    left = [place for place, found in enumerate(old) if found.part is part and place not in ties]
    right = [place for place, found in enumerate(new) if found.part is part and place not in tied]
    if len(left) == len(right) or len(left) * len(right) > _MOST_CELLS:
        return dict(zip(left, right, strict=False))
    pairs = _best_pairs([_weight(old[place]) for place in left], [_weight(new[place]) for place in right])
    return {left[row]: right[column] for row, column in pairs}


Weight = tuple[frozenset[str], int]
"""The numbers in a paragraph and its length: what every translation keeps."""


def _weight(paragraph: Paragraph) -> Weight:
    return frozenset(_NUMBER.findall(clean(paragraph.text))), len(paragraph.text)


def _best_pairs(old: Sequence[Weight], new: Sequence[Weight]) -> Iterator[tuple[int, int]]:
    """The pairs that keep their order and fit best together. Takes as many steps as there are pairs."""
    scores = _scores(old, new)
    row, column = len(old), len(new)
    while row and column:
        fit = scores[row - 1][column - 1] + _fit(old[row - 1], new[column - 1])
        if scores[row][column] == fit:
            row, column = row - 1, column - 1
            yield row, column
        elif scores[row][column] == scores[row - 1][column] + _GAP:
            row -= 1
        else:
            column -= 1


def _scores(old: Sequence[Weight], new: Sequence[Weight]) -> list[list[float]]:
    scores = [[_GAP * column for column in range(len(new) + 1)]]
    for row, one in enumerate(old, 1):
        line = [_GAP * row]
        for column, other in enumerate(new, 1):
            fit = scores[row - 1][column - 1] + _fit(one, other)
            line.append(max(fit, scores[row - 1][column] + _GAP, line[-1] + _GAP))
        scores.append(line)
    return scores


def _fit(one: Weight, other: Weight) -> float:
    """From -1 to 1: shared numbers count most, then alike lengths."""
    all_numbers = one[0] | other[0]
    length = min(one[1], other[1]) / max(one[1], other[1], 1)
    if not all_numbers:
        return length - 0.5
    return 1.5 * len(one[0] & other[0]) / len(all_numbers) - 1 + 0.5 * length


def _change(group: Group, moved: bool, old: Paragraphs, new: Paragraphs) -> ParagraphChange:
    left, right = [old[place] for place in group.old], [new[place] for place in group.new]
    paths = tuple(found.path for found in left), tuple(found.path for found in right)
    numbers = tuple(found.number for found in left), tuple(found.number for found in right)
    if not left or not right:
        kind, mark, alone = (ChangeKind.REMOVED, Mark.REMOVED, left) if left else (ChangeKind.ADDED, Mark.ADDED, right)
        verdict = judge_whole(alone[0].text, alone[0].part)
        words = (Run(mark, alone[0].text),) if alone[0].text else ()
        return ParagraphChange(kind, *paths, False, verdict.change_class, words, *numbers, verdict.evidence)
    before, after = left[0].text, right[0].text
    words = (Run(Mark.KEPT, after, None if before == after else before),) if before or after else ()
    kind, change_class = (
        (ChangeKind.MOVED, ChangeClass.NUMBERING) if moved else (ChangeKind.UNCHANGED, ChangeClass.NONE)
    )
    return ParagraphChange(kind, *paths, moved, change_class, words, *numbers)
