"""Dates and numbers as texts write them, in digits and in words (reference: citations.md 3.8, 4.4).

All input is folded text (``diffing.folding``); the words come from a language's layout.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from diffing.alternatives import opened, quick
from diffing.folding import lowered
from diffing.languages import Layout

_HAN_DIGITS = {digit: n for n, digit in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
_HAN_TENS = {"廿": 20, "卅": 30}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_YEAR = re.compile(r"[\d年](?:(?<=年)|\d{3})")
"""What no date is without. It begins with one class of characters: ``re`` passes over all others quickly."""
_START = itemgetter(0)
_NAME = re.compile(r"\(\?P<\w+>")
_WORD_START = r"\b"
_BEGINS_WITH_MONTH = rf"{_WORD_START}(?P<month>MONTH)"
_HAN = re.compile("[〇○零一二三四五六七八九十百千廿卅]+")


class DateFound(NamedTuple):
    """A complete date with its span in the text that was searched."""

    start: int
    end: int
    day: date


def find_dates(text: str, layout: Layout) -> Iterator[DateFound]:
    """Every complete date of a folded text, pattern by pattern; days that no calendar has are passed over."""
    yield from dates_in(lowered(text), layout)


def dates_in(low: str, layout: Layout) -> Iterator[DateFound]:
    """The same of a folded text that is in lower case already."""
    for pattern in _date_patterns(layout) if may_hold_date(low) else ():
        for matched in pattern.finditer(low):
            if day := _day(*matched.group("year", "month", "day"), layout):
                yield DateFound(matched.start(), matched.end(), day)


def may_hold_date(text: str) -> bool:
    """Whether a folded text holds a year, which no date is without."""
    return _YEAR.search(text) is not None


def find_date(text: str, *layouts: Layout) -> date | None:
    """The first complete date of a folded text, None when there is none; in the first of several languages that reads
    one."""
    low = lowered(text)
    if not may_hold_date(low) or (len(layouts) > 1 and not _any_date(layouts).search(low)):
        return None
    for layout in layouts:
        if found := list(dates_in(low, layout)):
            return min(found, key=_START).day
    return None


@lru_cache(maxsize=256)
def line_date(line: str, *layouts: Layout) -> date | None:
    """The same of a short line of a head, which is looked at again and again: remembered, with a bound."""
    return find_date(line, *layouts)


def is_date(text: str, layout: Layout) -> bool:
    """Whether a folded line is a complete date and nothing else but punctuation."""
    bare = text.strip(" ,.;:。，")
    return len(bare) <= 60 and any((found.start, found.end) == (0, len(bare)) for found in find_dates(bare, layout))


def number(words: str, layout: Layout) -> int | None:
    """The number that digits, Chinese numerals or number words spell; None when they spell none.

    Number words add up: ``seventy-eighth`` is 78, ``soixante-dix-huitième`` too.
    """
    words = words.strip()
    if words.isdecimal():
        return int(words) if len(words) <= 9 else None
    if _HAN.fullmatch(words):
        return han_number(words)
    return _sum_of_words(words.casefold(), layout)


def han_number(numeral: str) -> int | None:
    """The value of a Chinese numeral, positional (``一八一``) or with units (``一百八十一``); None of anything else."""
    if len(numeral) > 9 or not _HAN.fullmatch(numeral):
        return None
    if all(character in _HAN_DIGITS for character in numeral):
        return int("".join(str(_HAN_DIGITS[character]) for character in numeral))
    total, digit = 0, 0
    for character in numeral:
        if character in _HAN_UNITS:
            total, digit = total + (digit or 1) * _HAN_UNITS[character], 0
        elif character in _HAN_TENS:
            total, digit = total + _HAN_TENS[character], 0
        else:
            digit = _HAN_DIGITS[character]
    return total + digit


@cache
def _any_date(layouts: tuple[Layout, ...]) -> re.Pattern[str]:
    """For text in lower case: one look for what all patterns of several languages find. Most lines hold no date."""
    patterns = (pattern.pattern for layout in layouts for pattern in _date_patterns(layout))
    return re.compile("|".join(_NAME.sub("(?:", pattern) for pattern in patterns))


@cache
def _date_patterns(layout: Layout) -> tuple[re.Pattern[str], ...]:
    """For text in lower case. A date that begins with a digit or a month is passed over quickly where none is."""
    months = "(?:" + "|".join(layout.months) + ")"
    return tuple(re.compile(_quick_date(pattern, months)) for pattern in layout.dates)


def _quick_date(pattern: str, months: str) -> str:
    after = pattern.removeprefix(_BEGINS_WITH_MONTH)
    if after != pattern:
        return f"(?P<month>{opened(_WORD_START + months)}){quick(after)}"
    return quick(pattern.replace("MONTH", months))


@cache
def _month_patterns(layout: Layout) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(month, re.IGNORECASE) for month in layout.months)


@cache
def _word_pattern(layout: Layout) -> re.Pattern[str]:
    longest_first = sorted((word for word, _ in layout.numerals), key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in longest_first) or r"(?!)")


def _sum_of_words(words: str, layout: Layout) -> int | None:
    values = dict(layout.numerals)
    found = _word_pattern(layout).findall(words)
    return sum(values[word] for word in found) if found else None


def _month(printed: str, layout: Layout) -> int | None:
    """By name first: the names of some months hold words for numbers."""
    named = (n for n, pattern in enumerate(_month_patterns(layout), 1) if pattern.fullmatch(printed))
    found = next(named, None)
    return number(printed, layout) if found is None else found


@lru_cache(maxsize=4096)
def _day(printed_year: str, printed_month: str, printed_day: str, layout: Layout) -> date | None:
    """The day, None when no calendar has it. A text says the same dates again and again: remembered, with a bound."""
    year, day = number(printed_year, layout), number(printed_day, layout)
    month = _month(printed_month, layout)
    try:
        return date(year, month, day) if year and month and day else None
    except ValueError:
        return None
