"""Press releases: the first public word of an adoption, hours after the vote and before any text (sources.md 3.5).

A release of the Council, the Assembly or the Economic and Social Council may say "to be issued as document S/RES/…".
That makes a symbol expected, with the day and the vote where they are printed, and nothing more: releases err
(domain.md rule 14). Releases of the Assembly's committees are passed over, for only the plenary adopts.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum, auto
from urllib.parse import urlsplit

from sources import checks
from sources.documents import Absent, Answer, Listing, Notice, Polled, Standing, Validators
from sources.errors import Challenged, Forbidden, LayoutChanged, RateLimited, Unreachable, Unreadable
from sources.feed_items import Item, look, opened, window_of
from sources.interface import Site, Source
from sources.press_votes import the_vote
from sources.reading.encodings import decoded
from sources.web import Web

HOSTS = frozenset({"press.un.org", "www.un.org"})
FEEDS: Mapping[str, str] = {"en": "https://press.un.org/en/rss.xml", "fr": "https://press.un.org/fr/rss.xml"}
SYMBOL = r"[A-Z]/(?:[A-Z]{1,6}/)?RES/[A-Z0-9][\w./-]*\w(?:\s?\([^()\s]{1,12}\))?(?:\s?\[[A-Z]\])?"
SAYINGS: Mapping[str, str] = {
    "en": r"to be issued (?:as|under) (?:the )?(?:documents?|symbols?)?\s?",
    "fr": r"(?:à paraître|publiée?s?|distribuée?s?) (?:sous (?:la|les) cotes?|comme documents?)\s?",
}
"""What stands before an expected symbol. The English words are attested, the French ones are not."""
RELEASE = re.compile(r"/\d{4}/([a-z]+)(\d+)(?:[a-z]+\d*)?\.doc\.htm$", re.IGNORECASE)
ADOPTING: Mapping[str, str] = {"sc": "SC", "ga": "GA", "ecosoc": "ECOSOC", "cs": "CS", "ag": "AG"}
"""The series of releases about bodies that adopt, as addresses write them, and as releases print them."""
DAY, ARTICLE, FURNITURE = "time[datetime]", ("article", "main", "body"), ("script", "style", "nav", "footer", "aside")
"""Selectors: the day of a release, what holds its text (the first that is there), what is no part of it."""
PAGES = 10
"""Releases read in one poll; the rest wait for the next."""
PAGE_CAP = 2_000_000
GIVEN_UP = timedelta(days=7)
"""How old a release may be that still cannot be read."""
TRIES = 4
"""How often a release is asked for that is not there, or in whose place a page stands without its number."""
LATE = timedelta(days=3)
"""How long after the meeting its release may come out."""
_STAY_AWAY = (RateLimited, Challenged, Forbidden)
"""Errors that concern the host rather than one release."""
_EXPECTING = {
    language: re.compile(rf"{saying}({SYMBOL}(?:(?:,| and| et) {SYMBOL}){{0,9}})", re.IGNORECASE)
    for language, saying in SAYINGS.items()
}


class _Unread(Enum):
    """Why a release was not read: it was not there or not whole, or something else stood in its place."""

    LATER = auto()
    ODD = auto()


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A release that is to be read, how often something else stood in its place, and whether it was there ``before`` we
    began to watch."""

    item: Item
    tries: int = 0
    before: bool = False

    def again(self, *, odd: bool) -> "_Waiting":
        """The same after it could not be read; tries are counted for one without a time, too, which grows no older."""
        return replace(self, tries=self.tries + (odd or self.item.published is None))

    def given_up(self, now: datetime) -> bool:
        """Whether it is too late, or too often tried."""
        at = self.item.published
        return self.tries >= TRIES or (at is not None and now - at > GIVEN_UP)

    def as_json(self) -> list[str | int | bool | None]:
        """The release as JSON values."""
        one = self.item
        published = one.published.isoformat() if one.published else None
        day = one.day.isoformat() if one.day else None
        return [one.title, one.address, published, day, self.tries, self.before]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Press:
    """The releases in one language."""

    web: Web
    name: str
    language: str
    address: str
    hosts: frozenset[str] = HOSTS
    clock: Callable[[], datetime] = _now
    official: bool = False

    def poll(self, cursor: str | None) -> Polled:
        """The symbols that releases not read before say are expected, as notices. Raises SourceError.

        What was there before we began to watch is read when nothing else waits, as a first poll's: it is no news.
        """
        state = opened(cursor)
        before = window_of(state.get("window"))
        now = self.clock()
        seen = look(self.web, self.address, self.name, before, now, hosts=self.hosts)
        new = (_Waiting(item, before=cursor is None) for item in seen.fresh if self._is_read(item))
        queue = list({one.item.key: one for one in (*_waiting(state), *new)}.values())
        turn = [one for one in queue if not one.before] or queue
        notices, again, refusal = self._read(turn[:PAGES])
        left = [one for one in queue if one not in turn[:PAGES]]
        waiting = [one for one in (*left, *again) if not one.given_up(now)]
        after = {"window": seen.window.as_json(), "waiting": [one.as_json() for one in waiting]}
        return Polled(
            listings=(),
            cursor=json.dumps(after, separators=(",", ":")),
            gap=seen.gap or (cursor is not None and before is None),
            first=cursor is None or any(one.before for one in turn),
            notices=tuple(notices),
            refusals=(refusal,) if refusal else (),
        )

    def fetch(self, listing: Listing, known: Validators | None) -> Answer:
        """Nothing: the text in a release is not the one that is issued."""
        return Absent(listing, f"{self.name} says what is expected and holds no texts")

    def find(self, symbol: str, language: str | None) -> tuple[Listing, ...]:
        """Nothing: releases are not filed by symbol."""
        return ()

    def _read(self, releases: list[_Waiting]) -> tuple[list[Notice], list[_Waiting], str | None]:
        """What releases expect, which of them have to be read again, and why no more were read.

        Raises SourceError when not even the first could be asked for.
        """
        notices: list[Notice] = []
        again: list[_Waiting] = []
        for place, one in enumerate(releases):
            try:
                said = self._expected(one.item)
            except _STAY_AWAY as error:
                if not place:
                    raise
                return notices, [*again, *releases[place:]], str(error)
            if isinstance(said, tuple):
                notices += said
            else:
                again.append(one.again(odd=said is _Unread.ODD))
        return notices, again, None

    def _is_read(self, item: Item) -> bool:
        """Whether an item is a release of a body that adopts, on this site."""
        allowed = self.hosts | {urlsplit(self.address).hostname}
        return _origin(item.address) is not None and urlsplit(item.address or "").hostname in allowed

    def _expected(self, item: Item) -> "tuple[Notice, ...] | _Unread":
        """What a release says is expected, or why it has to be read again. Raises what concerns the host."""
        address = _secure(item.address or "", self.hosts)
        try:
            response = self.web.get(address, cap=PAGE_CAP, hosts=self.hosts)
            page, _, _ = decoded(response.content, response.charset, markup=True, name=address)
        except Unreachable:
            return _Unread.LATER
        except (LayoutChanged, Unreadable):
            return _Unread.ODD
        if reason := checks.challenge(page):
            raise Challenged(f"{self.name}: {reason}; trying again later")
        if response.status != 200:
            return _Unread.ODD
        if checks.cut_off(response.content):
            return _Unread.LATER
        text, day = read_release(page)
        symbols = expected_in(text, self.language)
        if not symbols and (_origin(address) or "") not in text:
            return _Unread.ODD
        return self._notices(item, address, symbols, text, day)

    def _notices(
        self, item: Item, address: str, symbols: tuple[str, ...], text: str, day: date | None
    ) -> tuple[Notice, ...]:
        notice = Notice(
            source=self.name,
            symbol="",
            standing=Standing.EXPECTED,
            address=address,
            origin=_origin(address),
            adopted_on=_adopted_on(day, item.day),
            vote=the_vote(text, self.language) if len(symbols) == 1 else None,
            noticed_at=item.published,
        )
        return tuple(replace(notice, symbol=symbol) for symbol in symbols)


def read_release(page: str) -> tuple[str, date | None]:
    """The words of a release on one line, and its day where it is printed."""
    from bs4 import BeautifulSoup  # who reads no release need not wait for it

    soup = BeautifulSoup(page, "lxml")
    for furniture in soup.select(",".join(FURNITURE)):
        furniture.decompose()
    inside = next((found for name in ARTICLE if (found := soup.select_one(name))), soup)
    printed = inside.select_one(DAY)
    text = " ".join(inside.get_text(" ").split())
    return re.sub(r"(?<=\() | (?=\))", "", text), _day(str(printed["datetime"])) if printed else None


def expected_in(text: str, language: str) -> tuple[str, ...]:
    """The symbols that a text says will be issued, as printed, each once, in order."""
    found = (symbol for saying in _EXPECTING[language].finditer(text) for symbol in re.findall(SYMBOL, saying[1]))
    return tuple({symbol.replace(" ", ""): symbol for symbol in found}.values())


def _adopted_on(printed: date | None, published: date | None) -> date | None:
    """The day of the meeting: the release's own, unless it cannot belong to when it came out."""
    if printed and published and not timedelta(0) <= published - printed <= LATE:
        return published
    return printed or published


def _day(printed: str) -> date | None:
    try:
        return datetime.fromisoformat(printed).date()
    except ValueError:
        return None


def _origin(address: str | None) -> str | None:
    """The number of a release (``SC/14763``) by its address, None for others than those of bodies that adopt."""
    found = RELEASE.search(address or "")
    series = ADOPTING.get(found[1].lower()) if found else None
    return f"{series}/{found[2]}" if found and series else None


def _secure(address: str, hosts: frozenset[str]) -> str:
    """The address on the site itself by https, however the feed writes it."""
    plain = urlsplit(address)
    return plain._replace(scheme="https").geturl() if plain.hostname in hosts else address


def _waiting(state: Mapping[str, object]) -> "Iterator[_Waiting]":
    """The releases of the polls before that were not read yet; odd ones are left out."""
    kept = state.get("waiting")
    for one in kept if isinstance(kept, list) else ():
        try:
            title, address, published, day, tries, *before = one
            at = datetime.fromisoformat(published) if published else None
            item = Item(title, address, at, date.fromisoformat(day) if day else None)
            yield _Waiting(item, int(tries), before=any(before))
        except (TypeError, ValueError):
            continue


@dataclass(frozen=True, slots=True)
class Options:
    """``languages``: one source each. ``addresses``: a language's feed, in the place of the one known here."""

    languages: tuple[str, ...] = tuple(FEEDS)
    addresses: Mapping[str, str] = field(default_factory=dict)


def sources_for(options: Options, web: Web) -> dict[str, Source]:
    """One source for each language that is wanted. Raises ValueError."""
    for given, known, key in (
        (options.languages, FEEDS, "languages"),
        (options.addresses, options.languages, "addresses"),
    ):
        if wrong := [name for name in given if name not in known]:
            raise ValueError(f"sources.press.{key} names {', '.join(wrong)}; choose of {', '.join(known)}")
    made = (
        Press(web, f"press-{language}", language, options.addresses.get(language, FEEDS[language]))
        for language in options.languages
    )
    return {press.name: press for press in made}


SITE = Site(
    kind="press",
    options=Options,
    sources=sources_for,
    interval=timedelta(minutes=15),
    promise=timedelta(hours=12),
    hosts=tuple(sorted(HOSTS)),
)
