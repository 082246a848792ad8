"""The UN Digital Library: what its catalogue says of resolutions, by OAI-PMH only. Off until it is approved.

Its terms of use forbid automated download without the Library's approval (domain.md rule 19), so that this source is
not built before the operator states who approved it, and when. Facts: sources.md part 2. Each poll reads the last days
again, with an overlap, and over a week the last month and a half once more: records are stamped when they are
catalogued, often weeks after the adoption, and late.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urljoin

from sources.digital_library_records import notices_of
from sources.digital_library_windows import Progress, Window, drained, opened, windows
from sources.documents import Absent, Answer, Listing, Notice, Polled, Standing, Validators
from sources.errors import SourceError
from sources.interface import Site, Source
from sources.lanes import Pace
from sources.reading.records import Record
from sources.web import Web

NAME = "digital-library"
ADDRESS = "https://digitallibrary.un.org/oai2d"
RECORD = "/record/{recid}"
DAY, WEEK = timedelta(days=1), timedelta(days=7)
OVERLAP = timedelta(days=3)
AGAIN = timedelta(days=45)
"""How far back each poll reads again, and how far each week."""
LAG = timedelta(minutes=5)
"""How long before now a window ends, for clocks differ and records take a moment."""
MOST_WINDOWS = 12
"""Windows of one poll, which at five seconds each take minutes."""
LONG_WINDOW = timedelta(days=28)
"""Windows of an archive; still longer ones make the catalogue fail."""
KNOWN = 5000
"""Records whose symbols are kept, to tell what a deleted one was about."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class DigitalLibrary:
    """The catalogue behind one OAI-PMH address."""

    web: Web
    address: str = ADDRESS
    clock: Callable[[], datetime] = _now
    name: str = NAME
    official: bool = True

    def poll(self, cursor: str | None) -> Polled:
        """What was catalogued, changed or deleted since ``cursor``, as notices. Raises SourceError.

        A window that fails after others went well ends the poll: it comes again with the next, whole.
        """
        now = (self.clock() - LAG).replace(microsecond=0)
        before = opened(cursor)
        harvest = _Harvest(self, before or Progress(now - OVERLAP))
        harvest.go(now)
        return Polled(
            listings=(),
            cursor=harvest.progress.closed(),
            gap=cursor is not None and before is None,
            first=cursor is None,
            notices=harvest.notices(),
            refusals=tuple(harvest.refusals),
        )

    def fetch(self, listing: Listing, known: Validators | None) -> Answer:
        """Nothing: its files are another site's business, and its terms forbid them to us."""
        return Absent(listing, f"{self.name} describes documents; its files are not read")

    def find(self, symbol: str, language: str | None) -> tuple[Listing, ...]:
        """Nothing: its search is closed to programs."""
        return ()

    def archive(self, since: date, until: date) -> Iterator[Notice]:
        """What it records of works adopted in these days. It files by the day of cataloguing, so that all since then
        is read through, four weeks at a time. Raises SourceError."""
        begin, end = datetime(since.year, since.month, since.day, tzinfo=UTC), self.clock() - LAG
        for window in windows(begin, end.replace(microsecond=0), LONG_WINDOW):
            records = drained(self.web, self.address, window)
            notices = (notice for record in records if not record.deleted for notice in self.notices_of(record))
            yield from (one for one in notices if one.adopted_on and since <= one.adopted_on <= until)

    def listed(self, period: str) -> Iterator[Notice]:
        """Nothing: it does not file by session. Raises ValueError."""
        raise ValueError(f"{self.name} files by the day of cataloguing, not by {period!r}; give days instead")

    def notices_of(self, record: Record) -> tuple[Notice, ...]:
        """What a record says."""
        return tuple(notices_of(record, self.name, self.address_of(record)))

    def address_of(self, record: Record) -> str:
        """Where a person reads a record."""
        return urljoin(self.address, RECORD.format(recid=record.recid))


@dataclass(slots=True)
class _Harvest:
    """One poll in the making: how far it has come, what it read, and the sentence of what stopped it."""

    source: DigitalLibrary
    progress: Progress
    records: list[Record] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    removed: list[Notice] = field(default_factory=list)
    left: int = MOST_WINDOWS

    def go(self, now: datetime) -> None:
        """Drain windows up to ``now``, then some of the earlier ones again. Raises SourceError when the first fails."""
        begun = self.left
        try:
            self._on(now)
            self._again(now)
        except SourceError as error:
            if self.left == begun:
                raise
            self.refusals.append(str(error))

    def notices(self) -> tuple[Notice, ...]:
        """What the records say, and which are gone."""
        told = (notice for record in self.records for notice in self.source.notices_of(record))
        return (*told, *self.removed)

    def _on(self, now: datetime) -> None:
        for window in windows(self.progress.until - OVERLAP, now, DAY):
            if not self.left:
                return
            self._drain(window)
            self.progress = replace(self.progress, until=max(self.progress.until, window.until))

    def _again(self, now: datetime) -> None:
        """Go on listing everything again, once a week from the beginning."""
        since = self.progress.again_since
        if self.progress.again is None and (since is None or now - since >= WEEK):
            self.progress = replace(self.progress, again=now - AGAIN, again_since=now)
        for window in windows(self.progress.again or now, now - OVERLAP, DAY):
            if not self.left:
                return
            self._drain(window)
            self.progress = replace(self.progress, again=window.until)
        if self.left:
            self.progress = replace(self.progress, again=None)

    def _drain(self, window: Window) -> None:
        records = drained(self.source.web, self.source.address, window)
        self.left -= 1
        known = dict(self.progress.known)
        for record in records:
            said = next(iter(self.source.notices_of(record)), None)
            before = known.pop(record.recid, None)
            spoke = (said.source, said.symbol) if said else before
            if record.deleted:
                self._remove(record, spoke, known)
                continue
            self.records.append(record)
            if spoke:
                known[record.recid] = spoke
        self.progress = replace(self.progress, known=dict(list(known.items())[-KNOWN:]))

    def _remove(self, record: Record, spoke: tuple[str, str] | None, known: Mapping[str, tuple[str, str]]) -> None:
        """A record that is gone takes its word back, unless another one says the same."""
        self.records = [one for one in self.records if one.recid != record.recid]
        if spoke and spoke not in known.values():
            name, symbol = spoke
            address = self.source.address_of(record)
            self.removed.append(Notice(name, symbol, Standing.REMOVED, address, origin=record.recid))


@dataclass(frozen=True, slots=True)
class Options:
    """``approval``: who at the Library approved automated access, and when, in words. ``address``: another catalogue's
    OAI-PMH address."""

    approval: str = ""
    address: str = ADDRESS


def sources_for(options: Options, web: Web) -> dict[str, Source]:
    """The one source. Raises ValueError unless an approval is stated: some words with a year among them."""
    words = options.approval.split()
    if len(words) < 4 or not any(_is_year(word.strip(".,;()")[-4:]) for word in words):
        raise ValueError(
            "the UN Digital Library forbids automated access without its approval; state in sources.digital_library"
            ".approval who approved it and when, or leave the source off"
        )
    return {NAME: DigitalLibrary(web, options.address)}


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word.startswith(("19", "20"))


SITE = Site(
    kind="digital_library",
    options=Options,
    sources=sources_for,
    interval=timedelta(hours=6),
    promise=timedelta(days=2),
    enabled=False,
    hosts=("digitallibrary.un.org",),
    pace=Pace(gap=5.0),
)
