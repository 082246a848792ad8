"""The verb that opens a paragraph. It decides nothing; its absence is worth a warning (citations.md 4.2, 4.3)."""

import re
from functools import cache

from diffing.alternatives import NOTHING, by_first
from diffing.changes import Part
from diffing.folding import folded, lowered
from diffing.languages import Layout

_BEFORE = re.compile(r"[\s\u200b\"'“”‘’«»「『《(-]{0,8}")


def lead_verb(text: str, part: Part, layout: Layout) -> str | None:
    """The verb as printed, behind adverbs; None where the language knows none there."""
    copy = folded(text[:200])
    begin = None if copy[:1].isalpha() else _BEFORE.match(copy)
    pattern, copy = (_preambular(layout), copy) if part is Part.PREAMBLE else (operative(layout), lowered(copy))
    found = pattern.match(copy, begin.end() if begin else 0)
    return text[found.start("verb") : found.end("verb")].strip(" ,，") if found else None


@cache
def _preambular(layout: Layout) -> re.Pattern[str]:
    adverbs = rf"(?:(?:{layout.adverbs})\s{{0,2}}){{0,5}}?" if layout.adverbs else ""
    return re.compile(rf"{adverbs}(?P<verb>{layout.preamble_leads or NOTHING})", re.IGNORECASE)


@cache
def operative(layout: Layout) -> re.Pattern[str]:
    """An operative ``verb`` behind its adverbs, for text in lower case."""
    adverbs = rf"(?:{by_first(layout.adverbs)}\s{{0,2}}){{0,5}}?" if layout.adverbs else ""
    return re.compile(rf"{adverbs}(?P<verb>{by_first(layout.operative_leads)})")
