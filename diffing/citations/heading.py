"""The number over a text that is its own, where nothing else tells the symbol: ``Résolution 856 (1993) du 10 août``."""

import re
from functools import cache

from diffing.alternatives import either, quick
from diffing.changes import Citation, Kind, Part, Structure
from diffing.citations.frames import frame
from diffing.folding import GAP, folded, lowered

_LONGEST = 60
"""Characters before the number of a heading: the noun, the organ, a sign."""

_AFTER = 600
"""Characters behind it in which the organ begins to speak."""


def heads(first: Citation, structure: Structure, text: str, tag: str) -> bool:
    """Whether the first citation of a text is the text's own number.

    Nothing but a noun, organs and signs may stand before it, and nothing behind it that makes it part of a sentence;
    and the text must be one that an organ adopts: a preamble follows, or the organ speaks right behind. KeyError for
    an unknown tag.
    """
    if first.kind is not Kind.RESOLUTION or first.target is None or first.start > _LONGEST:
        return False
    seen = folded(text[: first.end + _AFTER])
    low = lowered(seen)
    before, after, organ = _patterns(tag)
    if not before.fullmatch(low, 0, first.start) or not after.match(low, first.end):
        return False
    formal = any(
        each.part is Part.ORGAN or (each.part is Part.PREAMBLE and each.verb and each.path != first.paragraph)
        for each in structure.paragraphs
    )
    return formal or organ.search(seen, first.end) is not None


@cache
def _patterns(tag: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What may stand before the number, what behind it, and an organ that begins to speak."""
    words = frame(tag)
    citing, layout = words.citing, words.layout
    organs = [*(name for _, name in citing.organs), citing.council, citing.united_nations]
    before = rf"(?:[\W\u200b]|{either(citing.singular, citing.plural, citing.number_sign, *organs)})*+"
    noun = either(citing.singular, citing.plural)
    ties = either(
        rf"(?:{either(citing.date_link)}\s+)?\d", citing.united_nations, *(part.lstrip("^") for part in layout.adoption)
    )
    ends = r"[^\S\n]*(?:[.,]?[^\S\n]*\n|\.(?!\w|$))"
    after = rf"{GAP}*(?:{either(citing.number_end)})?{GAP}*(?:{noun})?(?:{ends}|[\s,(]*{ties})"
    goes_on = either(rf"{GAP}*[,،.]{{0,2}}{GAP}*{layout.preamble_leads}", r"[,،.]?[^\S\n]*\n\s*\w")
    speaks = rf"{either(*(name for _, name in layout.organs))}{goes_on}"
    return re.compile(quick(before)), re.compile(quick(after)), re.compile(speaks, re.IGNORECASE)
