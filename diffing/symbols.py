"""The grammar of United Nations document symbols: one canonical spelling each (reference: citations.md part 2)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from diffing.changes import Body, Kind
from diffing.folding import MARK, folded, latin
from diffing.roman import from_roman, to_roman
from diffing.years import resolved_year

MAX_LENGTH = 120
"""No symbol is longer; longer input is refused without a look."""


class SymbolError(ValueError):
    """A text is not a symbol. One line: what is wrong, and what a symbol looks like."""

    def __init__(self, printed: str, reason: str) -> None:
        shown = printed if len(printed) <= 40 else printed[:40] + "…"
        super().__init__(f"{shown!r} {reason}; symbols look like S/RES/2617(2021), A/RES/68/276 or A/70/490")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol.

    ``canonical`` is its one spelling, ``body`` the organ whose series it stands in. ``number`` is the document's
    number in its series, ``session`` the session as written (``68``, ``S-10``, ``XXI``), ``year`` that of a
    Security Council resolution or of a year series, ``letter`` a lettered part. ``suffixes`` such as ``Rev.1`` bind
    to what stands before. ``printed_year`` differs from ``year`` where a text printed a wrong one. ``twin`` is the
    other canonical symbol of a document issued under two.
    """

    canonical: str
    body: Body
    kind: Kind
    number: int | None = None
    session: str | None = None
    year: int | None = None
    letter: str | None = None
    suffixes: tuple[str, ...] = ()
    printed_year: int | None = None
    twin: str | None = None

    def __str__(self) -> str:
        return self.canonical

    @property
    def order(self) -> tuple[int, int, int, int, str]:
        """A key that sorts symbols as a reader expects: by organ, kind, session or year, number, spelling."""
        session = self.year or session_number(self.session) or 0
        return list(Body).index(self.body), list(Kind).index(self.kind), session, self.number or 0, self.canonical

    @property
    def ods_form(self) -> str:
        """The spelling that the Official Document System understands: it knows no bracketed letters (design.md 9)."""
        return re.sub(r"\[[A-Z](?:-[A-Z])?\]", "", self.canonical)


def session_number(session: str | None) -> int | None:
    """The number in a session's name: 21 of ``XXI``, 10 of ``S-10``; None of nothing."""
    last = (session or "").rpartition("-")[2]
    return int(last) if last.isdecimal() else from_roman(last)


_ROMAN_SESSION = r"(?:ES-|S-)?(?:[IVXLC]+|\d{1,2})"
_LETTER = r"(?:\[?(?P<letter>[A-Z](?:-[A-Z])?)\]?)?"
_SUFFIX = r"(?P<suffixes>(?:/(?:ADD|CORR|REV|AMEND)\.\d+)*)"

_SECURITY_COUNCIL = (
    rf"S/RES/(?P<number>\d{{1,4}})(?:\[?(?P<before>[A-Z])\]?)?(?:\((?P<year>\d{{4}})\))?{_LETTER}{_SUFFIX}"
)
_OLD_STYLE = (
    rf"(?P<organ>A|E|T)/RES/(?P<number>\d{{1,4}})(?:\[?(?P<before>[A-Z](?:-[A-Z])?)\]?)?"
    rf"\((?P<session>{_ROMAN_SESSION})\){_LETTER}{_SUFFIX}"
)
_SESSION_STYLE = (
    r"(?P<organ>A|A/HRC|E)/(?P<series>RES|DEC)/(?P<session>(?:ES-|S-)?\d{1,4})/(?P<number>\d{1,4})"
    rf"{_LETTER}{_SUFFIX}"
)

_PART = r"(?:[A-Z]{1,6}\.)?[A-Z0-9][A-Z0-9.\-]*(?:\((?:[A-Z.]{1,10})?[0-9IVXL]{1,5}\))?(?:\[[A-Z](?:-[A-Z])?\])?"
_PLAIN = re.compile(rf"[A-Z]{{1,8}}(?:/{_PART}){{1,12}}")
_WORDS = {"ADD.": "Add.", "CORR.": "Corr.", "REV.": "Rev.", "AMEND.": "Amend.", "SUB.": "Sub.", "PART": "Part"}
_WORDS |= {"VOL.": "Vol.", "RESUMPTION": "Resumption", "SUMMARY": "Summary", "SUPP.": "Supp.", "AGENDA": "Agenda"}
_WORD = re.compile("|".join(re.escape(word) for word in _WORDS))

Reader = Callable[[re.Match[str], str], Symbol]


@lru_cache(maxsize=8192)
def parse(printed: str) -> Symbol:
    """Read a symbol as people print it. Raises SymbolError.

    Forgiving of spaces, width, look-alike letters, reissue asterisks, final punctuation, a missing year of a
    Security Council resolution, letters before or after the session, and of bare forms that only one series can
    have: ``2617 (2021)``, ``217 A (III)``, ``68/276``, ``ES-11/1``.
    """
    if len(printed) > MAX_LENGTH:
        raise SymbolError(printed, "is too long")
    compact = latin(folded(printed)).replace(MARK, "")
    compact = re.sub(r"\s+", "", compact).upper().strip("\"'“”‘’«»,;:*.").rstrip("*")
    first, _, second = _split_double(_expanded(_unwrapped(compact)))
    symbol = _read(first, printed)
    return replace(symbol, twin=_read(second, printed).canonical) if second else symbol


def canonical(printed: str) -> str:
    """The one spelling of a symbol as printed. Raises SymbolError."""
    return parse(printed).canonical


def _unwrapped(compact: str) -> str:
    return compact[1:-1] if compact.startswith("(") and compact.endswith(")") else compact


def _split_double(compact: str) -> tuple[str, str, str]:
    """A document of two organs prints both symbols with a dash between (citations.md 2.2)."""
    cut = re.search(r"(?<=\d)-(?=[ASE]/)", compact)
    return (compact[: cut.start()], "-", compact[cut.end() :]) if cut else (compact, "", "")


def _expanded(compact: str) -> str:
    """Give a bare form the prefix of the only series that it can belong to."""
    if re.fullmatch(r"\d{1,4}[A-Z]?\(\d{4}\)", compact):
        return "S/RES/" + compact
    if re.fullmatch(rf"\d{{1,4}}[A-Z]?\({_ROMAN_SESSION}\)(?:\[?[A-Z]\]?)?", compact):
        return "A/RES/" + compact
    if bare := re.fullmatch(r"(ES-|S-)?(\d{1,3})/(\d{1,4})\[?[A-Z]?\]?", compact):
        return "A/RES/" + compact if bare[1] or only_assembly(int(bare[2]), int(bare[3])) else compact
    return compact


def only_assembly(session: int, number: int) -> bool:
    """Whether ``session/number`` can be of the General Assembly only.

    The Assembly writes its sessions so since the thirty-first. The Human Rights Council adopts at most some sixty
    resolutions a session, and reached its sixty-third in 2026.
    """
    return session > 30 and (number > 70 or session > 65)


def _read(compact: str, printed: str) -> Symbol:
    for pattern, reader in _READERS:
        if matched := pattern.fullmatch(compact):
            return reader(matched, printed)
    if re.fullmatch(r"\d{1,3}/\d{1,4}[A-Z]?", compact):
        raise SymbolError(printed, "names no organ: write A/RES/ or A/HRC/RES/ before it")
    raise SymbolError(printed, "is not a document symbol")


def _letter(matched: re.Match[str]) -> str | None:
    groups = matched.groupdict()
    return groups.get("before") or groups.get("letter")


def _bracketed(letter: str | None) -> str:
    return f"[{letter}]" if letter else ""


def _suffixes(matched: re.Match[str]) -> tuple[str, ...]:
    return tuple(part.capitalize() for part in matched["suffixes"].split("/") if part)


def _council(matched: re.Match[str], printed: str) -> Symbol:
    number, letter, suffixes = int(matched["number"]), _letter(matched), _suffixes(matched)
    stated = int(matched["year"]) if matched["year"] else None
    year = resolved_year(number, stated)
    if year is None:
        reason = "needs its year" if stated is None else "cannot be: the Council adopted no such number in that year"
        raise SymbolError(printed, reason)
    text = "/".join([f"S/RES/{number}({year}){_bracketed(letter)}", *suffixes])
    body = Body.SECURITY_COUNCIL
    return Symbol(text, body, Kind.RESOLUTION, number, None, year, letter, suffixes, stated)


_BODIES = {
    "A": Body.GENERAL_ASSEMBLY,
    "A/HRC": Body.HUMAN_RIGHTS_COUNCIL,
    "E": Body.ECONOMIC_AND_SOCIAL_COUNCIL,
    "T": Body.TRUSTEESHIP_COUNCIL,
    "S": Body.SECURITY_COUNCIL,
    "ST": Body.SECRETARIAT,
}


def roman_session(session: str) -> str:
    """The session of an old-style symbol as the libraries write it: Roman, but S-1 and S-2 with digits.

    Raises ValueError when it is no session at all.
    """
    prefix, number = session.rpartition("-")[0], session_number(session)
    if not number:
        raise ValueError(f"no session {session!r}")
    if prefix == "S" and number <= 2:
        return f"S-{number}"
    return f"{prefix}-{to_roman(number)}" if prefix else to_roman(number)


def _old_style(matched: re.Match[str], printed: str) -> Symbol:
    try:
        session = roman_session(matched["session"])
    except ValueError:
        raise SymbolError(printed, "has no session in its brackets") from None
    organ, number, letter, suffixes = matched["organ"], int(matched["number"]), _letter(matched), _suffixes(matched)
    text = "/".join([f"{organ}/RES/{number}({session}){_bracketed(letter)}", *suffixes])
    return Symbol(text, _BODIES[organ], Kind.RESOLUTION, number, session, None, letter, suffixes)


def _session_style(matched: re.Match[str], _: str) -> Symbol:
    organ, letter, suffixes = matched["organ"], matched["letter"], _suffixes(matched)
    session = re.sub(r"(?<!\d)0+(?=\d)", "", matched["session"])
    number, year = int(matched["number"]), int(session) if organ == "E" and session.isdecimal() else None
    stem = f"{organ}/{matched['series']}/{session}/{number}{_bracketed(letter)}"
    kind = Kind.RESOLUTION if matched["series"] == "RES" else Kind.DECISION
    return Symbol("/".join([stem, *suffixes]), _BODIES[organ], kind, number, session, year, letter, suffixes)


def _plain(matched: re.Match[str], printed: str) -> Symbol:
    text = _WORD.sub(lambda word: _WORDS[word[0]], matched[0])
    parts = text.split("/")
    if parts[1] == "RES" and parts[0] in _BODIES:
        raise SymbolError(printed, "has no complete number")
    if not any(character.isdecimal() for character in text):
        raise SymbolError(printed, "has no number")
    stem = [part for part in parts if not re.match(r"(?:Add|Corr|Rev|Amend)\.\d", part)]
    number = re.search(r"(\d+)[A-Z]?(?:\([^)]*\))?(?:\[[A-Z]\])?$", stem[-1])
    years = [int(part) for part in stem[1:-1] if re.fullmatch(r"(?:19|20)\d\d", part)]
    sessions = [part for part in stem[1:-1] if re.fullmatch(r"(?:E?S-)?\d{1,3}", part)]
    body = _BODIES.get("/".join(parts[:2]), _BODIES.get(parts[0], Body.OTHER))
    return Symbol(
        text,
        body,
        _plain_kind(stem),
        int(number[1]) if number else None,
        next(iter(sessions), None),
        next(iter(years), None),
        suffixes=tuple(parts[len(stem) :]),
    )


def _plain_kind(stem: list[str]) -> Kind:
    marks = {"RES": Kind.RESOLUTION, "DEC": Kind.DECISION, "PRST": Kind.PRESIDENTIAL_STATEMENT}
    marked = next((marks[part] for part in stem if part in marks), None)
    if marked:
        return marked
    if any(re.match(r"(?:PV|SR)\.\d", part) for part in stem):
        return Kind.MEETING_RECORD
    return Kind.DRAFT if any(re.match(r"L\.\d", part) for part in stem) else Kind.DOCUMENT


_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(_SECURITY_COUNCIL), _council),
    (re.compile(_OLD_STYLE), _old_style),
    (re.compile(_SESSION_STYLE), _session_style),
    (_PLAIN, _plain),
)
