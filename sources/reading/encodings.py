"""Which encoding bytes are in: the byte order mark, what was declared, UTF-8, then the old national ones if plausible.

A wrong guess is worse than a refusal: a text read in the wrong encoding would look like a change in every paragraph.
"""

import codecs
import re
from dataclasses import dataclass

from sources.errors import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "gb18030",
    "big5": "big5hkscs",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-6": "iso8859-6",
}
"""Declared names stand for the larger set that is in use, as browsers take them."""
_TEXTUAL = re.compile(
    r"^(utf-?(8|16|32)|gb|hz|big5|cp\d|iso8859|latin|ascii|koi8|mac-|shift|euc|us-ascii)", re.IGNORECASE
)
_META = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_:.-]{2,40})", re.I
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An old encoding: the characters that a real text in it is full of, how full it must be of them, and how many of
    its letters lie beyond ASCII, at least and at most. Shares are from 0 to 1."""

    encoding: str
    common: frozenset[str]
    share: float
    least: float
    most: float = 1.0


_CHINESE = (
    "的一是不在有和了人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得"
    "第号决议安理全联合事通各组织权该关其将与及本家区经济秘书长报告员支助活展合平际恐怖義國會為與決議號聯們個這時來對於發動學經濟"
    "關將權報務際員該組織書長區後産過說種面從開無應並據議"
)
_CANDIDATES = (
    _Candidate("gb18030", frozenset(_CHINESE), 0.25, 0.2),
    _Candidate("big5hkscs", frozenset(_CHINESE), 0.25, 0.2),
    _Candidate("cp1251", frozenset("оеаинтсрвлкмдпуяызбгчйхжшюц"), 0.7, 0.5),
    _Candidate("koi8-r", frozenset("оеаинтсрвлкмдпуяызбгчйхжшюц"), 0.7, 0.5),
    _Candidate("cp1256", frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئء،؛؟"), 0.8, 0.5),
    _Candidate("cp1252", frozenset("éèêàâîïôùûçœëáíóúñüäößãõåøÉÈÀÇÁÍÓÚÑ«»’‘“”–—°ºª…§©®¡¿\xa0"), 0.8, 0.0, 0.3),
)
_ENOUGH = 4
"""Characters beyond ASCII below which nothing can be told, except in the Western encoding."""


def decoded(
    content: bytes, declared: str | None, *, markup: bool = False, name: str
) -> tuple[str, str, tuple[str, ...]]:
    """The text, the codec that decoded it, and warnings. ``markup``: look for a declaration inside the document.

    Raises Unreadable when no encoding fits.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding, name), encoding, ()
    declared = declared or (_inside(content) if markup else None)
    codec = _codec(declared)
    warnings: tuple[str, ...] = ()
    if declared and codec is None:
        warnings = (f"the encoding {declared[:40]!r} that was declared is unknown",)
    for encoding in _order(codec):
        text = _decode(content, encoding)
        if text is not None:
            return text, encoding, warnings
        if encoding == codec:
            warnings = (f"the text is not in the encoding {codec} that was declared",)
    return *_guessed(content, name), warnings


def _order(codec: str | None) -> tuple[str, ...]:
    """UTF-8 comes before a declared single-byte encoding: servers add those by default, and nearly no text in them
    is valid UTF-8 by accident."""
    if codec is None or codec == "utf-8":
        return ("utf-8",)
    return ("utf-8", codec) if codec.startswith(("cp12", "iso8859", "koi8", "mac")) else (codec, "utf-8")


def _codec(declared: str | None) -> str | None:
    try:
        found = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    return _SUPERSETS.get(found, found) if _TEXTUAL.match(found) else None


def _inside(content: bytes) -> str | None:
    found = _META.search(content[:4096])
    return found.group(1).decode("ascii") if found else None


def _decode(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None
    return None if "\x00" in text else text


def _strictly(content: bytes, encoding: str, name: str) -> str:
    text = _decode(content, encoding)
    if text is None:
        raise Unreadable(f"{name} cannot be read: its first bytes announce {encoding}, but it is not; save it as UTF-8")
    return text


def _guessed(content: bytes, name: str) -> tuple[str, str]:
    """The most plausible old encoding. A cut inside the last character of a UTF-8 text is told as such."""
    for cut in (1, 2, 3):
        head = _decode(content[:-cut], "utf-8")
        if head is not None and not head.isascii() and content[-cut] >= 0xC0:
            raise Unreadable(f"{name} ends inside a character: it was cut off; get it again")
    scored = [(score, text, c.encoding) for c in _CANDIDATES for score, text in _scored(content, c)]
    if not scored:
        raise Unreadable(f"{name} is in an encoding that we do not recognise; save it as UTF-8")
    _, text, encoding = max(scored, key=lambda entry: entry[0])
    return text, encoding


def _scored(content: bytes, candidate: _Candidate) -> list[tuple[float, str]]:
    text = _decode(content, candidate.encoding)
    if text is None:
        return []
    beyond = [c for c in text[:200_000] if c > "\x7f" and c not in "，。、；：（）《》「」“”’\u3000"]
    if len(beyond) < _ENOUGH and candidate.encoding != "cp1252":
        return []
    letters = sum(c.isalpha() and c.isascii() for c in text[:200_000])
    density = len(beyond) / max(len(beyond) + letters, 1)
    share = sum(c in candidate.common for c in beyond) / max(len(beyond), 1)
    plausible = share >= candidate.share and candidate.least <= density <= candidate.most
    return [(share / candidate.share, text)] if plausible else []
