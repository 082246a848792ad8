"""What a paragraph says in every language alike: what it cites, its dates and its numbers. Pure."""

import re
from collections.abc import Iterable, Iterator

from diffing.changes import Citation
from diffing.dates import find_dates
from diffing.folding import folded
from diffing.languages import Layout, language, tags

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


def as_printed(citation: Citation) -> str:
    """A target, with the year that the text gives it where that is another: one version may have the slip alone."""
    years = _YEAR.findall(folded(citation.printed)) if "year_conflict" in citation.flags else []
    return _YEAR.sub(years[-1], citation.target or "") if years else citation.target or ""


def dates_in(tag: str, text: str) -> Iterator[str]:
    """The days that a paragraph in a language names, as ``2027-06-30``; none in a language that is not known."""
    if tag in tags():
        layout = language(tag).layout
        yield from (each.day.isoformat() for each in find_dates(_ordered(text[:LONGEST], layout), layout))


def numbers_in(tag: str, text: str, printed: Iterable[str]) -> Iterator[str]:
    """The numbers of a paragraph in a language without grouping and leading noughts, in order; not those of the
    citations that it prints, nor of dates."""
    text, layout = text[:LONGEST], language(tag).layout if tag in tags() else None
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
