"""Make-believe RSS feeds: what was put there in the last days, newest first, below a heading (sources.md 1.3)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from threading import Lock
from typing import Final

from monitor.demo.sites.faults import Faults, Trouble
from monitor.demo.sites.serving import HTML, NOT_FOUND, Request, Response

XML: Final = "application/rss+xml; charset=utf-8"
WINDOW: Final = timedelta(days=7)
"""How far back a feed shows."""
ELSEWHERE: Final = (
    b"<!DOCTYPE html><html><head><title>Feeds</title></head><body><p>Our feeds have moved.</p></body></html>"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed."""

    title: str
    link: str
    description: str
    at: datetime


def rss(title: str, link: str, entries: Iterable[Entry], *, heading: bool = True) -> bytes:
    """An RSS 2.0 feed. ``heading``: its first item only repeats the feed's title."""
    first = f"<item><title>{escape(title)}</title><link>{escape(link)}</link></item>" if heading else ""
    items = "\n".join(_item(entry) for entry in entries)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>{escape(title)}</title>'
        f"<link>{escape(link)}</link><description>make-believe</description>\n{first}\n{items}\n</channel></rss>\n"
    ).encode()


def _item(entry: Entry) -> str:
    return (
        f"<item><title>{escape(entry.title)}</title><link>{escape(entry.link)}</link>"
        f"<description>{escape(entry.description)}</description><pubDate>{format_datetime(entry.at)}</pubDate></item>"
    )


@dataclass(slots=True)
class Feeds:
    """Feeds by their names (``scdocs``), served at ``/rss/NAME.xml``. Of its faults, ``break_layout`` gives a page of
    HTML and ``shrink`` fewer of the newest items."""

    faults: Faults = field(default_factory=Faults)
    window: timedelta = WINDOW
    _entries: dict[str, dict[str, Entry]] = field(default_factory=dict)
    _shown_at: datetime | None = None
    _lock: Lock = field(default_factory=Lock)

    def publish(self, name: str, symbol: str, at: datetime, description: str = "") -> None:
        """Put a document on a feed, or date it anew."""
        link = f"https://undocs.org/en/{symbol}"
        with self._lock:
            self._entries.setdefault(name, {})[symbol] = Entry(symbol, link, description, at)

    def withdraw(self, name: str, symbol: str) -> None:
        """Take a document off a feed."""
        with self._lock:
            del self._entries[name][symbol]

    def rewind(self, at: datetime | None) -> None:
        """Show what was shown at that time, as a stale copy does; None ends it."""
        self._shown_at = at

    def answer(self, request: Request) -> Response:
        name = request.path.removeprefix("/rss/").removesuffix(".xml")
        if name not in self._entries:
            return NOT_FOUND
        if self.faults.taken(Trouble.LAYOUT, request.target):
            return Response(ELSEWHERE, media_type=HTML)
        shown = self._shown(name)
        shrunk = self.faults.taken(Trouble.SHRINK, request.target)
        kept = shown[: int(len(shown) * shrunk.amount)] if shrunk else shown
        return Response(rss(f"Documents: {name}", "https://undocs.org/", kept), media_type=XML)

    def _shown(self, name: str) -> list[Entry]:
        """The newest first, as far as the window reaches back from the newest."""
        with self._lock:
            entries = [e for e in self._entries[name].values() if self._shown_at is None or e.at <= self._shown_at]
        newest = max((entry.at for entry in entries), default=datetime.now(UTC))
        inside = (entry for entry in entries if entry.at >= newest - self.window)
        return sorted(inside, key=lambda entry: entry.at, reverse=True)
