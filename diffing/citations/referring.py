"""Words that name a document without its number: that resolution, those resolutions, ibid., the Strategy, a title
with a note (citations.md 3.10).

They are resolved only when one candidate remains, and kept apart from citations: nothing here counts as one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from diffing.alternatives import NOTHING, either
from diffing.changes import Citation, Kind, Paragraph, Part, Structure
from diffing.citations.frames import frame
from diffing.citations.mapping import offset, span, starts_of
from diffing.citations.sweeping import FLAG as SCOPE_UNCLEAR
from diffing.citations.wording import compiled
from diffing.folding import GAP, folded
from diffing.symbols import SymbolError, parse

FLAG = "reference"
_BODY = (Part.PREAMBLE, Part.OPERATIVE)
_NO_NUMBER = rf"(?!{GAP}*(?:No\.?{GAP}*)?\d)"
"""A number right behind is what the words name: ``stressing that resolution 435 (1978)``."""

_MOST = 60
"""A reference means none of the resolutions that were named before so many others."""


@dataclass(frozen=True, slots=True)
class Referring:
    """A language's patterns for words that refer."""

    itself: re.Pattern[str]
    noun: re.Pattern[str]
    organ: re.Pattern[str]
    that_one: re.Pattern[str]
    those: re.Pattern[str]
    ibid: re.Pattern[str]
    titled: re.Pattern[str]
    instruments: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]


@dataclass(slots=True)
class _Known:
    """What is known while a text is read: its own symbol, the citations of each paragraph, instruments named in full
    with the place, what the note before cited, and what the paragraph of the body before cited."""

    own: str | None
    cited: dict[str, list[Citation]]
    named: dict[str, str] = field(default_factory=dict)
    note: tuple[str, list[Citation]] = ("", [])
    last: list[Citation] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    targets: tuple[str, ...]
    via: tuple[str, ...]


@cache
def referring(tag: str) -> Referring:
    """The patterns of a language. Raises KeyError for a tag that no language file has."""
    citing = frame(tag).citing
    return Referring(
        itself=compiled(citing.itself),
        noun=compiled(either(citing.singular, citing.plural)),
        organ=compiled(rf".{{0,12}}?{either(*(organ for _, organ in citing.organs), citing.foreign)}"),
        that_one=compiled(rf"{citing.that_one}{_NO_NUMBER}"),
        those=compiled(rf"{citing.those}{_NO_NUMBER}"),
        ibid=compiled(citing.ibid),
        titled=compiled(rf"(?P<title>{citing.titled})[,;]?{GAP}*$" if citing.titled else NOTHING),
        instruments=tuple((symbol, compiled(full), compiled(short)) for symbol, full, short in citing.instruments),
    )


def refer(structure: Structure, citations: tuple[Citation, ...], *, symbol: str | None = None) -> tuple[Citation, ...]:
    """The references of a structured text, in reading order, given its citations (``diffing.citations.cite``).

    Each is a citation whose flags hold ``reference``, whose printed words are the reference and whose ``via`` tells how
    it was resolved; one for each document that it means. What stays doubtful is left out. Never raises on any text;
    KeyError for a structure in a language that no file teaches. ``symbol`` is the document's own.
    """
    words = referring(structure.language)
    counted = (each for each in citations if SCOPE_UNCLEAR not in each.flags)
    by_paragraph = {path: list(found) for path, found in groupby(counted, lambda each: each.paragraph)}
    known = _Known(_canonical(symbol) or structure.metadata.symbol, by_paragraph)
    found: list[Citation] = []
    for paragraph in structure.paragraphs:
        if paragraph.pieces and paragraph.part is not Part.FURNITURE:
            found += _references(paragraph, words, known)
            if paragraph.part is Part.NOTE:
                known.note = (paragraph.path, by_paragraph.get(paragraph.path, []))
            elif paragraph.part in _BODY:
                known.last = by_paragraph.get(paragraph.path, [])
    return tuple(found)


def _canonical(symbol: str | None) -> str | None:
    try:
        return parse(symbol).canonical if symbol else None
    except SymbolError:
        return None


def _references(paragraph: Paragraph, words: Referring, known: _Known) -> Iterator[Citation]:
    text, starts = folded(paragraph.text), starts_of(paragraph.pieces)
    found = [
        *_itself(text, words, known),
        *_back(paragraph, text, words, known),
        *_instruments(paragraph, text, words, known),
        *_titled(paragraph, text, words, known),
        *_ibid(paragraph, text, words, known),
    ]
    last = 0
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if each.start >= last:
            last = each.end
            place = span(paragraph.pieces, starts, each.start, each.end)
            yield from (_reference(paragraph, each, target, place) for target in each.targets)


def _reference(paragraph: Paragraph, found: _Found, target: str, place: tuple[int, int]) -> Citation:
    return Citation(
        target=target,
        kind=parse(target).kind,
        printed=paragraph.text[found.start : found.end],
        paragraph=paragraph.path,
        part=paragraph.part,
        start=place[0],
        end=place[1],
        verb=paragraph.verb,
        flags=(FLAG,),
        via=found.via,
    )


def _itself(text: str, words: Referring, known: _Known) -> Iterator[_Found]:
    if known.own and _canonical(known.own):
        for matched in words.itself.finditer(text):
            yield _Found(matched.start(), matched.end(), (known.own,), ("the document itself",))


def _back(paragraph: Paragraph, text: str, words: Referring, known: _Known) -> Iterator[_Found]:
    """Back references to what the same paragraph named before, else the one before it: one document, or one list."""
    cited = [each for each in known.cited.get(paragraph.path, []) if each.kind is Kind.RESOLUTION]
    starts = starts_of(paragraph.pieces)
    for pattern, several in ((words.that_one, False), (words.those, True)):
        for matched in pattern.finditer(text):
            place = span(paragraph.pieces, starts, matched.start(), matched.end())[0]
            count = bisect_right(cited, place, key=lambda each: each.end)
            near = cited[max(0, count - _MOST) : count]
            chosen = _chosen(_lists(near), several) if near else _before(paragraph, text, matched, words, known)
            targets = tuple(dict.fromkeys(each.target for each in chosen if each.target))
            if targets and (near or several == (len(targets) > 1)):
                steps = ("the last list before it" if several else "the last one before it",)
                printed = tuple(each.printed for each in chosen)
                yield _Found(matched.start(), matched.end(), targets, (*steps, *printed))


def _before(paragraph: Paragraph, text: str, matched: re.Match[str], words: Referring, known: _Known) -> list[Citation]:
    """What the paragraph before cited, if that is one document or one list, this one names no other resolutions before
    the words, and no organ's behind them: ``the above-mentioned resolutions of the General Assembly``."""
    if paragraph.part not in _BODY or words.noun.search(text, 0, matched.start()):
        return []
    if words.organ.match(text, matched.end()):
        return []
    lists = _lists([each for each in known.last if each.kind is Kind.RESOLUTION])
    only = lists[0] if len(lists) == 1 else []
    return [] if any(each.target is None for each in only) else only


def _lists(cited: list[Citation]) -> list[list[Citation]]:
    return [list(members) for _, members in groupby(cited, lambda each: each.listed)]


def _chosen(lists: list[list[Citation]], several: bool) -> list[Citation]:
    """The last list of several, or all that stand alone; or the last one alone. Nothing where a member is in doubt."""
    if several:
        alone = [each for single in lists for each in single] if len(lists) > 1 else []
        last = next((each for each in reversed(lists) if len(each) > 1), alone)
    else:
        last = lists[-1] if lists and len({each.target for each in lists[-1]}) == 1 else []
    return [] if any(each.target is None for each in last) else last


def _instruments(paragraph: Paragraph, text: str, words: Referring, known: _Known) -> Iterator[_Found]:
    """Instruments known to the world by their full names; by a short name once the text has said the full one."""
    for symbol, full, short in words.instruments:
        in_full = [matched.span() for matched in full.finditer(text)]
        for start, end in in_full:
            known.named.setdefault(symbol, paragraph.path)
            yield _Found(start, end, (symbol,), ("an instrument known by this name",))
        if symbol in known.named:
            steps = ("the short name of what is named in full in", known.named[symbol])
            for matched in short.finditer(text):
                last = bisect_left(in_full, (matched.end(),)) - 1
                if last < 0 or in_full[last][1] <= matched.start():
                    yield _Found(matched.start(), matched.end(), (symbol,), steps)


def _titled(paragraph: Paragraph, text: str, words: Referring, known: _Known) -> Iterator[_Found]:
    """A title right before a call: the note says which document it is, if it names a single one. Or right before a
    symbol in brackets."""
    starts = starts_of(paragraph.pieces)
    for each in known.cited.get(paragraph.path, []):
        at = offset(paragraph.pieces, starts, each.start) - 1 if "/" in each.printed else -1
        title = words.titled.search(text, max(0, at - 120), at) if at > 0 and text[at] == "(" else None
        if title and each.target:
            yield _Found(
                title.start("title"),
                title.end("title"),
                (each.target,),
                ("the symbol in brackets after it", each.printed),
            )
    for call in paragraph.calls:
        cited = known.cited.get(call.note or "", [])
        targets = {each.target for each in cited}
        title = words.titled.search(text, max(0, call.offset - 120), call.offset)
        if title and len(targets) == 1 and (target := cited[0].target):
            yield _Found(
                title.start("title"), title.end("title"), (target,), ("the note that is called here", call.note or "")
            )


def _ibid(paragraph: Paragraph, text: str, words: Referring, known: _Known) -> Iterator[_Found]:
    """The source of the note before, where the note names none itself: then that one's series is meant."""
    path, cited = known.note
    targets = {each.target for each in cited}
    if known.cited.get(paragraph.path):
        return
    if paragraph.part is Part.NOTE and len(targets) == 1 and (target := cited[0].target):
        for matched in words.ibid.finditer(text):
            yield _Found(matched.start(), matched.end(), (target,), ("the source of the note before", path))
