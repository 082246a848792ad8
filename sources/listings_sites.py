"""The listing pages that are read: addresses, layouts, periods and least numbers of rows, all of it data.

Facts: sources.md 3.1 to 3.4. What was not verified there is said beside it. An address on another host than the site's
own is written whole.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from sources.listings_tables import Layout

FIRST_YEAR = 1946
OPENS = 9
"""The month in which a regular session of the Assembly opens; the one before goes on until then."""


class Counting(Enum):
    """By what a site divides its pages."""

    YEARS = "years"
    SESSIONS = "sessions"
    NOTHING = "years, in one list"


class Form(Enum):
    """What a page is: a table in HTML, or a JSON object with a list of documents."""

    TABLE = auto()
    JSON = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a listing: the resolutions of a year or session (``period``, empty: of all), adopted in these days.

    ``addresses`` are tried in turn, for a site spells some differently; each has ``{page}`` where the part has several
    pages. ``recent``: looked at in each poll, others in turn. ``least``: rows below which it is not believed.
    """

    period: str
    addresses: tuple[str, ...]
    since: date
    until: date
    recent: bool = False
    least: int = 0

    @property
    def key(self) -> str:
        """Its name in the cursor."""
        return self.addresses[0]

    @property
    def year(self) -> int | None:
        """The one year that it is about."""
        return self.since.year if self.since.year == self.until.year else None

    @property
    def paged(self) -> bool:
        """Whether it has several pages."""
        return "{page}" in self.addresses[0]


@dataclass(frozen=True, slots=True)
class Profile:
    """One site. ``addresses`` have ``{period}``; ``collected`` is a page that holds all periods, which spares asking
    for the old ones one by one; ``others`` are further parts, by the names of their periods. ``first``: the first year
    or session that it has; ``first_page``: the number of the first of several pages."""

    name: str
    root: str
    hosts: frozenset[str]
    layout: Layout
    counting: Counting
    addresses: tuple[str, ...]
    collected: tuple[str, ...] = ()
    others: Mapping[str, str] | None = None
    first: int = 1
    first_page: int = 0
    least_collected: int = 0
    form: Form = Form.TABLE
    official: bool = True

    def parts(self, today: date) -> tuple[Part, ...]:
        """All parts that may be there on a day, the recent ones first."""
        return tuple(sorted(self._parts(today), key=lambda part: not part.recent))

    def part(self, period: str, today: date) -> Part | None:
        """The part of a year or session by its name, recent or not; None when the site does not count so."""
        return next((part for part in self._every(today) if part.period == period), None)

    def _parts(self, today: date) -> Iterator[Part]:
        recent_only = bool(self.collected)
        yield from (part for part in self._every(today) if part.recent or not recent_only)
        if self.collected:
            begun = date(FIRST_YEAR, 1, 1)
            yield Part("", self.collected, begun, today, recent=False, least=self.least_collected)

    def _every(self, today: date) -> Iterator[Part]:
        begun = date(FIRST_YEAR, 1, 1)
        if self.counting is Counting.NOTHING:
            yield Part("", self.addresses, begun, today, recent=True)
        elif self.counting is Counting.YEARS:
            for year in range(max(self.first, FIRST_YEAR), today.year + 1):
                days = date(year, 1, 1), date(year, 12, 31)
                yield Part(str(year), self._of(year), *days, recent=year >= today.year - 1)
        else:
            last = session_on(today)
            for session in range(self.first, last + 1):
                yield Part(str(session), self._of(session), *days_of(session), recent=session >= last - 1)
        for name, address in (self.others or {}).items():
            yield Part(name, (address,), begun, today)

    def _of(self, period: int) -> tuple[str, ...]:
        return tuple(address.replace("{period}", str(period)) for address in self.addresses)


def session_on(day: date) -> int:
    """The regular session of the Assembly that may have its first resolutions on a day."""
    return day.year - 1945 if day.month >= OPENS else day.year - 1946


def days_of(session: int) -> tuple[date, date]:
    """From the opening of a session to the opening of the next; the first one began in January 1946."""
    begun = date(FIRST_YEAR, 1, 1) if session == 1 else date(1945 + session, OPENS, 1)
    return begun, date(1946 + session, OPENS, 30)


_ASSEMBLY = Layout(
    tables=("table#myTable", "table.tablefont"),
    columns={6: ("symbol", "committee", "agenda_item", "meeting", "draft", "title")},
)
"""The Library's own template, from which the tables of un.org and of research.un.org are made."""

PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            name="security-council",
            root="https://main.un.org",
            hosts=frozenset({"main.un.org", "www.un.org"}),
            layout=Layout(
                tables=("dl.ckeditor-accordion table", "div.field-items table", "table.table-striped"),
                columns={2: ("symbol", "title"), 3: ("symbol", "date", "title")},
                series="S/RES/",
                bare=re.compile(r"(?:S/RES/|Resolution )?(?P<number>\d{1,4})(?: ?\((?P<year>\d{4})\))?", re.IGNORECASE),
                dated=True,
            ),
            counting=Counting.YEARS,
            addresses=(
                "/securitycouncil/en/content/resolutions-adopted-security-council-{period}",
                "/securitycouncil/en/content/resolution-adopted-security-council-{period}",
                "/securitycouncil/content/resolutions-adopted-security-council-{period}",
            ),
            collected=("/securitycouncil/en/content/resolutions-0",),
            least_collected=1000,
        ),
        Profile(
            name="general-assembly",
            root="https://www.un.org",
            hosts=frozenset({"www.un.org", "research.un.org"}),
            layout=_ASSEMBLY,
            counting=Counting.SESSIONS,
            addresses=("/en/ga/{period}/resolutions.shtml",),
            # The emergency and special sessions stand in the Library's tables; these two addresses are not verified.
            others={
                "emergency": "https://research.un.org/en/docs/ga/quick/emergency",
                "special": "https://research.un.org/en/docs/ga/quick/special",
            },
        ),
        Profile(
            name="economic-and-social-council",
            root="https://ecosoc.un.org",
            hosts=frozenset({"ecosoc.un.org", "www.un.org"}),
            layout=Layout(tables=("table:has(tbody)",), columns={3: ("symbol", "title", "date")}),
            counting=Counting.NOTHING,
            addresses=("/en/documents/resolutions?page={page}",),
        ),
        Profile(
            name="human-rights-council",
            root="https://www.right-docs.org",
            hosts=frozenset({"www.right-docs.org", "right-docs.org"}),
            layout=Layout(tables=(), columns={}),
            counting=Counting.YEARS,
            addresses=("/?api=1&yr={period}&p={page}",),
            first=2006,
            first_page=1,
            form=Form.JSON,
            official=False,
        ),
        Profile(
            name="library-assembly",
            root="https://research.un.org",
            hosts=frozenset({"research.un.org"}),
            layout=_ASSEMBLY,
            counting=Counting.SESSIONS,
            addresses=("/en/docs/ga/quick/regular/{period}",),
        ),
        Profile(
            name="library-council",
            root="https://research.un.org",
            hosts=frozenset({"research.un.org"}),
            layout=Layout(
                tables=("table#myTable", "table.tablefont"),
                columns={5: ("meeting", "date", "press", "title", "symbol")},
                sparse=True,
            ),
            counting=Counting.YEARS,
            addresses=("/en/docs/sc/quick/meetings/{period}",),
        ),
    )
}
