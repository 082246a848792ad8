"""What the words around a citation add: its date, its pinpoint and its relation (citations.md 3.2, domain.md 3.3)."""

import re
from datetime import date
from functools import cache

from diffing.changes import Part
from diffing.citations.anchors import Anchor, Shape
from diffing.citations.frames import NOTHING, either
from diffing.citations.ruling import Sentence, dates_between
from diffing.folding import GAP
from diffing.languages import Citing

_REACH = 160
_LABEL = r"\d{1,3}(?:\s?\(?[a-z]{1,4}\))*"


def stated_date(sentence: Sentence, place: int) -> date | None:
    """The date that the text gives to the anchor: before its number in some languages, after it in others."""
    citing, anchor = sentence.frame.citing, sentence.anchors[place]
    if citing.date_precedes:
        return _date_before(sentence, place) or _date_in_brackets(sentence, anchor)
    link = rf"[\s,]*(?:\({GAP}?)?(?:{either(citing.date_link)}\s+)?"
    for found in dates_between(sentence, anchor.end, anchor.end + 60):
        linked = _compiled(link).fullmatch(sentence.text, anchor.end, found.start)
        return found.day if linked else None
    return None


def _date_before(sentence: Sentence, place: int) -> date | None:
    anchor = sentence.anchors[place]
    after = max(sentence.anchors[place - 1].end if place else 0, anchor.start - _REACH)
    last = next(reversed(list(dates_between(sentence, after, anchor.start))), None)
    if last is None or _compiled(sentence.frame.citing.phrase_end).search(sentence.text, last.end, anchor.start):
        return None
    return last.day


def _date_in_brackets(sentence: Sentence, anchor: Anchor) -> date | None:
    found = next(dates_between(sentence, anchor.end, anchor.end + 30), None)
    opening = rf"\D{{0,4}}\({GAP}?"
    return found.day if found and _compiled(opening).fullmatch(sentence.text, anchor.end, found.start) else None


def pinpoint(sentence: Sentence, place: int) -> str | None:
    """The place in the cited document that the text names, as printed: ``paragraph 1 (d)``, ``annex``."""
    citing, anchor = sentence.frame.citing, sentence.anchors[place]
    return _pinpoint_after(citing, sentence.text, anchor) or _pinpoint_before(citing, sentence.text, anchor)


def _pinpoint_after(citing: Citing, text: str, anchor: Anchor) -> str | None:
    noun = rf"(?:{GAP}*{either(citing.number_end)})?(?:{GAP}*{either(citing.plural, citing.singular)})?"
    place = citing.pinpoint.replace("NUMBER", _label(citing)) if citing.pinpoint_follows else NOTHING
    pattern = _compiled(
        rf"{noun}{GAP}*(?:(?P<place>{place or NOTHING})|[,(]?{GAP}*(?P<annex>{citing.annex or NOTHING}))"
    )
    matched = pattern.match(text, anchor.end, min(len(text), anchor.end + _REACH))
    return (matched["place"] or matched["annex"]) if matched else None


def _pinpoint_before(citing: Citing, text: str, anchor: Anchor) -> str | None:
    if citing.pinpoint_follows or not citing.pinpoint:
        return None
    organ = either(*(pattern for _, pattern in citing.organs), citing.own)
    noun = rf"(?:{organ}{GAP}+)?(?:{either(citing.singular, citing.plural)}{GAP}*)?"
    of = rf"{either(citing.pinpoint_link)}{GAP}*"
    pattern = _compiled(rf"(?P<place>{citing.pinpoint}{GAP}*{_label(citing)}){GAP}+{of}{noun}$")
    matched = pattern.search(text, max(0, anchor.start - _REACH), anchor.start)
    return matched["place"] if matched else None


def _label(citing: Citing) -> str:
    joint = rf"\s*{either(',', '、', citing.conjunction, citing.through, '-')}\s*"
    return rf"(?:{_LABEL}|[IVX]{{1,5}})(?:{joint}(?:{_LABEL}|\([a-z]{{1,4}}\)|[IVX]{{1,5}}(?![a-z])))*+"


def relation(sentence: Sentence, place: int, part: Part, verb: str | None) -> str:
    """How the paragraph uses the document: the nearest words first, then the verb that governs the paragraph."""
    citing, anchor = sentence.frame.citing, sentence.anchors[place]
    if part is Part.MASTHEAD:
        return "provenance"
    if anchor.shape is Shape.COMMITTEE or _establishes(sentence, place):
        return "established_by"
    start = max(0, anchor.start - 60, sentence.anchors[place - 1].end if place else 0)
    clause = _compiled(citing.clause_end).split(sentence.text[start : anchor.start])[-1]
    for name, pattern in citing.frames:
        if _compiled(pattern).search(clause):
            return name
    return next((name for name, pattern in citing.verbs if verb and _compiled(pattern).search(verb)), "cites")


def _establishes(sentence: Sentence, place: int) -> bool:
    citing, text, anchor = sentence.frame.citing, sentence.text, sentence.anchors[place]
    if not citing.established:
        return False
    if citing.established_follows:
        noun = rf"(?:{GAP}*{either(citing.number_end)})?{GAP}*"
        return _compiled(noun + citing.established).match(text, anchor.end) is not None
    organ = either(*(pattern for _, pattern in citing.organs), citing.own)
    noun = rf"(?:{organ}{GAP}+)?{either(citing.singular, citing.plural)}{GAP}*$"
    return _compiled(citing.established + noun).search(text, max(0, anchor.start - _REACH), anchor.start) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern or NOTHING, re.IGNORECASE)
