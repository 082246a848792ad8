"""A small collection behind the pages: one made-up resolution in two versions, and a hostile one."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from ssl import PROTOCOL_TLS_CLIENT, SSLContext

import httpx
import pytest

from diffing.changes import (
    Body,
    ChangeClass,
    ChangeKind,
    Citation,
    Comparison,
    Kind,
    Mark,
    Metadata,
    Paragraph,
    ParagraphChange,
    Part,
    Piece,
    Run,
    Structure,
)
from monitor.intents import Arrival, Event, EventType, Intent, Mode, Outcome, Watched
from monitor.links import Links
from monitor.store import corpus, schedule
from monitor.store.database import Database
from monitor.web.application import Pages, application
from monitor.web.serving import served
from sources.documents import Validators
from tests.support.standing import fresh_database

NOW = datetime(2041, 3, 12, 9, 30, tzinfo=UTC)
LINKS = Links(b"k" * 32, "https://seized.example.org")
NO_TLS = SSLContext(PROTOCOL_TLS_CLIENT)
"""What pages on loopback need of TLS: nothing. Reading the world's certificates takes longer than most tests."""
SYMBOL = "S/RES/9002(2099)"
HOSTILE = "X/SC/2041-03-05/<script>alert(1)</script>"
FIRST = "Recalling 9001 (2099),\nExtends until 2042"


def paragraph(path: str, part: Part, number: str | None, text: str, start: int = 0) -> Paragraph:
    return Paragraph(path, part, number, None, text, (Piece(start, start + len(text)),))


def arrival(symbol: str, language: str, text: str, *, title: str = "Lighthouses", mode: Mode = Mode.LIVE) -> Arrival:
    """A text of one preamble and one operative paragraph, each a line of ``text``."""
    first, second = text.split("\n")
    paragraphs = (
        paragraph("pp1", Part.PREAMBLE, None, first),
        paragraph("op1", Part.OPERATIVE, "1", second, len(first) + 1),
    )
    start = text.find("9001 (2099)")
    cited = (Citation("S/RES/9001(2099)", Kind.RESOLUTION, "9001 (2099)", "pp1", Part.PREAMBLE, start, start + 11),)
    content = text.encode()
    return Arrival(
        source="wikisource-en",
        official=False,
        address="https://wiki.example/9002",
        mode=mode,
        symbol=symbol,
        own_key=symbol.startswith("X/"),
        language=language,
        content=content,
        content_sha256=sha256(content).hexdigest(),
        media_type="text/plain",
        headers=(),
        validators=Validators(),
        retrieved_at=NOW,
        text=text,
        structure=Structure(
            language,
            Metadata(Body.SECURITY_COUNCIL, Kind.RESOLUTION, symbol, adopted_on=date(2041, 3, 5), title=title),
            paragraphs,
        ),
        citations=cited if start >= 0 else (),
        fingerprint="v1:" + sha256(content).hexdigest(),
        derived_by="test",
    )


def event(symbol: str, kind: EventType) -> Event:
    return Event(f"{kind.value}:{symbol}", kind, symbol, "en", "wikisource-en", NOW, {"symbol": symbol})


def store(database: Database, came: Arrival, *, expected: int = 0, change: Comparison | None = None) -> None:
    """Apply an arrival as the loops do; ``change`` is against the version before."""
    before = corpus.version(database, came.symbol) if change else None
    kind = EventType.REISSUED if change else EventType.NEW
    corpus.apply(
        database,
        Intent(
            Outcome.NEW,
            "test",
            Watched(came.source, f"{came.address}/{came.symbol}", came.symbol, came.language),
            arrival=came,
            expected=expected,
            comparison=change,
            against_id=before.id if before else None,
            events=(event(came.symbol, kind),),
        ),
        NOW,
    )


EDITED = Comparison(
    (
        ParagraphChange(
            ChangeKind.EDITED,
            ("op1",),
            ("op1",),
            False,
            ChangeClass.DATE,
            (Run(Mark.KEPT, "Extends until "), Run(Mark.REMOVED, "2042"), Run(Mark.ADDED, "2043<b>")),
            ("1",),
            ("1",),
        ),
        *(
            ParagraphChange(
                ChangeKind.RENUMBERED, (before,), (after,), False, ChangeClass.NUMBERING, (Run(Mark.KEPT, "Decides"),)
            )
            for before, after in (("op2", "op3"), ("op3", "op4"))
        ),
    ),
    ChangeClass.DATE,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A database without rows, for the test alone."""
    with closing(fresh_database(tmp_path)) as opened:
        yield opened


@pytest.fixture
def holding(database: Database) -> Database:
    """The test's own database, with the resolution in one version."""
    schedule.register_sources(database, ["wikisource-en"], NOW)
    store(database, arrival(SYMBOL, "en", FIRST))
    return database


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The small collection, for tests that only read."""
    with closing(fresh_database(tmp_path_factory.mktemp("pages"))) as opened:
        schedule.register_sources(opened, ["wikisource-en"], NOW)
        store(opened, arrival(SYMBOL, "en", FIRST))
        again = arrival(SYMBOL, "en", "Recalling 9001 (2099),\nExtends until 2043<b>")
        store(opened, again, expected=1, change=EDITED)
        store(opened, arrival(HOSTILE, "ar", "يشير,\n<img src=x onerror=alert(1)>", title="</title><script>"))
        yield opened


@contextmanager
def reading(pages: Pages) -> Iterator[httpx.Client]:
    """A reader of pages that are really served, on a free port of loopback."""
    with (
        served(lambda: application(pages), "127.0.0.1", 0) as address,
        httpx.Client(base_url=address, verify=NO_TLS) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def pages(filled: Database) -> Iterator[httpx.Client]:
    with reading(Pages(filled, clock=lambda: NOW)) as client:
        yield client
