"""What the words around a citation add: its date and its pinpoint (citations.md 3.2)."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from diffing.alternatives import NOTHING, either, opened, quick
from diffing.citations.anchors import Anchor
from diffing.citations.frames import frame
from diffing.citations.sentences import Sentence, dates_between
from diffing.folding import GAP
from diffing.languages import Citing

_REACH = 160
"""Characters before an anchor in which its pinpoint, its date and its committee stand."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A language's patterns for the words around an anchor, all for text in lower case. ``place_word`` is what the
    search for a place before an anchor begins with."""

    date_after: re.Pattern[str]
    date_in_brackets: re.Pattern[str]
    phrase_end: re.Pattern[str]
    place_after: re.Pattern[str]
    place_before: re.Pattern[str]
    place_word: re.Pattern[str]


@cache
def wording(tag: str) -> Wording:
    """The patterns of a language. Raises KeyError for a tag that no language file has."""
    citing = frame(tag).citing
    return Wording(
        date_after=re.compile(quick(rf"[\s,]*(?:\({GAP}?)?(?:{either(citing.date_link)}\s+)?")),
        date_in_brackets=re.compile(rf"\D{{0,4}}\({GAP}?"),
        phrase_end=re.compile(quick(citing.phrase_end)),
        place_after=re.compile(quick(_place_after(citing))),
        place_before=re.compile(quick(_place_before(citing))),
        place_word=re.compile(opened("" if citing.pinpoint_follows else citing.pinpoint)),
    )


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern or NOTHING, re.IGNORECASE)


def noun(citing: Citing) -> str:
    """The noun with the organ or possessive before it, as it stands before a number."""
    organ = either(*(pattern for _, pattern in citing.organs), citing.own)
    return rf"(?:{organ}{GAP}+)?(?:{either(citing.singular, citing.plural)}{GAP}*)?"


def _place_after(citing: Citing) -> str:
    noun = rf"(?:{GAP}*{either(citing.number_end)})?(?:{GAP}*{either(citing.plural, citing.singular)})?"
    named = citing.pinpoint.replace("NUMBER", _label(citing)) if citing.pinpoint_follows else ""
    return rf"{noun}{GAP}*(?:(?P<place>{named or NOTHING})|[,(]?{GAP}*(?P<annex>{citing.annex or NOTHING}))"


def _place_before(citing: Citing) -> str:
    if citing.pinpoint_follows or not citing.pinpoint:
        return NOTHING
    of = rf"{either(citing.pinpoint_link)}{GAP}*" if citing.pinpoint_link else ""
    place = rf"{citing.pinpoint}{GAP}*{_label(citing)}"
    return rf"(?P<place>(?:{place}{GAP}+{of})?{place}){GAP}+{of}{noun(citing)}$"


def _label(citing: Citing) -> str:
    """The numbers of a pinpoint: ``1 (d)``, ``81(a)和(b)``, ``II and IV``."""
    sign = rf"(?:{either(citing.number_sign)}\s*)?" if citing.pinpoint_follows else ""
    joint = rf"\s*{either(',', '、', citing.conjunction, citing.through, '-')}\s*{sign}"
    marks = rf"\([^\W\d_]{{1,4}}\)|{either(*citing.letters, '[a-zа-я]')}\)|[’‘']\d{{1,2}}[’‘']"
    one = rf"(?:\d{{1,3}}(?:\s?(?:{marks}))*|{marks}|[IVX]{{1,5}}(?![a-z]))"
    return rf"{one}(?:{joint}{one})*+"


def stated_date(sentence: Sentence, place: int) -> date | None:
    """The date that the text gives to the anchor: before its number in some languages, after it in others."""
    words, anchor = wording(sentence.frame.tag), sentence.anchors[place]
    if sentence.frame.citing.date_precedes:
        return _date_before(sentence, place, words) or _date_after(sentence, anchor, words.date_in_brackets)
    return _date_after(sentence, anchor, words.date_after)


def _date_before(sentence: Sentence, place: int, words: Wording) -> date | None:
    anchor = sentence.anchors[place]
    after = max(sentence.anchors[place - 1].end if place else 0, anchor.start - _REACH)
    last = next(reversed(dates_between(sentence, after, anchor.start)), None)
    if last is None or words.phrase_end.search(sentence.low, last.end, anchor.start):
        return None
    return last.day


def _date_after(sentence: Sentence, anchor: Anchor, link: re.Pattern[str]) -> date | None:
    found = next(iter(dates_between(sentence, anchor.end, anchor.end + 60)), None)
    return found.day if found and link.fullmatch(sentence.low, anchor.end, found.start) else None


def pinpoint(sentence: Sentence, place: int) -> str | None:
    """The place in the cited document that the text names, as printed: ``paragraph 1 (d)``, ``annex``."""
    words, low, anchor = wording(sentence.frame.tag), sentence.low, sentence.anchors[place]
    if after := words.place_after.match(low, anchor.end, min(len(low), anchor.end + _REACH)):
        start, end = after.span("place" if after["place"] else "annex")
        return sentence.text[start:end]
    start = max(sentence.anchors[place - 1].end if place else 0, anchor.start - _REACH)
    word = words.place_word.search(low, start, anchor.start)
    before = words.place_before.search(low, word.start(), anchor.start) if word else None
    return sentence.text[slice(*before.span("place"))] if before else None
