"""A storm of faults over the whole watch: a table and the Official Document System, both make-believe, publish,
reissue and break; the monitor polls, fetches, decides and remembers. The truth is known, so that false alerts and lost
changes can be counted.

Nothing here waits: the clock is moved.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from monitor.demo.papers_of_storm import marked, paper
from monitor.demo.sites.faults import Faults
from monitor.demo.sites.listings import Line, Register
from monitor.demo.sites.ods import SHELL, MakeBelieveOds
from monitor.demo.sites.papers import docx_of
from monitor.demo.sites.serving import serving
from monitor.intents import Event, EventType, Outcome
from monitor.judging.heeding import RECENT
from monitor.polling import look_at_wanted, poll_now
from monitor.receiving import Context
from monitor.store import corpus, migrating, schedule
from monitor.store.database import open_database
from monitor.timing import DAY, HOUR
from sources.interface import Source
from sources.listings import Listings
from sources.listings_sites import PROFILES
from sources.ods import Ods
from sources.ods_control import Control
from sources.pacing import Pacing
from sources.web import Web

BEGIN: Final = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
FIRST: Final = 2820
MOST_WORKS: Final = 6
LANGUAGES: Final = ("en", "fr")
OTHER: Final = "E/2021/L.22"
STEPS: Final = (HOUR, 6 * HOUR, DAY, 8 * DAY, 31 * DAY)
ARRIVALS: Final = (EventType.NEW, EventType.ISSUED, EventType.LANGUAGE_ADDED)
REVISIONS: Final = (EventType.REISSUED, EventType.CHANGED_WITHOUT_NOTICE, EventType.FILE_CHANGED)
HARMLESS: Final = frozenset(
    {EventType.COMPLETE, EventType.CITED_BY, EventType.CHANGED_BY, EventType.LANGUAGES_DIFFER, EventType.OVERDUE}
    | {EventType.SOURCE_HELD, EventType.SOURCE_SILENT, EventType.SOURCE_BACK, EventType.BACKFILLED}
)
"""Events that tell of no change at the sites, or are judged by the arrivals that bring them."""
Text = tuple[str, str]


@dataclass(slots=True)
class Tally:
    """What a storm came to. ``false`` and ``lost`` are sentences, and so is ``late``: what is held but was told to
    nobody, because the table first named it so long after its adoption that the rules call it old."""

    polls: int = 0
    changes: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    false: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Take another storm's numbers in."""
        self.polls += other.polls
        self.changes += other.changes
        self.faults += other.faults
        self.outcomes += other.outcomes
        self.events += other.events
        self.false += other.false
        self.lost += other.lost
        self.late += other.late


@dataclass(slots=True)
class Storm:
    """The sites, the watch, and what is really there: the issues of each text, the last one last."""

    chance: random.Random
    register: Register
    ods: MakeBelieveOds
    now: datetime = BEGIN
    context: Context | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    issues: dict[Text, list[int]] = field(default_factory=dict)
    days: dict[str, datetime] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    issue: int = 0

    def step(self) -> str:
        """Time passes, something is published or not, something goes wrong, and we look; in words."""
        self.now += self.chance.choice(STEPS)
        did = self._act()
        thrown = self._trouble() if self.chance.random() < 0.75 else "nothing"
        self.tally.faults[thrown] += 1
        before = self.tally.outcomes.copy()
        self.look()
        self.register.faults.end()
        self.ods.faults.end()
        came = ", ".join(f"{count} {what}" for what, count in (self.tally.outcomes - before).items())
        return f"{self.now:%Y-%m-%d %H:%M}  {did}; thrown: {thrown}; looked: {came or 'nothing due'}"

    def look(self) -> None:
        """Poll both sources, and fetch what is due."""
        assert self.context is not None
        for source in self.sources.values():
            report = poll_now(self.context, source)
            self._count("poll refused" if report.error else "polled")
        for intent in look_at_wanted(self.context, self.sources):
            self._count(intent.outcome.value)

    def calm(self) -> None:
        """All is well again, for long enough that everything has been looked at."""
        assert self.context is not None
        for _ in range(14):
            self.now += 16 * DAY
            self.look()
            while any(one.outcome is not Outcome.FAILED for one in look_at_wanted(self.context, self.sources)):
                self.tally.polls += 1
        self._judge()

    def _count(self, what: str) -> None:
        self.tally.polls += 1
        self.tally.outcomes[what] += 1

    # ---- what the publisher does -----------------------------------------------------------------------------------

    def _act(self) -> str:
        verb = self.chance.choice(("publish", "translate", "reissue", "amend", "rest", "rest"))
        texts = list(self.issues)
        if verb == "publish" and len(self.days) < MOST_WORKS:
            symbol = f"S/RES/{FIRST + len(self.days)}({self.now.year})"
            self.days[symbol] = self.now
            self.register.adopt(Line(symbol.replace("(", " ("), f"Lanterns {symbol}", self.now.date(), issued=True))
            return self._file((symbol, "en"), "publishes")
        bare = [(symbol, "fr") for symbol in self.days if (symbol, "fr") not in self.issues]
        if verb == "translate" and bare:
            return self._file(self.chance.choice(bare), "translates")
        if verb in ("reissue", "amend") and texts:
            return self._file(self.chance.choice(texts), verb + "s")
        return "the publisher rests"

    def _file(self, text: Text, verb: str) -> str:
        symbol, language = text
        self.issue += 1
        files = {"docx": docx_of(paper(symbol, language, self.issue, self.days[symbol]))}
        if verb == "amends":
            self.ods.refile(symbol, language, self.ods.filed(symbol, language).job, files)
        else:
            self.ods.publish(symbol, language, files=files)
        self.issues.setdefault(text, []).append(self.issue)
        self.tally.changes += 1
        return f"the publisher {verb} {symbol} ({language})"

    # ---- what goes wrong -------------------------------------------------------------------------------------------

    def _trouble(self) -> str:
        name, verb = self.chance.choice(list(self._verbs(self.chance.choice((1, 2, None)))))
        verb()
        return name

    def _verbs(self, times: int | None) -> Iterator[tuple[str, Callable[[], None]]]:
        for name, faults in (("table", self.register.faults), ("documents", self.ods.faults)):
            yield from ((f"{name}: {what}", verb) for what, verb in _of_transport(faults, self.chance, times))
        ods, table = self.ods.faults, self.register.faults
        yield "documents: the wrong language", lambda: ods.lie_about_the_language("en", times=times)
        yield "documents: another document", lambda: ods.confuse(OTHER, times=times)
        yield "documents: the shell of the application", lambda: ods.fail(200, SHELL, times=times, where="/doc/")
        yield "documents: nothing resolves", ods.break_layout
        yield "table: another layout", table.break_layout
        yield "table: most rows are gone", lambda: table.shrink(0.2)

    # ---- what came of it -------------------------------------------------------------------------------------------

    def _judge(self) -> None:
        assert self.context is not None
        events = corpus.events(self.context.database, limit=100_000)
        self.tally.events.update(event.type.value for event in events)
        self.tally.false += [f"{event.type.value}: {event.symbol}" for event in events if not self._is_true(event)]
        for text, issues in self.issues.items():
            self._judge_text(text, issues, [one for one in events if (one.symbol, one.language) == text])

    def _judge_text(self, text: Text, issues: list[int], own: list[Event]) -> None:
        assert self.context is not None
        arrived = sum(one.type in ARRIVALS for one in own)
        if arrived > 1 or sum(one.type in REVISIONS for one in own) > len(issues) - 1:
            self.tally.false.append(f"told too often: {text[0]} ({text[1]})")
        version = corpus.version(self.context.database, text[0], text[1])
        held = version is not None and marked(version.text, issues[-1])
        if held and not arrived and any(self._is_late(one) for one in own):
            self.tally.late.append(f"{text[0]} ({text[1]})")
        elif not held or not arrived:
            self.tally.lost.append(f"{text[0]} ({text[1]}), issue {len(issues)}")

    def _is_late(self, event: Event) -> bool:
        """Whether a text was taken in silently since its table was away for longer than news stays news."""
        return event.type is EventType.BACKFILLED and event.at - self.days[event.symbol] > RECENT

    def _is_true(self, event: Event) -> bool:
        """Whether what an event tells of is so."""
        assert self.context is not None
        if event.type in HARMLESS:
            return True
        if event.type is EventType.ADOPTED:
            return event.symbol in self.days
        version = corpus.version_by_id(self.context.database, event.version_id) if event.version_id else None
        if version is None or event.type not in (*ARRIVALS, *REVISIONS):
            return False
        return any(marked(version.text, issue) for issue in self.issues.get((event.symbol, version.language), ()))


def _of_transport(faults: Faults, chance: random.Random, times: int | None) -> Iterator[tuple[str, Callable[[], None]]]:
    keep, declared = chance.uniform(0.1, 0.95), chance.random() < 0.5
    status, wall, answer = (
        chance.choice((429, 503)),
        chance.choice((200, 202, 403, 405)),
        chance.choice((500, 502, 504)),
    )
    yield f"asks to come later ({status})", lambda: faults.throttle(status, None, times=times)
    yield f"asks whether we are human ({wall})", lambda: faults.challenge(wall, times=times)
    yield f"fails ({answer})", lambda: faults.fail(answer, b"x" * 552, times=times)
    yield "is cut off", lambda: faults.truncate(keep, declared=declared, times=times)
    yield "hangs up", lambda: faults.hang_up(times=times)
    yield "is slow", lambda: faults.be_slow(0.001, times=times)


@contextmanager
def brewing(seed: int) -> Iterator[Storm]:
    """A storm over an empty collection, after the first look at what was there; by itself it does nothing."""
    with ExitStack() as stack:
        storm = Storm(random.Random(seed), Register(periods={str(BEGIN.year)}), MakeBelieveOds())
        for language in LANGUAGES:
            storm.ods.publish(OTHER, language, paper(OTHER, language, 0, BEGIN))
        home = Path(stack.enter_context(TemporaryDirectory(prefix="seized-storm-")))
        url = f"sqlite:///{home}/seized.db"
        migrating.upgrade(url)
        database = open_database(url)
        stack.callback(database.close)
        storm.sources = _sources(storm, stack)
        storm.context = Context(database, lambda: storm.now, storm.chance.random, sources=storm.sources)
        schedule.register_sources(database, list(storm.sources), storm.now)
        storm.look()
        yield storm


def _sources(storm: Storm, stack: ExitStack) -> dict[str, Source]:
    table, ods = stack.enter_context(serving(storm.register)), stack.enter_context(serving(storm.ods))
    private = frozenset({table.place, ods.place})
    web = stack.enter_context(Web("the storm", private=private, pacing=Pacing(gap=0.0), timeout=5))
    (profile,) = (one for one in PROFILES.values() if one.name == "security-council")
    control = Control(clock=lambda: storm.now.timestamp())
    sources: tuple[Source, ...] = (
        Listings(web, profile, table.address, clock=lambda: storm.now),
        Ods(web, languages=LANGUAGES, formats=("docx",), host=ods.address, control=control),
    )
    return {source.name: source for source in sources}


def weathered(seed: int, steps: int) -> Tally:
    """What a storm of so many steps came to."""
    with brewing(seed) as storm:
        for _ in range(steps):
            storm.step()
        storm.calm()
        return storm.tally
