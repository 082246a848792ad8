"""The RSS feeds of the Official Document System: what was put there in the last days, and nothing of its text.

Facts: sources.md 1.3. The title of an item is the document's symbol; the first item is a heading. A feed vouches only
for what it shows: when it shows nothing of what it showed before, the poll says so (``gap``), and listings are asked.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sources.documents import Absent, Answer, Listing, Notice, Polled, Standing, Validators
from sources.feed_items import Item, look, opened, window_of
from sources.interface import Site, Source
from sources.web import Web

HOSTS = frozenset({"docs.un.org", "undocs.org", "www.undocs.org"})
"""The old hosts redirect to the first."""
FEEDS: Mapping[str, str] = {
    "security-council": "https://docs.un.org/rss/scdocs.xml",
    "general-assembly": "https://undocs.org/rss/gadocs.xml",
    "human-rights-council": "https://docs.un.org/rss/hrc.xml",
    "all": "https://docs.un.org/rss/allundocs.xml",
}
KINDS: Mapping[str, str] = {
    "resolutions": r"/RES/",
    "decisions": r"/DEC/",
    "statements": r"/PRST/",
    "drafts": r"/L\.\d",
    "all": r"/",
}
"""What of a feed may become a notice: a pattern that occurs in its symbol."""
WORDS = re.compile(r"\s[–-]\s|\s[^\W\d_]{3}")
"""What no symbol has: a dash or a word behind a blank. Titles that go on with words are another layout."""
SYMBOL = re.compile(r"[A-Z][A-Z.-]{0,11}(?:/[\w.()\[\]*& –-]{1,40}){1,8}")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed. ``passing`` finds something in each symbol that is wanted."""

    web: Web
    name: str
    address: str
    passing: re.Pattern[str]
    clock: Callable[[], datetime] = _now
    official: bool = True

    def poll(self, cursor: str | None) -> Polled:
        """The wanted documents that the feed did not show before, oldest first, as notices. Raises SourceError."""
        before = window_of(opened(cursor)) if cursor else None
        seen = look(self.web, self.address, self.name, before, self.clock(), hosts=HOSTS, counts=_symbol)
        lost = cursor is not None and before is None
        return Polled(
            listings=(),
            cursor=json.dumps(seen.window.as_json(), separators=(",", ":")),
            gap=seen.gap or lost,
            first=cursor is None,
            notices=tuple(self._notice(item) for item in seen.fresh if self.passing.search(_symbol(item))),
        )

    def fetch(self, listing: Listing, known: Validators | None) -> Answer:
        """Nothing: a feed names documents, it does not hold them."""
        return Absent(listing, f"{self.name} names documents and holds no texts")

    def find(self, symbol: str, language: str | None) -> tuple[Listing, ...]:
        """Nothing: a feed shows the last days only."""
        return ()

    def _notice(self, item: Item) -> Notice:
        """An item as a notice; a document that is dated anew may have been issued anew."""
        return Notice(
            source=self.name,
            symbol=_symbol(item),
            standing=Standing.LISTED,
            address=item.address or self.address,
            text_mark=item.published.isoformat() if item.published else None,
            noticed_at=item.published,
        )


def _symbol(item: Item) -> str:
    """The symbol that an item's title is, without the asterisks of a reissue; empty when it is none."""
    return item.title.rstrip("* ") if SYMBOL.fullmatch(item.title) and not WORDS.search(item.title) else ""


@dataclass(frozen=True, slots=True)
class Options:
    """``feeds``: which ones are read. ``kinds``: what of them becomes a notice. ``addresses``: a feed's address, in the
    place of the one known here."""

    feeds: tuple[str, ...] = tuple(FEEDS)
    kinds: tuple[str, ...] = ("resolutions",)
    addresses: Mapping[str, str] = field(default_factory=dict)


def sources_for(options: Options, web: Web) -> dict[str, Source]:
    """One source for each feed that is wanted. Raises ValueError."""
    for given, known, key in (
        (options.feeds, FEEDS, "feeds"),
        (options.kinds, KINDS, "kinds"),
        (options.addresses, options.feeds, "addresses"),
    ):
        if wrong := [name for name in given if name not in known]:
            raise ValueError(f"sources.ods_feeds.{key} names {', '.join(wrong)}; choose of {', '.join(known)}")
    passing = re.compile("|".join(KINDS[kind] for kind in options.kinds) or "(?!)")
    made = (Feed(web, f"feed-{name}", options.addresses.get(name, FEEDS[name]), passing) for name in options.feeds)
    return {feed.name: feed for feed in made}


SITE = Site(
    kind="ods_feeds",
    options=Options,
    sources=sources_for,
    interval=timedelta(minutes=20),
    promise=timedelta(hours=6),
    hosts=tuple(sorted(HOSTS)),
)
