"""Which labels are real: the sequence of numbers decides (reference: citations.md 4.1, 4.2)."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from diffing.roman import to_roman
from diffing.structure.labels import Label

_MAX_DEPTH = 4
_MAX_JUMP = 60


class Place(NamedTuple):
    """Where an accepted label puts a paragraph: its steps below the operative paragraph, and what is odd about it.

    ``resumes``: it goes on with the sub-paragraphs before an unlabelled paragraph.
    """

    number: int | None
    steps: tuple[str, ...]
    flags: tuple[str, ...] = ()
    restart: bool = False
    resumes: bool = False


class Candidates:
    """All numbers that open lines, to ask whether a missing one comes later."""

    def __init__(self, labels: Iterable[tuple[int, Label]]) -> None:
        self._where: dict[int, list[int]] = defaultdict(list)
        for index, label in labels:
            if label.number is not None and not label.weak:
                self._where[label.number].append(index)

    def comes(self, number: int, after: int, before: int) -> bool:
        """Whether a line between two indices, exclusive, opens with the number."""
        where = self._where.get(number, [])
        at = bisect_left(where, after + 1)
        return at < len(where) and where[at] < before


@dataclass(slots=True)
class Series:
    """One run of operative numbers with the sub-paragraphs of the last one.

    ``levels`` are the labels of the sub-paragraph that runs, from the highest level on; ``suspended`` are those of the
    one before an unlabelled paragraph.
    """

    candidates: Candidates
    end: int
    last: int = 0
    levels: list[tuple[str, int]] = field(default_factory=list)
    suspended: list[tuple[str, int]] = field(default_factory=list)

    def suspend(self) -> None:
        """An unlabelled paragraph follows: its sub-paragraphs may begin anew, or go on with those before it."""
        self.suspended, self.levels = self.levels or self.suspended, []

    def number(self, label: Label, index: int, *, fresh: bool, restartable: bool) -> Place | None:
        """The place of a numbered paragraph, None when the label is no label. ``fresh``: a paragraph may begin here."""
        number = label.number
        if number is None:
            return None
        if number == self.last + 1:
            return self._take(number)
        if number == 1 and restartable and self.last:
            return Place(1, (), (), restart=True)
        if not fresh or not 0 < number <= self.last + _MAX_JUMP:
            return None
        if number <= self.last:
            self._forget()
            return Place(number, (), ("repeated",))
        return self._jump_to(number, index)

    def _take(self, number: int) -> Place:
        self.last = number
        self._forget()
        return Place(number, ())

    def _forget(self) -> None:
        self.levels, self.suspended = [], []

    def _jump_to(self, number: int, index: int) -> Place | None:
        """A number that leaves some out: they are lost if they come nowhere; it is misprinted if the next one comes."""
        if self.candidates.comes(self.last + 1, index, self.end):
            return None
        misprinted = self.candidates.comes(self.last + 2, index, self.end)
        self.last = self.last + 1 if misprinted else number
        self._forget()
        return Place(number, (), ("gap",))

    def below(self, label: Label, after: Label | None) -> Place | None:
        """The place of a sub-paragraph. ``after``, the label below it, tells (i) after (h) from (i) before (ii)."""
        if self._goes_on(self.levels, label, after):
            return self._steps()
        if not self.levels and self._goes_on(self.suspended, label, after):
            self.levels, self.suspended = self.suspended, []
            return self._steps()._replace(resumes=True)
        for series, place in sorted(label.ranks, key=lambda rank: rank[1]):
            if place == 1 and len(self.levels) < _MAX_DEPTH:
                self.levels.append((series, 1))
                return self._steps()
        return self._jump(label)

    def _goes_on(self, levels: list[tuple[str, int]], label: Label, after: Label | None) -> bool:
        """Count a level on if the label is its next one; the levels below it end."""
        for depth in range(len(levels) - 1, -1, -1):
            series, place = levels[depth]
            if (series, place + 1) in label.ranks and not _opens_romans(label, after):
                levels[depth:] = [(series, place + 1)]
                return True
        return False

    def _jump(self, label: Label) -> Place | None:
        """A label that skips some of its own series, as when one was lost."""
        for depth in range(len(self.levels) - 1, -1, -1):
            series, place = self.levels[depth]
            for same, new in label.ranks:
                if same == series and place < new <= place + 5:
                    self.levels[depth:] = [(series, new)]
                    return self._steps("gap")
        return None

    def _steps(self, *flags: str) -> Place:
        return Place(None, tuple(_step(series, place) for series, place in self.levels), flags)


def _opens_romans(label: Label, after: Label | None) -> bool:
    romans = [series for series, place in label.ranks if series.startswith("roman") and place == 1]
    return bool(romans and after and (romans[0], 2) in after.ranks)


def _step(series: str, place: int) -> str:
    """A sub-paragraph's name in a path: the same in every language."""
    if series.startswith("letter"):
        return chr(ord("a") + (place - 1) % 26) * min((place - 1) // 26 + 1, 9)
    if series.startswith("roman"):
        return to_roman(min(place, 109)).lower()
    return str(place)
