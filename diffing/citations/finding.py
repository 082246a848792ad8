"""From a structured text to its citations: every paragraph is searched, then the whole document decides the doubts."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from diffing.changes import Body, Citation, Kind, Metadata, Paragraph, Part, Structure
from diffing.citations.anchors import Anchor, Shape, anchors
from diffing.citations.dating import parted_dates, stated_dates
from diffing.citations.doubting import CitingDocument
from diffing.citations.frames import Frame, frame
from diffing.citations.heading import heads
from diffing.citations.mapping import span, starts_of
from diffing.citations.organs import Named, named
from diffing.citations.pinpoints import places
from diffing.citations.relating import Governed, governing, relation
from diffing.citations.ruling import cues, rulings
from diffing.citations.sentences import Ruling, Sentence
from diffing.citations.sweeping import FLAG as SCOPE_UNCLEAR
from diffing.citations.sweeping import swept
from diffing.citations.wording import pinpoint
from diffing.dates import dates_in
from diffing.folding import folded, latin, lowered
from diffing.languages import variety
from diffing.sessions import written_between
from diffing.structure.patterns import in_lower_case
from diffing.symbols import Symbol, SymbolError, parse
from diffing.years import NOTHING_LEARNT, Learnt

_SERIES = {
    Body.SECURITY_COUNCIL: "S",
    Body.GENERAL_ASSEMBLY: "A",
    Body.HUMAN_RIGHTS_COUNCIL: "A/HRC",
    Body.ECONOMIC_AND_SOCIAL_COUNCIL: "E",
    Body.TRUSTEESHIP_COUNCIL: "T",
    Body.COUNTER_TERRORISM_COMMITTEE: "S",
}


_PART_LETTER = re.compile(r"\[[A-Z]\]$")
_LAST_NUMBER = re.compile(r"\d+(?=(?:\([^()]*\))?$)")
_START = attrgetter("start")
_HEADING = 80
"""Characters of the heading of a resolution at most, with its date."""

_FARTHEST = 30
"""Members of a list within which a bare number looks for one that is named in full."""


class Searched(NamedTuple):
    """A paragraph with what was found in it and what governs it. ``lists`` gives for each anchor the place of the first
    one of its list, ``places`` where the place in its document is named; ``starts`` are those of the pieces."""

    paragraph: Paragraph
    sentence: Sentence
    rulings: list[Ruling]
    governed: Governed
    lists: list[int]
    places: list[tuple[int, int] | None]
    starts: tuple[int, ...]


def cite(
    structure: Structure, text: str, *, symbol: str | None = None, learnt: Learnt = NOTHING_LEARNT
) -> tuple[Citation, ...]:
    """Find the citations of a structured text, in reading order.

    ``text`` is the input that the structure's pieces index. ``symbol`` is the document's own, as printed or
    canonical, when the text does not print it; ``learnt`` tells the years of Council numbers past our table. Furniture
    is not searched, and a document does not cite itself. Never raises on any text; KeyError for a structure in a
    language that no file teaches.
    """
    words = frame(_tag(structure, text))
    searched = list(_searched(structure, words))
    anchored = {each.paragraph.path: [anchor.start for anchor in each.sentence.anchors] for each in searched}
    known = _citing(structure.metadata, symbol, searched, words.citing.runs_left, learnt)
    named = _of_others(searched, structure.metadata, known, text)
    if known.symbol is None and named and heads(named[0], structure, text, words.tag):
        known = _citing(structure.metadata, named[0].target, searched, words.citing.runs_left, learnt)
        named = _of_others(searched, structure.metadata, known, text)
    if any(each.part is Part.MASTHEAD for each in named):
        named = list(_beyond_head(named, structure, known, words))
    unclear = list(_unclear(structure, anchored))
    return tuple(sorted([*named, *unclear], key=_START) if unclear else named)


def _of_others(searched: list[Searched], metadata: Metadata, known: CitingDocument, text: str) -> list[Citation]:
    """What was found, but for the document's own symbols."""
    own, printed = _own_symbols(metadata, known.symbol)
    found = (citation for each in searched for citation in _citations(each, known, text))
    return [each for each in found if each.target not in own and not _is_printed(each, printed)]


def _tag(structure: Structure, text: str) -> str:
    """The tag of the language or its variety. What an organ adopts it writes in full."""
    formal = structure.metadata.adopted_on and structure.metadata.body
    return structure.language if formal else variety(structure.language, text)


def _unclear(structure: Structure, anchored: dict[str, list[int]]) -> Iterator[Citation]:
    """An entry without target for each change of all that was decided earlier."""
    verbs = {paragraph.path: paragraph.verb for paragraph in structure.paragraphs}
    for paragraph in structure.paragraphs:
        if paragraph.part is not Part.OPERATIVE:
            continue
        verb = paragraph.verb or verbs.get(paragraph.path.rpartition(".")[0])
        for each in swept(paragraph, verb, anchored.get(paragraph.path, []), structure.language):
            start, end = span(paragraph.pieces, starts_of(paragraph.pieces), each.start, each.end)
            yield Citation(
                target=None,
                kind=Kind.RESOLUTION,
                printed=paragraph.text[each.start : each.end],
                paragraph=paragraph.path,
                part=paragraph.part,
                start=start,
                end=end,
                relation=each.relation,
                verb=verb,
                flags=(SCOPE_UNCLEAR,),
                listed=-1,
            )


def _is_printed(citation: Citation, printed: frozenset[str]) -> bool:
    """Other names that a document prints for itself are so only in its head."""
    return citation.target in printed and citation.part in (Part.MASTHEAD, Part.TITLE)


def _beyond_head(
    found: Iterable[Citation], structure: Structure, known: CitingDocument, words: Frame
) -> Iterator[Citation]:
    """Without what the masthead names of the pages before and after the document, that a collection links there, and
    without what its headings name."""
    beside = _neighbours(known.symbol)
    heads = _headings(structure, words) if known.series == "S" else frozenset()
    for each in found:
        linked = each.part is Part.MASTHEAD and each.target in beside
        if not linked and not (each.paragraph in heads and each.kind is Kind.RESOLUTION):
            yield each


def _headings(structure: Structure, words: Frame) -> frozenset[str]:
    """The lines of a Council's head that name a resolution as a heading does: the text's own, or that of one beside it
    on the page of a yearbook. They cite none."""
    heads = in_lower_case(*words.layout.numbered)
    lines = (each for each in structure.paragraphs if each.part is Part.MASTHEAD and len(each.text) <= _HEADING)
    return frozenset(line.path for line in lines if heads.match(lowered(folded(line.text))))


def _searched(structure: Structure, words: Frame) -> Iterator[Searched]:
    verbs = {paragraph.path: paragraph.verb for paragraph in structure.paragraphs}
    for paragraph in structure.paragraphs:
        if paragraph.part is Part.FURNITURE or not paragraph.pieces:
            continue
        sentence = _sentence(paragraph.text, words)
        if sentence:
            chapeau = verbs.get(paragraph.path.rpartition(".")[0])
            ruled = rulings(sentence)
            mates = [ruling.mates for ruling in ruled]
            where = [pinpoint(sentence, place) for place in range(len(mates))]
            governed = governing(sentence, paragraph.part, paragraph.verb or chapeau, mates, where)
            yield Searched(paragraph, sentence, ruled, governed, _lists(ruled), where, starts_of(paragraph.pieces))


def _sentence(text: str, words: Frame) -> Sentence | None:
    """A paragraph's text with its anchors and what may rule them, None without an anchor."""
    if not words.digit.search(text):
        return None
    words_seen = folded(text)
    seen, low = latin(words_seen), lowered(words_seen)
    found = anchors(seen, low, words)
    if not found:
        return None
    dates = sorted(dates_in(low, words.layout), key=_START)
    ruling = cues(low, words, found[-1].end)
    return Sentence(
        words_seen, low, words, found, ruling, [each.start for each in ruling], dates, [each.start for each in dates]
    )


def _citing(
    metadata: Metadata, symbol: str | None, searched: list[Searched], runs_left: bool, learnt: Learnt
) -> CitingDocument:
    own = _parsed(symbol) or _parsed(metadata.symbol)
    body = metadata.body or (own.body if own else None)
    anchored = (anchor for each in searched for anchor in each.sentence.anchors)
    full = {anchor.number: anchor.year for anchor in anchored if anchor.shape is Shape.YEAR and anchor.year}
    series = (cue.series for each in searched for cue in each.sentence.cues)
    return CitingDocument(
        symbol=own,
        series=_SERIES.get(body, "") if body else "",
        day=_latest_day(metadata, own),
        councils="A/HRC" in series,
        numbers=full,
        runs_left=runs_left,
        learnt=learnt,
    )


def _latest_day(metadata: Metadata, own: Symbol | None) -> date | None:
    """The day after which the document cannot have been written; its symbol overrules a date that cannot be its own."""
    printed = metadata.adopted_on or metadata.masthead_on
    period = own and written_between(own)
    if not period or (printed and period[0] <= printed <= period[1]):
        return printed
    return period[1]


def _parsed(symbol: str | None) -> Symbol | None:
    try:
        return parse(symbol) if symbol else None
    except SymbolError:
        return None


def _own_symbols(metadata: Metadata, own: Symbol | None) -> tuple[frozenset[str], frozenset[str]]:
    """The document's own symbols, and those that the head prints for it besides: no document is two resolutions."""
    printed = [_parsed(symbol) for symbol in (metadata.symbol, *metadata.symbols_printed)]
    others = (symbol for symbol in printed if symbol and symbol.kind is not Kind.RESOLUTION)
    whole = _parsed(_PART_LETTER.sub("", own.canonical)) if own else None
    return _names([own, whole]), _names(others)


def _neighbours(own: Symbol | None) -> frozenset[str]:
    """The resolutions numbered before and after a resolution."""
    if own is None or own.kind is not Kind.RESOLUTION or not own.number:
        return frozenset()
    council = own.body is Body.SECURITY_COUNCIL
    whole = f"S/RES/{own.number}" if council else _PART_LETTER.sub("", own.canonical)
    return _names(_parsed(_LAST_NUMBER.sub(str(own.number + step), whole)) for step in (-1, 1))


def _names(symbols: Iterable[Symbol | None]) -> frozenset[str]:
    return frozenset(name for symbol in symbols if symbol for name in (symbol.canonical, symbol.twin) if name)


def _citations(searched: Searched, known: CitingDocument, text: str) -> Iterator[Citation]:
    dates = stated_dates(searched.sentence, searched.rulings)
    given = zip(searched.sentence.anchors, searched.rulings, dates, strict=True)
    for place, (anchor, ruling, stated) in enumerate(given):
        mate = _full_mate(searched, place) if anchor.shape is Shape.BARE else None
        days = parted_dates(searched.sentence, place) if len(anchor.letters) > 1 else ()
        for part, target in enumerate(named(anchor, ruling, stated, known, mate)):
            yield _citation(searched, place, target, anchor, days[part] if days else stated)


def _full_mate(searched: Searched, place: int) -> Anchor | None:
    """For a bare number the next one of its list that is named in full, else the one before."""
    found, mates = searched.sentence.anchors, searched.governed.mates
    others = (*range(place + 1, min(len(found), place + _FARTHEST)), *range(place - 1, max(-1, place - _FARTHEST), -1))
    listed = (found[other] for other in others if mates[other] == mates[place])
    return next((each for each in listed if each.shape in (Shape.YEAR, Shape.ROMAN)), None)


def _citation(searched: Searched, place: int, target: Named, anchor: Anchor, stated: date | None) -> Citation:
    paragraph, sentence = searched.paragraph, searched.sentence
    start, end = span(paragraph.pieces, searched.starts, anchor.start, anchor.end)
    where = searched.places[place]
    at = sentence.text[slice(*where)] if where else None
    truncated = ("truncated",) if "truncated" in paragraph.flags else ()
    return Citation(
        target=target.symbol.canonical if target.symbol else None,
        kind=target.kind,
        printed=paragraph.text[anchor.start : anchor.end],
        paragraph=paragraph.path,
        part=paragraph.part,
        start=start,
        end=end,
        relation=relation(sentence, place, searched.governed, target.kind, at),
        verb=searched.governed.verb,
        pinpoint=paragraph.text[slice(*where)] if where else None,
        stated_date=stated,
        candidates=target.candidates,
        flags=target.flags + truncated,
        places=places(at, sentence.frame.tag) if at else (),
        via=_steps(anchor, target, stated),
        listed=searched.lists[place],
    )


def _steps(anchor: Anchor, target: Named, stated: date | None) -> tuple[str, ...]:
    """How a short form was resolved, or what speaks against what is printed."""
    if target.symbol is None:
        return ()
    if anchor.shape in (Shape.BARE, Shape.COMMITTEE):
        teller = "stated date" if stated and not target.symbol.year else "number"
        return (f"the {teller} tells the {'year' if target.symbol.year else 'session'}",)
    return ("the number counts, not the printed year",) if "year_conflict" in target.flags else ()


def _lists(ruled: list[Ruling]) -> list[int]:
    """For each anchor the place of the first one of its list: what glue joins, or one noun rules, is one list."""
    firsts: list[int] = []
    for place, (before, ruling) in enumerate(zip([None, *ruled], ruled, strict=False)):
        same = before and (ruling.mates == before.mates or 0 <= ruling.noun_at == before.noun_at)
        firsts.append(firsts[-1] if same else place)
    return firsts
