"""A year in the life of one resolution, as its readers live it: press service, listing, feed and Official Document
System over real sockets, two recipients on loopback, the service's own jobs on a clock that the story turns."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from monitor.demo.sites.feeds import Feeds
from monitor.demo.sites.listings import Line, Register
from monitor.demo.sites.ods import MakeBelieveOds
from monitor.demo.sites.press import PressService, Release
from monitor.demo.sites.serving import serving
from monitor.intents import EventType
from monitor.outgoing import DeliveryState
from monitor.running.embedded import jobs
from monitor.service import Service
from monitor.settings import load
from monitor.store import corpus, outbox, schedule, subscriptions
from monitor.subscribing import Rule, Subscription
from monitor.wiring import build
from tests.acceptance.languages import ARABIC, FRENCH, RUSSIAN, SPANISH
from tests.support.receiving import Inbox, inbox
from tests.support.resolutions import chinese, resolution
from tests.support.standing import Clock, fresh_file
from tests.support.watching import only

SYMBOL = "S/RES/2903(2026)"
TITLE = "Harbour lanterns"
SAID = f"The full text of resolution 2903 (2026) (to be issued as document {SYMBOL}) reads as follows:"
CORRIGENDUM = f"""United Nations
{SYMBOL}/Corr.1
Security Council
Distr.: General
21 December 2026
English only

Resolution 2903 (2026)

Corrigendum

Paragraph 4

For keepers read custodians.
"""
FOR_THE_OPERATOR = (EventType.COMPLETE, EventType.LANGUAGE_ADDED, EventType.OVERDUE, EventType.SOURCE_HELD)
REISSUED = resolution(2903, stars="*", until="31 December 2027").replace(
    "5. Decides", "* Reissued for technical reasons on 30 November 2026.\n\n5. Decides"
)


@dataclass
class World:
    """The sites, the recipients, and the program in its home; ``service`` can be ended and begun again."""

    home: Path
    clock: Clock = field(default_factory=Clock)
    press: PressService = field(default_factory=PressService)
    register: Register = field(default_factory=lambda: Register(periods={"2025", "2026", "2027"}))
    feeds: Feeds = field(default_factory=Feeds)
    ods: MakeBelieveOds = field(default_factory=MakeBelieveOds)
    environ: dict[str, str] = field(default_factory=dict)
    running: ExitStack = field(default_factory=ExitStack)
    service: Service = field(init=False)
    jobs: tuple[Callable[[], object], ...] = ()
    reader: Inbox = field(default_factory=Inbox)
    operator: Inbox = field(default_factory=Inbox)
    seen: int = 0

    @property
    def sites(self) -> tuple[Any, ...]:
        return self.press, self.register, self.feeds, self.ods

    def live(self, **span: float) -> list[str]:
        """Let so much time pass, and the service do all that is due; what the reader was told by it."""
        self.clock.pass_by(**span)
        for job in self.jobs:  # in this order: what is polled is looked for, and what is found is sent
            job()
        told = [body["type"].removeprefix("seized.") for _, _, body in self.reader.accepted[self.seen :]]
        self.seen = len(self.reader.accepted)
        return told

    def restart(self) -> None:
        """End the service and begin another one in the same home."""
        self.running.close()
        made = build(load(home=self.home, environ=self.environ), self.running)
        self.service = replace(made, context=replace(made.context, clock=self.clock, draw=lambda: 0.0))
        self.jobs = tuple(jobs(self.service).values())
        schedule.register_sources(made.database, made.sources, self.clock.now)

    def announce(self, symbol: str) -> None:
        self.feeds.publish("scdocs", symbol, self.clock.now)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    with ExitStack() as stack:
        made.reader, made.operator = stack.enter_context(inbox()), stack.enter_context(inbox())
        press, register, feeds, ods = (stack.enter_context(serving(site)) for site in made.sites)
        places = [made.reader.endpoint, made.operator.endpoint]
        places += [f"127.0.0.1:{one.port}" for one in (press, register, feeds, ods)]
        made.environ = only("press", "listings", "ods", "ods_feeds") | {
            "SEIZED_ALLOW_PRIVATE": json.dumps(places),
            "SEIZED_INTERVALS__POLL": "60",
            "SEIZED_WORKERS": "1",
            "SEIZED_SOURCES__PRESS__LANGUAGES": '["en"]',
            "SEIZED_SOURCES__PRESS__ADDRESSES": json.dumps({"en": f"{press.address}/en/rss.xml"}),
            "SEIZED_SOURCES__LISTINGS__SITES": '["security-council"]',
            "SEIZED_SOURCES__LISTINGS__ROOTS": json.dumps({"security-council": register.address}),
            "SEIZED_SOURCES__ODS_FEEDS__FEEDS": '["security-council"]',
            "SEIZED_SOURCES__ODS_FEEDS__ADDRESSES": json.dumps({"security-council": f"{feeds.address}/rss/scdocs.xml"}),
            "SEIZED_SOURCES__ODS__ADDRESS": ods.address,
            "SEIZED_SOURCES__ODS__FORMATS": '["docx"]',
        }
        stack.enter_context(made.running)
        fresh_file(tmp_path)
        made.restart()
        _begin(made)
        yield made


def _begin(world: World) -> None:
    """What was there before anybody watched, a first look at it, and two who want to hear."""
    now = world.clock.now
    world.press.publish(Release("sc15900", "Council Meets", "Nothing was adopted.", now - timedelta(days=2)))
    world.feeds.publish("scdocs", "S/RES/2890(2026)", now - timedelta(days=3))
    for number in range(2881, 2891):
        world.register.adopt(Line(f"S/RES/{number} (2026)", "Older lanterns", date(2026, 3, 3), issued=True))
    for box, name, rule in (
        (world.reader, "reader", Rule(symbols=(SYMBOL,))),
        (world.operator, "operator", Rule(event_types=FOR_THE_OPERATOR)),
    ):
        _subscribe(world.service, box, name, rule)
    assert world.live() == []


def _subscribe(service: Service, box: Inbox, name: str, rule: Rule) -> None:
    address = f"webhook+http://{box.endpoint}/{name}"
    channel = subscriptions.add_channel(service.database, address, address, name, service.context.clock())
    subscriptions.add(service.database, Subscription(0, name, channel.id, (rule,)), service.context.clock())


def _adopted_and_issued(world: World) -> None:
    world.press.publish(
        Release("sc16001", "Council Extends Mission", SAID, datetime.fromisoformat("2026-11-20T20:30Z"))
    )
    assert world.live(hours=1) == ["adopted"]
    world.register.adopt(Line("S/RES/2903 (2026)", TITLE, date(2026, 11, 20)))
    assert world.live(hours=1) == []
    world.ods.faults.challenge(202)
    world.ods.publish(SYMBOL, "en", resolution(2903))
    assert world.live(hours=2) == []
    world.ods.faults.end()
    assert world.live(hours=13) == ["issued"]
    assert world.live(hours=1) == []


def _translated(world: World) -> None:
    texts = {"fr": FRENCH, "zh": chinese(2903), "es": SPANISH, "ru": RUSSIAN, "ar": ARABIC}
    for language, text in texts.items():
        world.ods.publish(SYMBOL, language, text)
        assert world.live(hours=25) == []


def _reissued_and_corrected(world: World) -> None:
    world.ods.reissue(SYMBOL, "en", REISSUED)
    world.announce(SYMBOL)
    assert world.live(hours=1) == ["reissued"]
    world.announce(SYMBOL)
    assert world.live(hours=1) == []
    world.ods.publish(f"{SYMBOL}/Corr.1", "en", CORRIGENDUM)
    world.announce(f"{SYMBOL}/Corr.1")
    assert world.live(days=2) == ["corrected"]


def _troubled(world: World) -> None:
    """A stale feed, a listing that shrank, a list in the place of a table, a system that gives English for all, another
    document, half a file: no word of it to readers."""
    world.feeds.rewind(world.clock.now - timedelta(days=9))
    world.register.faults.shrink(0.2)
    assert world.live(hours=7) == []
    world.feeds.rewind(None)
    world.register.faults.end()
    world.register.faults.break_layout()
    world.feeds.faults.break_layout()
    faults = world.ods.faults
    spoiling: tuple[Callable[[], None], ...] = (
        faults.lie_about_the_language,
        partial(faults.confuse, "S/RES/2890(2026)"),
        faults.truncate,
        partial(faults.throttle, 503, None),
    )
    for spoil in spoiling:
        spoil()
        assert world.live(days=8) == []
        world.ods.faults.end()
    world.register.faults.end()
    world.feeds.faults.end()
    assert world.live(hours=13) == []


def _gone_and_back(world: World) -> None:
    filed = world.ods.filed(SYMBOL, "en")
    world.ods.withdraw(SYMBOL, "en")
    told = [kind for _ in range(6) for kind in world.live(days=40)]
    assert told == ["unavailable"]
    world.ods.refile(SYMBOL, "en", filed.job, filed.files)
    assert [kind for _ in range(4) for kind in world.live(days=10)] == ["available_again"]


def test_a_year_of_a_resolution_is_told_right_once_and_in_order(world: World) -> None:
    for chapter in (_adopted_and_issued, _translated, _reissued_and_corrected, _troubled, _gone_and_back):
        chapter(world)
        world.restart()

    bodies = [body for _, _, body in world.reader.accepted]
    assert [one["type"] for one in bodies] == [
        f"seized.{kind}" for kind in ("adopted", "issued", "reissued", "corrected", "unavailable", "available_again")
    ]
    assert {one["subject"] for one in bodies} == {SYMBOL}
    assert len(set(world.reader.keys())) == len(world.reader.keys())
    assert bodies[1]["data"]["work"]["title"] == TITLE
    assert bodies[2]["data"]["notices"] == ["asterisk", "note"]
    assert bodies[3]["data"]["correction"] == {"symbol": f"{SYMBOL}/Corr.1", "languages": ["en"]}

    told = [body["type"].removeprefix("seized.") for _, _, body in world.operator.accepted]
    assert told == [*["language_added"] * 5, "complete"]
    held = [(one.language, one.number) for one in corpus.versions(world.service.database, SYMBOL)]
    assert sorted(held) == sorted([("en", 1), ("en", 2), *((other, 1) for other in ("ar", "es", "fr", "ru", "zh"))])
    assert {one.state for one in outbox.deliveries(world.service.database)} == {DeliveryState.DONE}
