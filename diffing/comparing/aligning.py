"""Find which paragraphs of two texts belong together: equal ones, edited ones, split and merged ones, moved ones."""

from collections.abc import Callable, Sequence
from functools import cache

from diffing.changes import Paragraph, Part
from diffing.cleaning import Copies
from diffing.comparing.anchoring import Ties, anchors
from diffing.comparing.interning import Interner
from diffing.comparing.joining import Group, Side, join
from diffing.comparing.moving import moved
from diffing.comparing.pairing import Content, pair
from diffing.comparing.tokens import words

Paragraphs = Sequence[Paragraph]


def align(old: Paragraphs, new: Paragraphs, copies: Copies) -> list[tuple[Group, bool]]:
    """Every paragraph of both texts in exactly one group, each with whether it moved.

    Groups stand in the order in which a reader of the new text meets them, removed paragraphs where they stood.
    """
    old_keys = [copies[paragraph.text] for paragraph in old]
    new_keys = [copies[paragraph.text] for paragraph in new]
    ties = anchors(old_keys, new_keys)
    if len(ties) < max(len(old), len(new)):
        return in_reading_order(_with_leftovers(ties, old, new, old_keys, new_keys), old)
    return in_reading_order(groups(ties, len(old), len(new)), old)


def _with_leftovers(
    ties: Ties, old: Paragraphs, new: Paragraphs, old_keys: Sequence[str], new_keys: Sequence[str]
) -> list[Group]:
    interner = Interner()
    old_words, new_words = _reader(interner, old_keys), _reader(interner, new_keys)
    tied = set(ties.values())
    left_old = {place: _content(old[place], old_words(place)) for place in range(len(old)) if place not in ties}
    left_new = {place: _content(new[place], new_words(place)) for place in range(len(new)) if place not in tied}
    ties = ties | pair(ties, left_old, left_new, (len(old), len(new)))
    sides = (Side(old_words, lambda place: old[place].part), Side(new_words, lambda place: new[place].part))
    return join(groups(ties, len(old), len(new)), *sides)


def _reader(interner: Interner, keys: Sequence[str]) -> Callable[[int], str]:
    return cache(lambda place: interner.intern(words(keys[place])))


def _content(paragraph: Paragraph, words: str) -> Content:
    return Content(words, f"{paragraph.part} {paragraph.number}")


def groups(ties: Ties, old: int, new: int) -> list[Group]:
    """A group for each tie and for each paragraph without one. ``old`` and ``new`` are the numbers of paragraphs."""
    tied = set(ties.values())
    pairs = [Group((place,), (there,)) for place, there in sorted(ties.items())]
    gone = [Group((place,), ()) for place in range(old) if place not in ties]
    return pairs + gone + [Group((), (there,)) for there in range(new) if there not in tied]


def in_reading_order(found: list[Group], old: Paragraphs) -> list[tuple[Group, bool]]:
    """The groups as a reader of the new text meets them, each with whether it moved."""
    by_old = sorted((group for group in found if group.old), key=lambda group: group.old)
    away = _away(by_old, old)
    keys = {group: (group.new[0], 0, 0) for group in found if group.new}
    stood = -1
    for group in by_old:
        if not group.new:
            keys[group] = (stood, 1, group.old[0])
        elif group not in away and old[group.old[0]].part is not Part.NOTE:
            stood = group.new[-1]
    return [(group, group in away) for group in sorted(found, key=lambda group: keys[group])]


def _away(by_old: Sequence[Group], old: Paragraphs) -> set[Group]:
    """The groups that moved. A note stands where its page ends: its place says nothing."""
    tied = [group for group in by_old if group.new and old[group.old[0]].part is not Part.NOTE]
    return {tied[index] for index in moved([group.new[0] for group in tied])}
