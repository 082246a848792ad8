"""Committees, and the resolutions that set them up, called by several numbers: ``1267/1989/2253``."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from diffing.alternatives import either, quick
from diffing.folding import GAP
from diffing.languages import language
from diffing.years import year_of

_NUMBERS = re.compile(r"\d(?<![0-9a-z/.\-]\d)\d{2,3}(?:/\d{3,4}){1,4}(?![0-9a-z/]|[.\-]\d)")
_NUMBER = re.compile(r"\d+")
_LATEST_SESSION = 200
"""No organ numbers a session so high."""

_YEARS = range(1946, 2101)
_REACH = 24
"""Characters before the numbers in which their noun stands."""


def joined(low: str, tag: str) -> Iterator[tuple[int, int]]:
    """Where each such number stands in a folded text in lower case: start and end, in reading order.

    A committee or their noun must stand beside them, and each be a number of the Council's that comes after the one
    before, so that no session is taken for one. Raises KeyError for a tag that no language file has.
    """
    ties = _ties(tag)
    for matched in _NUMBERS.finditer(low):
        start, end = matched.span()
        numbers = [int(number) for number in matched[0].split("/")]
        tied = ties if len(numbers) > 2 or not any(number in _YEARS for number in numbers) else ties[:1]
        beside = (before.search(low, max(0, start - _REACH), start) or after.match(low, end) for before, after in tied)
        if _are_of_council(numbers) and any(beside):
            yield from (each.span() for each in _NUMBER.finditer(low, start, end))


def _are_of_council(numbers: list[int]) -> bool:
    """A session is no such number, nor are two years that follow one another."""
    ascending = all(first + 1 < second for first, second in pairwise(numbers))
    return ascending and numbers[0] > _LATEST_SESSION and all(year_of(number) for number in numbers)


@cache
def _ties(tag: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What stands right before and right after the numbers: a committee, some words of its name between, or a noun."""
    citing = language(tag).citing
    opening, _, closing = citing.committee.partition("NUMBER")
    noun = either(citing.singular, citing.plural, *(acronym for _, acronym in citing.acronyms))
    if citing.noun_follows:
        behind = rf"(?:{GAP}*{citing.number_end})?{GAP}*{either(noun, '')}?{GAP}*{closing}"
        return _tie("", behind), _tie("", rf"{GAP}*{citing.number_end}{GAP}*{noun}")
    named = rf"(?:{GAP}+[^\s.,;:\d]{{1,30}}){{0,8}}?{closing}" if closing.startswith(r"\s") else ""
    return _tie(opening, named), _tie(rf"{noun}{GAP}+", "")


def _tie(before: str, after: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(quick(rf"{either(before)}$")), re.compile(quick(either(after)))
