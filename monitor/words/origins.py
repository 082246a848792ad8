"""The foot of a message: why somebody got it, where it comes from, when it was read, where the text itself is. Pure."""

import re
from datetime import datetime

from diffing.own_keys import is_own_key
from diffing.symbols import SymbolError, parse
from monitor.intents import Event, Reason
from monitor.words.reasoning import all_in_words
from monitor.words.states import OF_SOURCES, WITHOUT_TEXT, citing
from monitor.words.wording import Wording, named
from notifiers.messages import Line, Span, followable
from sources.ods_symbols import page_of

NOTICE = named("notice", "Independent, unofficial: check the official text.")

_NAME_OF_OURS = re.compile("[a-z][a-z0-9+.-]+:")
"""What sources call places that have no address of their own (``ods:…``): no reader can go there."""

_READ = {
    True: named("origin", "Source: {source}, the UN's own text, read {instant}"),
    False: named("origin", "Source: {source}, an unofficial copy, read {instant}"),
    None: named("origin", "Source: {source}, read {instant}"),
}
_UNREAD = {
    True: named("origin", "Source: {source}, the UN's own text"),
    False: named("origin", "Source: {source}, an unofficial copy"),
    None: named("origin", "Source: {source}"),
}


def closing(event: Event, reasons: tuple[Reason, ...], words: Wording) -> tuple[Line, ...]:
    """Why, from where and when read, the address at the source, and the official document in the reader's language."""
    lines = (why(reasons, words), _source(event, words), _original(event, words), _official(event, words))
    return tuple(filter(None, lines))


def why(reasons: tuple[Reason, ...], words: Wording) -> Line:
    """The sentence that gives the reasons; empty when there is none."""
    return words.phrase("Why you got this: {reasons}", reasons=all_in_words(reasons, words)) if reasons else ()


def official_address(symbol: str, language: str) -> str | None:
    """Where the Official Document System shows a document to people, in one of the six languages; None for a key of
    our own. It knows no bracketed letters (design.md 9)."""
    try:
        return f"https://docs.un.org/{language}/{parse(symbol).ods_form}"
    except SymbolError:
        return None


def _source(event: Event, words: Wording) -> Line:
    if event.type in OF_SOURCES:
        return ()
    data = event.data
    standing = bool(data.get("official")) if data.get("version") else None
    source, read = data.get("source") or event.source, data.get("retrieved_at")
    if not read:
        return words.phrase(_UNREAD[standing], source=source)
    return words.phrase(_READ[standing], source=source, instant=words.instant(datetime.fromisoformat(read)))


def _original(event: Event, words: Wording) -> Line:
    address = event.data.get("address")
    if not address or (_NAME_OF_OURS.match(address) and not followable(address)):
        return ()
    if event.type in WITHOUT_TEXT:
        return words.phrase("At the source: {address}", address=_place(address))
    return words.phrase("Text at the source: {address}", address=_place(address))


def _official(event: Event, words: Wording) -> Line:
    symbol = citing(event) or (event.data.get("correction") or {}).get("symbol") or event.symbol
    nowhere = event.type in WITHOUT_TEXT or is_own_key(symbol)
    address = None if nowhere else official_address(symbol, words.language)
    return words.phrase("Official document: {address}", address=Span(address, link=address)) if address else ()


def _place(address: str) -> Span:
    """Where the text is to be found: a web address as a link; of a file on the operator's disk its name only."""
    link = followable(page_of(address) or address)
    return Span(link, link=link) if link else Span(address.replace("\\", "/").rstrip("/").rpartition("/")[2])
