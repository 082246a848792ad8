"""The verb that opens a paragraph. It decides nothing; its absence is worth a warning (citations.md 4.2, 4.3)."""

import re
from functools import cache

from diffing.alternatives import NOTHING, by_first
from diffing.changes import Part
from diffing.folding import GAP, folded, lowered
from diffing.languages import Layout

_BEFORE = re.compile(r"[\s\u200b\"'“”‘’«»「『《(-]{0,8}")
_REST = re.compile(r"[\w\u200b]*")
_REACH = 200
"""So many characters of a paragraph are looked at."""


def opens_with(text: str, part: Part, layout: Layout) -> bool:
    """Whether a text opens with a verb of such a part, perhaps behind adverbs."""
    copy = folded(text[:_REACH])
    return _opening(copy, lowered(copy), _begin(copy), part, layout) is not None


def lead_verb(text: str, part: Part, layout: Layout) -> str | None:
    """The verb as printed, without adverbs before it, with what belongs to it: ``Takes note``, ``Bearing in mind``,
    ``Noting with concern``. None where the language knows none there."""
    copy = folded(text[:_REACH])
    low, begin = lowered(copy), _begin(copy)
    clause = _clauses(layout).match(low, begin) if part is Part.OPERATIVE else None
    begin = clause.end() if clause else begin
    named = _phrases(layout).match(low, begin)
    found = named or _opening(copy, low, begin, part, layout)
    if found is None:
        return None
    start, end = found.span("verb") if named else _word(low, *found.span("verb"), layout)
    manner = _manners(layout).match(low, end)
    return " ".join(text[start : manner.end() if manner else end].split())


def _begin(copy: str) -> int:
    before = None if copy[:1].isalpha() else _BEFORE.match(copy)
    return before.end() if before else 0


def _opening(copy: str, low: str, begin: int, part: Part, layout: Layout) -> re.Match[str] | None:
    if part is Part.PREAMBLE:
        return _preambular(layout).match(copy, begin)
    return operative(layout).match(low, begin)


def _word(low: str, start: int, end: int, layout: Layout) -> tuple[int, int]:
    """The whole word that begins in a place, without the adverbs that a pattern took for a part of the verb."""
    adverbs = _adverbs(layout).match(low, start, end)
    if adverbs and adverbs.end() < end:
        start = adverbs.end()
    end = start + len(low[start:end].rstrip(" ,"))
    rest = _REST.match(low, end) if layout.spaced else None
    return start, rest.end() if rest else end


@cache
def _clauses(layout: Layout) -> re.Pattern[str]:
    """A clause before an operative verb, for text in lower case: ``Acting under Chapter VII of the Charter,``."""
    verb = f"{_some_adverbs(layout)}{by_first(layout.operative_leads)}"
    return re.compile(f"(?:{layout.clauses or NOTHING}){GAP}*(?={verb})".replace(" ", f"{GAP}+"))


@cache
def _phrases(layout: Layout) -> re.Pattern[str]:
    """A ``verb`` of several words behind its adverbs, for text in lower case."""
    phrases = (layout.phrases or NOTHING).replace(" ", f"{GAP}+")
    return re.compile(rf"{_some_adverbs(layout)}(?P<verb>{phrases}){_end(layout)}")


@cache
def _manners(layout: Layout) -> re.Pattern[str]:
    """What tells behind a verb in what manner, for text in lower case."""
    return re.compile(rf"(?:{layout.manners or NOTHING}){_end(layout)}".replace(" ", f"{GAP}+"))


@cache
def _adverbs(layout: Layout) -> re.Pattern[str]:
    return re.compile(rf"(?:{by_first(layout.adverbs)}\s{{0,2}}){{1,5}}")


def _end(layout: Layout) -> str:
    return r"\u200b*+(?!\w)" if layout.spaced else ""


def _some_adverbs(layout: Layout) -> str:
    """Adverbs, as few as possible, in lower case."""
    return rf"(?:{by_first(layout.adverbs)}\s{{0,2}}){{0,5}}?" if layout.adverbs else ""


@cache
def _preambular(layout: Layout) -> re.Pattern[str]:
    adverbs = rf"(?:(?:{layout.adverbs})\s{{0,2}}){{0,5}}?" if layout.adverbs else ""
    return re.compile(rf"{adverbs}(?P<verb>{layout.preamble_leads or NOTHING})", re.IGNORECASE)


@cache
def operative(layout: Layout) -> re.Pattern[str]:
    """An operative ``verb`` behind its adverbs, for text in lower case."""
    return re.compile(rf"{_some_adverbs(layout)}(?P<verb>{by_first(layout.operative_leads)})")
