"""Listing pages: tables of what was adopted, with a link where it is issued, and nothing of its text.

    parts of the listing that are due     recent ones each time, old ones in turn, each about once a week
    | pages of a part                     conditional GET -> rows, or as before
    | compared with the memory            rows that are new, changed, gone; or not believed
    | notices

Facts: sources.md part 3. Sites differ by their ``Profile`` (listings_sites.py) only.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from math import ceil

from sources.documents import Absent, Answer, Listing, Notice, Polled, Standing, Validators
from sources.errors import Challenged, Forbidden, LayoutChanged, RateLimited, SourceError
from sources.interface import Site, Source
from sources.listings_memory import Difference, Memory, closed, compared, opened, unchanged
from sources.listings_pages import NotThere, Pages
from sources.listings_sites import PROFILES, Counting, Part, Profile
from sources.listings_tables import Row
from sources.web import Web

DAY, WEEK, MONTH = timedelta(days=1), timedelta(days=7), timedelta(days=30)
"""How often an old part is looked at: one that never could be read, one that is there, one that is not."""
APART = {"ES": "emergency", "S": "special"}
"""The parts in which sessions of the Assembly stand that have letters before their numbers."""
LONGEST = timedelta(minutes=8)
"""How long a poll goes on to old parts; they wait for the next."""
_STAY_AWAY = (RateLimited, Challenged, Forbidden)
"""Errors that concern the host rather than one page."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Listings:
    """The listing of one site. ``root`` is the beginning of its addresses."""

    web: Web
    profile: Profile
    root: str
    clock: Callable[[], datetime] = _now

    @property
    def name(self) -> str:
        return f"listing-{self.profile.name}"

    @property
    def official(self) -> bool:
        return self.profile.official

    def poll(self, cursor: str | None) -> Polled:
        """Rows that are new or changed since ``cursor``, and those that are gone, as notices. Raises SourceError."""
        begun, before = self.clock(), opened(cursor) if cursor else None
        keys = {part.key for part in self.profile.parts(begun.date())}
        look = _Round(self, {key: one for key, one in (before or {}).items() if key in keys}, begun.date())
        look.at_recent()
        look.at_old(begun + LONGEST, first=before is None)
        return Polled(
            listings=(),
            cursor=closed(look.book),
            gap=cursor is not None and before is None,
            first=cursor is None,
            notices=tuple(look.notices()),
            refusals=tuple(look.refusals),
        )

    def fetch(self, listing: Listing, known: Validators | None) -> Answer:
        """Nothing: a table names resolutions, it does not hold them."""
        return Absent(listing, f"{self.name} names resolutions and holds no texts")

    def find(self, symbol: str, language: str | None) -> tuple[Listing, ...]:
        """Nothing: what a table links to are other sources' addresses."""
        return ()

    def archive(self, since: date, until: date) -> Iterator[Notice]:
        """What it lists of works adopted in these days, part by part, each once. Raises SourceError."""
        told: set[str] = set()
        for part in self.profile.parts(self.clock().date()):
            if part.since <= until and part.until >= since:
                rows = [row for row in self._all_of(part) if row.key not in told and _within(row, part, since, until)]
                told.update(row.key for row in rows)
                yield from (self.notice(row, part) for row in rows)

    def listed(self, period: str) -> Iterator[Notice]:
        """What it lists of one year or session (``70``, ``ES-11``). Raises ValueError, SourceError."""
        if self.profile.counting is Counting.NOTHING and _is_year(period):
            yield from self.archive(date(int(period), 1, 1), date(int(period), 12, 31))
            return
        apart = APART.get(period.partition("-")[0])
        part = self.profile.part(apart or period, self.clock().date())
        if part is None or not period:
            raise ValueError(f"{self.name} has no part {period!r}; it counts by {self.profile.counting.value}")
        rows = [row for row in self._all_of(part) if apart is None or f"/{period}/" in row.key]
        if not rows and self.profile.collected:
            yield from self.archive(part.since, part.until)
        yield from (self.notice(row, part) for row in rows)

    def notice(self, row: Row, part: Part) -> Notice:
        """A row as a notice. A day that the part cannot have is left out (a slip of the pen, or of ours); asterisks
        behind the symbol are the marks of reissues."""
        latest = min(part.until, self.clock().date() + DAY)
        day = row.adopted_on if row.adopted_on and part.since <= row.adopted_on <= latest else None
        return Notice(
            source=self.name,
            symbol=row.symbol,
            standing=Standing.LISTED if row.address else Standing.ADOPTED,
            address=row.address or self.pages.address_of(part),
            title=row.title,
            adopted_on=day,
            draft=row.draft,
            meeting=row.meeting,
            agenda_item=row.agenda_item,
            committee=row.committee,
            vote=row.vote,
            text_mark="*" * row.asterisks or None,
        )

    @property
    def pages(self) -> Pages:
        """Its pages, ready to be asked for."""
        return Pages(self.web, self.profile, self.root)

    def _all_of(self, part: Part) -> tuple[Row, ...]:
        """All rows of a part, none when there is no such page."""
        try:
            return self.pages.whole(part, Memory()).rows or ()
        except NotThere:
            return ()


@dataclass(slots=True)
class _Round:
    """One poll in the making: the memories as they grow, what differs, and what was not believed."""

    source: Listings
    book: dict[str, Memory]
    today: date
    found: list[tuple[Part, Difference]] = field(default_factory=list)
    seen_before: dict[str, date | None] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)

    def at_recent(self) -> None:
        """Look at each recent part. Raises SourceError: one that had rows is not as it should be, or none is there."""
        parts = [part for part in self.source.profile.parts(self.today) if part.recent]
        for part in parts:
            try:
                self._look(part)
            except SourceError as error:
                if self._memory(part).rows or isinstance(error, _STAY_AWAY):
                    raise
                self._refuse(part, error)
        if not self.found:
            raise LayoutChanged(
                "; ".join(dict.fromkeys(self.refusals)) or f"{self.source.name} has no page where it used to be"
            )

    def at_old(self, until: datetime, *, first: bool) -> None:
        """Look at the old parts whose turn it is, the longest unseen first; at all of them for the first time.

        One that fails waits for its next turn, so that it does not keep the others from theirs.
        """
        parts = [part for part in self.source.profile.parts(self.today) if not part.recent]
        due = sorted((p for p in parts if self._is_due(p)), key=lambda p: self._memory(p).looked_on or date.min)
        for part in due if first else due[: ceil(len(parts) / WEEK.days)]:
            if self.source.clock() >= until:
                return
            try:
                self._look(part)
            except SourceError as error:
                self._refuse(part, error)
                if isinstance(error, _STAY_AWAY):
                    return
                self.book[part.key] = replace(self._memory(part), looked_on=self.today)

    def notices(self) -> Iterator[Notice]:
        """What differs, the oldest adoption first. What a recent part says prevails over an old one that has the row
        too, and a row that another part still has is not gone."""
        recent = {key for part, _ in self.found if part.recent for key in self.book[part.key].rows}
        told = [
            replace(self.source.notice(row, part), unseen_since=self.seen_before[part.key])
            for part, one in self.found
            for row in one.fresh
            if part.recent or row.key not in recent
        ]
        yield from sorted(told, key=lambda notice: notice.adopted_on or date.min)
        kept = {key for memory in self.book.values() for key in memory.rows}
        for part, one in self.found:
            address = self.source.pages.address_of(part)
            for key in one.gone:
                if key not in kept:
                    yield Notice(self.source.name, key, Standing.REMOVED, address)

    def _memory(self, part: Part) -> Memory:
        return self.book.get(part.key, Memory())

    def _refuse(self, part: Part, error: SourceError) -> None:
        """Remember why a part was not believed, and since when it is unseen if it never was read."""
        self.refusals.append(str(error))
        self.book[part.key] = replace(self._memory(part), seen_on=self._memory(part).seen_on or self.today)

    def _is_due(self, part: Part) -> bool:
        memory = self._memory(part)
        pause = WEEK if memory.rows else MONTH if memory.absent else DAY
        return memory.looked_on is None or self.today - memory.looked_on >= pause

    def _look(self, part: Part) -> None:
        """Look at a part and remember it. Raises SourceError."""
        memory, pages = self._memory(part), self.source.pages
        whole = not part.paged or self._is_due(part)
        try:
            read = pages.whole(part, memory) if whole else pages.newest(part, memory)
        except NotThere as error:
            if memory.rows:
                raise LayoutChanged(str(error)) from error
            seen_on = memory.seen_on or self.today
            self.book[part.key] = replace(memory, absent=True, looked_on=self.today, seen_on=seen_on)
            return
        name = pages.address_of(part)
        if read.rows is None:
            one = unchanged(memory) if whole else Difference(memory)
        else:
            if len(read.rows) < part.least:
                raise LayoutChanged(f"{name} has {len(read.rows)} rows only, but should have {part.least:,} at least")
            one = compared(memory, read.rows, whole=whole, name=name)
        looked_on = self.today if whole else memory.looked_on
        self.book[part.key] = replace(
            one.memory,
            absent=False,
            looked_on=looked_on,
            validators=read.validators,
            digest=read.digest,
            seen_on=self.today,
        )
        self.seen_before[part.key] = memory.seen_on
        self.found.append((part, one))


def _within(row: Row, part: Part, since: date, until: date) -> bool:
    """Whether a row's day lies in a range; one without a day does when its part's days, or its symbol's year, do."""
    if row.adopted_on:
        return since <= row.adopted_on <= until
    years = [int(word) for word in row.symbol.replace("(", "/").replace(")", "").split("/") if _is_year(word)]
    return since.year <= years[-1] <= until.year if years else part.since >= since and part.until <= until


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word.startswith(("19", "20"))


@dataclass(frozen=True, slots=True)
class Options:
    """``sites``: which ones are read. ``roots``: the beginning of a site's addresses, in the place of its own."""

    sites: tuple[str, ...] = (
        "security-council",
        "general-assembly",
        "economic-and-social-council",
        "human-rights-council",
    )
    roots: Mapping[str, str] = field(default_factory=dict)


def sources_for(options: Options, web: Web) -> dict[str, Source]:
    """One source for each site that is wanted. Raises ValueError."""
    for given, known, key in ((options.sites, PROFILES, "sites"), (options.roots, options.sites, "roots")):
        if wrong := [name for name in given if name not in known]:
            raise ValueError(f"sources.listings.{key} names {', '.join(wrong)}; choose of {', '.join(known)}")
    made = (
        Listings(web, PROFILES[name], options.roots.get(name, PROFILES[name].root).rstrip("/"))
        for name in options.sites
    )
    return {source.name: source for source in made}


SITE = Site(
    kind="listings",
    options=Options,
    sources=sources_for,
    interval=timedelta(days=1),
    promise=timedelta(days=3),
    hosts=tuple(sorted(frozenset().union(*(profile.hosts for profile in PROFILES.values())))),
)
