"""What the words around a citation add: its date and its pinpoint (citations.md 3.2)."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from diffing.alternatives import NOTHING, either, opened, quick
from diffing.citations.anchors import Anchor, Shape
from diffing.citations.frames import frame
from diffing.citations.ruling import organ_just_after
from diffing.citations.sentences import Sentence, dates_between
from diffing.folding import GAP
from diffing.languages import Citing, Layout

_REACH = 160
"""Characters before an anchor in which its pinpoint, its date and its committee stand."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A language's patterns for the words around an anchor, all for text in lower case. ``place_word`` is what the
    search for a place before an anchor begins with."""

    annex: re.Pattern[str]
    count: re.Pattern[str]
    counted: re.Pattern[str]
    date_after: re.Pattern[str]
    date_in_brackets: re.Pattern[str]
    date_tie: re.Pattern[str]
    phrase_end: re.Pattern[str]
    place_after: re.Pattern[str]
    place_before: re.Pattern[str]
    place_word: re.Pattern[str]


@cache
def wording(tag: str) -> Wording:
    """The patterns of a language. Raises KeyError for a tag that no language file has."""
    citing = frame(tag).citing
    counted, count = _counted(citing, frame(tag).layout)
    return Wording(
        annex=re.compile(opened(citing.annex)),
        count=re.compile(quick(count)),
        counted=re.compile(quick(counted)),
        date_after=re.compile(quick(rf"[\s,،]*(?:\({GAP}?)?(?:{either(citing.date_link)}\s+)?")),
        date_in_brackets=re.compile(rf"\D{{0,4}}\({GAP}?"),
        date_tie=re.compile(quick(_date_tie(citing))),
        phrase_end=re.compile(quick(citing.phrase_end)),
        place_after=re.compile(quick(_place_after(citing))),
        place_before=re.compile(quick(_place_before(citing))),
        place_word=re.compile(opened("" if citing.pinpoint_follows else citing.pinpoint)),
    )


def _date_tie(citing: Citing) -> str:
    """What joins a date to the number after it: organs, and what the resolution is about."""
    nouns = (citing.plural, citing.singular, citing.number_sign)
    words = either(*(organ for _, organ in citing.organs), citing.council, citing.own, *nouns, citing.date_tie)
    return rf"(?:{GAP}|{words})*+(?:{citing.date_subject}(?:{GAP}|{words})*+)?"


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern or NOTHING, re.IGNORECASE)


def noun(citing: Citing) -> str:
    """The noun as it stands before a number: with the organ or possessive before it, or the organ behind it."""
    organ = either(*(pattern for _, pattern in citing.organs), citing.council, citing.own)
    between = rf"(?:{organ}{GAP}+)?" if citing.united_nations else ""
    noun = either(citing.singular, citing.plural)
    return rf"(?:{organ}{GAP}+)?(?:{noun}{GAP}*{between}(?:{either(citing.number_sign)}{GAP}*)?)?"


def _place_after(citing: Citing) -> str:
    noun = rf"(?:{GAP}*{either(citing.number_end)})?(?:{GAP}*{either(citing.plural, citing.singular)})?"
    if citing.pinpoint_follows:
        one = citing.pinpoint.replace("NUMBER", _label(citing)) + rf"(?:{GAP}?{_marks(citing)})*"
        named = rf"{one}(?:{GAP}*{either(',', '、', citing.conjunction)}{GAP}*{one})*+"
    else:
        of = rf"(?![\d)]|,?{GAP}+{either(citing.operative_part, citing.pinpoint_link or NOTHING)})"
        full = rf"{citing.pinpoint}{GAP}+{_label(citing)}{of}" if citing.pinpoint and citing.pinpoint_after else NOTHING
        one = either(rf"{citing.pinpoint_after or NOTHING}{GAP}*{_label(citing)}", full)
        named = rf"{one}(?:,{GAP}*{one})*+"
    comma = rf"[,(]?{GAP}*"
    placed = rf"(?P<place>{named})" if citing.pinpoint_follows else rf"{comma}(?P<place>{named})"
    return rf"{noun}{GAP}*(?:{placed}|{comma}(?P<annex>{citing.annex or NOTHING}))"


def _place_before(citing: Citing) -> str:
    if citing.pinpoint_follows or not citing.pinpoint:
        return NOTHING
    of = rf"{either(citing.pinpoint_link)}{GAP}*" if citing.pinpoint_link else ""
    place = rf"{citing.pinpoint}{GAP}*{_label(citing)}"
    inside = rf"(?:{place}{GAP}+{of})?"
    named = rf"{inside}(?:{place}|{citing.annex or NOTHING}(?={GAP}+{of or '(?!)'}))"
    operative = rf"(?:{citing.operative_part}{GAP}+)?" if citing.operative_part else ""
    preamble = rf"(?:{GAP}+{citing.preamble})?" if citing.preamble else ""
    return rf"(?P<place>{named}{preamble}),?{GAP}+{operative}{of}{noun(citing)}$"


def _counted(citing: Citing, layout: Layout) -> tuple[str, str]:
    """A paragraph counted in words, from its noun to the resolution's, and the words of the count at the end of what
    stands before that: ``third preambular``."""
    if not citing.counted or citing.pinpoint_follows:
        return NOTHING, NOTHING
    count = counts(citing, layout)
    parts = rf"(?:{GAP}+{either(citing.preamble, citing.operative_part)})?"
    of = rf"(?:{either(citing.pinpoint_link)}{GAP}*)?"
    before = rf"(?P<count>{count})(?:{GAP}+{either(citing.preamble, 'operative')})?{GAP}+$"
    return rf"{citing.counted}(?P<count>{GAP}+{count})?(?P<end>{parts}),?{GAP}+{of}{noun(citing)}$", before


def counts(citing: Citing, layout: Layout) -> str:
    """One or several numbers in words: ``second and third``."""
    word = "|".join(sorted((re.escape(word) for word, _ in layout.numerals), key=len, reverse=True))
    one = rf"(?<![^\W\d_])[^\W\d]{{0,3}}(?:{word})[^\W\d]{{0,5}}(?:-(?:{word})[^\W\d]{{0,5}})?"
    glued = rf"|{GAP}+(?={either(citing.conjunction)})" if citing.runs_left else ""
    joint = rf"(?:{GAP}*,{GAP}*|{GAP}+{either(citing.conjunction)}{GAP}*{glued})"
    return rf"{one}(?:{joint}{one}){{0,5}}"


def _label(citing: Citing) -> str:
    """The numbers of a pinpoint: ``1 (d)``, ``81(a)和(b)``, ``II and IV``."""
    sign = rf"(?:{either(citing.number_sign)}\s*)?" if citing.pinpoint_follows else ""
    joint = rf"\s*{either(',', '、', citing.conjunction, citing.through, '-')}\s*{sign}"
    marks = _marks(citing)
    written = rf"{citing.numeral}{{1,4}}|" if citing.numeral and citing.pinpoint_follows else ""
    one = rf"(?:{written}\d{{1,3}}(?:\s?{marks})*|{marks}|[IVX]{{1,5}}(?![a-z])|(?<=\s)[A-Z](?![\w)]))"
    return rf"{one}(?:{joint}{one})*+"


def _marks(citing: Citing) -> str:
    """The letters and numbers of parts of a paragraph: ``(d)``, ``d)``, ``‘4’``, ``㈠``."""
    return rf"(?:\((?:[^\W\d_]|\u200b){{1,4}}\)|{either(*citing.letters, '[a-zа-я]')}\)|[’‘'`]\d{{1,2}}[’‘'`]|[㈠-㈩])"


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
    if last is None:
        return None
    if anchor.shape is Shape.SYMBOL:
        return None if words.phrase_end.search(sentence.low, last.end, anchor.start) else last.day
    return last.day if words.date_tie.fullmatch(sentence.low, last.end, anchor.start) else None


def _date_after(sentence: Sentence, anchor: Anchor, link: re.Pattern[str]) -> date | None:
    found = next(iter(dates_between(sentence, anchor.end, anchor.end + 60)), None)
    return found.day if found and link.fullmatch(sentence.low, anchor.end, found.start) else None


def pinpoint(sentence: Sentence, place: int) -> tuple[int, int] | None:
    """Where the text names the place in the cited document: ``paragraph 1 (d)``, ``annex``. Start and end."""
    words, low, anchor = wording(sentence.frame.tag), sentence.low, sentence.anchors[place]
    if after := _place_behind(sentence, anchor, words):
        return after.span("place" if after["place"] else "annex")
    start = max(sentence.anchors[place - 1].end if place else 0, anchor.start - _REACH)
    word = words.place_word.search(low, start, anchor.start)
    if word is None:
        return None
    before = words.place_before.search(low, word.start(), anchor.start)
    return before.span("place") if before else _counted_before(low, start, anchor.start, words)


def _counted_before(low: str, start: int, end: int, words: Wording) -> tuple[int, int] | None:
    """A paragraph that is counted in words: ``the third preambular paragraph of resolution``, ``الفقرة الأولى من``."""
    noun = words.counted.search(low, start, end)
    if noun is None:
        return None
    if noun["count"]:
        return noun.start(), noun.end("end")
    before = words.count.search(low, start, noun.start())
    return (before.start("count"), noun.end("end")) if before else None


def _place_behind(sentence: Sentence, anchor: Anchor, words: Wording) -> re.Match[str] | None:
    """A place right behind an anchor, or an annex behind its organ or its date."""
    low, last = sentence.low, min(len(sentence.low), anchor.end + _REACH)
    if after := words.place_after.match(low, anchor.end, last):
        return after
    if not words.annex.search(low, anchor.end, last):
        return None
    organ = organ_just_after(sentence, anchor)
    dated = next(iter(dates_between(sentence, anchor.end, last)), None)
    if dated and not words.date_after.fullmatch(low, organ.end if organ else anchor.end, dated.start):
        dated = None
    behind = dated or organ
    return words.place_after.match(low, behind.end, last) if behind else None
