"""Tie the paragraphs whose clean texts are equal: unique ones first, then by their neighbours."""

from collections import Counter
from collections.abc import Sequence

Ties = dict[int, int]
"""Places in the old text to places in the new one."""


def anchors(old: Sequence[str], new: Sequence[str]) -> Ties:
    """Ties between equal keys. Linear in the number of paragraphs. Reference: diffing.md 3.3."""
    ties = _unique(old, new)
    _extend(ties, old, new)
    _tie_rest(ties, old, new)
    return dict(sorted(ties.items()))


def _unique(old: Sequence[str], new: Sequence[str]) -> Ties:
    once_old, once_new = Counter(old), Counter(new)
    places = {key: place for place, key in enumerate(new) if once_new[key] == 1}
    return {place: places[key] for place, key in enumerate(old) if once_old[key] == 1 and key in places}


def _extend(ties: Ties, old: Sequence[str], new: Sequence[str]) -> None:
    """Tie equal neighbours of tied paragraphs, downwards and then upwards; both ends of the texts count as tied."""
    taken = set(ties.values())
    for step, order, end in ((1, range(len(old)), (-1, -1)), (-1, range(len(old) - 1, -1, -1), (len(old), len(new)))):
        before = end[1]
        for place in order:
            there = before + step
            if place not in ties and 0 <= there < len(new) and there not in taken and old[place] == new[there]:
                ties[place] = there
                taken.add(there)
            before = ties.get(place, -2 if step > 0 else len(new) + 1)


def _tie_rest(ties: Ties, old: Sequence[str], new: Sequence[str]) -> None:
    taken = set(ties.values())
    waiting: dict[str, list[int]] = {}
    for place in range(len(new) - 1, -1, -1):
        if place not in taken:
            waiting.setdefault(new[place], []).append(place)
    for place, key in enumerate(old):
        if place not in ties and waiting.get(key):
            ties[place] = waiting[key].pop()
