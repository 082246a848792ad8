"""Compare two texts: align their paragraphs, describe what happened to each, and spell both texts from the answer."""

from collections.abc import Iterable

from diffing.changes import Comparison, Mark, Paragraph, Part, Run, Structure
from diffing.cleaning import Copies
from diffing.comparing.aligning import align
from diffing.comparing.classifying import heaviest_class
from diffing.comparing.describing import describe, renumbered

COMPARING_VERSION = "2"
"""Changes whenever the same two texts may compare otherwise than before."""


def compare(old: Structure, new: Structure) -> Comparison:
    """How two structured texts differ. They may be in different scripts of one language."""
    return compare_paragraphs(old.paragraphs, new.paragraphs)


def compare_paragraphs(old: tuple[Paragraph, ...], new: tuple[Paragraph, ...]) -> Comparison:
    """How two texts differ, given their paragraphs in reading order. Furniture is left out; never raises."""
    left = [paragraph for paragraph in old if paragraph.part is not Part.FURNITURE]
    right = [paragraph for paragraph in new if paragraph.part is not Part.FURNITURE]
    copies = Copies()
    aligned = align(left, right, copies)
    labels = renumbered([group for group, _ in aligned], left, right)
    changes = tuple(describe(group, moved, left, right, labels, copies) for group, moved in aligned)
    return Comparison(changes, heaviest_class(change.change_class for change in changes))


def old_text(words: Iterable[Run]) -> str:
    """The old paragraph's text, character for character: several paragraphs are joined by one line end."""
    return "".join(_spelled_before(run) for run in words if run.mark is not Mark.ADDED)


def new_text(words: Iterable[Run]) -> str:
    """The new paragraph's text, character for character: several paragraphs are joined by one line end."""
    return "".join(run.text for run in words if run.mark is not Mark.REMOVED)


def _spelled_before(run: Run) -> str:
    return run.text if run.was is None else run.was
