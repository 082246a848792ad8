"""What a page carries that no reader of the text needs: page and job numbers, bar codes, running heads, navigation.

Lines are told by their indices. Where a body of text begins and ends is for the callers to say.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from diffing.languages import Layout
from diffing.structure.lines import Line
from diffing.structure.patterns import compiled

_JOB = r"\d{2}-\d{5,6}(?:\s?\([A-Z]\))?"
_PAGE = r"\d{1,3}\s?/\s?\d{1,3}"
_ALWAYS = re.compile(
    rf"{_JOB}(?:\s+{_PAGE})?|{_PAGE}(?:\s+{_JOB})?|\d{{6}}|\*\s?\d{{5,9}}\s?\*|/\.{{2,3}}|…|_{{3,}}|-{{6,}}|—{{3,}}|[*\s]{{3,}}"
)
_NUMBER_ALONE = re.compile(r"(?:-\s?)?\d{1,4}(?:\s?-)?|\(?[ivxl]{1,6}\)?")
SYMBOL_LINE = re.compile(r"[A-Z]{1,5}(?:/[A-Z0-9][\w.\-]{0,20}){1,7}(?:\s?\(\d{4}\)|\s?\([IVXLS-]{1,7}\))?\s?\*{0,4}")
RULE = re.compile(r"_{5,}|-{10,}|—{4,}|─{5,}")


def page_marks(lines: Sequence[Line], odd: Sequence[int], layout: Layout) -> Iterator[int]:
    """Lines that are page furniture wherever they stand. ``odd``: the indices of those that are (``Line.odd``)."""
    phrases = compiled(*layout.furniture)
    for index in odd:
        line = lines[index]
        if (not line.text[0].isalpha() and _ALWAYS.fullmatch(line.plain)) or (
            line.named and phrases.fullmatch(line.plain)
        ):
            yield index


def page_heads(lines: Sequence[Line], odd: Sequence[int], body: int) -> Iterator[int]:
    """Lines after line ``body`` that are a bare number or symbol, as pages repeat the head. One with a full stop is a
    note: ``S/2004/752.``"""
    for index in odd[bisect_right(odd, body) :]:
        text = lines[index].plain
        if ("/" in text and text[-1] != "." and SYMBOL_LINE.fullmatch(text)) or (
            len(text) <= 10 and _NUMBER_ALONE.fullmatch(text)
        ):
            yield index


def symbols_again(lines: Sequence[Line], body: int) -> Iterator[int]:
    """Lines before line ``body`` that print a symbol once more, as pages do that print it in a box of their own too."""
    seen: set[str] = set()
    for index in range(max(body, 0)):
        if SYMBOL_LINE.fullmatch(lines[index].plain):
            symbol = re.sub(r"[\s*]+", "", lines[index].plain)
            if symbol in seen:
                yield index
            seen.add(symbol)


def titles_again(lines: Sequence[Line], body: int, title: str) -> Iterator[range]:
    """The lines after line ``body`` that together are the title again: pages carry it at their top, and a text may
    announce it as the heading of what it adopts."""
    wanted = _squeezed(title)
    index = body + 1
    while wanted and index < len(lines):
        length = _head_length(lines, index, wanted) if lines[index].text[0].casefold() == wanted[0] else 0
        if length:
            yield range(index, index + length)
        index += length or 1


def announced(lines: Sequence[Line], index: int) -> bool:
    """Whether the line before announces this one, on the same page: it is the heading of what is adopted there."""
    return lines[index - 1].text.endswith((":", "：")) and lines[index].page == lines[index - 1].page


def _head_length(lines: Sequence[Line], index: int, wanted: str) -> int:
    gathered = ""
    for length in range(1, min(6, len(lines) - index) + 1):
        gathered += _squeezed(lines[index + length - 1].text)
        if gathered == wanted:
            return length
        if not wanted.startswith(gathered):
            return 0
    return 0


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text).casefold()


def navigation(lines: Sequence[Line], layout: Layout, organ: int) -> range:
    """The lines before the organ line, when one of them shows that they are a wiki page's own."""
    heads = compiled(layout.wiki_heads)
    found = any(heads.fullmatch(line.plain) for line in lines[: max(organ, 0)])
    return range(organ) if found else range(0)


def licence(lines: Sequence[Line], odd: Sequence[int], layout: Layout, organ: int) -> range:
    """The lines from the first one of a licence to the end."""
    opens = compiled(layout.licences)
    for index in odd[bisect_left(odd, organ) :]:
        if lines[index].named and opens.match(lines[index].plain):
            return range(index, len(lines))
    return range(0)
