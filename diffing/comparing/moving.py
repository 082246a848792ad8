"""Tell what moved from what stood still while others moved around it. Reference: diffing.md 3.6."""

from bisect import bisect_left
from collections.abc import Sequence


def moved(places: Sequence[int]) -> set[int]:
    """The indices of ``places`` (new places in old order) outside the longest run that keeps its order.

    Of two neighbours that changed places, the one that went up is moved. Takes n log n.
    """
    descending = [-place for place in reversed(places)]
    tails: list[int] = []
    ends: list[int] = []
    links: list[int] = []
    for index, place in enumerate(descending):
        length = bisect_left(tails, place)
        links.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [index]
    last = len(places) - 1
    return set(range(len(places))) - {last - index for index in _chain(ends[-1] if ends else -1, links)}


def _chain(end: int, links: Sequence[int]) -> set[int]:
    chain = set()
    while end >= 0:
        chain.add(end)
        end = links[end]
    return chain
