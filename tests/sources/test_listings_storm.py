"""Whatever goes wrong where things are named, in whatever order: nothing false is told, and nothing is lost.

``python -m tests.sources.test_listings_storm KIND SEED STEPS`` weathers a longer storm and counts how polls ended.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest

from monitor.demo.sites.faults import Faults
from monitor.demo.sites.feeds import Feeds
from monitor.demo.sites.listings import Line, Register
from monitor.demo.sites.press import PressService, Release
from monitor.demo.sites.serving import MakeBelieve, serving
from sources.catalog import sources_of
from sources.digital_library import DigitalLibrary
from sources.documents import Notice, Polled, Standing
from sources.errors import SourceError
from sources.interface import Source
from sources.listings import Listings
from sources.listings_sites import PROFILES
from sources.ods_feeds import Feed
from sources.pacing import Pacing
from sources.press import Press
from sources.web import Web
from tests.support.laws import seeds
from tests.support.library_site import Catalogue, card

pytestmark = pytest.mark.slow

BEGIN = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Ground(Protocol):
    """One kind of site with what is true there: the title of each symbol, and all that it ever had."""

    truth: dict[str, str]
    now: datetime

    @property
    def places(self) -> tuple[str, ...]:
        """Parts of addresses where something may go wrong by itself."""

    @property
    def site(self) -> MakeBelieve:
        """The site, with its faults."""

    def source(self, web: Web, address: str) -> Source:
        """The source that reads it."""

    def publish(self, number: int, title: str) -> None:
        """Name something new, or name it otherwise."""

    def withdraw(self, number: int) -> None:
        """Take it back."""


@dataclass
class Tables:
    """Listing pages: the Council's."""

    site: Register = field(default_factory=Register)
    truth: dict[str, str] = field(default_factory=dict)
    now: datetime = BEGIN
    places: tuple[str, ...] = ("2026", "2025", "resolutions-0")

    def __post_init__(self) -> None:
        for number in range(40):
            for year in (2025, 2026):
                line = Line(
                    f"S/RES/{year - 1025 + 100 * (year - 2025) + number} ({year})",
                    "Old",
                    BEGIN.replace(year=year).date(),
                    issued=True,
                )
                self.site.adopt(line)
                self.truth[line.symbol] = "Old"

    def source(self, web: Web, address: str) -> Source:
        return Listings(web, PROFILES["security-council"], address, clock=lambda: self.now)

    def publish(self, number: int, title: str) -> None:
        symbol = f"S/RES/{number} (2026)"
        self.site.adopt(Line(symbol, title, BEGIN.date(), issued=True))
        self.truth[symbol] = title

    def withdraw(self, number: int) -> None:
        self.site.withdraw(f"S/RES/{number} (2026)")
        del self.truth[f"S/RES/{number} (2026)"]


@dataclass
class Harvest:
    """A library's catalogue."""

    site: Catalogue = field(default_factory=Catalogue)
    truth: dict[str, str] = field(default_factory=dict)
    now: datetime = BEGIN
    places: tuple[str, ...] = ("resumptionToken",)

    def source(self, web: Web, address: str) -> Source:
        return DigitalLibrary(web, f"{address}/oai2d", clock=lambda: self.now)

    def publish(self, number: int, title: str) -> None:
        self.site.file(card(str(number), self.now - HOUR, f"A/RES/81/{number}", title))
        self.truth[f"A/RES/81/{number}"] = title

    def withdraw(self, number: int) -> None:
        self.site.delete(str(number), self.now - HOUR)
        del self.truth[f"A/RES/81/{number}"]


@dataclass
class Columns:
    """A feed, which has no titles and takes nothing back."""

    site: Feeds = field(default_factory=lambda: Feeds(window=timedelta(days=400)))
    truth: dict[str, str] = field(default_factory=dict)
    now: datetime = BEGIN
    places: tuple[str, ...] = ("rss",)

    def source(self, web: Web, address: str) -> Source:
        options = {"feeds": ["all"], "addresses": {"all": f"{address}/rss/all.xml"}}
        feed = sources_of("ods_feeds", options, web)["feed-all"]
        assert isinstance(feed, Feed)
        return replace(feed, clock=lambda: self.now)

    def publish(self, number: int, title: str) -> None:
        self.site.publish("all", f"A/RES/81/{number}", self.now)
        self.truth[f"A/RES/81/{number}"] = ""

    def withdraw(self, number: int) -> None:
        """A feed forgets by itself."""


@dataclass
class Wire:
    """Press releases, the same."""

    site: PressService = field(default_factory=lambda: PressService(window=10_000))
    truth: dict[str, str] = field(default_factory=dict)
    now: datetime = BEGIN
    places: tuple[str, ...] = (".htm", "3")

    def source(self, web: Web, address: str) -> Source:
        options = {"languages": ["en"], "addresses": {"en": f"{address}/en/rss.xml"}}
        press = sources_of("press", options, web)["press-en"]
        assert isinstance(press, Press)
        return replace(press, clock=lambda: self.now)

    def publish(self, number: int, title: str) -> None:
        text = f"Adopted (to be issued as document S/RES/{number} (2026)) today."
        self.site.publish(Release(f"sc{number}", "t", text, self.now))
        self.truth[f"S/RES/{number} (2026)"] = ""

    def withdraw(self, number: int) -> None:
        """What is expected stays so."""


GROUNDS: dict[str, Callable[[], Ground]] = {"tables": Tables, "harvest": Harvest, "columns": Columns, "wire": Wire}


@dataclass
class Storm:
    """What was told of each symbol so far, against what is true."""

    seed: int
    ground: Ground
    source: Source
    cursor: str | None = None
    told: dict[str, str] = field(default_factory=dict)
    ever: dict[str, set[str]] = field(default_factory=dict)
    ends: Counter[str] = field(default_factory=Counter)
    last: int = 3000
    lines: int = 1

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self._remember()

    def step(self) -> None:
        """Something is done there, something goes wrong, and we look."""
        self.ground.now += HOUR * self.chance.choice((1, 6, 30))
        self._act()
        if self.chance.random() < 0.7:
            self._trouble(self.ground.site.faults)
        self._look()
        self.ground.site.faults.end()

    def calm(self) -> None:
        """All is well again: what was told last of each symbol is what is true."""
        for _ in range(12):
            self.ground.now += HOUR
            assert self._look()
        assert self.told == self.ground.truth
        assert self.lines == 1, "an error took more than one line"

    def _act(self) -> None:
        verb = self.chance.choice(("publish", "publish", "amend", "withdraw", "rest"))
        if verb == "publish":
            self.last += 1
            self.ground.publish(self.last, f"Title {self.last}")
        elif verb == "amend" and self.last > 3000:
            self.ground.publish(self.last, f"Title {self.chance.random()}")
        elif verb == "withdraw" and any(str(self.last) in symbol for symbol in self.ground.truth):
            self.ground.withdraw(self.last)
        self._remember()

    def _remember(self) -> None:
        for symbol, title in self.ground.truth.items():
            self.ever.setdefault(symbol, set()).add(title)

    def _trouble(self, faults: Faults) -> None:
        chance = self.chance
        times, where = chance.choice((1, 2, None)), chance.choice(("", "", *self.ground.places))
        keep, declared = chance.uniform(0.05, 0.95), chance.random() < 0.5
        verbs: tuple[Callable[[], None], ...] = (
            lambda: faults.throttle(chance.choice((429, 503)), None, times=times, where=where),
            lambda: faults.challenge(chance.choice((200, 202, 403, 405)), times=times, where=where),
            lambda: faults.fail(chance.choice((400, 404, 410, 500, 502, 504)), b"x" * 300, times=times, where=where),
            lambda: faults.fail(
                200, chance.choice((b"", b"<html><body>Maintenance</body></html>", b"{}")), times=times
            ),
            lambda: faults.truncate(keep, declared=declared, times=times, where=where),
            lambda: faults.hang_up(times=times, where=where),
            lambda: faults.break_layout(times=times, where=where),
            lambda: faults.shrink(chance.uniform(0, 0.7), times=times, where=where),
            lambda: faults.be_slow(0.001, times=times, where=where),
        )
        chance.choice(verbs)()

    def _look(self) -> bool:
        try:
            polled = self.source.poll(self.cursor)
        except SourceError as error:
            self.lines = max(self.lines, len(str(error).splitlines()))
            self.ends[type(error).__name__] += 1
            return False
        self._believe(polled)
        self.ends["not all believed" if polled.refusals else "answered"] += 1
        self.cursor = polled.cursor
        return True

    def _believe(self, polled: Polled) -> None:
        for notice in polled.notices:
            symbol = self._spaced(notice)
            if notice.standing is Standing.REMOVED:
                assert symbol not in self.ground.truth, "what is there was said to be gone"
                self.told.pop(symbol, None)
            else:
                assert (notice.title or "") in self.ever[symbol], "what was never said was told"
                self.told[symbol] = notice.title or ""

    def _spaced(self, notice: Notice) -> str:
        return next((symbol for symbol in self.ever if symbol.replace(" ", "") == notice.symbol.replace(" ", "")), "")


def weathered(kind: str, seed: int, steps: int) -> Counter[str]:
    """How the polls of a storm ended, counted."""
    with ExitStack() as stack:
        ground = GROUNDS[kind]()
        served = stack.enter_context(serving(ground.site, validators=seed % 2 == 0))
        web = stack.enter_context(Web("test", private=frozenset({served.place}), pacing=Pacing(gap=0), timeout=5))
        storm = Storm(seed, ground, ground.source(web, served.address))
        ground.publish(3000, "Title 3000")
        storm._remember()
        for _ in range(steps):
            storm.step()
        storm.calm()
    return storm.ends


@pytest.mark.parametrize("kind", GROUNDS)
@pytest.mark.parametrize("seed", seeds(2))
def test_nothing_false_is_told_and_nothing_is_lost(kind: str, seed: int) -> None:
    ends = weathered(kind, seed, 40)
    assert ends["answered"] >= 12
    assert len(ends) > 3


if __name__ == "__main__":
    print(weathered(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
