"""Whether the language versions of a work say the same: as many paragraphs, the same citations, dates and numbers.

The checks need no translation and rank nothing: where versions differ, every reading is given beside the others
(domain.md 6.3). Numbers below a hundred count only where every version writes as many of them in digits: languages
spell them out. Pure.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from diffing.changes import Citation, Paragraph, Part
from diffing.languages import language, tags
from monitor.intents import Version
from monitor.judging.lacking import Trait, side_by_side
from monitor.judging.untranslated import as_printed, dates_in, numbers_in
from notifiers.trimming import trim

WORDS = (Part.PREAMBLE, Part.OPERATIVE, Part.ANNEX)
NOTES = (Part.NOTE,)
BODY = (*WORDS, *NOTES)
QUOTE = 160
DIGITS = 3
"""Shorter numbers are often spelled out."""
CONTENTS = ("citations", "dates", "numbers")
DENSE = 3.3
"""A Chinese character says as much as so many letters."""
SHORTEST = 20
"""So many characters are added to a length, or the shortest paragraphs would be told apart by nothing else."""


@dataclass(frozen=True, slots=True)
class Near:
    """A paragraph beside the place of one that is lacking."""

    path: str
    quote: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one language version has where versions differ; ``quote`` is the paragraph's beginning, if it is one.
    ``before`` and ``after`` stand, in each version, round the place of paragraphs that not all have alike. ``places``
    are the paths of the paragraphs that say ``values``, where the whole text is meant."""

    language: str
    values: tuple[str, ...]
    quote: str | None = None
    before: Near | None = None
    after: Near | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: in ``paragraphs`` (how many of each part; the paths of those that versions lack, or have in
    another part), ``citations``, ``dates`` or ``numbers``; ``paragraph`` is the path of the paragraph in the first
    version that has it, None where the whole text is meant. Readings stand in order of language tags."""

    check: str
    paragraph: str | None
    readings: tuple[Reading, ...]

    @property
    def said(self) -> tuple[Any, ...]:
        """What makes it the same difference again, whatever else changes in the paragraphs."""
        return self.check, *((one.language, one.values) for one in self.readings)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language version as far as it is compared."""

    language: str
    paragraphs: Sequence[Paragraph]
    citations: Sequence[Citation]


@dataclass(frozen=True, slots=True)
class _Text:
    """A language version by its places: the top paragraphs of the body, each with all below it. How sub-paragraphs are
    called depends on the language's letters."""

    language: str
    places: dict[str, list[Paragraph]]
    cited: dict[str, list[Citation]]

    def at(self, place: str | None) -> list[Paragraph]:
        """The paragraphs of a place; the whole body for None."""
        return [one for each in self.places.values() for one in each] if place is None else self.places[place]

    def quote(self, place: str) -> str:
        return trim(" ".join(self.places[place][0].text.split()), QUOTE)


Row = tuple[str | None, ...]
"""For each version the place where it says the same; None where it has none, or where the whole text is meant."""


def differences(texts: Iterable[Spoken]) -> tuple[Difference, ...]:
    """Every difference between language versions; empty when there are fewer than two.

    Paragraph by paragraph where all have the same paragraphs but for notes, else text by text, with the paragraphs
    that versions lack.
    """
    found = [_placed(one) for one in sorted(texts, key=lambda one: one.language)]
    if len({text.language for text in found}) < 2:
        return ()
    rows, notes = _rows(found, WORDS), _rows(found, NOTES)
    whole: Row = (None,) * len(found)
    places = [whole] if not rows or any(None in row for row in rows) else [*rows, *notes]
    compared = [
        _difference("paragraphs", whole, found),
        *_uneven(rows, found),
        *_uneven(notes, found),
        *(_difference(check, row, found) for row in places if None not in row or row is whole for check in CONTENTS),
    ]
    return tuple(one for one in compared if one)


def spoken(version: Version) -> Spoken:
    """A held version as far as it is compared."""
    return Spoken(version.language, version.paragraphs, version.citations)


def describe_differences(found: Iterable[Difference]) -> list[dict[str, Any]]:
    """Differences as an event and ``concordance --format json`` give them."""
    return [asdict(one) for one in found]


# ---- what stands where -----------------------------------------------------------------------------------------------


def _placed(text: Spoken) -> _Text:
    places: dict[str, list[Paragraph]] = defaultdict(list)
    cited: dict[str, list[Citation]] = defaultdict(list)
    for one in text.paragraphs:
        if one.part in BODY:
            places[_top(one.path)].append(one)
    for citation in text.citations:
        cited[citation.paragraph].append(citation)
    return _Text(text.language, dict(places), dict(cited))


def _top(path: str) -> str:
    """``op9`` for ``op9.c.ii``, ``annex1.op4`` for ``annex1.op4.a``."""
    return ".".join(path.split(".")[: 2 if path.startswith("annex") else 1])


def _rows(texts: Sequence[_Text], part: Collection[Part]) -> list[Row]:
    """The places of all versions in common rows, those of some parts; none where there are too many to tell."""
    paths = [tuple(place for place, own in text.places.items() if own[0].part in part) for text in texts]
    if all(one == paths[0] for one in paths):
        return list(zip(*paths, strict=True))
    found = side_by_side([[_trait(text, place) for place in own] for text, own in zip(texts, paths, strict=True)])
    return [tuple(own[at] if at is not None else None for own, at in zip(paths, row, strict=True)) for row in found]


def _trait(text: _Text, place: str) -> Trait:
    paragraphs = text.places[place]
    marks = _targets(text, paragraphs) | _dates(text, paragraphs) | _numbers(text, paragraphs)
    script = language(text.language).layout.script if text.language in tags() else ""
    extent = sum(len(one.text) for one in paragraphs) * (DENSE if script == "han" else 1)
    return Trait(place, paragraphs[0].part, paragraphs[0].number is not None, marks, extent + SHORTEST)


def _uneven(rows: Sequence[Row], texts: Sequence[_Text]) -> Iterator[Difference]:
    """What versions lack, and what is of another part in one than in another; what stands together in one."""
    for kinds, run in groupby(range(len(rows)), key=lambda at: _kinds(rows[at], texts)):
        at = list(run)
        if len(set(kinds)) > 1:
            readings = tuple(_beside(text, [row[each] for row in rows], at) for each, text in enumerate(texts))
            yield Difference("paragraphs", next(filter(None, rows[at[0]])), readings)


def _kinds(row: Row, texts: Sequence[_Text]) -> tuple[Part | bool, ...]:
    """For each version the part in which a row stands; where one has none, only which have any."""
    if None in row:
        return tuple(place is not None for place in row)
    return tuple(text.at(place)[0].part for text, place in zip(texts, row, strict=True))


def _beside(text: _Text, places: Sequence[str | None], at: Sequence[int]) -> Reading:
    own = [place for place in places[at[0] : at[-1] + 1] if place]
    before = next((place for place in places[: at[0]][::-1] if place), None)
    after = next((place for place in places[at[-1] + 1 :] if place), None)
    quote = text.quote(own[0]) if own else None
    return Reading(text.language, tuple(own), quote, _near(text, before), _near(text, after))


def _near(text: _Text, place: str | None) -> Near | None:
    return Near(place, text.quote(place)) if place else None


# ---- what differs ----------------------------------------------------------------------------------------------------


def _difference(check: str, row: Row, texts: Sequence[_Text]) -> Difference | None:
    """The difference of one check at one place; what all versions have in common is left out."""
    values = _values(check, row, texts)
    if all(one == values[0] for one in values):
        return None
    common = frozenset.intersection(*values)
    readings = (_reading(check, text, own - common, place) for text, own, place in zip(texts, values, row, strict=True))
    return Difference(check, row[0], tuple(readings))


def _reading(check: str, text: _Text, said: frozenset[str], place: str | None) -> Reading:
    values = tuple(sorted(said))
    if place:
        return Reading(text.language, values, text.quote(place))
    if check not in CONTENTS:
        return Reading(text.language, values)
    places = (path for path, own in text.places.items() if _CHECKS[check](text, own) & said)
    return Reading(text.language, values, places=tuple(places))


def _values(check: str, row: Row, texts: Sequence[_Text]) -> list[frozenset[str]]:
    here = [(text, text.at(place)) for text, place in zip(texts, row, strict=True)]
    values = [_CHECKS[check](*each) for each in here]
    if check != "numbers" or None in row:
        return values
    small = [_small_numbers(*each) for each in here]
    in_digits = all(len(one) == len(small[0]) for one in small)
    return [big | frozenset(few) for big, few in zip(values, small, strict=True)] if in_digits else values


# ---- what is compared ------------------------------------------------------------------------------------------------


def _counts(text: _Text, paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    counted = Counter(each[0].part for each in text.places.values())
    return frozenset(f"{count} {part.value}" for part, count in counted.items())


def _targets(text: _Text, paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    cited = (one for each in paragraphs for one in text.cited.get(each.path, ()))
    return frozenset(as_printed(one) for one in cited if one.target)


def _dates(text: _Text, paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    return frozenset(day for one in paragraphs for day in dates_in(text.language, one.text))


def _numbers(text: _Text, paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """The numbers from a hundred on that belong to no citation and no date."""
    return frozenset(one for one in _every_number(text, paragraphs) if len(one) >= DIGITS)


def _small_numbers(text: _Text, paragraphs: Sequence[Paragraph]) -> list[str]:
    return [one for one in _every_number(text, paragraphs) if 0 < len(one) < DIGITS]


def _every_number(text: _Text, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    for one in paragraphs:
        printed = {each.printed for each in text.cited.get(one.path, ())}
        yield from numbers_in(text.language, one.text, printed)


_CHECKS: dict[str, Callable[[_Text, Sequence[Paragraph]], frozenset[str]]] = {
    "paragraphs": _counts,
    "citations": _targets,
    "dates": _dates,
    "numbers": _numbers,
}
