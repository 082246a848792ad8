"""Every fault that the sites of the United Nations were seen to have (sources.md part 7), through the whole watch over
real sockets: how the look ends, when the next one is, that nobody is told anything false, and that nothing is lost.

docs/sources.md has the same as a table; its rows are held against these cases.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from monitor.demo.papers_of_storm import paper
from monitor.demo.sites.listings import Line, Register
from monitor.demo.sites.ods import SHELL, MakeBelieveOds
from monitor.demo.sites.serving import Request, Response, serving
from monitor.intents import Outcome, Watched
from monitor.looking import look_at_wanted
from monitor.polling import poll_now
from monitor.receiving import Context
from monitor.store import corpus, notices, schedule
from sources.digital_library import DigitalLibrary
from sources.interface import Source
from sources.listings import Listings
from sources.listings_sites import PROFILES
from sources.ods import Ods
from sources.ods_control import Control
from sources.pacing import Pacing
from sources.web import Web
from tests.support.library_site import Catalogue, card
from tests.support.resolutions import resolution
from tests.support.standing import Clock

SYMBOL, OTHER = "S/RES/2903(2026)", "E/2021/L.22"
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
RETRY = (10 * MINUTE, 11 * MINUTE)
"""When something that failed once is asked again."""
DOCUMENTS = Path(__file__).parents[2] / "docs" / "sources.md"


class Forgetful(Catalogue):
    """A catalogue that can let each resumption token expire before it is used."""

    expiring = False

    def answer(self, request: Request) -> Response:
        if self.expiring and "resumptionToken" in request.query:
            self.forget_tokens()
        return super().answer(request)


@dataclass
class World:
    """A table, the document system and the catalogue, and what watches them. The table lists one resolution."""

    context: Context
    clock: Clock
    register: Register
    ods: MakeBelieveOds
    catalogue: Forgetful

    def want(self, language: str = "en") -> None:
        """The text was promised, and is looked for."""
        row = Watched(
            "ods", f"ods:{SYMBOL}/{language}", SYMBOL, language, next_check_at=self.clock(), since=self.clock()
        )
        schedule.want_new(self.context.database, [row])

    def publish(self, language: str = "en") -> None:
        self.ods.publish(SYMBOL, language, resolution(2903))

    def look(self) -> str:
        (intent,) = look_at_wanted(self.context, self.context.sources)
        return intent.outcome.value

    def poll(self, name: str) -> str:
        return "error" if poll_now(self.context, self.context.sources[name]).error else "polled"

    def until_next_look(self, language: str) -> timedelta:
        (row,) = (one for one in schedule.watched_rows(self.context.database, "ods") if one.language == language)
        assert row.next_check_at
        return row.next_check_at - self.clock()

    def until_next_poll(self, name: str) -> timedelta:
        (state,) = (one for one in schedule.source_states(self.context.database) if one.name == name)
        assert state.next_check_at
        return state.next_check_at - self.clock()

    def told(self) -> list[str]:
        return [event.type.value for event in reversed(corpus.events(self.context.database))]

    def well_again(self) -> None:
        for site in (self.register, self.ods, self.catalogue):
            site.faults.end()
        self.ods.controls, self.catalogue.expiring = True, False


@pytest.fixture
def world(context: Context, clock: Clock) -> Iterator[World]:
    register, ods, catalogue = Register(), MakeBelieveOds(), Forgetful()
    for number in range(2880, 2900):
        register.adopt(Line(f"S/RES/{number} (2026)", f"Lanterns {number}", date(2026, 2, 2), issued=True))
    ods.publish(OTHER, "en", resolution(2903).replace("S/RES/2903 (2026)", "E/2021/L.22"))
    with ExitStack() as stack:
        served = [stack.enter_context(serving(site)) for site in (register, ods, catalogue)]
        private = frozenset(one.place for one in served)
        web = stack.enter_context(
            Web(private=private, pacing=Pacing(gap=0.0, clock=lambda: clock().timestamp()), timeout=1.0)
        )
        profile = replace(PROFILES["security-council"], least_collected=0)
        control = Control(clock=lambda: clock().timestamp())
        sources: tuple[Source, ...] = (
            Listings(web, profile, served[0].address, clock=clock),
            Ods(web, languages=("en", "fr"), formats=("docx", "pdf"), host=served[1].address, control=control),
            DigitalLibrary(web, f"{served[2].address}/oai2d", clock=clock),
        )
        watching = replace(context, sources={one.name: one for one in sources})
        schedule.register_sources(watching.database, watching.sources, clock())
        made = World(watching, clock, register, ods, catalogue)
        for name in ("listing-security-council", "digital-library"):
            assert made.poll(name) == "polled"
        yield made


@dataclass(frozen=True)
class Case:
    """A fault by the name that the documentation gives it, how a look during it ends, and between what times after it
    the next look is."""

    name: str
    spoil: Callable[[World], object]
    ends: str
    again: tuple[timedelta, timedelta] = RETRY
    language: str = "en"
    published: bool = True

    def __str__(self) -> str:
        return self.name


FAILED, REFUSED, GONE, NEW = (one.value for one in (Outcome.FAILED, Outcome.REFUSED, Outcome.GONE, Outcome.NEW))
HOURLY, HELD = (HOUR, 66 * MINUTE), (6 * DAY, 8 * DAY)
OF_A_TEXT = (
    Case("202 with an empty body", lambda w: w.ods.faults.challenge(202), FAILED),
    Case("403", lambda w: w.ods.faults.challenge(403), FAILED),
    Case("405", lambda w: w.ods.faults.challenge(405), FAILED),
    Case("200 with a wall of JavaScript", lambda w: w.ods.faults.challenge(200), FAILED),
    Case("302 to /error, a control is found", lambda w: None, GONE, HOURLY, published=False),
    Case("302 to /error, no control is found", lambda w: setattr(w.ods, "controls", False), FAILED, published=False),
    Case("shell of 1,303 bytes for a symbol", lambda w: w.ods.faults.break_layout(where="2903"), GONE, HOURLY),
    Case("shell of 1,303 bytes for everything", lambda w: w.ods.faults.break_layout(), FAILED),
    Case("shell of 1,303 bytes for a file", lambda w: w.ods.faults.fail(200, SHELL, where="/doc/"), FAILED),
    Case("Location in capitals", lambda w: None, NEW, HELD),
    Case("Location with :443", lambda w: setattr(w.ods, "targets", "port"), NEW, HELD),
    Case("502 once", lambda w: w.ods.faults.fail(502, b"x" * 552, times=1), FAILED),
    Case("503 with a time", lambda w: w.ods.faults.throttle(503, "7200"), FAILED, (2 * HOUR, 133 * MINUTE)),
    Case("429 without a time", lambda w: w.ods.faults.throttle(429, None), FAILED),
    Case("no answer in time", lambda w: w.ods.faults.be_slow(5.0, times=1), FAILED),
    Case("a late answer", lambda w: w.ods.faults.be_slow(0.2, times=1), NEW, HELD),
    Case("a hung up connection", lambda w: w.ods.faults.hang_up(), FAILED),
    Case("truncated file", lambda w: w.ods.faults.truncate(0.6, where="/doc/"), REFUSED),
    Case("truncated answer", lambda w: w.ods.faults.truncate(0.6, declared=True, where="/doc/"), FAILED),
    Case(
        "English bytes for another language",
        lambda w: w.ods.faults.lie_about_the_language("en"),
        REFUSED,
        language="fr",
    ),
    Case("wrong document", lambda w: w.ods.faults.confuse(OTHER), REFUSED),
)
LINE = Line("S/RES/2903 (2026)", "Harbour lanterns", date(2026, 11, 20))
OF_A_TABLE = (
    Case("202 for a table", lambda w: w.register.faults.challenge(202), "error"),
    Case("table shrank", lambda w: w.register.faults.shrink(0.5), "error"),
    Case("page without its table", lambda w: w.register.faults.break_layout(), "error"),
    Case("table cut off", lambda w: w.register.faults.truncate(0.5), "error"),
    Case("502 for a table", lambda w: w.register.faults.fail(502), "error"),
)
AT_NEXT = (timedelta(0), 11 * MINUTE)
"""At the next poll as if nothing had been: its windows before were read, this one comes again whole."""
OF_A_CATALOGUE = (
    Case("202 for the catalogue", lambda w: w.catalogue.faults.challenge(202), "error", (6 * HOUR, 7 * HOUR)),
    Case("page of HTML with 200", lambda w: w.catalogue.faults.break_layout(), "error"),
    Case("503 with a time that is far too short", lambda w: w.catalogue.faults.throttle(503, "1"), "error"),
    Case("empty page for a resumption token", lambda w: w.catalogue.faults.shrink(), "polled", AT_NEXT),
    Case("expired resumption token", lambda w: setattr(w.catalogue, "expiring", True), "polled", AT_NEXT),
)


@pytest.mark.parametrize("case", OF_A_TEXT, ids=str)
def test_a_fault_of_the_document_system(world: World, case: Case) -> None:
    world.publish("en")
    if not case.published:
        world.ods.withdraw(SYMBOL, "en")
    if case.language == "fr":
        world.ods.publish(SYMBOL, "fr", paper(SYMBOL, "fr", 1, world.clock()))
    world.want(case.language)
    case.spoil(world)
    assert world.look() == case.ends
    assert case.again[0] <= world.until_next_look(case.language) <= case.again[1]
    if case.ends != NEW:
        assert world.told() == []
        _well_again_and_nothing_lost(world, case)
    assert world.told() in (["new"], ["issued"])


def _well_again_and_nothing_lost(world: World, case: Case) -> None:
    world.well_again()
    if not case.published:
        world.publish()
    world.clock.now += world.until_next_look(case.language)
    assert world.look() == NEW


@pytest.mark.parametrize("case", OF_A_TABLE, ids=str)
def test_a_fault_of_a_table(world: World, case: Case) -> None:
    world.register.adopt(LINE)
    case.spoil(world)
    assert world.poll("listing-security-council") == case.ends
    assert case.again[0] <= world.until_next_poll("listing-security-council") <= case.again[1]
    assert world.told() == []
    world.well_again()
    assert world.poll("listing-security-council") == "polled"
    assert world.told() == ["adopted"]


def test_a_row_without_a_link(world: World) -> None:
    world.register.adopt(LINE)
    assert world.poll("listing-security-council") == "polled"
    assert world.told() == ["adopted"]
    assert {row.next_check_at for row in schedule.watched_rows(world.context.database, "ods")} == {world.clock()}
    world.publish()
    assert {intent.outcome for intent in look_at_wanted(world.context, world.context.sources)} == {
        Outcome.NEW,
        Outcome.GONE,
    }
    assert world.told() == ["adopted", "issued"]


@pytest.mark.parametrize("case", OF_A_CATALOGUE, ids=str)
def test_a_fault_of_the_catalogue(world: World, case: Case) -> None:
    _catalogued(world)
    case.spoil(world)
    assert world.poll("digital-library") == case.ends
    assert case.again[0] <= world.until_next_poll("digital-library") <= case.again[1]
    assert (notices.notices_of(world.context.database, SYMBOL), world.told()) == ((), [])
    world.well_again()
    world.clock.now += world.until_next_poll("digital-library")
    assert world.poll("digital-library") == "polled"
    (said,) = notices.notices_of(world.context.database, SYMBOL)
    assert (said.notice.title or "").startswith("Résolution sur les lanternes")  # the charset that nobody states


def _catalogued(world: World) -> None:
    """More records than one answer holds; the resolution's comes on the second page."""
    for number in range(30):
        stamp = world.clock() - 2 * HOUR + number * MINUTE
        symbol = SYMBOL if number == 29 else f"A/RES/81/{number + 1}"
        world.catalogue.file(card(str(4_000_000 + number), stamp, symbol, "Résolution sur les lanternes"))


def test_the_documentation_has_every_fault() -> None:
    said = DOCUMENTS.read_text(encoding="utf-8")
    cases = (*OF_A_TEXT, *OF_A_TABLE, *OF_A_CATALOGUE)
    assert [case.name for case in cases if f"| {case.name} |" not in said] == []
