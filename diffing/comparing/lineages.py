"""Since when the words of a paragraph stand: a text followed back through its drafts, versions or predecessors."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from diffing.changes import Comparison, ParagraphChange, Structure
from diffing.comparing.comparisons import compare


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a paragraph of the last text comes from.

    ``paths`` are its paths in each text, oldest first; none where it was not there yet. ``since`` is the index of
    the first text whose words for it are those of the last, changes of layout and numbering aside.
    """

    path: str
    since: int
    paths: tuple[tuple[str, ...], ...]


def lineages(texts: Sequence[Structure]) -> tuple[Lineage, ...]:
    """The lineage of every paragraph of the last text, in reading order. Each text is compared with the one before."""
    if not texts:
        return ()
    steps = [_by_new_path(compare(old, new)) for old, new in pairwise(texts)]
    last = compare(texts[-1], texts[-1])
    return tuple(_lineage(change.new[0], steps) for change in last.changes)


def _by_new_path(comparison: Comparison) -> dict[str, ParagraphChange]:
    return {path: change for change in comparison.changes for path in change.new}


def _lineage(path: str, steps: Sequence[dict[str, ParagraphChange]]) -> Lineage:
    found: list[tuple[str, ...]] = [(path,)]
    since, same = len(steps), True
    for step in reversed(steps):
        changes = [step[one] for one in found[-1] if one in step]
        found.append(tuple(dict.fromkeys(old for change in changes for old in change.old)))
        same = same and bool(found[-1]) and not any(change.change_class.substantive for change in changes)
        since -= same
    return Lineage(path, since, tuple(reversed(found)))
