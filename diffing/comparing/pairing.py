"""Tie the paragraphs that were edited: the most similar first. Reference: diffing.md 3.4.

Similarity is counted on words, numbers and symbols only. Spaces and marks make unrelated paragraphs look alike:
measured in six languages, unrelated ones reach 0.38 at the 99th percentile and true pairs begin at 0.51.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from diffing.comparing.anchoring import Ties

_LEAST = 0.45
_LEAST_ALONE = 0.3
_SAME_NEIGHBOUR = 0.04
_SAME_LABEL = 0.02
_MOST_PAIRS = 40_000
_SHINGLE = 4
_MOST_PLACES_OF_A_SHINGLE = 12
_CANDIDATES = 8
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Content:
    """What is compared of a paragraph: its words, one character each, and its label with its part."""

    words: str
    label: str


Contents = Mapping[int, Content]
"""The contents of the paragraphs that are not tied yet, by place."""


def pair(ties: Ties, old: Contents, new: Contents, sizes: tuple[int, int]) -> Ties:
    """New ties between contents not tied yet, best first. ``sizes`` are the numbers of paragraphs of both texts."""
    found = _best_first(ties, old, new, _candidates(old, new), _LEAST)
    known = ties | found
    return found | _best_first(known, old, new, _alone(known, old, new, sizes), _LEAST_ALONE)


def _candidates(old: Contents, new: Contents) -> Iterator[tuple[int, int, float]]:
    if len(old) * len(new) <= _MOST_PAIRS:
        choices = {place: content.words[:_LONGEST] for place, content in new.items() if content.words}
        for place, content in old.items():
            yield from _alike(place, content, choices)
        return
    nearby = _by_shingles(old, new)
    for place, places in nearby.items():
        yield from _alike(place, old[place], {there: new[there].words[:_LONGEST] for there in places})


def _alike(place: int, content: Content, choices: Mapping[int, str]) -> Iterator[tuple[int, int, float]]:
    if not content.words:
        return
    scorer = Indel.normalized_similarity
    found = extract(content.words[:_LONGEST], choices, scorer=scorer, processor=None, score_cutoff=_LEAST, limit=None)
    for _, score, there in found:
        yield place, there, score


def _by_shingles(old: Contents, new: Contents) -> dict[int, list[int]]:
    """For each old place the new ones that share most rare runs of four words with it, and those for which it is among
    the best itself: chosen from both sides, so that swapped texts give the same pairs."""
    shared = _shared(old, new)
    by_new: dict[int, dict[int, int]] = defaultdict(dict)
    for place, counts in shared.items():
        for there, count in counts.items():
            by_new[there][place] = count
    nearby = {place: set(_most(counts)) for place, counts in shared.items()}
    for there, counts in by_new.items():
        for place in _most(counts):
            nearby[place].add(there)
    return {place: sorted(nearby[place]) for place in sorted(nearby)}


def _shared(old: Contents, new: Contents) -> dict[int, dict[int, int]]:
    """How many rare runs of words an old and a new place share."""
    left, right = _index(old), _index(new)
    shared: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for shingle in left.keys() & right.keys():
        places, others = left[shingle], right[shingle]
        if max(len(places), len(others)) <= _MOST_PLACES_OF_A_SHINGLE:
            for place in places:
                for there in others:
                    shared[place][there] += 1
    return shared


def _index(contents: Contents) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for place, content in contents.items():
        for shingle in _shingles(content.words):
            index[shingle].append(place)
    return index


def _most(counts: Mapping[int, int]) -> list[int]:
    return nsmallest(_CANDIDATES, counts, key=lambda place: (-counts[place], place))


def _shingles(words: str) -> set[str]:
    words = words[:_LONGEST]
    return {words[start : start + _SHINGLE] for start in range(max(1, len(words) - _SHINGLE + 1))} if words else set()


def _best_first(
    ties: Ties, old: Contents, new: Contents, candidates: Iterator[tuple[int, int, float]], least: float
) -> Ties:
    tied_new = {there: place for place, there in ties.items()}
    scored = [
        (score + _bonus(place, there, ties, tied_new, old, new), place, there)
        for place, there, score in candidates
        if score >= least
    ]
    # The sum of places breaks ties alike in both directions, so that swapping the texts swaps the comparison.
    scored.sort(key=lambda found: (-found[0], found[1] + found[2]))
    taken_old, taken_new, found = set(ties), set(tied_new), {}
    for _, place, there in scored:
        if place not in taken_old and there not in taken_new:
            found[place] = there
            taken_old.add(place)
            taken_new.add(there)
    return found


def _bonus(place: int, there: int, ties: Ties, tied_new: Ties, old: Contents, new: Contents) -> float:
    neighbours = sum(
        ties.get(place + step) == there + step and tied_new.get(there + step) == place + step for step in (-1, 1)
    )
    return neighbours * _SAME_NEIGHBOUR + (old[place].label == new[there].label) * _SAME_LABEL


def _alone(ties: Ties, old: Contents, new: Contents, sizes: tuple[int, int]) -> Iterator[tuple[int, int, float]]:
    """Paragraphs that stand alone between the same two neighbours, with their similarity."""
    ends = {-1: -1, sizes[0]: sizes[1]}
    known = ties | ends
    for place, content in old.items():
        before = known.get(place - 1)
        if before is None or known.get(place + 1) != before + 2 or before + 1 not in new or place in ties:
            continue
        words = new[before + 1].words
        if content.words and words:
            yield place, before + 1, Indel.normalized_similarity(content.words[:_LONGEST], words[:_LONGEST])
