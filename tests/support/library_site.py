"""A make-believe library catalogue that is harvested by OAI-PMH, in MARCXML (sources.md 2.1 and 2.5)."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from html import escape
from threading import Lock
from typing import Final

from monitor.demo.sites.faults import Faults, Trouble
from monitor.demo.sites.serving import NOT_FOUND, Request, Response

XML: Final = "text/xml"
"""Without a charset, as the real one."""
PAGE: Final = 20
ELSEWHERE: Final = b"<!DOCTYPE html><html><head><title>Maintenance</title></head><body>Back soon.</body></html>"
_MARC: Final = "http://www.loc.gov/MARC21/slim"

Subfields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A record: its number, when it was catalogued last, and its fields as (tag, first indicator, subfields)."""

    recid: str
    stamp: datetime
    fields: tuple[tuple[str, str, Subfields], ...] = ()
    deleted: bool = False


def card(recid: str, stamp: datetime, symbol: str, title: str, **facts: str) -> Card:
    """A resolution's record. ``facts`` by the names of ``FACTS``."""
    fields = [("191", " ", (("a", symbol),)), ("245", "1", (("a", f"{title} :"), ("b", "resolution /")))]
    fields += [(tag, mark, ((code, facts[name]),)) for name, (tag, mark, code) in FACTS.items() if name in facts]
    return Card(recid, stamp, tuple(fields))


FACTS: Final = {
    "adopted_on": ("992", " ", "a"),
    "subject": ("650", " ", "a"),
    "draft": ("993", "2", "a"),
    "meeting": ("993", "4", "a"),
    "became": ("993", "1", "a"),
    "job": ("029", " ", "b"),
    "note": ("515", " ", "a"),
    "agenda_item": ("991", " ", "b"),
}


def ballot(recid: str, stamp: datetime, symbol: str, votes: Iterable[tuple[str, str]]) -> Card:
    """The record of a vote: states with ``Y``, ``N``, ``A``, or nothing for those who did not vote."""
    cast = tuple(votes)
    counts = tuple(("bcd"[place], str(sum(choice == c for _, choice in cast))) for place, c in enumerate("YNA"))
    fields = [("791", " ", (("a", symbol),)), ("996", " ", counts)]
    for state, choice in cast:
        said = (("d", choice),) if choice else ()
        fields.append(("967", " ", (("c", state[:3].upper()), ("e", state.upper()), *said)))
    return Card(recid, stamp, tuple(fields))


def with_file(one: Card, language: str, size: int, mark: str) -> Card:
    """The record with one more file."""
    code = {"English": "EN", "Français": "FR", "中文": "ZH"}.get(language, "OT")
    address = f"https://digitallibrary.example.org/record/{one.recid}/files/X-{code}.pdf"
    file = ("856", "4", (("u", address), ("y", language), ("s", str(size)), ("9", mark)))
    return replace(one, fields=(*one.fields, file))


@dataclass(slots=True)
class Catalogue:
    """The records, served at ``/oai2d``. Of its faults, ``break_layout`` gives a page of HTML with 200 and ``shrink``
    an empty page where a resumption token was given. ``prefix``: before the names of MARC elements."""

    faults: Faults = field(default_factory=Faults)
    prefix: str = "marc:"
    _cards: dict[str, Card] = field(default_factory=dict)
    _tokens: dict[str, list[Card]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def file(self, one: Card) -> None:
        """Put a record in, or in the place of what had its number."""
        with self._lock:
            self._cards[one.recid] = one

    def delete(self, recid: str, stamp: datetime) -> None:
        """Delete a record; that it was there is still said."""
        self.file(Card(recid, stamp, deleted=True))

    def forget_tokens(self) -> None:
        """Let all resumption tokens expire."""
        with self._lock:
            self._tokens.clear()

    def answer(self, request: Request) -> Response:
        if self.faults.taken(Trouble.LAYOUT, request.target):
            return Response(ELSEWHERE)
        if request.path != "/oai2d":
            return NOT_FOUND
        if request.query.get("verb") != "ListRecords":
            return _envelope('<error code="badVerb">Illegal verb</error>')
        token = request.query.get("resumptionToken")
        return self._listed(request) if token is None else self._resumed(request, token)

    def _listed(self, request: Request) -> Response:
        try:
            since, until = (datetime.fromisoformat(request.query[name]) for name in ("from", "until"))
        except (KeyError, ValueError):
            return _envelope('<error code="badArgument">from and until are needed</error>')
        with self._lock:
            cards = [one for one in self._cards.values() if since <= one.stamp.replace(microsecond=0) <= until]
        if not cards:
            return _envelope('<error code="noRecordsMatch">The result is empty</error>')
        return self._page(sorted(cards, key=lambda one: one.stamp), len(cards))

    def _resumed(self, request: Request, token: str) -> Response:
        with self._lock:
            rest = self._tokens.pop(token, None)
        if rest is None:
            return _envelope('<error code="badResumptionToken">Invalid or expired</error>')
        empty = self.faults.taken(Trouble.SHRINK, request.target)
        return self._page([] if empty else rest, int(token.partition("-")[2]))

    def _page(self, cards: list[Card], total: int) -> Response:
        token = ""
        if len(cards) > PAGE:
            with self._lock:
                token = f"t{len(self._tokens)}x{cards[PAGE].recid}-{total}"
                self._tokens[token] = cards[PAGE:]
        records = "".join(_record(one, self.prefix) for one in cards[:PAGE])
        resume = f'<resumptionToken completeListSize="{total}">{token}</resumptionToken>'
        return _envelope(f"<ListRecords>{records}{resume}</ListRecords>")


def _envelope(body: str) -> Response:
    opening = '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
    whole = f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}<responseDate>2026-11-22T00:00:00Z</responseDate>'
    return Response(f"{whole}{body}</OAI-PMH>".encode(), media_type=XML)


def _record(one: Card, prefix: str) -> str:
    status = ' status="deleted"' if one.deleted else ""
    stamp = one.stamp.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    header = f"<identifier>oai:make-believe:{one.recid}</identifier><datestamp>{stamp}</datestamp>"
    metadata = "" if one.deleted else f"<metadata>{_marc(one, prefix)}</metadata>"
    return f"<record><header{status}>{header}</header>{metadata}</record>"


def _marc(one: Card, prefix: str) -> str:
    space = f'xmlns:{prefix[:-1]}="{_MARC}"' if prefix else ""
    parts = [f'<{prefix}controlfield tag="001">{one.recid}</{prefix}controlfield>']
    for tag, mark, subfields in one.fields:
        inside = "".join(
            f'<{prefix}subfield code="{code}">{escape(text)}</{prefix}subfield>' for code, text in subfields
        )
        parts.append(f'<{prefix}datafield tag="{tag}" ind1="{mark}" ind2=" ">{inside}</{prefix}datafield>')
    return f"<{prefix}record {space}>{''.join(parts)}</{prefix}record>"
