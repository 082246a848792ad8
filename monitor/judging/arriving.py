"""From fetched bytes, already read, to an arrival: structure, identity, citations, fingerprint. Pure.

What fails a gate here (no text, two symbols that contradict, a script that does not fit the language) never becomes
a version (design.md, rule 4): it comes back as ``Corrupt`` with the reason.
"""

import hashlib
import re
from dataclasses import replace
from datetime import datetime

from diffing.changes import Citation, Metadata, Part, Structure
from diffing.citations import cite
from diffing.cleaning import CLEANING_VERSION
from diffing.fingerprints import FINGERPRINT_VERSION, fingerprint
from diffing.own_keys import is_own_key, own_key
from diffing.structure import detect_language, structure
from diffing.years import NOTHING_LEARNT, Learnt
from monitor.intents import Arrival, Mode, Version
from monitor.judging.describing import LOW_QUALITY
from monitor.judging.naming import canonical_or_none
from sources.documents import Corrupt, Found, Listing, Reading

DERIVED_BY = f"7.{FINGERPRINT_VERSION}.{CLEANING_VERSION}"
"""The version of what we derive from bytes; raise its first number when structure or citations change their answers."""

_COUNCIL_NUMBER = re.compile(r"S/RES/\d{1,5}")

TEXT_PARTS = frozenset(Part) - {Part.FURNITURE, Part.MASTHEAD}


def arrive(
    found: Found, reading: Reading, *, official: bool, mode: Mode, now: datetime, learnt: Learnt = NOTHING_LEARNT
) -> Arrival | Corrupt:
    """Derive everything that can be derived from one fetched document, or say which gate it failed."""
    listing = found.listing
    stated = _stated_symbols(listing, reading)
    taken_apart = structure(
        reading.text,
        _language(listing, reading),
        symbol=next((one for one in stated if canonical_or_none(one)), None),
        title=reading.title or listing.title,
    )
    if reading.quality == "low":
        taken_apart = replace(taken_apart, flags=(*taken_apart.flags, LOW_QUALITY))
    printed = _printed_symbols(taken_apart.metadata)
    reason = _failed_gate(listing, reading, taken_apart, stated, printed)
    symbol = _identity(taken_apart.metadata, stated, printed)
    if reason or symbol is None:
        return Corrupt(listing, reason or _nameless(listing))
    return _arrival(found, reading, taken_apart, symbol, printed, official, mode, now, learnt)


def _arrival(
    found: Found,
    reading: Reading,
    taken_apart: Structure,
    symbol: str,
    printed: tuple[str, ...],
    official: bool,
    mode: Mode,
    now: datetime,
    learnt: Learnt,
) -> Arrival:
    named = not is_own_key(symbol)
    return Arrival(
        source=found.listing.source,
        official=official,
        address=found.listing.address,
        mode=mode,
        symbol=symbol,
        own_key=not named,
        language=taken_apart.language,
        content=found.content,
        content_sha256=hashlib.sha256(found.content).hexdigest(),
        media_type=found.media_type,
        headers=found.headers,
        validators=found.validators,
        retrieved_at=now,
        text=reading.text,
        structure=taken_apart,
        citations=citations_of(taken_apart, reading.text, symbol if named else None, learnt),
        fingerprint=fingerprint(taken_apart),
        derived_by=DERIVED_BY,
        aliases=tuple(other for other in printed if other != symbol),
        warnings=reading.warnings,
        learnt=learnt,
    )


def as_derived_now(version: Version, learnt: Learnt) -> Version:
    """A version with what this program derives from its text, whichever program derived it first, and with what was
    ``learnt`` since.

    Compared so, a better parser is never a change (design.md, rule 2), and a number of which only now the year is known
    is no new citation.
    """
    if version.derived_by == DERIVED_BY and not learnt.may_tell(version.text):
        return version
    named = None if is_own_key(version.symbol) else version.symbol
    again = structure(version.text, version.language, symbol=named)
    return replace(
        version,
        paragraphs=again.paragraphs,
        citations=citations_of(again, version.text, named, learnt),
        fingerprint=fingerprint(again),
    )


def citations_of(taken_apart: Structure, text: str, symbol: str | None, learnt: Learnt) -> tuple[Citation, ...]:
    """What a text cites; ``symbol`` is its own, which is no citation. None when it has none."""
    return cite(taken_apart, text, symbol=symbol, learnt=learnt)


def _language(listing: Listing, reading: Reading) -> str | None:
    """The text's own script decides between the scripts of one language; else what the source says."""
    stated = listing.language or reading.language
    seen = detect_language(reading.text)
    return seen if stated is None or (seen and _primary(seen) == _primary(stated)) else stated


def _primary(tag: str) -> str:
    return tag.split("-", 1)[0].lower()


def _stated_symbols(listing: Listing, reading: Reading) -> tuple[str, ...]:
    """What the source and the page's furniture call the document, the source first: canonical, or without its year
    where only the text can tell that (``S/RES/2903``)."""
    found = (canonical_or_none(one) or _without_year(one) for one in (listing.symbol, reading.symbol))
    return tuple(dict.fromkeys(one for one in found if one))


def _without_year(printed: str | None) -> str | None:
    compact = "".join((printed or "").split()).upper()
    return compact if _COUNCIL_NUMBER.fullmatch(compact) else None


def _agree(stated: str, printed: str) -> bool:
    return stated == printed or printed.startswith(stated + "(")


def _printed_symbols(metadata: Metadata) -> tuple[str, ...]:
    found = (canonical_or_none(one) for one in metadata.symbols_printed)
    return tuple(dict.fromkeys(one for one in found if one))


def _identity(metadata: Metadata, stated: tuple[str, ...], printed: tuple[str, ...]) -> str | None:
    """The symbol that the text prints (where it prints several, the stated one), the stated one, or a key of ours."""
    agreed = [own for own in printed if any(_agree(symbol, own) for symbol in stated)]
    told = [canonical_or_none(symbol) or _completed(symbol, metadata) for symbol in stated]
    for symbol in (*agreed, *printed, *told, metadata.symbol):
        if symbol:
            return symbol
    if metadata.body and metadata.kind and (metadata.adopted_on or metadata.title):
        return own_key(metadata.body, metadata.kind, metadata.adopted_on, metadata.title)
    return None


def _completed(symbol: str, metadata: Metadata) -> str | None:
    """A Council resolution's number with the year of its adoption."""
    return canonical_or_none(f"{symbol}({metadata.adopted_on.year})") if metadata.adopted_on else None


def _nameless(listing: Listing) -> str:
    return f"{listing.address}: no symbol, and no organ with a date or title to tell it by; state its symbol"


# ---- gates -----------------------------------------------------------------------------------------------------------


def _failed_gate(
    listing: Listing, reading: Reading, taken_apart: Structure, stated: tuple[str, ...], printed: tuple[str, ...]
) -> str | None:
    """The first gate that the text fails, as a sentence, or None."""
    return (
        _no_text(listing, taken_apart)
        or _wrong_script(listing, reading)
        or _wrong_document(listing, stated, printed)
        or _two_documents(listing, stated, printed)
    )


def _no_text(listing: Listing, taken_apart: Structure) -> str | None:
    if any(one.part in TEXT_PARTS and one.text.strip() for one in taken_apart.paragraphs):
        return None
    return f"{listing.address}: no text of a document in it"


def _wrong_script(listing: Listing, reading: Reading) -> str | None:
    stated, seen = listing.language or reading.language, detect_language(reading.text)
    if stated is None or seen is None or _primary(stated) == _primary(seen):
        return None
    return f"{listing.address}: the source says language {stated}, the text is in {seen}"


def _wrong_document(listing: Listing, stated: tuple[str, ...], printed: tuple[str, ...]) -> str | None:
    if printed and stated and not any(_agree(symbol, own) for symbol in stated for own in printed):
        return f"{listing.address}: stated to be {stated[0]}, but the text prints {printed[0]}: wrong document"
    if len(stated) > 1 and not printed and not _agree(stated[1], stated[0]) and not _agree(stated[0], stated[1]):
        return f"{listing.address}: stated to be {stated[0]}, but its page names {stated[1]}: wrong document"
    return None


def _two_documents(listing: Listing, stated: tuple[str, ...], printed: tuple[str, ...]) -> str | None:
    """Two symbols of one organ name two documents; symbols of two organs are one joint document."""
    if any(_agree(symbol, own) for symbol in stated for own in printed):
        return None
    for other in printed[1:]:
        if other.split("/", 1)[0] == printed[0].split("/", 1)[0]:
            return f"{listing.address}: prints two symbols, {printed[0]} and {other}; state which one it is"
    return None
