"""Find paragraphs that were split in two or merged into one. Reference: diffing.md 3.5.

A paragraph left without a partner belongs to its neighbour's pair when it holds what the pair misses: most of its
own words, or most of what is missing, are found in the partner once the two are read as one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

_LEAST_GAINED = 3
_COVERED = 0.6
_MISSING_COVERED = 0.75
_LEAST_COVERED = 0.25
_FIT = 0.5
_WHOLE_FIT = 0.7
_MOST_PAIRS = 10_000


@dataclass(frozen=True, slots=True)
class Group:
    """Places that belong together: one to one, one to several (a split), several to one (a merge), or one to none."""

    old: tuple[int, ...]
    new: tuple[int, ...]


Words = Callable[[int], str]
"""The words of the paragraph at a place, one character each."""


def join(groups: list[Group], old: Words, new: Words) -> list[Group]:
    """The groups with splits and merges found among the leftovers. The order of the groups is not kept."""
    flipped = _with_splits(groups, old, new)
    merged = _with_splits([Group(group.new, group.old) for group in flipped], new, old)
    return [Group(group.new, group.old) for group in merged]


def _with_splits(groups: list[Group], old: Words, new: Words) -> list[Group]:
    """Give leftover new paragraphs to the neighbouring pair, or to a leftover old one with two leftovers."""
    by_new = {group.new[0]: group for group in groups if len(group.new) == 1}
    left = sorted(place for place, group in by_new.items() if not group.old)
    for place in left:
        if place not in by_new or by_new[place].old:
            continue
        for there in (place - 1, place + 1):
            pair = _ending_at(by_new, there)
            if pair and len(pair.old) == 1 and _belongs(old(pair.old[0]), pair, place, new):
                _take(by_new, pair, place)
                break
    gone = [group for group in groups if len(group.new) != 1]
    kept = list({id(group): group for group in by_new.values()}.values())
    return _from_leftovers([*gone, *kept], old, new)


def _ending_at(by_new: dict[int, Group], place: int) -> Group | None:
    group = by_new.get(place)
    return group if group and group.old else None


def _belongs(whole: str, pair: Group, place: int, new: Words) -> bool:
    before = place < pair.new[0]
    parts = "".join(new(part) for part in pair.new)
    joined = new(place) + parts if before else parts + new(place)
    return _gains(whole, parts, joined, new(place))


def _gains(whole: str, parts: str, joined: str, part: str) -> bool:
    if not part or not whole:
        return False
    alone, together = LCSseq.similarity(whole, parts), LCSseq.similarity(whole, joined)
    gained, missing = together - alone, len(whole) - alone
    covered = gained >= _COVERED * len(part)
    fills = gained >= _MISSING_COVERED * missing and gained >= _LEAST_COVERED * len(part)
    return gained >= _LEAST_GAINED and (covered or fills) and together >= _FIT * len(whole)


def _take(by_new: dict[int, Group], pair: Group, place: int) -> None:
    joined = Group(pair.old, tuple(sorted((*pair.new, place))))
    for part in joined.new:
        by_new[part] = joined


def _from_leftovers(groups: list[Group], old: Words, new: Words) -> list[Group]:
    """A leftover old paragraph that became two adjacent leftover new ones, neither like enough by itself."""
    left_new = {group.new[0] for group in groups if not group.old}
    left_old = sum(not group.new for group in groups)
    if left_old * len(left_new) > _MOST_PAIRS:
        return groups
    result = []
    used: set[int] = set()
    for group in groups:
        pair = _two_of(group, left_new - used, old, new) if not group.new else None
        used.update(pair or ())
        result.append(Group(group.old, pair) if pair else group)
    return [group for group in result if group.old or group.new[0] not in used]


def _two_of(group: Group, left: set[int], old: Words, new: Words) -> tuple[int, int] | None:
    whole = old(group.old[0])
    for place in sorted(left):
        if place + 1 in left and whole:
            both = new(place) + new(place + 1)
            common = LCSseq.similarity(whole, both)
            if min(len(new(place)), len(new(place + 1))) >= _LEAST_GAINED and common >= _WHOLE_FIT * max(
                len(whole), len(both)
            ):
                return place, place + 1
    return None
