"""A storm of faults over the whole watch: make-believe tables, feeds, press, a Wikisource and the Official Document
System publish, reissue and break; the monitor polls, fetches, decides and remembers. The truth is known, so that false
alerts and lost changes can be counted.

Nothing here waits: the clock is moved.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from monitor.demo.faults_of_storm import of_sites, trouble
from monitor.demo.judging_of_storm import Tally, judge
from monitor.demo.sites.serving import MakeBelieve, serving
from monitor.demo.sites_of_storm import BEGIN, LANGUAGES, Sites
from monitor.intents import Outcome
from monitor.looking import look_at_wanted
from monitor.polling import poll_now
from monitor.receiving import Context
from monitor.store import migrating, schedule
from monitor.store.database import open_database
from monitor.timing import DAY, HOUR
from sources.interface import Source
from sources.listings import Listings
from sources.listings_sites import PROFILES, session_on
from sources.ods import Ods
from sources.ods_control import Control
from sources.ods_feeds import Feed
from sources.pacing import Pacing
from sources.press import Press
from sources.web import Web
from sources.wikisource import wikisource

STEPS: Final = (HOUR, 6 * HOUR, DAY, 8 * DAY, 31 * DAY)
AT_ONCE: Final = (0, 1, 2, 4)
"""How many things go wrong at once."""
OUTAGE: Final = 0.2
"""How likely it is that a fault goes on over the next step, and so on: some last for months."""


@dataclass(slots=True)
class Storm:
    """The sites and the watch, and what came of it so far."""

    sites: Sites
    context: Context | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    repairs: list[Callable[[], None]] = field(default_factory=list)

    def step(self) -> str:
        """Time passes, something is published or not, something goes wrong, and we look; in words."""
        self.sites.now += self.chance.choice(STEPS)
        did = self.sites.act()
        thrown = [trouble(self.sites, self.repairs) for _ in range(self.chance.choice(AT_ONCE))] or ["nothing"]
        self.tally.faults.update(thrown)
        before = self.tally.outcomes.copy()
        self.look()
        if self.chance.random() >= OUTAGE:
            self._repair()
        came = ", ".join(f"{count} {what}" for what, count in (self.tally.outcomes - before).items())
        return f"{self.sites.now:%Y-%m-%d %H:%M}  {did}; thrown: {', '.join(thrown)}; looked: {came or 'nothing due'}"

    def look(self) -> None:
        """Poll all sources, and fetch what is due."""
        assert self.context is not None
        for source in self.sources.values():
            report = poll_now(self.context, source)
            self._count("poll refused" if report.error else "polled")
        for intent in look_at_wanted(self.context, self.sources):
            self._count(intent.outcome.value)

    def calm(self) -> None:
        """All is well again, for long enough that everything has been looked at."""
        assert self.context is not None
        self._repair()
        self.sites.settle()
        for _ in range(14):
            self.sites.now += 16 * DAY
            self.look()
            while any(one.outcome is not Outcome.FAILED for one in look_at_wanted(self.context, self.sources)):
                self.tally.polls += 1
        judge(self.sites, self.context.database, self.tally)

    @property
    def chance(self) -> random.Random:
        return self.sites.chance

    def _repair(self) -> None:
        for faults in of_sites(self.sites).values():
            faults.end()
        self.sites.feeds.rewind(None)
        while self.repairs:
            self.repairs.pop()()

    def _count(self, what: str) -> None:
        self.tally.polls += 1
        self.tally.outcomes[what] += 1


@contextmanager
def brewing(seed: int) -> Iterator[Storm]:
    """A storm over an empty collection, after the first look at what was there; by itself it does nothing."""
    with ExitStack() as stack:
        storm = Storm(Sites(random.Random(seed)))
        storm.sites.open()
        home = Path(stack.enter_context(TemporaryDirectory(prefix="seized-storm-")))
        url = f"sqlite:///{home}/seized.db"
        migrating.upgrade(url)
        database = open_database(url)
        stack.callback(database.close)
        storm.sources = _sources(storm.sites, stack)
        storm.context = Context(database, lambda: storm.sites.now, storm.chance.random, sources=storm.sources)
        schedule.register_sources(database, list(storm.sources), BEGIN)
        storm.look()
        yield storm


def _sources(sites: Sites, stack: ExitStack) -> dict[str, Source]:
    pretended: tuple[MakeBelieve, ...] = (sites.register, sites.ods, sites.feeds, sites.press, sites.wiki)
    tables, ods, feeds, press, wiki = (stack.enter_context(serving(site)) for site in pretended)
    private = frozenset(one.place for one in (tables, ods, feeds, press, wiki))
    web = stack.enter_context(Web("the storm", private=private, pacing=Pacing(gap=0.0), timeout=5))

    def clock() -> datetime:
        return sites.now

    assembly = replace(PROFILES["general-assembly"], first=session_on(BEGIN.date()) - 1)
    control = Control(clock=lambda: sites.now.timestamp())
    made: tuple[Source, ...] = (
        *(Listings(web, one, tables.address, clock=clock) for one in (PROFILES["security-council"], assembly)),
        *(
            Feed(web, f"feed-{name}", f"{feeds.address}/rss/{name}.xml", re.compile("/RES/"), clock=clock)
            for name in ("scdocs", "gadocs")
        ),
        Press(web, "press-en", "en", f"{press.address}/en/rss.xml", clock=clock),
        wikisource(web, "en", api=f"{wiki.address}/w/api.php"),
        Ods(web, languages=LANGUAGES, formats=("docx",), host=ods.address, control=control),
    )
    return {source.name: source for source in made}


def weathered(seed: int, steps: int) -> Tally:
    """What a storm of so many steps came to."""
    with brewing(seed) as storm:
        for _ in range(steps):
            storm.step()
        storm.calm()
        return storm.tally
