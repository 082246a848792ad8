"""A language's citing words, compiled once: the shapes that numbers take in it and the words that rule them."""

import re
from dataclasses import dataclass
from functools import cache

from diffing.folding import GAP
from diffing.languages import Citing, Layout, language

NOTHING = r"(?!)"
_FREE = r"(?<![0-9A-Za-z/.\-])"
"""A number that a symbol, another number, a decimal point or a hyphen runs into is part of something else."""

_DIGIT = r"\d(?<![0-9A-Za-z/.\-]\d)"
"""The first digit of a free number. To begin with it lets the engine pass over all else several times as fast."""

_NO_LETTER = r"(?![A-Za-z\u0400-\u04ff])"
"""After a lettered part no word goes on, in Latin or in Cyrillic that looks like it."""


_REVERSED_YEAR = rf"\({GAP}?(?P<year>(?:19|20)\d\d){GAP}?\){GAP}{{0,3}}(?P<number>\d{{2,4}})(?![\d(/])"

_SPOILT_ROMAN = rf"(?P<number>{_DIGIT}\d{{0,3}}){GAP}{{1,3}}\((?P<session>(?=[IVX]*[1l|])[IVX1l|]{{2,7}})\)"
"""A copy that reads 1 for I: ``195 (111)``."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The patterns that the engine runs; see the functions below for what each finds."""

    tag: str
    citing: Citing
    layout: Layout
    digit: re.Pattern[str]
    year: re.Pattern[str]
    reversed_year: re.Pattern[str]
    roman: re.Pattern[str]
    spoilt_roman: re.Pattern[str]
    session: re.Pattern[str]
    written: re.Pattern[str]
    bare: re.Pattern[str]
    further: re.Pattern[str]
    dated: re.Pattern[str]
    committee: re.Pattern[str]
    cues: re.Pattern[str]
    rival: re.Pattern[str]
    glue: re.Pattern[str]
    letter: re.Pattern[str]
    through: re.Pattern[str]
    suffix: re.Pattern[str]
    link: re.Pattern[str]
    beside: re.Pattern[str]


@cache
def frame(tag: str) -> Frame:
    """The frame of a language. Raises KeyError for a tag that no language file has."""
    known = language(tag)
    citing = known.citing
    return Frame(
        tag=tag,
        citing=citing,
        layout=known.layout,
        digit=re.compile(either(r"\d", citing.numeral)),
        year=re.compile(_year(citing)),
        reversed_year=re.compile(_REVERSED_YEAR if citing.runs_left else NOTHING),
        roman=re.compile(_roman(citing)),
        spoilt_roman=re.compile(_SPOILT_ROMAN),
        session=re.compile(_session(citing)),
        written=re.compile(_written(citing)),
        bare=re.compile(_bare(citing), re.IGNORECASE),
        further=re.compile(_further(citing), re.IGNORECASE),
        dated=re.compile(_dated(citing), re.IGNORECASE),
        committee=re.compile(_committee(citing), re.IGNORECASE),
        cues=re.compile(_cues(citing), re.IGNORECASE),
        rival=_rival(citing),
        glue=re.compile(_glue(citing), re.IGNORECASE),
        letter=re.compile(_one_letter(citing)),
        through=re.compile(either(citing.through, "-")),
        suffix=re.compile(_suffix(citing)),
        link=re.compile(_link(citing), re.IGNORECASE),
        beside=re.compile(rf"[\s’'s]*{either(citing.number_sign, '')}?\s*", re.IGNORECASE),
    )


def either(*patterns: str) -> str:
    """One pattern for any of several; it matches nothing when all are empty."""
    return "(?:" + ("|".join(pattern for pattern in patterns if pattern) or NOTHING) + ")"


def _one_letter(citing: Citing) -> str:
    return either(*citing.letters, r"[A-Z]") + _NO_LETTER


def _letters(citing: Citing) -> str:
    joint = rf"{GAP}*{either(',', '、', citing.conjunction, citing.through, '-')}{GAP}*"
    one = either(*citing.letters, r"[A-Z]")
    return rf"(?:{GAP}{{0,2}}(?P<letters>{one}(?:{joint}{one})*+){_NO_LETTER})?"


def _year(citing: Citing) -> str:
    """``1373 (2001)``, ``161 A (1961)``, ``2.374 (2017)``."""
    number = rf"(?P<number>{_DIGIT}(?:\d{{0,3}}|\.\d{{3}}))"
    year = rf"\({GAP}?(?P<year>(?:19|20)\d\d){GAP}?(?:{either(citing.year_word)}{GAP}?)?\)"
    return rf"{number}{GAP}{{0,3}}(?P<letters>[A-Z])?{GAP}{{0,3}}{year}"


def _roman(citing: Citing) -> str:
    """``217 A (III)``, ``2253 (ES-V)``, ``186 (S-2)``, ``3411 A and B (XXX)``; session marks of the language too."""
    marks = [re.escape(mark).replace(r"\ ", GAP + "*") for mark, _ in citing.sessions]
    latin = rf"(?:(?:ES|S){GAP}?-{GAP}?(?:[IVXLC]{{1,7}}|\d{{1,2}})|[IVXLC]{{1,7}})"
    local = rf"{either(*marks)}{GAP}*-?{GAP}*\d{{1,2}}"
    after = r"(?:\[?(?P<after>[A-Z])" + _NO_LETTER + r"\]?)?"
    session = rf"\({GAP}?(?P<session>{latin}|{local}){GAP}?\)"
    return rf"(?P<number>{_DIGIT}\d{{0,3}}){_letters(citing)}{GAP}{{0,3}}{session}{after}"


def _session(citing: Citing) -> str:
    """``68/178``, ``S-10/2``, ``49/222 A and B``, ``2005/20``."""
    after = r"(?![\d/%]|\.\d|-\d)"
    return rf"{_FREE}(?P<session>(?:(?:ES|S){GAP}?-{GAP}?)?\d{{1,4}})/\n?(?P<number>\d{{1,4}}){after}{_letters(citing)}"


def _written(citing: Citing) -> str:
    """Numbers in words: a resolution's number with its session or year in brackets."""
    if not citing.numeral:
        return NOTHING
    run = rf"{citing.numeral}{{1,9}}"
    mark = rf"(?P<mark>{either(*(mark for mark, _ in citing.sessions))})?"
    return rf"(?<!{citing.numeral})(?P<number>{run}){GAP}?\({GAP}?{mark}(?P<session>{run}){GAP}?\)"


def _bare(citing: Citing) -> str:
    """A number beside the noun, without year: ``resolution 1373``, ``resolution No. 984``."""
    noun = either(citing.singular, citing.plural)
    number = r"(?<!\d)(?P<number>\d{1,4})(?!\d)"
    if citing.noun_follows:
        return rf"{either(citing.number_sign)}{GAP}*{number}{GAP}*{either(citing.number_end)}(?:{GAP}*{noun})?+"
    sign = rf"(?:{either(citing.number_sign)}{GAP}*)?"
    organs = either(*(pattern for _, pattern in citing.organs), citing.united_nations)
    organ = rf"(?:{GAP}+{organs}){{0,2}}" if citing.united_nations else ""
    return rf"{noun}{organ}{GAP}+{sign}{number}{_UNFINISHED}(?!{GAP}*{either(citing.year_word)})"


_UNFINISHED = rf"(?!{GAP}*[(/]|[-.,]?\d|{GAP}?[A-Z]{GAP}*\()"
"""After a number that stands alone there is no year, session, fraction or lettered part."""


def _further(citing: Citing) -> str:
    """The next number of a list that began with a bare one: ``resolutions 1373 and 1624``."""
    if citing.noun_follows:
        return NOTHING
    ends = rf"(?={GAP}*(?:[,;.:)]|$)|{GAP}+[^\W\d])"
    return rf"{GAP}*(?:,|{either(citing.conjunction)})+{GAP}+(?P<number>\d{{3,4}}){_UNFINISHED}{ends}"


def _dated(citing: Citing) -> str:
    """A number with the date that stands for its year: ``1653 of 27 January 2006``."""
    if citing.noun_follows or not citing.date_link:
        return NOTHING
    return rf"(?P<number>{_DIGIT}\d{{0,3}})(?!\d)(?={GAP}+{either(citing.date_link)}{GAP}+\d{{1,2}}{GAP})"


def _committee(citing: Citing) -> str:
    number = r"(?P<number>\d(?<![A-Za-z\d/]\d)\d{2,3})(?!\d)"
    return citing.committee.replace("NUMBER", number) if citing.committee else NOTHING


def _cues(citing: Citing) -> str:
    organs = [rf"(?P<organ{place}>{pattern})" for place, (_, pattern) in enumerate(citing.organs)]
    named = [
        (r"foreign", citing.foreign),
        (r"plural", citing.plural),
        (r"singular", citing.singular),
        (r"decision", citing.decision),
        (r"own", citing.own),
    ]
    words = "|".join([*organs[:3], *(rf"(?P<{name}>{pattern})" for name, pattern in named if pattern), *organs[3:]])
    return rf"{_word_start(citing)}(?:{words})|(?P<stop>{citing.clause_end})"


def _word_start(citing: Citing) -> str:
    """Where all words of a language are told to begin as words, no other place need be looked at: thrice as fast."""
    return word_start(*(pattern for _, pattern in citing.organs), citing.singular, citing.plural, citing.own)


def word_start(*patterns: str) -> str:
    """What makes several patterns be tried at the beginnings of words only, where all of them ask for one."""
    return r"\b(?=\w)" if all(pattern.startswith(r"\b") for pattern in patterns if pattern) else ""


def _rival(citing: Citing) -> re.Pattern[str]:
    """Words that take a number for themselves, right before it, or right after it where the noun follows."""
    rival = either(citing.rival)
    pattern = rf"{GAP}*{rival}" if citing.noun_follows else rf"{rival}{GAP}*$"
    return re.compile(pattern, re.IGNORECASE)


def _glue(citing: Citing) -> str:
    """What may stand between the members of one list, or between a noun and its number."""
    words = (citing.conjunction, citing.number_sign, citing.number_end, citing.date_link, citing.own)
    nouns = (citing.plural, citing.singular)
    return rf"(?:[\s\u200b,、()\[\]\"“”'’*-]|\d{{1,4}}(?=\))|{either(*words, *nouns)})*+"


def _suffix(citing: Citing) -> str:
    """``and Add.1``, ``, Corr.1-3`` after a symbol."""
    joint = rf"{GAP}*(?:[,、]|{either(citing.conjunction)})+{GAP}*"
    return rf"{joint}(?P<suffix>(?:Add|Corr|Rev|Amend)\.{GAP}?(?P<first>\d{{1,3}})(?:-(?P<last>\d{{1,3}}))?(?!\d))"


def _link(citing: Citing) -> str:
    """What may stand between a number and the organ named after it, dates left out."""
    if not citing.organ_follows:
        return NOTHING
    return rf"[\s,]*(?:{either(citing.date_link)}[\s,]*)?(?:{either(citing.organ_link)})?\s*"
