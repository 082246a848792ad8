"""Scans in the watch, read by the real tesseract: stored, marked, and what its slips seem to say is no news."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from monitor.demo.sites.ods import MakeBelieveOds
from monitor.demo.sites.serving import serving
from monitor.filling.backfilling import Wish
from monitor.filling.handing_in import hand_in
from monitor.intents import EventType, Mode, Outcome
from monitor.looking import look_at_wanted
from monitor.receiving import Context, receive
from monitor.store import corpus, outbox, schedule
from monitor.subscribing import Rule
from monitor.wanting import where
from sources.documents import Answer, Found, Listing, Polled, Validators
from sources.ods import Ods
from sources.pacing import Pacing
from sources.web import Web
from tests.sources.reading.scans import RESOLUTION, scan
from tests.support.standing import Clock, follow

pytestmark = pytest.mark.slow

SYMBOL = "S/RES/2617(2021)"
LISTING = Listing("archive", "archive:2617", SYMBOL, "en")
needs_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed here")


@dataclass
class Archive:
    """A source of one scan."""

    content: bytes
    name: str = "archive"
    official: bool = True
    marks: Iterator[Any] = field(default_factory=lambda: iter(range(100)))

    def poll(self, cursor: str | None) -> Polled:
        return Polled((), "0", first=cursor is None)

    def fetch(self, listing: Listing, known: Validators | None) -> Answer:
        return Found(listing, self.content, "application/pdf", validators=Validators(revision=str(next(self.marks))))

    def find(self, symbol: str, language: str | None) -> tuple[Listing, ...]:
        return ()


def look(context: Context, archive: Archive) -> Any:
    from monitor.judging.watching import Look

    row = schedule.watched(context.database, archive.name, [LISTING.address]).get(LISTING.address)
    return receive(context, archive, LISTING, row, Look(context.clock()))


def test_a_scan_is_refused_with_a_reason_unless_the_settings_ask_for_its_reading(context: Context) -> None:
    intent = look(context, Archive(scan(*RESOLUTION)))
    assert intent.outcome is Outcome.REFUSED
    assert "a scan without a text layer" in intent.reason


@needs_tesseract
def test_a_scan_that_is_read_is_stored_and_marked(context: Context) -> None:
    assert look(replace(context, scans=True), Archive(scan(*RESOLUTION))).outcome is Outcome.NEW
    version = corpus.version(context.database, SYMBOL, "en")
    assert version is not None
    assert "low_quality" in version.flags
    assert "S/RES/1373(2001)" in {one.target for one in version.citations}


@needs_tesseract
def test_a_scan_of_the_document_system_is_read_where_there_is_nothing_else(context: Context, clock: Clock) -> None:
    system = MakeBelieveOds()
    system.publish(SYMBOL, "en", files={"pdf": scan(*RESOLUTION)})
    with serving(system) as served, Web(private=frozenset({served.place}), pacing=Pacing(gap=0.0)) as web:
        ods = Ods(web, languages=("en",), formats=("docx", "pdf"), host=served.address)
        (wanted,) = where({"ods": ods}, SYMBOL, ["en"], Mode.LIVE, clock())
        schedule.want_new(context.database, [wanted])
        (intent,) = look_at_wanted(replace(context, scans=True), {"ods": ods})
    assert (intent.outcome, intent.watched.symbol) == (Outcome.NEW, SYMBOL)


@needs_tesseract
@pytest.mark.parametrize("processes", [0, 1], ids=["here", "in a process of its own"])
def test_a_scan_that_is_handed_in_is_read_too(context: Context, tmp_path: Path, processes: int) -> None:
    (tmp_path / "scan.pdf").write_bytes(scan(*RESOLUTION))
    wish, reading = Wish(languages=("en",)), replace(context, scans=True)
    (done,) = hand_in(reading, [tmp_path / "scan.pdf"], wish, symbol=SYMBOL, processes=processes)
    assert (done.outcome, done.symbol) == (Outcome.NEW, SYMBOL)


@needs_tesseract
def test_what_another_reading_of_a_scan_seems_to_say_is_told_to_nobody(context: Context, clock: Clock) -> None:
    reading, archive = replace(context, scans=True), Archive(scan(*RESOLUTION))
    look(reading, archive)
    follow(context.database, Rule(symbols=(SYMBOL,)))
    slips = [line.replace("one year", "0ne yeer").replace("2022", "2O22") for line in RESOLUTION]
    archive.content = scan(*slips, dots=120)
    clock.pass_by(days=8)
    look(reading, archive)
    told = [event.type for event in corpus.events(context.database) if event.type is not EventType.ISSUED]
    assert told == [EventType.DOUBTFUL_READING]
    assert outbox.deliveries(context.database) == ()
    assert look_at_wanted(reading, {}) == ()
