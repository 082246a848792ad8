"""A paragraph that is searched: what was found in it, where, and the words that rule it."""

from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from diffing.citations.anchors import Anchor
from diffing.citations.frames import Frame
from diffing.dates import DateFound

FOREIGN = "foreign"
REPORTED = "reported"
OWN = "own"
COUNCIL = "council"
_NOUNS = ("plural", "singular", "decision")


class Cue(NamedTuple):
    """A word that rules numbers: ``kind`` is ``plural``, ``singular``, ``decision``, ``stop``, or ``organ``.

    ``series`` is an organ's. A foreign body, a document that reports a text, a possessive, and "the Council", which is
    one of several, are organs whose series are ``FOREIGN``, ``REPORTED``, ``OWN`` and ``COUNCIL``. A noun has a series
    where it is an organ too: ``UNSCR``.
    A tuple, because a text has thousands.
    """

    kind: str
    series: str
    start: int
    end: int

    @property
    def is_noun(self) -> bool:
        return self.kind in _NOUNS


class Ruling(NamedTuple):
    """What the words around an anchor say.

    ``noun`` is RES, DEC or empty. ``beside`` is the series of the organ that the words tie to the number, ``near``
    that of the last organ named before it in the sentence. ``mates`` counts up with each new list: anchors of one
    list share it. ``claimed``: a rival word takes the number and no noun does. ``noun_at`` is where its noun stands,
    -1 for none. ``alien``: the clause named a foreign body last.
    """

    noun: str
    beside: str
    near: str
    mates: int
    claimed: bool
    noun_at: int = -1
    alien: bool = False


class Sentence(NamedTuple):
    """A folded paragraph, also in lower case; what was found in it, in reading order, and where each begins. A tuple,
    because a text has hundreds."""

    text: str
    low: str
    frame: Frame
    anchors: list[Anchor]
    cues: list[Cue]
    cue_starts: list[int]
    dates: list[DateFound]
    date_starts: list[int]


def without_dates(sentence: Sentence, start: int, end: int) -> str:
    """That part of the text in lower case with its dates taken out."""
    if not sentence.dates:
        return sentence.low[start:end]
    kept, place = [], start
    for found in dates_between(sentence, start, end):
        kept.append(sentence.low[place : found.start])
        place = found.end
    return "".join([*kept, sentence.low[place:end]])


def dates_between(sentence: Sentence, start: int, end: int) -> list[DateFound]:
    """The dates that stand wholly in that part of the text."""
    if not sentence.dates:
        return []
    first = bisect_left(sentence.date_starts, start)
    last = bisect_left(sentence.date_starts, end, first)
    found = sentence.dates[first:last]
    return [each for each in found if each.end <= end] if found and found[-1].end > end else found


def cues_between(sentence: Sentence, start: int, end: int) -> list[Cue]:
    """The cues that begin in that part of the text."""
    first = bisect_left(sentence.cue_starts, start)
    return sentence.cues[first : bisect_left(sentence.cue_starts, end, first)]


def cues_passed(sentence: Sentence) -> list[list[Cue]]:
    """For each anchor the cues that begin behind the anchor before it and before its own end."""
    ends = [0, *(bisect_left(sentence.cue_starts, anchor.end) for anchor in sentence.anchors)]
    return [sentence.cues[start:end] for start, end in pairwise(ends)]
