"""Make-believe listing pages of the Council, the Assembly, the Economic and Social Council and the Human Rights
Council, each in the form of the real one (sources.md 3.1 to 3.4), drawn from one register of resolutions."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from html import escape
from threading import Lock
from typing import Final

from monitor.demo.sites.faults import Faults, Trouble
from monitor.demo.sites.serving import NOT_FOUND, Request, Response

PAGE: Final = 25
"""Rows of one page, where a listing has several."""
COUNCIL: Final = re.compile(r"/securitycouncil/en/content/resolutions-adopted-security-council-(\d{4})")
ASSEMBLY: Final = re.compile(r"/en/ga/(\d+)/resolutions\.shtml|/en/docs/ga/quick/(?:regular/)?(\w+)")
MEETINGS: Final = re.compile(r"/en/docs/sc/quick/meetings/(\d{4})")


@dataclass(frozen=True, slots=True)
class Line:
    """What the register says of a resolution. ``issued``: its text is linked."""

    symbol: str
    title: str
    adopted_on: date
    issued: bool = False
    meeting: str = ""
    draft: str = ""
    committee: str = ""
    agenda_item: str = ""
    vote: str = ""

    @property
    def linked(self) -> str:
        """The symbol as cells print it, with its link."""
        if not self.issued:
            return escape(self.symbol)
        return f'<a href="https://docs.un.org/{escape(self.symbol.replace(" ", "%20"))}">{escape(self.symbol)}</a>'

    @property
    def day(self) -> str:
        return f"{self.adopted_on.day} {self.adopted_on:%B %Y}"

    @property
    def session(self) -> str:
        """The session of the Assembly by the symbol; ``emergency`` and ``special`` stand for all of these."""
        found = re.match(r"A/RES/(?:(ES|S)-)?(\d+)", self.symbol)
        return "" if found is None else {"ES": "emergency", "S": "special"}.get(found[1], found[2])


@dataclass(slots=True)
class Register:
    """The listing pages of all sites. Of its faults, ``break_layout`` gives a page without a table and ``shrink`` fewer
    of its rows. ``periods``: years and sessions whose pages are there though they list nothing."""

    faults: Faults = field(default_factory=Faults)
    periods: set[str] = field(default_factory=set)
    _lines: dict[str, Line] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def adopt(self, line: Line) -> None:
        """List a resolution, or list it otherwise."""
        with self._lock:
            self._lines[line.symbol] = line

    def issue(self, symbol: str) -> None:
        """Link a resolution's text."""
        with self._lock:
            self._lines[symbol] = replace(self._lines[symbol], issued=True)

    def amend(self, symbol: str, title: str) -> None:
        """Give a resolution another title."""
        with self._lock:
            self._lines[symbol] = replace(self._lines[symbol], title=title)

    def withdraw(self, symbol: str) -> None:
        """Take a row out."""
        with self._lock:
            del self._lines[symbol]

    def answer(self, request: Request) -> Response:
        with self._lock:
            lines = sorted(self._lines.values(), key=lambda line: (line.adopted_on, line.symbol), reverse=True)
        shrunk = self.faults.taken(Trouble.SHRINK, request.target)
        kept = lines[: int(len(lines) * shrunk.amount)] if shrunk else lines
        if self.faults.taken(Trouble.LAYOUT, request.target):
            return _html("<ul>" + "".join(f"<li>{line.linked}</li>" for line in kept) + "</ul>")
        return self._page(request, kept)

    def _page(self, request: Request, lines: list[Line]) -> Response:
        path = request.path
        if path == "/securitycouncil/en/content/resolutions-0":
            return _html(_accordion([line for line in lines if line.symbol.startswith("S/RES/")]))
        if found := COUNCIL.fullmatch(path):
            return self._year(found[1], lines)
        if found := ASSEMBLY.fullmatch(path):
            return self._session(found[1] or found[2], lines)
        if found := MEETINGS.fullmatch(path):
            return _html(_meetings([one for one in _of("S/RES/", lines) if one.adopted_on.year == int(found[1])]))
        if path == "/en/documents/resolutions":
            return _html(_numbered(_of("E/RES/", lines), int(request.query.get("page", "0"))))
        if request.query.get("api") == "1":
            return _documents(
                [one for one in _of("A/HRC/RES/", lines) if one.adopted_on.year == int(request.query["yr"])]
            )
        return NOT_FOUND

    def _year(self, year: str, lines: list[Line]) -> Response:
        rows = [line for line in _of("S/RES/", lines) if str(line.adopted_on.year) == year]
        if not rows and year not in self.periods:
            return NOT_FOUND
        return _html(f'<div class="field-items">{_table([_dated(line) for line in rows])}</div>')

    def _session(self, session: str, lines: list[Line]) -> Response:
        rows = [line for line in lines if line.session == session]
        if not rows and session not in self.periods:
            return NOT_FOUND
        return _html(_six_columns(rows))


def _of(series: str, lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.symbol.startswith(series)]


def _html(body: str) -> Response:
    note = "<noscript>Sorry, you need to enable JavaScript to visit this website.</noscript>"
    return Response(
        f"<!DOCTYPE html>\n<html><head><meta charset='utf-8'><title>Resolutions</title></head>"
        f"<body>{note}\n{body}\n</body></html>\n".encode()
    )


def _table(rows: Iterable[tuple[str, ...]], kind: str = "table table-striped") -> str:
    cells = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<table class="{kind}"><tbody>\n{cells}\n</tbody></table>'


def _dated(line: Line) -> tuple[str, ...]:
    return line.linked.replace(" (", "&nbsp;("), line.day, escape(line.title)


def _accordion(lines: list[Line]) -> str:
    parts = []
    for year in sorted({line.adopted_on.year for line in lines}, reverse=True):
        rows = [_dated(line) for line in lines if line.adopted_on.year == year]
        heading = f'<dt><a class="ckeditor-accordion-toggler" href="#">{year}</a></dt>'
        parts.append(f"{heading}\n<dd>{_table(rows)}</dd>")
    return f'<dl class="ckeditor-accordion">{"".join(parts)}</dl>'


def _six_columns(lines: list[Line]) -> str:
    heads = ("Resolution No.", "Plenary or Committee", "Agenda item", "Meeting record / date / vote", "Draft", "Title")
    head = "<tr>" + "".join(f"<th>{name}</th>" for name in heads) + "</tr>"
    rows = (
        (
            line.linked,
            line.committee,
            line.agenda_item,
            f"<a href='https://docs.un.org/{line.meeting}'>{line.meeting}</a><br>{line.day}<br>{line.vote}<br>",
            f"<a href='https://docs.un.org/{line.draft}'>{line.draft}</a>",
            escape(line.title),
        )
        for line in lines
    )
    return _table(rows, "tablefont").replace("<tbody>", f"<tbody>{head}", 1)


def _meetings(lines: list[Line]) -> str:
    heads = ("Meeting Record", "Date", "Press Release", "Topic", "Security Council Outcome / Vote")
    head = "<tr>" + "".join(f"<th>{name}</th>" for name in heads) + "</tr>"
    rows = [(line.meeting, line.day, "", escape(line.title), f"{line.linked} {line.vote}") for line in lines]
    briefing = ("S/PV.1", "1 January 1999", "", "A briefing", "")
    return _table([*rows, briefing], "tablefont").replace("<tbody>", f"<tbody>{head}", 1)


def _numbered(lines: list[Line], page: int) -> str:
    rows = lines[page * PAGE : (page + 1) * PAGE]
    if not rows:
        return '<div class="view-empty">There is nothing here.</div>'
    return _table(((line.linked, escape(line.title), line.day) for line in rows), "views-table")


def _documents(lines: list[Line]) -> Response:
    documents = [
        {"id": number, "symbol": line.symbol, "title": line.title, "date": line.adopted_on.isoformat()}
        | ({"url": f"https://docs.un.org/{line.symbol}"} if line.issued else {})
        for number, line in enumerate(lines)
    ]
    answer = {"SearchResults": len(documents), "pagination": {"activePage": 1, "totalPages": 1}, "docs": documents}
    return Response(json.dumps(answer).encode(), media_type="application/json")
