"""Tables of resolutions, row by row: one engine for all sites; what differs between them is a ``Layout``.

Facts and anomalies: sources.md 3.1 to 3.4. A row without a link to its text is of a resolution that was adopted and is
not issued; a link to a draft is none to the text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from sources.documents import Vote
from sources.errors import LayoutChanged
from sources.listings_dates import day_in

if TYPE_CHECKING:
    from bs4 import Tag

SYMBOL = re.compile(
    r"[A-Z]{1,5}(?:/[A-Z]{1,6}){0,2}/RES/(?:[A-Z]{1,3}-?)?\d{1,4}(?:/\d{1,4})?(?:\s?[A-Z](?=\s?\())?(?:\s?\([^()/]{1,12}\))?"
    r"(?:\s?\[[A-Z](?:-[A-Z])?\]|\s?[A-Z](?:\s?[-–]\s?[A-Z])?(?![\w/]))?(?:/(?:Corr|Add|Rev|Amend)\.\d{1,2})*"
)
"""A resolution's symbol in a cell; the year may be missing."""
HEADERS: tuple[tuple[str, str], ...] = (
    (r"draft|projet|proyecto", "draft"),
    (r"title|topic|subject|titre|sujet|título|tema", "title"),
    (r"agenda|ordre du jour|programa", "agenda_item"),
    (r"plenary|committee|commission|comisión|plénière", "committee"),
    (r"outcome|symbol|cote|signatura|r[eé]solu[ct]i[oó]n", "symbol"),
    (r"meeting|séance|sesión", "meeting"),
    (r"date|fecha", "date"),
    (r"vote|votación", "vote"),
)
"""What the words at the head of a column say of it; the first that occurs decides."""
TEXT_HOSTS = ("undocs.org", "docs.un.org", "documents.un.org", "daccess-ods.un.org")
"""Hosts whose addresses end with a symbol, in which a blank is always a slip."""
MOST_TABLES = 1000
LONGEST_CELL = 4000
"""Tables of a page, and characters read of a cell: more than any page has, less than one that means harm."""
ODD = 0.1
"""The share of rows without a symbol above which a table is not the one we know."""
_DOCUMENT = re.compile(r"[A-Z]{1,6}(?:/[\w.()-]{1,24}){1,7}")
_MEETING = re.compile(r"[A-Z]{1,6}(?:/[\w.-]{1,12}){0,4}/(?:PV|SR)\.\d+(?:\s?\([^()]{1,30}\))?")
_TALLY = re.compile(r"(?<![\d/-])(\d{1,3})\s?[-–—]\s?(\d{1,3})\s?[-–—]\s?(\d{1,3})(?![\d/-])")
_UNCOUNTED = re.compile(
    r"(?:adopted )?(?:without (?:a )?vote|by consensus|unanimously)|sans vote|à l[’']unanimité|sin votación",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


class NoTable(LayoutChanged):
    """A page without any table of resolutions."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a site's tables are, and what their cells say.

    ``tables``: selectors, the first that finds something holds. ``columns``: names of cells by their number, for tables
    without a head. ``bare``: how a cell prints a symbol without its beginning (groups ``number``, ``year``), and
    ``series`` that beginning. ``dated``: a symbol without a year gets that of its heading or page. ``sparse``: many
    rows are of other things. ``languages``: in which its days are printed.
    """

    tables: tuple[str, ...]
    columns: Mapping[int, tuple[str, ...]]
    series: str = ""
    bare: re.Pattern[str] | None = None
    dated: bool = False
    sparse: bool = False
    languages: tuple[str, ...] = ("en", "fr", "es")


@dataclass(frozen=True, slots=True)
class Row:
    """One row, as printed. ``symbol`` has its year even where the row leaves it out; ``address`` is that of the text,
    None when there is no link to it."""

    symbol: str
    address: str | None = None
    title: str | None = None
    adopted_on: date | None = None
    meeting: str | None = None
    draft: str | None = None
    committee: str | None = None
    agenda_item: str | None = None
    vote: Vote | None = None
    asterisks: int = 0

    @property
    def key(self) -> str:
        """The symbol, however it is spaced."""
        return "".join(self.symbol.split()).upper()

    @property
    def mark(self) -> str:
        """Changes when anything in the row does."""
        return sha256(repr(astuple(self)).encode("utf-8", "replace")).hexdigest()[:8]


def rows_of(page: str, layout: Layout, address: str, year: int | None = None) -> tuple[Row, ...]:
    """The rows of a page, in its order; of several for one symbol, one with a link. ``address`` is the page's own,
    ``year`` what it is about. Raises NoTable, and LayoutChanged for rows that are not of resolutions."""
    if page.lower().count("<table") > MOST_TABLES:
        raise LayoutChanged(f"{address} has more than {MOST_TABLES:,} tables; not believed, trying again later")
    from bs4 import BeautifulSoup  # who reads no page need not wait for it

    soup = BeautifulSoup(page, "lxml")
    tables = next(filter(None, map(soup.select, layout.tables)), None)
    if not tables:
        raise NoTable(f"{address} has no table of resolutions any more; not believed, trying again later")
    read = [row for table in tables for row in _rows(table, layout, address, _heading(table) or year)]
    odd = sum(row is None for row in read)
    if not layout.sparse and odd > 1 and odd > ODD * len(read):
        raise LayoutChanged(f"{address} looks different: {odd} of its {len(read)} rows name no resolution")
    return distinct(row for row in read if row is not None)


def distinct(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Each symbol once, with a link where one of its rows has one."""
    kept: dict[str, Row] = {}
    for row in rows:
        if row.key not in kept or (row.address and not kept[row.key].address):
            kept[row.key] = row
    return tuple(kept.values())


def _rows(table: "Tag", layout: Layout, address: str, year: int | None) -> Iterator[Row | None]:
    """The rows of a table; None for each that has cells and no symbol."""
    named: tuple[str, ...] = ()
    for line in _lines(table):
        cells = line.find_all("td", recursive=False)
        heads = line.find_all("th", recursive=False)
        if heads and len(cells) < 2:
            named = tuple(_column(_text(head)) for head in heads)
        elif len(cells) > 1:
            names = named if len(named) == len(cells) else layout.columns.get(len(cells), ())
            yield _row(dict(zip(names, cells, strict=False)), layout, address, year)


def _lines(table: "Tag") -> "Iterator[Tag]":
    """A table's own lines, not those of tables inside its cells."""
    for child in table.find_all(["tr", "thead", "tbody", "tfoot"], recursive=False):
        yield from (child,) if child.name == "tr" else child.find_all("tr", recursive=False)


def _column(heading: str) -> str:
    return next((name for pattern, name in HEADERS if re.search(pattern, heading, re.IGNORECASE)), "")


def _row(cells: "Mapping[str, Tag]", layout: Layout, address: str, year: int | None) -> Row | None:
    if "symbol" not in cells:
        return None
    printed, link = _text(cells["symbol"]), _link(cells["symbol"], address)
    symbol = _symbol(printed, layout, year) or _symbol(unquote(link or "").replace(" ", ""), layout, year)
    if symbol is None:
        return None
    texts = {name: _text(cell) for name, cell in cells.items()}
    row = Row(
        symbol=symbol,
        address=link,
        title=texts.get("title") or None,
        adopted_on=day_in(texts.get("date") or texts.get("meeting") or "", layout.languages),
        meeting=_first(_MEETING, texts.get("meeting", "")),
        draft=_draft(texts.get("draft", "")),
        committee=texts.get("committee") or None,
        agenda_item=texts.get("agenda_item") or None,
        vote=next((vote for name in ("vote", "meeting", "symbol") if (vote := _vote(texts.get(name, "")))), None),
        asterisks=printed.count("*"),
    )
    return _linked(row)


def _linked(row: Row) -> Row:
    """A link to something else than the resolution is none to its text; one to a draft names the draft."""
    target = unquote(row.address or "")
    drafted = re.search(r"[A-Z]{1,6}(?:/[\w.-]{1,12}){1,4}/L\.\d+(?:/Rev\.\d+)?$", target)
    if drafted and "/RES/" not in target:
        return replace(row, address=None, draft=row.draft or drafted[0])
    return row


def _symbol(printed: str, layout: Layout, year: int | None) -> str | None:
    found, bare = SYMBOL.search(printed), layout.bare.fullmatch(printed.rstrip("* ")) if layout.bare else None
    if found:
        symbol = found[0]
    elif bare:
        symbol = f"{layout.series}{bare['number']}" + (f" ({bare['year']})" if bare["year"] else "")
    else:
        return None
    if not layout.dated or _YEAR.search(symbol):
        return symbol
    return f"{symbol} ({year})" if year else None


def _link(cell: "Tag", address: str) -> str | None:
    """Where the last link of a cell leads, when that is an address."""
    targets = [str(anchor["href"]).strip() for anchor in cell.find_all("a", href=True)]
    target = next((one for one in reversed(targets) if one and not one.startswith("#")), None)
    if target is None:
        return None
    try:
        whole = urljoin(address, target)
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    if parts.hostname and parts.hostname.removeprefix("www.") in TEXT_HOSTS:
        return re.sub(r"%20|%C2%A0|\s", "", whole, flags=re.IGNORECASE)
    return whole


def _heading(table: "Tag") -> int | None:
    """The year above a table that is folded away under it."""
    folded = table.find_parent("dd")
    heading = folded.find_previous_sibling("dt") if folded else None
    found = _YEAR.fullmatch(_text(heading)) if heading else None
    return int(found[0]) if found else None


def _text(node: "Tag") -> str:
    """The words of an element on one line; hard spaces are spaces."""
    return " ".join(node.get_text(" ")[: LONGEST_CELL * 4].split())[:LONGEST_CELL]


def _draft(text: str) -> str | None:
    """The draft, before the report that carries it."""
    documents = _DOCUMENT.findall(text)
    return next((one for one in documents if "/L." in one), next(iter(documents), None))


def _vote(text: str) -> Vote | None:
    if counted := _TALLY.search(text):
        yes, no, abstentions = map(int, counted.groups())
        return Vote(counted[0], yes, no, abstentions)
    words = _first(_UNCOUNTED, text)
    return Vote(words) if words else None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[0] if found else None
