"""Find paragraphs that were split in two or merged into one. Reference: diffing.md 3.5.

A paragraph left without a partner belongs to its neighbour's pair when it holds what the pair misses: most of its
own words, or most of what is missing, are found in the partner once the two are read as one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from diffing.changes import Part

_ROUNDS = 4
_FURTHEST = 3
_LEAST_GAINED = 3
_COVERED = (0.6, 0.8)
_LEAST_COVERED = (0.25, 0.5)
_MISSING_COVERED = 0.75
_FIT = 0.5
_WHOLE_FIT = 0.7
_MOST_PAIRS = 10_000


@dataclass(frozen=True, slots=True)
class Group:
    """Places that belong together: one to one, one to several (a split), several to one (a merge), or one to none."""

    old: tuple[int, ...]
    new: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One text: the words of the paragraph at a place, one character each, and the part that it stands in."""

    words: Callable[[int], str]
    part: Callable[[int], Part]


@dataclass(frozen=True, slots=True)
class _Gain:
    """What a leftover would bring to a pair: words found, and how the two would look as one group."""

    words: int
    pair: Group
    leftover: Group
    joined: Group


def join(groups: list[Group], old: Side, new: Side) -> list[Group]:
    """The groups with splits and merges found among the leftovers; their order is not kept. Swapped texts give
    swapped groups."""
    for _ in range(_ROUNDS):
        gains = [*_splits(groups, old, new), *map(_flipped, _splits(list(map(_turned, groups)), new, old))]
        chosen = _best(gains)
        if not chosen:
            break
        gone = {group for gain in chosen for group in (gain.pair, gain.leftover)}
        groups = [group for group in groups if group not in gone] + [gain.joined for gain in chosen]
    merged = _from_leftovers(list(map(_turned, _from_leftovers(groups, old, new))), new, old)
    return list(map(_turned, merged))


def _turned(group: Group) -> Group:
    return Group(group.new, group.old)


def _flipped(gain: _Gain) -> _Gain:
    return _Gain(gain.words, _turned(gain.pair), _turned(gain.leftover), _turned(gain.joined))


def _best(gains: list[_Gain]) -> list[_Gain]:
    """The gains that bring most, none of which wants what another took."""
    taken: set[Group] = set()
    chosen = []
    for gain in sorted(gains, key=lambda one: (-one.words, sum(one.joined.old) + sum(one.joined.new))):
        if not taken & {gain.pair, gain.leftover}:
            taken |= {gain.pair, gain.leftover}
            chosen.append(gain)
    return chosen


def _splits(groups: list[Group], old: Side, new: Side) -> Iterator[_Gain]:
    """What each leftover new paragraph would bring to the pairs beside it."""
    by_new = {place: group for group in groups for place in group.new}
    for leftover in groups:
        if leftover.old:
            continue
        for step in (-1, 1):
            pair = _neighbour(by_new, leftover.new[0], step)
            if pair and len(pair.old) == 1 and (words := _words_gained(pair, leftover.new[0], old, new)):
                yield _Gain(words, pair, leftover, Group(pair.old, tuple(sorted(pair.new + leftover.new))))


def _neighbour(by_new: dict[int, Group], place: int, step: int) -> Group | None:
    """The nearest group with partners on one side; a paragraph or two put in between do not hide it."""
    for distance in range(1, _FURTHEST + 1):
        group = by_new.get(place + step * distance)
        if group is None or group.old:
            return group
    return None


def _words_gained(pair: Group, place: int, old: Side, new: Side) -> int:
    """How many words of the pair's old paragraph are found in the leftover only; 0 when it does not belong there."""
    whole, part = old.words(pair.old[0]), new.words(place)
    if not whole or not part or new.part(place) is not new.part(pair.new[0]):
        return 0
    parts = "".join(map(new.words, pair.new))
    joined = part + parts if place < pair.new[0] else parts + part
    alone, together = LCSseq.similarity(whole, parts), LCSseq.similarity(whole, joined)
    gained, missing = together - alone, len(whole) - alone
    # One that stands apart must fit better.
    apart = int(min(abs(place - there) for there in pair.new) > 1)
    covered = gained >= _COVERED[apart] * len(part)
    fills = gained >= _MISSING_COVERED * missing and gained >= _LEAST_COVERED[apart] * len(part)
    fits = gained >= _LEAST_GAINED and together >= _FIT * len(whole)
    return gained if fits and (covered or fills) else 0


def _from_leftovers(groups: list[Group], old: Side, new: Side) -> list[Group]:
    """With each leftover old paragraph that became two adjacent leftover new ones, neither like enough by itself."""
    left = {group.new[0] for group in groups if not group.old}
    gone = [group for group in groups if not group.new]
    if len(gone) * len(left) > _MOST_PAIRS:
        return groups
    found: dict[Group, Group] = {}
    for group in gone:
        if pair := _two_of(old.words(group.old[0]), left, new):
            found[group] = Group(group.old, pair)
            left -= set(pair)
    return [found.get(group, group) for group in groups if group.old or group.new[0] in left]


def _two_of(whole: str, left: set[int], new: Side) -> tuple[int, int] | None:
    for place in sorted(left):
        if place + 1 in left and whole:
            first, second = new.words(place), new.words(place + 1)
            common = LCSseq.similarity(whole, first + second)
            fits = common >= _WHOLE_FIT * max(len(whole), len(first + second))
            if min(len(first), len(second)) >= _LEAST_GAINED and fits:
                return place, place + 1
    return None
