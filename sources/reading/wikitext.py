"""Wikitext into the document's own text: no templates, links, categories, licence; notes as calls and blocks.

A page without any markup is passed through as it is.
"""

import html
import re

from sources.documents import Reading
from sources.errors import Unreadable
from sources.reading.lines import laid_out
from sources.reading.nesting import CALL, CALL_END, flattened
from sources.reading.templates import NOTES_HERE, Header

CAP = 8_000_000
"""Characters. MediaWiki itself stops at two million bytes."""

_MARKUP = re.compile(
    r"\{\{|\[\[|\{\||''|-\{|__[A-Z]|<[A-Za-z/!]|&[#A-Za-z]|\[(?:https?:|//)|^[ \t]*[*#:;=]", re.MULTILINE
)
_REDIRECT = re.compile(
    r"\s{0,50}#(?:redirect|重定向|redirection|redirección|redireccion|перенаправление|перенапр|تحويل)\s{0,5}:?\s{0,5}"
    r"\[\[([^\[\]|]{1,300})",
    re.IGNORECASE,
)
_CALLED = re.compile(f"{CALL}([0-9]{{1,9}}){CALL_END}")
_HUGE_REFERENCE = re.compile(r"&#[xX]?[0-9A-Fa-f]{9,};?")


def read_wikitext(text: str) -> Reading:
    """The text of a wiki page; symbol and title from its header template.

    Raises Unreadable (without the page's name) for a redirect, and for markup that is too large or nested too deep.
    """
    if len(text) > CAP:
        raise Unreadable(f"cannot be read: it has more than {CAP:,} characters of wikitext; split it")
    redirect = _REDIRECT.match(text)
    if redirect:
        raise Unreadable(f"cannot be read: it only redirects to {redirect[1].strip()}; read that page")
    if not _MARKUP.search(text):
        return Reading(text, "text/x-wiki", "")
    flat = flattened(text)
    header = flat.header or Header()
    body = laid_out(flat.text)
    notes = [" ".join(laid_out(note.replace(NOTES_HERE, "")).split()) for note in flat.notes]
    words = _unescaped(flat.restored(_with_notes(body, notes)))
    warnings = tuple(f"the page shows scans of {scan}, which were not read" for scan in flat.scans[:3])
    plain = "\n\n".join(filter(None, (*_masthead(header), words.strip())))
    title, symbol = (_unescaped(value) if value else None for value in (header.title, header.symbol))
    return Reading(plain, "text/x-wiki", "", symbol=symbol, title=_words(title), warnings=warnings)


def _masthead(header: Header) -> list[str]:
    """The symbol and the date that the header prints above the text, as a masthead's lines."""
    return [line for line in (_words(header.symbol), _words(header.date)) if line]


def _words(value: str | None) -> str | None:
    return " ".join(_CALLED.sub("", laid_out(value.replace(NOTES_HERE, ""))).split())[:500] or None if value else None


def _with_notes(body: str, notes: list[str]) -> str:
    """The body with its calls numbered in order of appearance, and the notes that were called as blocks of their own,
    where the page prints them, else at the end."""
    order: dict[int, int] = {}

    def call(found: re.Match[str]) -> str:
        number = int(found[1])
        return f"<sup>{order.setdefault(number, len(order) + 1)}</sup>" if notes[number] else ""

    before, here, after = body.rpartition(NOTES_HERE)
    numbered = [_CALLED.sub(call, part.replace(NOTES_HERE, "")) for part in ((before, after) if here else (body, ""))]
    blocks = [f"<sup>{mark}</sup> {_CALLED.sub('', notes[number])}" for number, mark in order.items() if notes[number]]
    return "\n\n".join(part.strip("\n") for part in (numbered[0], *blocks, numbered[1]) if part.strip())


def _unescaped(text: str) -> str:
    return html.unescape(_HUGE_REFERENCE.sub("\ufffd", text)).replace("\0", "\ufffd")
