"""Which noun rules a number, and which organ stands beside it: the words around an anchor (citations.md 3.2, 3.9)."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from operator import itemgetter

from diffing.citations.anchors import Anchor, Shape
from diffing.citations.frames import Frame
from diffing.citations.sentences import (
    COUNCIL,
    FOREIGN,
    OWN,
    REPORTED,
    Cue,
    Ruling,
    Sentence,
    cues_between,
    cues_passed,
    without_dates,
)

_START = itemgetter(2)
_NO_ORGAN = (FOREIGN, REPORTED, OWN, COUNCIL)
_SUPPLEMENTS = ((re.compile(r"A/\d+/53(?:$|/)"), "A/HRC"), (re.compile(r"E/(?:19|20)\d\d/2[23](?:$|/)"), "E/CN.4"))
"""The annual reports in which councils and commissions print what they adopted: Supplements No. 53 and No. 3."""

_LONGEST_GLUE = 200
_TITLE = re.compile(
    r"“[^“”]{1,200}”|«[^«»]{1,200}»|<<[^<>]{1,200}>>|《[^《》]{1,200}》|\"(?<![^\s(]\")(?=\w)[^\"]{1,200}\""
)
_REACH_AFTER = 300
"""Characters after the last anchor in which an organ can stand that it is tied to."""


def rulings(sentence: Sentence) -> list[Ruling]:
    """One ruling for each anchor of the paragraph."""
    mates, passed = _mates(sentence), cues_passed(sentence)
    nouns = _nouns_after(sentence, mates) if sentence.frame.citing.noun_follows else _nouns_before(sentence, passed)
    before = list(_organs_before(sentence, nouns, passed))
    after = _organs_after(sentence, mates, before)
    return [
        Ruling(
            _meaning(noun),
            _of_report(sentence, place) if beside == REPORTED else _of_two(beside, after[place]),
            near,
            mates[place],
            noun is None and _claimed(sentence, place),
            noun.start if noun else -1,
            alien,
        )
        for place, (noun, (beside, near, alien)) in enumerate(zip(nouns, before, strict=True))
    ]


def _of_two(beside: str, after: str) -> str:
    """The organ of a number between two: the one after it, but a foreign body there takes none from a known organ."""
    return beside if after == FOREIGN and beside not in ("", *_NO_ORGAN) else after or beside


def _of_report(sentence: Sentence, place: int) -> str:
    """The organ of a number in a chapter of a report, where the symbol before tells whose report it is."""
    reports = (anchor for anchor in reversed(sentence.anchors[:place]) if anchor.shape is Shape.SYMBOL)
    printed = next((each.symbols[0] for each in reports if "/" in each.symbols[0]), "")
    return next((series for pattern, series in _SUPPLEMENTS if pattern.match(printed)), REPORTED)


_cue = partial(tuple.__new__, Cue)
"""Makes a cue of its fields in order, in a third of the time that calling the class takes."""


def cues(low: str, frame: Frame, last: int) -> list[Cue]:
    """The cues of a folded text in lower case, in order, that can rule anchors of which the last ends at ``last``."""
    reach = len(low) if frame.citing.noun_follows else last + _REACH_AFTER
    kinds = frame.kinds
    found = [_cue(kinds[matched.lastindex or 0] + matched.span()) for matched in frame.cues.finditer(low, 0, reach)]
    stops = [Cue("stop", "", *matched.span()) for matched in frame.stops.finditer(low, 0, reach)]
    return list(_merged(found, stops, _TITLE.finditer(low, 0, reach))) if stops else found


def _merged(found: list[Cue], stops: list[Cue], titles: Iterator[re.Match[str]]) -> Iterator[Cue]:
    """Both in order; a stop inside of a cue's words or of a title in quotation marks ends nothing."""
    quoted = [(matched.start(), matched.end()) for matched in titles]
    if quoted:
        stops = [stop for stop in stops if not _inside(stop, quoted)]
    end = 0
    for cue in sorted([*found, *stops], key=_START):
        if cue.kind != "stop" or cue.start >= end:
            yield cue
            end = cue.end


def _inside(stop: Cue, spans: list[tuple[int, int]]) -> bool:
    place = bisect_left(spans, (stop.start,)) - 1
    return place >= 0 and stop.end < spans[place][1]


def _meaning(noun: Cue | None) -> str:
    if noun is None:
        return ""
    return "DEC" if noun.kind == "decision" else "RES"


def is_glue(sentence: Sentence, start: int, end: int) -> bool:
    """Whether nothing but list words and dates stands there."""
    if end - start > _LONGEST_GLUE:
        return False
    return sentence.frame.glue.fullmatch(without_dates(sentence, start, end)) is not None


def _mates(sentence: Sentence) -> list[int]:
    """Number the lists: an anchor that mere glue joins to the one before is its mate."""
    numbered: list[int] = []
    for place, anchor in enumerate(sentence.anchors):
        joined = place > 0 and is_glue(sentence, sentence.anchors[place - 1].end, anchor.start)
        numbered.append(numbered[-1] if joined else place)
    return numbered


def _nouns_before(sentence: Sentence, passed: list[list[Cue]]) -> list[Cue | None]:
    """A noun rules what glue joins to it; a plural one all numbers up to the end of the clause (citations.md 3.3)."""
    ruling: list[Cue | None] = []
    noun, place = None, 0
    for anchor, before in zip(sentence.anchors, passed, strict=True):
        for cue in before:
            if cue.is_noun:
                noun = cue
            elif cue.kind == "stop" and not _goes_on(sentence, noun, cue, anchor):
                noun = None
        if noun and noun.end <= anchor.start and not _reaches(sentence, noun, place, anchor):
            noun = None
        ruling.append(noun)
        place = anchor.end
    return ruling


def _reaches(sentence: Sentence, noun: Cue, place: int, anchor: Anchor) -> bool:
    """Whether a noun rules an anchor that comes after it. A singular one must be joined to it, and so must any to a
    number that another word claims: ``statement No. 21``."""
    start = max(place, noun.end)
    rival = _signed_before(sentence, start, anchor) if anchor.shape is Shape.BARE else _rivalled(sentence, anchor)
    if noun.kind == "plural" and not rival:
        return True
    return is_glue(sentence, start, anchor.start) or _is_between(sentence, start, anchor.start)


def _is_between(sentence: Sentence, start: int, end: int) -> bool:
    """Whether nothing but organs and signs stands between a noun and its number."""
    return end - start <= _LONGEST_GLUE and sentence.frame.between.fullmatch(sentence.low, start, end) is not None


def _signed_before(sentence: Sentence, start: int, anchor: Anchor) -> bool:
    return sentence.frame.signed.search(sentence.low, start, anchor.start) is not None


def _goes_on(sentence: Sentence, noun: Cue | None, stop: Cue, anchor: Anchor) -> bool:
    """Whether a list of a plural noun goes on behind a stop: ``resolutions 52/214, sect. C; 55/222, sect. III``."""
    return noun is not None and noun.kind == "plural" and not sentence.low[stop.end : anchor.start].strip()


def _nouns_after(sentence: Sentence, mates: list[int]) -> list[Cue | None]:
    """The noun comes once, after the list; a sign at the number licenses what it rules (citations.md 3.8)."""
    ruling: list[Cue | None] = [None] * len(sentence.anchors)
    noun, limit = None, len(sentence.text)
    for place in range(len(sentence.anchors) - 1, -1, -1):
        anchor = sentence.anchors[place]
        first = next(
            (cue for cue in cues_between(sentence, anchor.start, limit) if cue.is_noun or cue.kind == "stop"), None
        )
        noun = noun if first is None else first if first.is_noun else None
        ruling[place] = noun
        limit = anchor.start
    signed = {mates[place] for place, anchor in enumerate(sentence.anchors) if _signed(sentence, anchor)}
    return [
        (noun if mates[place] in signed else None) or _noun_just_before(sentence, sentence.anchors[place])
        for place, noun in enumerate(ruling)
    ]


def _signed(sentence: Sentence, anchor: Anchor) -> bool:
    citing, text = sentence.frame.citing, sentence.text
    if anchor.shape in (Shape.BARE, Shape.COMMITTEE):
        return True
    before = text[max(0, anchor.start - 4) : anchor.start].rstrip()
    return before.endswith(citing.number_sign) or text[anchor.end : anchor.end + 4].lstrip().startswith(
        citing.number_end
    )


def _noun_just_before(sentence: Sentence, anchor: Anchor) -> Cue | None:
    near = [cue for cue in cues_between(sentence, anchor.start - 12, anchor.start) if cue.is_noun]
    return near[-1] if near and is_glue(sentence, near[-1].end, anchor.start) else None


def _organs_before(
    sentence: Sentence, nouns: list[Cue | None], passed: list[list[Cue]]
) -> Iterator[tuple[str, str, bool]]:
    """For each anchor the organ tied to its noun or number from the left, the last one named in the sentence, and
    whether a foreign body was named after that in the clause."""
    near, last, place, alien = "", None, 0, False
    beside, ruler, cited = "", None, False
    for anchor, noun, before in zip(sentence.anchors, nouns, passed, strict=True):
        for cue in before:
            if cue.kind == "organ" and not (cited and _is_part_of_it(sentence, place, cue)):
                last = cue
                near = near if cue.series in _NO_ORGAN else cue.series
            elif cue.series and cue.is_noun:
                near = cue.series
            alien = cue.series == FOREIGN or (alien and not (cue.kind == "stop" or cue.series not in ("", OWN)))
        tied = last is not None and _is_tied(sentence, last, noun, anchor)
        same_noun = noun is not None and noun is ruler
        beside = last.series if tied and last else beside if same_noun else _held(sentence, noun)
        ruler, place, cited = noun, anchor.end, anchor.shape is not Shape.SYMBOL
        yield beside, near, alien


def _held(sentence: Sentence, noun: Cue | None) -> str:
    """The organ that a noun is too, or the council that a possessive within it means."""
    if noun and noun.series:
        return noun.series
    return (
        COUNCIL if noun and noun.is_noun and sentence.frame.own_noun.search(sentence.low, noun.start, noun.end) else ""
    )


def _is_part_of_it(sentence: Sentence, end: int, cue: Cue) -> bool:
    """Whether a cue is the annex or section of the resolution that ends there: it reports no other text."""
    return cue.series == REPORTED and not sentence.low[end : cue.start].strip(" ,\n")


def _is_tied(sentence: Sentence, organ: Cue, noun: Cue | None, anchor: Anchor) -> bool:
    before = min(noun.start, anchor.start) if noun else anchor.start
    if organ.series in (FOREIGN, REPORTED):
        until = before if organ.end <= before else anchor.start
        apart = without_dates(sentence, organ.end, until) if organ.end <= until else None
        return apart is not None and sentence.frame.beside.fullmatch(apart) is not None
    if noun and noun.start <= anchor.start and organ.end <= noun.start:
        return is_glue(sentence, organ.end, noun.start)
    if noun and noun.start < organ.start:
        return True
    if organ.series == OWN:
        return is_glue(sentence, organ.end, anchor.start)
    stops = any(cue.kind == "stop" or cue.is_noun for cue in cues_between(sentence, organ.end, anchor.start))
    return sentence.frame.citing.noun_follows and not stops


def _organs_after(sentence: Sentence, mates: list[int], before: list[tuple[str, str, bool]]) -> list[str]:
    """The organ in the genitive after a number or a list, where the language puts it there. Of ``before`` the first are
    the organs tied to the numbers from the left."""
    after = [""] * len(sentence.anchors)
    for place in range(len(sentence.anchors) - 1, -1, -1):
        organ = organ_just_after(sentence, sentence.anchors[place])
        own = organ.series if organ else ""
        after[place] = own or _shared_with(sentence, place, mates, after, before[place][0])
    return after


def _shared_with(sentence: Sentence, place: int, mates: list[int], after: list[str], beside: str) -> str:
    """The organ behind the next member of a list. Where that has a noun of its own, a foreign body rules no member
    before it, and no organ one that has its own ``beside`` it."""
    if place + 1 == len(mates) or mates[place + 1] != mates[place]:
        return ""
    other = after[place + 1]
    if other != FOREIGN and beside in ("", *_NO_ORGAN):
        return other
    between = cues_between(sentence, sentence.anchors[place].end, sentence.anchors[place + 1].start)
    return "" if any(cue.is_noun for cue in between) else other


def organ_just_after(sentence: Sentence, anchor: Anchor) -> Cue | None:
    """The organ that stands right after an anchor and is tied to it, in languages that put it there."""
    if not sentence.frame.citing.organ_follows:
        return None
    for cue in cues_between(sentence, anchor.end, anchor.end + 80):
        if cue.kind == "organ" and cue.series not in (OWN, REPORTED):
            linked = sentence.frame.link.fullmatch(without_dates(sentence, anchor.end, cue.start))
            return cue if linked and not _begins_another(sentence, cue) else None
    return None


def _begins_another(sentence: Sentence, organ: Cue) -> bool:
    """Whether a noun of its own follows the organ: ``resolution 22/6, General Assembly resolution 68/181``."""
    following = cues_between(sentence, organ.end, organ.end + 4)
    return any(cue.is_noun and sentence.low[organ.end : cue.start].isspace() for cue in following)


def _claimed(sentence: Sentence, place: int) -> bool:
    anchor = sentence.anchors[place]
    if sentence.frame.citing.noun_follows:
        return sentence.frame.rival.match(sentence.low, anchor.end) is not None
    return _rivalled(sentence, anchor)


def _rivalled(sentence: Sentence, anchor: Anchor) -> bool:
    """Whether a word right before a number takes it for something else: ``vol. 75 (1950)``."""
    return sentence.frame.rival.search(sentence.low, max(0, anchor.start - 24), anchor.start) is not None
