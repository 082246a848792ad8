"""A language's citing words, compiled once: the shapes that numbers take in it and the words that rule them."""

import re
from dataclasses import dataclass
from functools import cache

from diffing.alternatives import NOTHING, alternatives, either, opened, quick
from diffing.citations.alone import alone, further, inner, unnumbered
from diffing.folding import GAP
from diffing.languages import Citing, Layout, language

_FREE = r"(?<![0-9A-Za-z/.\-])"
"""A number that a symbol, another number, a decimal point or a hyphen runs into is part of something else."""


def _free(first: str) -> str:
    """What follows the first character of a free number. A number that a symbol, another number, a decimal point or a
    hyphen runs into is part of something else. To look at the first character before lets ``re`` pass over all else
    several times as fast."""
    return rf"(?<![0-9A-Za-z/.\-]{first})"


_ANY_DIGIT = "[0-9٠-٩۰-۹０-９]"
"""A digit before it is folded. ``re`` passes over other characters twice as fast as for all digits there are."""

_DIGIT = rf"\d{_free(chr(92) + 'd')}"

NO_LETTER = r"(?![A-Za-z\u0400-\u04ff])"
"""After a lettered part no word goes on, in Latin or in Cyrillic that looks like it."""


_REVERSED_YEAR = (
    rf"[()]?{GAP}?(?P<year>(?:19|20)\d\d){GAP}?[()]{GAP}{{0,3}}(?P<number>\d{{2,4}})(?:{GAP}?\)|(?![\d(/]))"
    rf"|(?P<first>\d(?<![\d(/]\d)\d{{1,3}}){GAP}{{0,3}}\){GAP}?(?P<behind>(?:19|20)\d\d){GAP}?\("
)
"""``(2004) 1559``, ``2011) 1970)``, ``)2001( 1373``, ``1267 )1999(``."""

_ROMAN = r"[IVXLC\u2160-\u216d]{1,7}"
"""Roman numerals of letters, or of the characters that hold a whole one."""

_MISREAD = r"(?=[IVX]*[1l|УПШ])[IVX1l|УПШ]{1,7}(?=\))|8-\d{1,2}(?=\))|[IVX]{1,5}D(?=[\s,)])"
_SPOILT_ROMAN = rf"{GAP}{{0,3}}\((?P<spoilt>{_MISREAD})\)?"
"""A copy that reads 1 for I, 8 for S, D for I with its bracket, or what Cyrillic has alike: ``195 (111)``,
``186 (8-2)``, ``1819 (XVID of``, ``1514 (ХУ)``."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The patterns that the engine runs; see the functions below for what each finds.

    Those from ``bare`` on run over text in lower case. ``kinds`` tells by the last group what a cue is: its kind, and
    the series of an organ. ``stops`` end a clause.
    """

    tag: str
    citing: Citing
    layout: Layout
    digit: re.Pattern[str]
    numbered: re.Pattern[str]
    reversed_year: re.Pattern[str] | None
    session: re.Pattern[str]
    written: re.Pattern[str] | None
    letter: re.Pattern[str]
    through: re.Pattern[str]
    suffix: re.Pattern[str]
    bare: re.Pattern[str]
    further: re.Pattern[str]
    unnumbered: re.Pattern[str]
    inner: re.Pattern[str]
    committee: re.Pattern[str] | None
    cues: re.Pattern[str]
    kinds: tuple[tuple[str, str], ...]
    stops: re.Pattern[str]
    rival: re.Pattern[str]
    glue: re.Pattern[str]
    link: re.Pattern[str]
    signed: re.Pattern[str]
    between: re.Pattern[str]
    beside: re.Pattern[str]
    own_noun: re.Pattern[str]


@cache
def frame(tag: str) -> Frame:
    """The frame of a language. Raises KeyError for a tag that no language file has."""
    known = language(tag)
    citing = known.citing
    cues = alternatives(_cues(citing))
    return Frame(
        tag=tag,
        citing=citing,
        layout=known.layout,
        digit=re.compile(either(_ANY_DIGIT, citing.numeral)),
        numbered=re.compile(_numbered(citing)),
        reversed_year=re.compile(_REVERSED_YEAR) if citing.runs_left else None,
        session=re.compile(_session(citing)),
        written=re.compile(_written(citing)) if citing.numeral else None,
        letter=re.compile(_one_letter(citing)),
        through=re.compile(either(citing.through, "[-—]")),
        suffix=re.compile(_suffix(citing)),
        bare=re.compile(alone(citing)),
        further=re.compile(quick(further(citing))),
        unnumbered=re.compile(quick(unnumbered(citing))),
        inner=re.compile(quick(inner(citing))),
        committee=re.compile(committee) if (committee := _committee(citing)) else None,
        cues=cues.pattern,
        kinds=tuple(_kind(name, citing) for name in cues.names),
        stops=re.compile(opened(citing.clause_end)),
        rival=_rival(citing),
        glue=re.compile(quick(_glue(citing))),
        link=re.compile(quick(_link(citing))),
        signed=re.compile(quick(rf"{either(citing.number_sign)}{GAP}*$")),
        between=re.compile(quick(_between(citing))),
        beside=re.compile(quick(rf"[\s’'s]*{either(citing.number_sign, '')}?\s*")),
        own_noun=re.compile(quick(rf"{citing.own_noun}$") if citing.own_noun else NOTHING),
    )


def _one_letter(citing: Citing) -> str:
    return either(*citing.letters, r"[A-Z]") + NO_LETTER


def _letters(citing: Citing) -> str:
    joint = rf"{GAP}*{either('[,،、]', citing.conjunction, citing.through, '[-—]')}{GAP}*"
    one = either(*citing.letters, r"[A-Z]")
    return rf"(?:{GAP}{{0,2}}(?P<letters>{one}(?:{joint}{one})*+){NO_LETTER})?"


def _numbered(citing: Citing) -> str:
    """A number with what stands behind it: a year, a session, a session that a copy has spoilt, a date, a committee.

    ``digits`` are those behind the first. A committee's number may follow a full stop or a hyphen.
    """
    tails = either(_year(citing), _roman(citing), _SPOILT_ROMAN, _dated(citing))
    free = rf"(?<![.\-]\d)(?P<digits>\d{{0,3}}+|\.\d{{3}}){tails}"
    before, named, after = citing.committee.partition("NUMBER")
    called = rf"(?P<called>\d{{2,3}})(?!\d)(?i:{after})" if named and not before else ""
    return r"[0-9](?<![0-9A-Za-z/][0-9])" + either(free, called or r"(?P<called>(?!))")


def _year(citing: Citing) -> str:
    """``1373 (2001)``, ``161 A (1961)``, ``2.374 (2017)``."""
    opening, closing = (r"[(\[〔]", r"[)\]〕]") if citing.noun_follows else (r"\(", r"\)")
    year = rf"{opening}{GAP}?(?P<year>(?:19|20)\d\d){GAP}?(?i:{either(citing.year_word)}{GAP}?)?{closing}"
    return rf"{GAP}{{0,3}}(?P<letter>[A-Z])?{GAP}{{0,3}}{year}"


def _roman(citing: Citing) -> str:
    """``217 A (III)``, ``2253 (ES-V)``, ``186 (S-2)``, ``3411 A and B (XXX)``; session marks of the language too."""
    latin = rf"(?:(?:ES|S){GAP}?-{GAP}?(?:{_ROMAN}|\d{{1,2}})|{_ROMAN})"
    local = rf"{_marks(citing)}{GAP}*-?{GAP}*\d{{1,2}}"
    after = r"(?:\[?(?P<after>[A-Z])" + NO_LETTER + r"\]?)?"
    session = rf"\({GAP}?(?P<session>{latin}|{local}){GAP}?\)"
    return rf"{_letters(citing)}{GAP}{{0,3}}{session}{after}"


def _marks(citing: Citing, meaning: str = "") -> str:
    """The language's own marks of a session, or of those that are not regular."""
    marks = (mark for mark, means in citing.sessions if means.endswith(meaning))
    return either(*(re.escape(mark).replace(r"\ ", GAP + "*") for mark in marks))


def _session(citing: Citing) -> str:
    """``68/178``, ``S-10/2``, ``49/222 A and B``, ``2005/20``, ``40 / 152 O``."""
    after = r"(?![\d/%]|\.\d|-\d)"
    special = rf"(?:E{_free('E')}S|S{_free('S')}){GAP}?-{GAP}?\d{{1,4}}"
    local = rf"|{_marks(citing, '-')}{GAP}*-{GAP}*\d{{1,2}}" if citing.runs_left else ""
    slash = rf"{GAP}?/{GAP}?"
    return rf"(?P<session>{_DIGIT}\d{{0,3}}|{special}{local}){slash}(?P<number>\d{{1,4}}){after}{_letters(citing)}"


def _written(citing: Citing) -> str:
    """Numbers in words: a resolution's number with its session or year in brackets."""
    run = rf"{citing.numeral}{{1,9}}"
    mark = rf"(?P<mark>{either(*(mark for mark, _ in citing.sessions))})?"
    other = rf"{citing.numeral}{{4}}|(?:19|20)\d\d"
    number = rf"(?:(?<!{citing.numeral})(?P<number>{run})|{_FREE}(?P<digits>\d{{1,4}}))"
    return rf"{number}{GAP}?\({GAP}?{mark}(?P<session>{run}|{other}){GAP}?\)"


def _between(citing: Citing) -> str:
    """What may stand between a noun and its number besides what joins a list: organs, where they stand there."""
    organs = (pattern for _, pattern in citing.organs)
    words = either(*organs, citing.council, citing.united_nations, citing.number_sign, citing.organ_link)
    return rf"(?:[\s\u200b(,]|{words})*+"


def _dated(citing: Citing) -> str:
    """A number with the date that stands for its year: ``1653 of 27 January 2006``."""
    if citing.noun_follows or not citing.date_link:
        return ""
    return rf"(?!\d)(?={GAP}+(?i:{either(citing.date_link)}){GAP}+\d{{1,2}}{GAP})"


def _committee(citing: Citing) -> str:
    """A committee whose number stands behind it; one whose number stands before it is found with other numbers."""
    before, named, after = citing.committee.partition("NUMBER")
    if not before or not named:
        return ""
    return opened(before) + quick(r"(?P<number>\d(?<![A-Za-z\d/]\d)\d{2,3})(?!\d)" + after)


def _cues(citing: Citing) -> list[tuple[str, str]]:
    """Names and patterns in the order in which they are tried; of several at one place the first counts."""
    organs = [(f"organ{place}", pattern) for place, (_, pattern) in enumerate(citing.organs)]
    named = [
        *((f"acronym{place}", pattern) for place, (_, pattern) in enumerate(citing.acronyms)),
        ("foreign", citing.foreign),
        ("reported", citing.reported),
        ("plural", citing.plural),
        ("singular", citing.singular),
        ("decision", citing.decision),
        ("own", citing.own),
    ]
    return [*organs[:3], *named, *organs[3:], ("council", citing.council)]


def _kind(name: str, citing: Citing) -> tuple[str, str]:
    if name.startswith("acronym"):
        return "singular", citing.acronyms[int(name.removeprefix("acronym"))][0]
    if name.startswith("organ"):
        return "organ", citing.organs[int(name.removeprefix("organ"))][0]
    return ("organ", name) if name in ("foreign", "reported", "own", "council") else (name, "")


def _rival(citing: Citing) -> re.Pattern[str]:
    """Words that take a number for themselves, right before it, or right after it where the noun follows."""
    if citing.noun_follows:
        return re.compile(quick(rf"{GAP}*{either(citing.rival)}"))
    return re.compile(opened(citing.rival) + rf"{GAP}*$")


def _glue(citing: Citing) -> str:
    """What may stand between the members of one list, or between a noun and its number."""
    words = (citing.conjunction, citing.number_sign, citing.number_end, citing.date_link, citing.own)
    nouns = (citing.plural, citing.singular, *(noun for _, noun in citing.acronyms))
    return rf"(?:[\s\u200b,、()\[\]\"“”'’*-]|\d{{1,4}}(?=\))|{either(*words, *nouns)})*+"


def _suffix(citing: Citing) -> str:
    """``and Add.1``, ``, Corr.1-3``, ``and Corr.1 and 2)`` after a symbol."""
    joint = rf"{GAP}*(?:[,、]|{either(citing.conjunction)})+{GAP}*"
    more = rf"(?:{GAP}*{either(citing.conjunction)}{GAP}*(?P<more>\d{{1,2}})(?={GAP}*[)）,;.]))?"
    suffix = rf"(?:Add|Corr|Rev|Amend)\.{GAP}?(?P<first>\d{{1,3}})(?:-(?P<last>\d{{1,3}}))?(?!\d)"
    return rf"{joint}(?P<suffix>{suffix}){more}"


def _link(citing: Citing) -> str:
    """What may stand between a number and the organ named after it, dates left out; a note may be called there."""
    if not citing.organ_follows:
        return NOTHING
    link = rf"{either(citing.organ_link)}{'' if citing.organ_linked else '?'}"
    return rf"[\s,]*(?:{either(citing.date_link)}[\s,]*)?(?:\d{{1,3}}\s+)?{link}\s*"
