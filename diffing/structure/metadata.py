"""What a text says about itself: symbol, body, kind, dates, session, meeting, agenda item, title, draft, report."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from diffing.changes import Body, Kind, Metadata
from diffing.dates import find_date, line_date, number
from diffing.folding import lowered
from diffing.languages import Layout, language, tags
from diffing.structure.furniture import SYMBOL_LINE
from diffing.structure.head import HEADING, is_numbered_heading, names_adoption
from diffing.structure.patterns import compiled, in_lower_case, separate
from diffing.symbols import SymbolError, parse

_SYMBOL = re.compile(r"[A-Z]{1,5}(?:/[A-Z0-9][\w.\-]{0,20}){1,7}(?:\s?\((?:\d{4}|[IVXLS-]{1,7})\))?")
_STARS = re.compile(r"\s?(\*{1,4})$")
_SERIES = {Body.HUMAN_RIGHTS_COUNCIL: "A/HRC/RES/", Body.ECONOMIC_AND_SOCIAL_COUNCIL: "E/RES/"}
_OLD_SERIES = {Body.ECONOMIC_AND_SOCIAL_COUNCIL: "E/RES/", Body.TRUSTEESHIP_COUNCIL: "T/RES/"}


@dataclass(frozen=True, slots=True)
class Sayings:
    """The folded lines that speak about the text: those of the head in order, the title, the closing lines, notes.

    ``head`` takes in a page's navigation, ``masthead`` does not. ``body`` is who speaks in the organ line; ``whole`` is
    true for a text with an organ line or numbers.
    """

    head: tuple[str, ...]
    masthead: tuple[str, ...]
    title: str
    closing: tuple[str, ...]
    notes: tuple[str, ...]
    body: Body | None
    whole: bool


def read_identity(said: Sayings, layout: Layout, *, symbol: str | None, title: str | None) -> Metadata:
    """Of the metadata what tells which document speaks and since when it can: its body, its symbols and its days.

    Arguments as for ``read_metadata``, of whose result this is a part.
    """
    printed = tuple(dict.fromkeys(_printed(said, layout)))
    own = _first_canonical(printed) or _first_canonical(_given(symbol, title, layout))
    masthead_on, adopted_on = _dates(said, layout)
    return Metadata(
        body=said.body or _body(own, said, layout),
        symbol=own,
        symbols_printed=printed,
        adopted_on=adopted_on,
        masthead_on=masthead_on,
    )


def read_metadata(said: Sayings, layout: Layout, *, symbol: str | None, title: str | None) -> Metadata:
    """Put together what the lines say. ``symbol`` and ``title`` are the caller's, believed where the text is silent."""
    known = read_identity(said, layout, symbol=symbol, title=title)
    draft, report = _provenance(said.head)
    kind = _kind(known.symbol, said, layout)
    return replace(
        known,
        kind=kind,
        session=_session(said.head, layout),
        meeting=_meeting((*said.head, *said.closing), layout),
        agenda_item=_agenda_item(said.head, layout),
        title=_title(said, known.symbol, kind, title),
        draft=draft,
        report=report,
        asterisks=max((len(found[1]) for line in said.head if (found := _starred(line))), default=0),
        reissue_note=_reissue(said, layout),
    )


def _starred(line: str) -> re.Match[str] | None:
    return _STARS.search(line) if SYMBOL_LINE.fullmatch(line) else None


def _printed(said: Sayings, layout: Layout) -> Iterable[str]:
    """Every way in which the head names the text: a line that is a symbol, a number before the title, a heading.

    Of headings with another number than the symbol line's a single one is an error to be seen; several are neighbours
    in a page's navigation.
    """
    lines = [line.rstrip("* ") for line in said.head if SYMBOL_LINE.fullmatch(line)]
    lines += [_of_series(found, said.body) for line in said.head if (found := HEADING.match(line))]
    numbered = [(line, numbered) for line in said.head if (numbered := _numbered(line, layout))]
    own = _first_canonical(lines) or _first_canonical(symbol for _, symbol in numbered)
    yield from lines
    yield from (symbol for _, symbol in numbered if _first_canonical([symbol]) == own)
    others = {symbol for line, symbol in numbered if line in said.masthead and is_numbered_heading(line, layout)}
    others = {symbol for symbol in others if _first_canonical([symbol]) != own}
    if len(others) == 1 and _same_series(own, _first_canonical(others)):
        yield from others


def _same_series(one: str | None, other: str | None) -> bool:
    return bool(one and other) and str(one).rpartition("/")[0] == str(other).rpartition("/")[0]


def _of_series(found: re.Match[str], body: Body | None) -> str:
    if found["new"]:
        return _SERIES.get(body or Body.OTHER, "A/RES/") + found["new"]
    return _OLD_SERIES.get(body or Body.OTHER, "A/RES/") + found["old"]


def _numbered(line: str, layout: Layout) -> str | None:
    """The symbol that a heading spells in digits or words: a Council resolution's, or one of an Assembly's session."""
    if not in_lower_case(*layout.numbered).search(lowered(line[:200])):
        return None
    for pattern in separate(layout.numbered):
        if found := pattern.search(line[:200]):
            said = {name: number(words, layout) for name, words in found.groupdict().items()}
            series = "A" if said.get("session") else "S"
            bracket = said.get("session") or said.get("year")
            return f"{series}/RES/{said['number']}" + (f" ({bracket})" if bracket else "")
    return None


def _given(symbol: str | None, title: str | None, layout: Layout) -> list[str]:
    from_title = _numbered(title, layout) if title else None
    return [each for each in (symbol, from_title) if each]


def _first_canonical(printed: Iterable[str]) -> str | None:
    for each in printed:
        try:
            return parse(each).canonical
        except SymbolError:
            continue
    return None


def _body(own: str | None, said: Sayings, layout: Layout) -> Body | None:
    if own:
        return parse(own).body
    for line in said.head:
        for body, pattern in layout.organs:
            if names_adoption(line, layout) and compiled(pattern).search(line):
                return body
    return None


def _kind(own: str | None, said: Sayings, layout: Layout) -> Kind | None:
    if any(compiled(layout.drafts).search(line) for line in said.head):
        return Kind.DRAFT
    if own:
        return parse(own).kind
    if said.title and compiled(layout.declarations).fullmatch(said.title):
        return Kind.DECLARATION
    if any(compiled(layout.statements).search(line) for line in said.head):
        return Kind.PRESIDENTIAL_STATEMENT
    if any(names_adoption(line, layout) for line in said.head):
        return Kind.RESOLUTION
    return Kind.DOCUMENT if said.whole else None


def _title(said: Sayings, own: str | None, kind: Kind | None, given: str | None) -> str | None:
    """Resolutions of the Security Council bear no title (citations.md 4.1)."""
    if own and own.startswith("S/RES/"):
        return None
    found = HEADING.match(said.title)
    printed = said.title[found.end() :] if found else said.title
    return printed.strip() or (given if kind is not None else None) or None


def _dates(said: Sayings, layout: Layout) -> tuple[date | None, date | None]:
    """The masthead's date and that of adoption. Mastheads are in English in most languages."""
    masthead: date | None = None
    adopted: date | None = None
    plain: list[date] = []
    opens, expected = compiled(layout.distribution), 0
    before = False
    for line in said.head:
        expected = 3 if opens.match(line) else expected - 1
        day, adopts = _any_date(line, layout), names_adoption(line, layout)
        if day and expected > 0 and not masthead and not adopts:
            masthead = day
        elif day and (adopts or before):
            adopted = adopted or day
        elif day:
            plain.append(day)
        before = adopts
    closing = next((day for line in said.closing if (day := find_date(line, layout))), None)
    return masthead, adopted or closing or next(iter(plain), None)


def _any_date(line: str, layout: Layout) -> date | None:
    begin = line[:300]
    return line_date(begin, layout) or line_date(begin, *_layouts())


@cache
def _layouts() -> tuple[Layout, ...]:
    return tuple(language(tag).layout for tag in tags())


def _session(head: Sequence[str], layout: Layout) -> str | None:
    """``70``, or with the sign of special sessions ``S-10``, ``ES-11``."""
    signs = (("ES-", layout.emergency_session), ("S-", layout.special_session), ("", layout.session))
    for line in head:
        for sign, pattern in signs:
            found = compiled(pattern).search(line[:200])
            if found and (value := number(found["session"], layout)):
                return f"{sign}{value}"
    return None


def _meeting(lines: Sequence[str], layout: Layout) -> int | None:
    for line in lines:
        if found := compiled(layout.meeting).search(line[:300]):
            return number(found["meeting"], layout)
    return None


def _agenda_item(head: Sequence[str], layout: Layout) -> str | None:
    found = next((found for line in head if (found := compiled(layout.agenda_item).search(line))), None)
    return found["item"] if found else None


def _provenance(head: Sequence[str]) -> tuple[str | None, str | None]:
    """The draft and the report that the bracket below the heading names: drafts are of limited distribution."""
    draft = report = None
    for line in head:
        if not re.fullmatch(r"[\[〔(].*", line):
            continue
        found = _SYMBOL.search(line, 1)
        symbol = _first_canonical([found[0]]) if found else None
        if symbol and parse(symbol).kind is Kind.DRAFT:
            draft = draft or symbol
        else:
            report = report or symbol
    return draft, report


def _reissue(said: Sayings, layout: Layout) -> str | None:
    notes = compiled(layout.reissued)
    return next((line for line in (*said.head, *said.notes) if notes.match(line)), None)
