"""Days as tables print them, in the languages of the sites: ``30 December 2021``, ``1er décembre 2021``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

MONTHS_ALSO: Mapping[str, int] = {"sept": 9}
"""Short forms in use that the tables of languages do not have."""
_ORDINAL = r"(?:er|st|nd|rd|th|º|°)?"
_NUMERIC = re.compile(
    r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)|(\d{4})年(\d{1,2})月(\d{1,2})日|(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)"
)


def day_in(text: str, languages: Iterable[str]) -> date | None:
    """The first day that a text prints, None when it prints none, or one that may be read in two ways (03/04/2021)."""
    months, by_day, by_month = _grammar(tuple(languages))
    candidates: list[tuple[int, date | None]] = [
        *((found.start(), _date(found[3], months[_plain(found[2])], found[1])) for found in by_day.finditer(text)),
        *((found.start(), _date(found[3], months[_plain(found[1])], found[2])) for found in by_month.finditer(text)),
        *((found.start(), _numeric(found)) for found in _NUMERIC.finditer(text)),
    ]
    return min(candidates, key=lambda one: one[0])[1] if candidates else None


@cache
def _grammar(languages: tuple[str, ...]) -> tuple[Mapping[str, int], re.Pattern[str], re.Pattern[str]]:
    months = dict(MONTHS_ALSO) | {name: number for language in languages for name, number in _months(language)}
    names = "|".join(sorted((re.escape(name) for name in months), key=len, reverse=True))
    by_day = rf"(?<!\d)(\d{{1,2}}){_ORDINAL}\.?\s+(?:de\s+)?({names})\.?,?\s+(?:de\s+)?(\d{{4}})(?!\d)"
    by_month = rf"\b({names})\.?\s+(\d{{1,2}}){_ORDINAL},?\s+(\d{{4}})(?!\d)"
    return months, re.compile(by_day, re.IGNORECASE), re.compile(by_month, re.IGNORECASE)


def _months(language: str) -> Iterator[tuple[str, int]]:
    from babel import Locale  # who reads no table need not wait for it

    for context in Locale.parse(language).months.values():
        for width in ("wide", "abbreviated"):
            for number, name in context[width].items():
                yield _plain(name), number


def _plain(name: str) -> str:
    return name.casefold().rstrip(".")


def _numeric(found: re.Match[str]) -> date | None:
    year, month, day = (found[1] or found[4], found[2] or found[5], found[3] or found[6])
    if year:
        return _date(year, int(month), day)
    first, second = int(found[7]), int(found[8])
    if first <= 12 and second <= 12 and first != second:
        return None
    return _date(found[9], min(first, second), str(max(first, second)))


def _date(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
