"""Which dates the members of a list share: ``of 4 and 14 July 1967``, ``68/178 and 68/187 of 18 December 2013``
(citations.md 3.3, 3.4)."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby
from typing import NamedTuple

from diffing.alternatives import either, quick
from diffing.citations.anchors import Anchor, Shape
from diffing.citations.frames import frame
from diffing.citations.ruling import organ_just_after
from diffing.citations.sentences import Ruling, Sentence, dates_between
from diffing.citations.wording import stated_date
from diffing.folding import GAP
from diffing.sessions import fits_assembly, fits_council
from diffing.symbols import session_number
from diffing.years import year_of

_REACH = 120
"""Characters after a list, and its organ, in which its dates stand."""


def stated_dates(sentence: Sentence, ruled: list[Ruling]) -> list[date | None]:
    """The date that the text gives to each anchor: its own, or its share of what stands at the end of its list.

    ``ruled`` tells which anchors glue joins under one noun. As many dates as members are one for each, in order. A
    single date is everybody's whose session allows it; of numbers without a session only neighbours are taken to be of
    one day. Where dates stand before numbers the first member's is shared.
    """
    if not sentence.dates:
        return [None] * len(ruled)
    stated = [stated_date(sentence, place) for place in range(len(ruled))]
    for _, members in groupby(range(len(ruled)), key=lambda place: (ruled[place].mates, ruled[place].noun_at)):
        for place, day in _shared(sentence, list(members), stated):
            stated[place] = day
    return stated


def parted_dates(sentence: Sentence, place: int) -> tuple[date, ...]:
    """The date of each lettered part of a number, where there are as many: ``49/222 A and B of 23 December 1994 and 20
    July 1995``; else none, and the number's date is that of all."""
    anchor = sentence.anchors[place]
    days = _days_before(sentence, place) if sentence.frame.citing.date_precedes else _days_after(sentence, place)
    return tuple(days) if len(days) == len(anchor.letters) else ()


def _days_before(sentence: Sentence, place: int) -> list[date]:
    """The dates right before a number, joined to one another."""
    joint, end = _days(sentence.frame.tag).later, sentence.anchors[place].start
    days: list[date] = []
    start = max(sentence.anchors[place - 1].end if place else 0, end - _REACH)
    for found in reversed(dates_between(sentence, start, end)):
        if days and not joint.fullmatch(sentence.low, found.end, end):
            break
        days, end = [found.day, *days], found.start
    return days


def _shared(sentence: Sentence, members: list[int], stated: list[date | None]) -> Iterator[tuple[int, date]]:
    giver = members[0] if sentence.frame.citing.date_precedes else members[-1]
    others = [place for place in members if place != giver]
    own = stated[giver]
    if any(stated[place] for place in others) or (own and not others):
        return
    days = [own] if sentence.frame.citing.date_precedes and own else _days_after(sentence, members[-1])
    if len(days) == len(members):
        yield from zip(members, days, strict=True)
    elif len(days) == 1:
        last = sentence.anchors[giver] if own else None
        yield from (
            (place, days[0])
            for place in (others if own else members)
            if _allows(sentence.anchors[place], days[0], last)
        )


def _days_after(sentence: Sentence, last: int) -> list[date]:
    """The dates right after a list or the organ behind it, those that lack a month or a year of their own too."""
    words, start = _days(sentence.frame.tag), sentence.anchors[last].end
    organ = organ_just_after(sentence, sentence.anchors[last])
    days: list[date] = []
    for begin, opening in ((start, words.first), (organ.end, words.behind)) if organ else ((start, words.first),):
        for found in dates_between(sentence, begin, begin + _REACH):
            between = (words.later if days else opening).fullmatch(sentence.low, begin, found.start)
            if between is None:
                break
            shorter = re.findall(r"\d+", between["days"] or "")
            days += [found.day.replace(day=int(day)) for day in shorter if 0 < int(day) < found.day.day]
            days.append(found.day)
            begin = found.end
        if days:
            break
    return days


class _Links(NamedTuple):
    """What stands before the first date of a list, before it behind the organ, and between two dates. ``days`` are
    those without a month."""

    first: re.Pattern[str]
    behind: re.Pattern[str]
    later: re.Pattern[str]


@cache
def _days(tag: str) -> _Links:
    citing = frame(tag).citing
    joint = rf"(?:{GAP}*(?:,|{either(citing.conjunction)}){GAP}*)+"
    link = either(citing.date_link)
    days = rf"(?P<days>(?:\d{{1,2}}{joint})*)"
    start = rf"[\s,]*(?:\({GAP}?)?"
    linked = (
        rf"{start}(?:{link}{GAP}+)?{days}",
        rf"{start}(?:{either(citing.date_link, citing.day_link)}{GAP}+)?{days}",
    )
    return _Links(*(re.compile(quick(pattern)) for pattern in (*linked, rf"{joint}(?:{link}{GAP}+)?{days}")))


def _allows(anchor: Anchor, day: date, dated: Anchor | None) -> bool:
    """Whether a document with such a number can be of that day, which ``dated`` has if the date stands beside it."""
    match anchor.shape:
        case Shape.YEAR | Shape.BARE:
            near = dated is not None and abs(dated.number - anchor.number) == 1
            return near and (year_of(anchor.number) or anchor.year) in (day.year, None)
        case Shape.ROMAN | Shape.SESSION:
            session = session_number(anchor.session) or 0
            if "-" in anchor.session:
                return True
            return session == day.year if session > 1900 else fits_assembly(session, day) or fits_council(session, day)
        case _:
            return False
