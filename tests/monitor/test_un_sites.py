"""One resolution, from the vote to its text in two languages: press, listing and Official Document System over real
sockets, wired from settings as an operator writes them."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from monitor.demo.sites.listings import Line, Register
from monitor.demo.sites.ods import MakeBelieveOds
from monitor.demo.sites.press import PressService, Release
from monitor.demo.sites.serving import serving
from monitor.looking import look_at_wanted
from monitor.polling import poll_now
from monitor.receiving import Context
from monitor.settings import load
from monitor.store import corpus, notices, outbox, schedule
from monitor.subscribing import Rule
from monitor.wiring import build
from tests.support.resolutions import chinese, resolution
from tests.support.standing import Clock, follow
from tests.support.watching import only

SYMBOL = "S/RES/2903(2026)"
VOTED = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
SAID = "The full text of resolution 2903 (2026) (to be issued as document S/RES/2903(2026)) reads as follows:"


@dataclass
class World:
    """The sites and the program that watches them."""

    press: PressService
    register: Register
    ods: MakeBelieveOds
    context: Context
    clock: Clock

    def poll(self) -> None:
        for name, source in self.context.sources.items():
            if name != "ods":
                report = poll_now(self.context, source)
                assert report.error is None, report.error

    def look(self) -> None:
        look_at_wanted(self.context, self.context.sources, 50)

    def types(self) -> list[str]:
        return [event.type.value for event in reversed(corpus.events(self.context.database))]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    press, register, ods, clock = PressService(), Register(periods={"2025", "2026"}), MakeBelieveOds(), Clock()
    with ExitStack() as stack:
        served = [stack.enter_context(serving(site)) for site in (press, register, ods)]
        environ = only("press", "listings", "ods") | {
            "SEIZED_ALLOW_PRIVATE": json.dumps([f"127.0.0.1:{one.port}" for one in served]),
            "SEIZED_SOURCES__PRESS__LANGUAGES": '["en"]',
            "SEIZED_SOURCES__PRESS__ADDRESSES": json.dumps({"en": f"{served[0].address}/en/rss.xml"}),
            "SEIZED_SOURCES__LISTINGS__SITES": '["security-council"]',
            "SEIZED_SOURCES__LISTINGS__ROOTS": json.dumps({"security-council": served[1].address}),
            "SEIZED_SOURCES__ODS__ADDRESS": served[2].address,
            "SEIZED_SOURCES__ODS__FORMATS": '["docx", "pdf"]',
        }
        service = build(load(home=tmp_path, environ=environ), stack)
        context = replace(service.context, clock=clock, draw=lambda: 0.0)
        schedule.register_sources(context.database, context.sources, clock.now)
        press.publish(
            Release("sc15900", "Security Council Meets", "Nothing was adopted.", clock.now - timedelta(days=2))
        )
        register.adopt(Line("S/RES/2890 (2026)", "Older lanterns", date(2026, 3, 3), issued=True))
        follow(context.database, Rule(symbols=(SYMBOL,)))
        made = World(press, register, ods, context, clock)
        made.poll()
        yield made


def test_a_resolution_is_told_when_adopted_and_when_issued(world: World) -> None:
    assert world.types() == []
    world.press.publish(Release("sc16001", "Security Council Extends Lantern Mission", SAID, VOTED))
    world.clock.pass_by(hours=1)
    world.poll()
    assert world.types() == ["adopted"]
    world.look()
    assert {row.absences for row in schedule.watched_rows(world.context.database, symbol=SYMBOL)} == {1}

    world.register.adopt(Line("S/RES/2903 (2026)", "Harbour lanterns", date(2026, 11, 20)))
    world.clock.pass_by(hours=1)
    world.poll()
    assert world.types() == ["adopted"]

    world.ods.publish("S/RES/2903(2026)", "en", resolution(2903))
    world.register.issue("S/RES/2903 (2026)")
    world.poll()
    world.look()
    assert world.types()[:2] == ["adopted", "issued"]
    work = corpus.work(world.context.database, SYMBOL)
    assert work is not None
    assert (work.title, work.borrowed.get("title", "").partition("-")[0]) == ("Harbour lanterns", "listing")

    world.ods.publish("S/RES/2903(2026)", "zh", chinese(2903))
    world.clock.pass_by(hours=2)
    world.look()
    assert "language_added" in world.types()
    assert len(outbox.deliveries(world.context.database)) >= 2


def test_what_the_listing_had_before_we_watched_is_not_told(world: World) -> None:
    assert [one.notice.standing.value for one in notices.notices_of(world.context.database, "S/RES/2890(2026)")] == [
        "listed"
    ]
    assert (world.types(), outbox.deliveries(world.context.database)) == ([], ())


def test_a_text_that_is_not_out_is_asked_for_again_and_makes_no_event(world: World) -> None:
    world.register.adopt(Line("S/RES/2903 (2026)", "Harbour lanterns", date(2026, 11, 20), issued=True))
    world.poll()
    for _ in range(3):
        world.look()
        world.clock.pass_by(hours=2)
    rows = schedule.watched_rows(world.context.database, symbol=SYMBOL)
    assert (len(rows), {row.absences for row in rows}) == (6, {3})
    assert world.types() == []
