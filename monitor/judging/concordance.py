"""Whether the language versions of a work say the same: as many paragraphs, the same citations, dates and numbers.

The checks need no translation and rank nothing: where versions differ, every reading is given beside the others
(domain.md 6.3). Numbers below a hundred count only where every version writes as many of them in digits: languages
spell them out. Pure.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from diffing.changes import Citation, Paragraph, Part
from diffing.dates import find_dates
from diffing.folding import folded
from diffing.languages import Layout, language, tags
from monitor.intents import Version
from notifiers.trimming import trim

BODY = (Part.PREAMBLE, Part.OPERATIVE, Part.NOTE, Part.ANNEX)
QUOTE = 160
LONGEST = 20_000
"""Characters of a paragraph that are searched for dates and numbers."""

_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[ ,.]\d{3})+(?!\d)|\d+")
_TURNED = re.compile(r"(?<![\d.,])\d{3}(?: \d{3})* \d{1,3}(?![.,]?\d)")
"""Arabic documents print the groups of a number from right to left: ``000 12`` is 12,000."""
_SPAN = re.compile(r"(\d{4}年)(\d{1,2}月)(\d{1,2})日?([至和到、-])(\d{1,2}日)")
_LONG_SPAN = re.compile(r"(\d{4}年)(\d{1,2}月\d{1,2}日[至和到、-])(\d{1,2}月\d{1,2}日)")
_SCALED = re.compile(r"\d[\d ,.]*(?=[多余餘]?[万萬亿億])")
"""Chinese counts in ten thousands where others count in millions: ``1080万`` is 10.8 million."""
_YEAR = re.compile(r"(?<=\()\d{4}(?=\))")
DIGITS = 3
"""Shorter numbers are often spelled out."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one language version has where versions differ; ``quote`` is the paragraph's beginning, if it is one."""

    language: str
    values: tuple[str, ...]
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: in ``paragraphs`` (how many of each part), ``citations``, ``dates`` or ``numbers``; ``paragraph``
    is the path of the paragraph, None where the whole text is meant. Readings stand in order of language tags."""

    check: str
    paragraph: str | None
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language version as far as it is compared."""

    language: str
    paragraphs: Sequence[Paragraph]
    citations: Sequence[Citation]


def differences(texts: Iterable[Spoken]) -> tuple[Difference, ...]:
    """Every difference between language versions; empty when there are fewer than two.

    Paragraph by paragraph where all have the same paragraphs, else text by text.
    """
    texts = sorted(texts, key=lambda one: one.language)
    if len({text.language for text in texts}) < 2:
        return ()
    paths = [_paths(text) for text in texts]
    places: tuple[str | None, ...] = paths[0] if all(one == paths[0] for one in paths) else (None,)
    counted = _difference("paragraphs", None, texts) if places == (None,) else None
    found = (_difference(check, place, texts) for place in places for check in ("citations", "dates", "numbers"))
    return tuple(one for one in (counted, *found) if one)


def spoken(version: Version) -> Spoken:
    """A held version as far as it is compared."""
    return Spoken(version.language, version.paragraphs, version.citations)


def describe_differences(found: Iterable[Difference]) -> list[dict[str, Any]]:
    """Differences as an event and ``concordance --format json`` give them."""
    return [asdict(one) for one in found]


def _paths(text: Spoken) -> tuple[str, ...]:
    """The top paragraphs of the body: how sub-paragraphs are called depends on the language's letters."""
    return tuple(one.path for one in text.paragraphs if one.part in BODY and "." not in one.path)


def _difference(check: str, place: str | None, texts: Sequence[Spoken]) -> Difference | None:
    """The difference of one check at one place; what all versions have in common is left out."""
    values = _values(check, place, texts)
    if all(one == values[0] for one in values):
        return None
    common = frozenset.intersection(*values)
    quotes = [trim(" ".join(_at(text, place)[0].text.split()), QUOTE) if place else None for text in texts]
    readings = (
        Reading(text.language, tuple(sorted(own - common)), quote)
        for text, own, quote in zip(texts, values, quotes, strict=True)
    )
    return Difference(check, place, tuple(readings))


def _values(check: str, place: str | None, texts: Sequence[Spoken]) -> list[frozenset[str]]:
    values = [_CHECKS[check](text, _at(text, place)) for text in texts]
    if check != "numbers" or place is None:
        return values
    small = [_small_numbers(text, _at(text, place)) for text in texts]
    in_digits = all(len(one) == len(small[0]) for one in small)
    return [big | frozenset(few) for big, few in zip(values, small, strict=True)] if in_digits else values


def _at(text: Spoken, place: str | None) -> list[Paragraph]:
    """The paragraph of a path with all below it; the whole body for None."""
    body = [one for one in text.paragraphs if one.part in BODY]
    return [one for one in body if place is None or one.path == place or one.path.startswith(f"{place}.")]


# ---- what is compared ------------------------------------------------------------------------------------------------


def _counts(text: Spoken, paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    counted = Counter(one.part for one in paragraphs if "." not in one.path)
    return frozenset(f"{count} {part.value}" for part, count in counted.items())


def _targets(text: Spoken, paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    paths = {one.path for one in paragraphs}
    return frozenset(_as_printed(one) for one in text.citations if one.target and one.paragraph in paths)


def _as_printed(citation: Citation) -> str:
    """A target, with the year that the text gives it where that is another: one version may have the slip alone."""
    years = _YEAR.findall(folded(citation.printed)) if "year_conflict" in citation.flags else []
    return _YEAR.sub(years[-1], citation.target or "") if years else citation.target or ""


def _dates(text: Spoken, paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    if text.language not in tags():
        return frozenset()
    layout = language(text.language).layout
    found = (each for one in paragraphs for each in find_dates(_ordered(one.text[:LONGEST], layout), layout))
    return frozenset(each.day.isoformat() for each in found)


def _numbers(text: Spoken, paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """The numbers from a hundred on that belong to no citation and no date."""
    return frozenset(one for one in _every_number(text, paragraphs) if len(one) >= DIGITS)


def _small_numbers(text: Spoken, paragraphs: Sequence[Paragraph]) -> list[str]:
    return [one for one in _every_number(text, paragraphs) if 0 < len(one) < DIGITS]


def _every_number(text: Spoken, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    printed = {one.printed for one in text.citations}
    for one in paragraphs:
        yield from _plain_numbers(text.language, one.text[:LONGEST], printed)


def _plain_numbers(tag: str, text: str, printed: Iterable[str]) -> Iterator[str]:
    """The numbers of a text without grouping and leading noughts, in order."""
    layout = language(tag).layout if tag in tags() else None
    for one in sorted(printed, key=len, reverse=True):
        text = text.replace(one, " ; ")
    text = _ordered(text, layout) if layout else folded(text)
    for each in find_dates(text, layout) if layout else ():
        text = text[: each.start] + ";" * (each.end - each.start) + text[each.end :]
    for found in _NUMBER.finditer(text):
        yield re.sub(r"\D", "", found[0]).lstrip("0")


def _ordered(text: str, layout: Layout) -> str:
    """A text, folded, with its dates and numbers in the order in which most languages write them."""
    text = folded(text)
    if layout.script == "arabic":
        return _TURNED.sub(_turned_back, text)
    if layout.script == "han":
        text = _LONG_SPAN.sub(r"\2\1\3", _SPAN.sub(r"\3\4\1\2\5", text))
        return _SCALED.sub(";", text)
    return text


def _turned_back(found: re.Match[str]) -> str:
    """``000 12`` as 12000; what cannot be turned, for nothing stands before its noughts, as it is."""
    groups = found[0].split(" ")[::-1]
    return found[0] if groups[0].startswith("0") else "".join(groups)


_CHECKS: dict[str, Callable[[Spoken, Sequence[Paragraph]], frozenset[str]]] = {
    "paragraphs": _counts,
    "citations": _targets,
    "dates": _dates,
    "numbers": _numbers,
}
