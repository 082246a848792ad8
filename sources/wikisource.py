"""Wikisource: transcriptions of resolutions, one source for each language, through the MediaWiki API.

Facts: sources.md part 4. A poll reads the recent changes since the cursor, with an overlap of ten minutes, and then
asks for the present state of each page that they name: rows vanish when a page is deleted, and old rows keep the old
name when it is moved. All times are the wiki's own clock. Not an official source: it never overwrites one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, unquote

from sources.documents import (
    Absent,
    Answer,
    Corrupt,
    Found,
    Listing,
    NotModified,
    Polled,
    Refused,
    Sighting,
    Validators,
)
from sources.errors import LayoutChanged, SourceError, Unreachable
from sources.interface import Site, Source
from sources.mediawiki import Json, TokenRefused, Wiki, as_documented
from sources.web import Web
from sources.wikisource_changes import Touched, touched_by
from sources.wikisource_cursor import EPOCH, Cursor, moment, opened
from sources.wikisource_names import LANGUAGES, is_resolution, symbol_of, titles_for

OVERLAP = timedelta(minutes=10)
KEPT = timedelta(days=30)
"""How far back Wikimedia's recent changes reach; an older cursor may have missed something."""
_EMPTY_SHA1 = "da39a3ee5e6b4b0d3255bfef95601890afd80709"
_MOST_CHANGES, _MOST_PAGES = 400, 100
"""Requests in one poll for changes, and for one prefix of the list of all pages (500 rows each)."""
_CHANGES = {
    "list": "recentchanges",
    "rcdir": "newer",
    "rcprop": "title|ids|timestamp|loginfo",
    "rclimit": "max",
}
_STATE = {"prop": "info|revisions", "rvprop": "ids|timestamp|sha1|size"}
_CONTENT = {
    "prop": "info|revisions",
    "rvprop": "ids|timestamp|sha1|size|tags|content",
    "rvslots": "main",
    "converttitles": "1",
    "redirects": "1",
}


@dataclass(frozen=True, slots=True)
class Wikisource:
    """One language's Wikisource. ``pages`` is the beginning of its pages' addresses."""

    web: Web
    language: str
    api: str
    pages: str
    name: str
    official: bool = False

    def poll(self, cursor: str | None) -> Polled:
        """What happened to pages of resolutions since ``cursor``, oldest first. Raises SourceError."""
        before = opened(cursor)
        with as_documented(self.api):
            return self._all_pages(first=cursor is None) if before is None else self._since(before)

    def fetch(self, listing: Listing, known: Validators | None) -> Answer:
        """The wikitext of a page, unless ``known`` has its revision. Redirects and converted names are followed."""
        title = self._title(listing.address)
        if title is None:
            return Absent(listing, f"{listing.address} is not an address of {self.name}")
        try:
            with as_documented(self.api):
                return self._answer(listing, known, title)
        except SourceError as error:
            return Refused(listing, str(error), retry_after=error.retry_after)

    def find(self, symbol: str, language: str | None) -> tuple[Listing, ...]:
        """Pages that would hold a canonical symbol; empty for another language than this source's."""
        if language is not None and language.partition("-")[0].lower() != self.language:
            return ()
        return tuple(replace(self._listing(title), symbol=symbol) for title in titles_for(symbol, self.language))

    @property
    def _wiki(self) -> Wiki:
        return Wiki(self.web, self.api)

    def _since(self, before: Cursor) -> Polled:
        try:
            changes = self._changes(before)
        except TokenRefused:
            changes = self._changes(before)
        if changes is None:
            return self._all_pages(first=False)
        server, rows = changes
        fresh = [row for number, row in sorted(rows.items()) if number not in before.seen]
        listings = tuple(self._listings(touched_by(fresh, self.language)))
        seen = {**before.seen, **{number: moment(row["timestamp"]) for number, row in rows.items()}}
        return Polled(listings, before.advanced(server, seen, OVERLAP).closed())

    def _changes(self, before: Cursor) -> tuple[datetime, dict[int, Json]] | None:
        """The wiki's time when we began to read, and recent changes by id; None when some may have been missed.

        Log entries are read from all namespaces: a draft that is moved here is logged where it came from.
        """
        start = {"rcstart": max(before.at - OVERLAP, EPOCH).strftime("%Y-%m-%dT%H:%M:%SZ")}
        server, rows = None, {}
        for kinds in ({"rctype": "edit|new|log", "rcnamespace": "0"}, {"rctype": "log"}):
            for number, answer in enumerate(self._wiki.pages_of({**_CHANGES, **start, **kinds}, most=_MOST_CHANGES), 1):
                server = server or _moment_of(answer, self.api)
                if server - before.at > KEPT or (number == _MOST_CHANGES and "continue" in answer):
                    return None
                rows.update({row["rcid"]: row for row in _rows_of(answer, self.api)})
        return (server, rows) if server else None

    def _all_pages(self, *, first: bool) -> Polled:
        """Every page that is a resolution, for a first poll, or when changes may have been missed.

        The cursor is the time of the first answer, so that nothing falls between this list and the changes read next.
        """
        server, complete = None, True
        found: dict[str, Listing] = {}
        for prefix in LANGUAGES[self.language].prefixes:
            query = {"generator": "allpages", "gapprefix": prefix, "gapfilterredir": "nonredirects", "gaplimit": "max"}
            for number, answer in enumerate(self._wiki.pages_of({**query, **_STATE}, most=_MOST_PAGES), 1):
                server = server or _moment_of(answer, self.api)
                complete = complete and not (number == _MOST_PAGES and "continue" in answer)
                found.update(self._resolutions(answer))
        ordered = sorted(found.values(), key=lambda listing: (listing.listed_at or EPOCH, listing.address))
        cursor = Cursor(server or EPOCH, {})
        return Polled(tuple(ordered), cursor.closed(), gap=not first or not complete, first=first)

    def _resolutions(self, answer: Json) -> dict[str, Listing]:
        """The pages of an answer that are resolutions, by name. A page whose revision comes with a later answer of a
        continued query is taken from that one."""
        pages = (page for page in _pages_of(answer) if page.get("revisions"))
        return {page["title"]: self._present(page) for page in pages if is_resolution(page["title"], self.language)}

    def _listings(self, touched: Mapping[str, Touched]) -> Iterator[Listing]:
        """The present state of each touched page, oldest touch first."""
        states = self._wiki.states_of(touched, _STATE)
        pages = {page["title"]: page for answer in states for page in _pages_of(answer)}
        redirects = [t for t in touched if pages.get(t, {}).get("redirect") and touched[t].moved_to is None]
        targets = self._targets(redirects)
        for title, touch in sorted(touched.items(), key=lambda item: (item[1].at, item[1].rcid)):
            if title not in pages:  # whatever it is: the fetch will tell
                yield replace(self._listing(title), listed_at=touch.at)
            elif "invalid" not in pages[title]:
                yield self._sighting(pages[title], replace(touch, moved_to=touch.moved_to or targets.get(title)))

    def _targets(self, titles: list[str]) -> dict[str, str]:
        """Where pages that became redirects lead."""
        answers = self._wiki.states_of(titles, {"redirects": "1"})
        return {
            str(entry["from"]): str(entry["to"])
            for answer in answers
            for entry in answer.get("query", {}).get("redirects", ())
            if entry.get("from") != entry.get("to")
        }

    def _sighting(self, page: Json, touch: Touched) -> Listing:
        if "missing" not in page and not page.get("redirect"):
            return replace(self._present(page), listed_at=touch.at)
        listing = replace(self._listing(page["title"]), listed_at=touch.at)
        if touch.moved_to is None:
            return replace(listing, sighting=Sighting.GONE)
        return replace(listing, sighting=Sighting.MOVED, moved_to=self._address(touch.moved_to))

    def _present(self, page: Json) -> Listing:
        revision = (page.get("revisions") or [{}])[0]
        validators = Validators(revision=str(revision.get("revid") or page.get("lastrevid")))
        at = moment(revision["timestamp"]) if "timestamp" in revision else None
        return replace(self._listing(page["title"]), validators=validators, listed_at=at)

    def _listing(self, title: str) -> Listing:
        """A Chinese page has no language here: only its text tells the script."""
        symbol = symbol_of(title, self.language)
        language = None if self.language == "zh" else self.language
        return Listing(self.name, self._address(title), symbol=symbol, language=language, title=title)

    def _address(self, title: str) -> str:
        return self.pages + quote(title.replace(" ", "_"), safe="/:(),")

    def _title(self, address: str) -> str | None:
        title = unquote(address.removeprefix(self.pages)).replace("_", " ").strip()
        usable = address.startswith(self.pages) and title and len(title) < 256 and "|" not in title
        return title if usable else None

    def _answer(self, listing: Listing, known: Validators | None, title: str) -> Answer:
        page = _only_page(self._wiki.ask({**_CONTENT, "titles": title}), self.api)
        where = f"the page {page['title']!r} of {self.name}"
        if page["title"] != title and not is_resolution(page["title"], self.language):
            return Absent(listing, f"{listing.address} leads to {page['title']!r}, which is not a resolution's page")
        if "missing" in page or "invalid" in page:
            return Absent(listing, f"{where} does not exist")
        if page.get("redirect") or not page.get("revisions"):
            return Absent(listing, f"{where} only redirects to itself or has no text")
        revision = page["revisions"][0]
        mark = str(revision.get("revid"))
        if known is not None and known.revision == mark:
            return NotModified(listing)
        if revision.get("size") == 0 or revision.get("sha1") == _EMPTY_SHA1:
            return Corrupt(listing, f"{where} was blanked (revision {mark}); a blank page is never a new version")
        return self._found(listing, page, where)

    def _found(self, listing: Listing, page: Json, where: str) -> Answer:
        revision = page["revisions"][0]
        slot = revision.get("slots", {}).get("main", {})
        if slot.get("contentmodel", "wikitext") != "wikitext":
            return Corrupt(listing, f"{where} holds {slot.get('contentmodel')!r}, not wikitext")
        content = slot.get("content")
        if not isinstance(content, str):
            return Refused(listing, f"{where} hides its text (revision {revision.get('revid')})")
        if not content.strip():
            return Corrupt(listing, f"{where} was blanked (revision {revision.get('revid')})")
        validators = Validators(revision=str(revision.get("revid")))
        here = self._listing(page["title"])
        arrived = replace(listing, address=here.address, title=here.title, validators=validators)
        return Found(arrived, content.encode("utf-8", "replace"), "text/x-wiki", "utf-8", validators=validators)


def wikisource(
    web: Web, language: str, *, name: str | None = None, api: str | None = None, pages: str | None = None
) -> Wikisource:
    """The Wikisource of a language. ``api`` and ``pages`` are for mirrors and tests. Raises ValueError."""
    if language not in LANGUAGES:
        raise ValueError(f"there is no Wikisource for {language!r}; choose one of {', '.join(LANGUAGES)}")
    host = f"https://{language}.wikisource.org"
    if api is None:
        return Wikisource(
            web, language, f"{host}/w/api.php", pages or f"{host}/wiki/", name or f"wikisource-{language}"
        )
    root = api.removesuffix("/api.php")
    guess = f"{root.removesuffix('/w')}/wiki/" if root.endswith("/w") else f"{root}/index.php/"
    return Wikisource(web, language, api, pages or guess, name or f"wikisource-{language}")


@dataclass(frozen=True, slots=True)
class Options:
    """``languages``: one source each. ``api``: the address of a language's API, in the place of Wikimedia's own."""

    languages: tuple[str, ...] = tuple(sorted(LANGUAGES))
    api: Mapping[str, str] = field(default_factory=dict)


def sources_for(options: Options, web: Web) -> dict[str, Source]:
    """One source for each language that is wanted. Raises ValueError."""
    unused = sorted(set(options.api) - set(options.languages))
    if unused:
        raise ValueError(f"sources.wikisource.api names {', '.join(unused)}: add it to languages too")
    made = (wikisource(web, language, api=options.api.get(language)) for language in options.languages)
    return {source.name: source for source in made}


SITE = Site(
    kind="wikisource",
    options=Options,
    sources=sources_for,
    interval=timedelta(minutes=10),
    promise=timedelta(hours=6),
    hosts=tuple(f"{language}.wikisource.org" for language in sorted(LANGUAGES)),
    robots="its API is the door for programs, with an etiquette of its own; robots.txt is for those who crawl pages",
)


def _rows_of(answer: Json, api: str) -> Iterator[Json]:
    rows = answer.get("query", {}).get("recentchanges")
    if not isinstance(rows, list):
        raise LayoutChanged(f"{api} answered without recent changes; check that it is a MediaWiki API")
    for row in rows:
        if isinstance(row["rcid"], int):
            yield row


def _pages_of(answer: Json) -> list[Json]:
    pages = answer.get("query", {}).get("pages") or []
    return [page for page in pages if isinstance(page, dict) and isinstance(page.get("title"), str)]


def _only_page(answer: Json, api: str) -> dict[str, Any]:
    pages = _pages_of(answer)
    if len(pages) != 1:
        raise LayoutChanged(f"{api} answered about {len(pages)} pages when asked about one")
    return pages[0]


def _moment_of(answer: Json, api: str) -> datetime:
    try:
        return moment(answer["curtimestamp"])
    except (KeyError, TypeError, ValueError) as error:
        raise Unreachable(f"{api} did not tell its time; trying again later") from error
