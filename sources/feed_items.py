"""RSS and Atom feeds as rows, and what two looks at one feed say together: what is new, and whether any was missed.

Facts: sources.md 1.3 and 3.5. A feed shows the last days only. When none of the items seen before is in it any more,
nobody can vouch that nothing fell between the two looks: that is a gap, and listings have to close it.
"""

import json
import re
from calendar import timegm
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256
from io import BytesIO
from typing import Any

from sources import checks
from sources.documents import Validators
from sources.errors import Challenged, LayoutChanged
from sources.web import Web

CAP = 2_000_000
"""Bytes of a feed; a window of some days has a few hundred items."""
BACKWARDS = timedelta(days=1)
"""How much older than before a feed's newest item may be: one item may be taken back, a feed may not."""
HEADINGS = 1
"""Items at the top that are only headings."""
HARMLESS = ("CharacterEncodingOverride", "NonXMLContentType")
"""Complaints of the parser about a feed that is whole."""
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """One item. ``address`` is http or https, else None. ``published`` is aware, UTC; ``day`` is the calendar day in
    the zone in which it was printed. ``summary`` may carry markup."""

    title: str
    address: str | None
    published: datetime | None = None
    day: date | None = None
    summary: str = ""

    @property
    def key(self) -> str:
        """The same for two printings of one item."""
        return sha256(f"{self.title}\n{self.address}".encode("utf-8", "replace")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Window:
    """What a look at a feed saw: its validators, the hash of its body, its items' keys with their dates as text."""

    validators: Validators = field(default_factory=Validators)
    digest: str = ""
    seen: Mapping[str, str] = field(default_factory=dict)
    newest: datetime | None = None

    def as_json(self) -> dict[str, Any]:
        """The window as JSON values."""
        newest = self.newest.isoformat() if self.newest else None
        held = self.validators
        return {"validators": [held.etag, held.last_modified], "digest": self.digest, "seen": self.seen, "at": newest}


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a feed: the window it leaves, the items not seen before or dated anew, oldest first, and the gap."""

    window: Window
    fresh: tuple[Item, ...] = ()
    gap: bool = False


def window_of(state: object) -> Window | None:
    """The window in JSON values, None when they are none."""
    try:
        etag, last_modified = state["validators"]  # type: ignore[index]
        seen = {str(key): str(at) for key, at in state["seen"].items()}  # type: ignore[index]
        at = state["at"]  # type: ignore[index]
        newest = datetime.fromisoformat(at) if at else None
        return Window(Validators(etag, last_modified), str(state["digest"]), seen, newest)  # type: ignore[index]
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def opened(cursor: str | None) -> dict[str, Any]:
    """The JSON object in a cursor; empty when there is none or it cannot be read."""
    try:
        state = json.loads(cursor or "{}")
    except (ValueError, RecursionError):
        return {}
    return state if isinstance(state, dict) else {}


def look(
    web: Web,
    address: str,
    name: str,
    before: Window | None,
    now: datetime,
    *,
    hosts: frozenset[str] = frozenset(),
    counts: Callable[[Item], object] = bool,
) -> Look:
    """Look at a feed. ``before`` is what the last look left; None looks for the first time, and all is fresh. A day
    that lies ahead of ``now`` says nothing about how new the feed is.

    ``counts`` tells the items of this feed's kind from headings, which stay the same and so vouch for nothing.
    Raises SourceError: not reachable, not a feed, without items, mostly of another kind, or older than it was.
    """
    response = web.get(address, validators=before.validators if before else None, cap=CAP, hosts=hosts)
    if response.status == 304 and before is not None:
        return Look(before)
    if response.status != 200:
        raise LayoutChanged(f"{name} is not at {address} (HTTP {response.status}); correct its address in the settings")
    digest = sha256(response.content).hexdigest()[:16]
    if before is not None and digest == before.digest:
        return Look(Window(response.validators, digest, before.seen, before.newest))
    items = read(response.content, name)
    counted = tuple(item for item in items if counts(item))
    odd = len(items) - len(counted)
    if (odd - HEADINGS) * 2 > len(items):
        raise LayoutChanged(f"{name} looks different: {odd} of its {len(items)} items are not of its kind")
    items = _in_order({item.key: item for item in _in_order(counted)}.values())
    newest = max((one.published for one in items if one.published and one.published <= now + BACKWARDS), default=None)
    seen = {item.key: item.published.isoformat() if item.published else "" for item in items}
    return _compared(Window(response.validators, digest, seen, newest), items, before, name)


def _compared(window: Window, items: tuple[Item, ...], before: Window | None, name: str) -> Look:
    seen, newest = window.seen, window.newest
    if before is None:
        return Look(window, items)
    if newest and before.newest and newest < before.newest - BACKWARDS:
        raise LayoutChanged(
            f"{name} went back in time: its newest item is of {newest:%Y-%m-%d}, but had been of"
            f" {before.newest:%Y-%m-%d}; not believed, trying again later"
        )
    fresh = (item for item in items if before.seen.get(item.key) != seen[item.key])
    return Look(window, tuple(fresh), gap=bool(seen or before.seen) and not seen.keys() & before.seen.keys())


def _in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    undated = datetime.min.replace(tzinfo=UTC)
    return tuple(sorted(items, key=lambda item: item.published or undated))


def read(content: bytes, name: str) -> tuple[Item, ...]:
    """The items of an RSS or Atom feed, in its order. Raises LayoutChanged or Challenged, one line with ``name``."""
    reason = _unbelievable(content)
    if reason:
        kind = Challenged if "challenge" in reason else LayoutChanged
        raise kind(f"{name} is no feed that can be believed: {reason}; trying again later")
    import feedparser  # who reads no feed need not wait for it

    parsed = feedparser.parse(BytesIO(content))
    if not parsed.version:
        raise LayoutChanged(f"{name} is no feed: neither RSS nor Atom came; check its address")
    if parsed.bozo and type(parsed.get("bozo_exception")).__name__ not in HARMLESS:
        raise LayoutChanged(f"{name} is no whole feed: it is broken or was cut off; trying again later")
    items = tuple(_item(entry) for entry in parsed.entries)
    if not items:
        raise LayoutChanged(f"{name} is a feed without a single item; not believed, trying again later")
    return items


def _unbelievable(content: bytes) -> str | None:
    """Why these bytes are not to be parsed at all. Zero bytes are skipped, for UTF-16 hides declarations in them."""
    plain = content.replace(b"\x00", b"")
    head = plain[:60_000].decode("utf-8", "replace")
    if head.lstrip("\ufeff \t\r\n").lower().startswith(("<html", "<!doctype html")):
        return checks.challenge(head) or "a page of HTML came in its place"
    if _DECLARATION.search(plain):
        return "it declares a document type or entities of its own, which no feed needs"
    return checks.empty(content)


def _item(entry: Any) -> Item:
    link = str(entry.get("link") or entry.get("id") or "")
    printed = str(entry.get("published") or entry.get("updated") or "")
    return Item(
        title=" ".join(str(entry.get("title") or "").split()),
        address=link if link.startswith(("https://", "http://")) else None,
        published=_moment(entry.get("published_parsed") or entry.get("updated_parsed")),
        day=_day(printed),
        summary=str(entry.get("summary") or ""),
    )


def _moment(parsed: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _day(printed: str) -> date | None:
    for read_as in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return read_as(printed).date()
        except (TypeError, ValueError, IndexError):
            continue
    return None
