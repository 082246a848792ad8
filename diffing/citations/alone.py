"""Patterns of the numbers that stand alone, without year or session, in a language's lower-cased text."""

import re

from diffing.alternatives import either, opened, quick
from diffing.folding import GAP
from diffing.languages import Citing

_QUOTED = rf"(?:[\"“”„«‘’「]{GAP}*)?"
"""Marks in which people put a number: ``resolution “1325”``."""

_DATED = r"(?!(?:[^\W\d]{3,}\.?|\d{1,2})[^()\d]{1,12}(?:\d{1,2},\s)?\d{4}\))"
"""In brackets behind a number, a date by its month: ``(20 July 2015)``, ``(Mar. 17, 2011)``."""


def alone(citing: Citing) -> str:
    """A number beside the noun, without year: ``resolution 1373``, ``resolution No. 984``, ``UNSCR-1325``."""
    if citing.noun_follows:
        return _numbered_first(citing)
    noun = either(citing.singular, citing.plural, *(acronym for _, acronym in citing.acronyms))
    thousands = r"\d\.\d{3}|" if citing.dotted else ""
    number = rf"(?<!\d)(?P<number>{thousands}\d{{1,4}})(?!\d)"
    sign = rf"(?:{either(citing.number_sign)}[\s\u200b:]*(?:\({GAP}?)?)?{_QUOTED}"
    organs = either(*(pattern for _, pattern in citing.organs), citing.united_nations)
    organ = rf"(?:{GAP}+(?:{either(citing.organ_link)})?{organs}){{0,2}}" if citing.united_nations else ""
    after = rf"(?!(?<!\d\d)\s\d{{3}}(?!\d)){_unfinished(citing)}(?!{GAP}*{either(citing.year_word)})"
    return opened(noun) + quick(rf"{organ}(?:-|{GAP}*){sign}{number}{after}")


def _unfinished(citing: Citing) -> str:
    """After a number that stands alone there is no year, session, fraction or lettered part. A date in brackets is
    none, nor the key of a collection of laws: ``1373 (of 28 September 2001)``, ``1484 (995_b48)``."""
    session = either(r"[IVXL]+(?![a-z])", *(rf"{re.escape(mark)}{GAP}*-?{GAP}*\d" for mark, _ in citing.sessions))
    return rf"(?!{GAP}*(?:/|\((?:{_DATED}[^()_]{{0,11}}\)|{GAP}?{session}))|[-.,]?\d|{GAP}?[A-Z]{GAP}*\()"


def _numbered_first(citing: Citing) -> str:
    """A number without year before its noun: signed, or right before its end and the noun, or written out; or alone
    behind the noun: ``決議1325``."""
    noun, sign, end = either(citing.singular, citing.plural), either(citing.number_sign), either(citing.number_end)
    signed = rf"(?P<number>\d{{1,4}}){_next_bare(citing)}|(?P<written>{citing.numeral}{{3,9}}){end}{GAP}*{noun}"
    listed = rf"{GAP}*{end}?(?=(?:{_joint(citing)}\d{{3,4}}{end}?){{1,20}}{GAP}*{end}{GAP}*{noun})"
    unsigned = rf"\d(?<![\d/.\-]\d)(?P<unsigned>\d{{2,3}})(?:{GAP}*{end}?{GAP}*{noun}|{listed})"
    plain = rf"{citing.numeral}(?<!{citing.numeral}{{2}})(?P<plain>{citing.numeral}{{2,8}}){end}{GAP}*{noun}"
    other = either(citing.year_word, citing.rival, end)
    behind = rf"{noun}{GAP}*(?P<behind>\d{{3,4}})(?![\d/]|{GAP}*(?:\(|{other}))"
    return quick(rf"{sign}{GAP}*{_QUOTED}(?:{signed})|{unsigned}|{plain}|{behind}")


def _joint(citing: Citing) -> str:
    """What joins a number to the next one of a list, where the noun follows."""
    return rf"{GAP}*(?:[,、]|{either(citing.conjunction)}){GAP}*(?:{either(citing.number_sign)})?{GAP}*"


def _next_bare(citing: Citing) -> str:
    """What ends a bare number before its noun: its end, or others like it up to one that ends."""
    noun, end = either(citing.singular, citing.plural), either(citing.number_end)
    joint = _joint(citing)
    listed = rf"(?={joint}\d{{1,4}}(?:{joint}\d{{1,4}}){{0,20}}{GAP}*(?:{end}|\((?:19|20)\d\d\)))"
    return rf"[\"”’」]?{GAP}*(?:{end}(?:{GAP}*{noun})?+|{listed})"


def further(citing: Citing) -> str:
    """The next number of a list that began with a bare one: ``resolutions 1373 and 1624``."""
    if citing.noun_follows:
        return rf"{_joint(citing)}(?P<number>\d{{1,4}})(?!\d){_next_bare(citing)}"
    ends = rf"(?={GAP}*(?:[,،؛;.:)\"”’»]|$)|{GAP}+[^\W\d])"
    signed = rf"(?:{either(citing.number_sign)}{GAP}*)?"
    return rf"{_and(citing)}{signed}(?P<number>\d{{3,4}}){_unfinished(citing)}{ends}"


def _and(citing: Citing) -> str:
    """What joins a number to the next one of a list, where the noun stands before: ``, ``, `` and ``, ``, and ``."""
    glued = rf"|{GAP}*{either(citing.conjunction)}" if citing.runs_left else ""
    return rf"(?:(?:{GAP}*(?:[,،]|{either(citing.conjunction)}))+{GAP}+{glued})"


def unnumbered(citing: Citing) -> str:
    """A noun without a number of its own: what follows it calls a note, or counts days: ``the draft resolution 7``."""
    noun = either(citing.singular, citing.plural)
    return rf"(?:{either(citing.draft)}{noun}|{either(citing.itself)}){GAP}*$"


def inner(citing: Citing) -> str:
    """The next number of a list that goes on to one with a year or session: ``338 (1973), 425 and 1397 (2002)``."""
    if citing.noun_follows:
        joint = _joint(citing)
        return rf"{joint}(?P<number>\d{{3,4}})(?=(?:{joint}\d{{3,4}}){{1,9}}{GAP}*\()"
    joint = _and(citing)
    turned = rf"|{joint}\({GAP}?(?:19|20)\d\d{GAP}?\)" if citing.runs_left else ""
    return rf"{joint}(?P<number>\d{{2,4}})(?=(?:{joint}\d{{2,4}}){{1,9}}{GAP}*\({turned})"
