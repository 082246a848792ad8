"""Made-up documents and what is decided about them: defaults for everything, keywords for the point of a test."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

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
from monitor.intents import (
    Arrival,
    Event,
    EventType,
    Intent,
    Mode,
    Outcome,
    Planned,
    Reason,
    Watched,
)
from monitor.store import subscriptions
from monitor.store.database import Database
from monitor.subscribing import Rule, Subscription
from sources.documents import Validators

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
REASON = Reason("meetings", (("symbols", ("S/RES/9001(2031)",)),))
ADDRESS = "slack://token-a/token-b/token-c"


def citation(target: str | None, **changes: Any) -> Citation:
    made = Citation(target, Kind.RESOLUTION, f"resolution {target}", "pp1", Part.PREAMBLE, 0, 10)
    return replace(made, **changes)


def paragraphs(count: int) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(f"op{n}", Part.OPERATIVE, str(n), "Decides", f"Decides to meet on day {n};", (Piece(n, n + 20),))
        for n in range(1, count + 1)
    )


def structure(language: str = "en", count: int = 2, **metadata: Any) -> Structure:
    said = Metadata(body=Body.SECURITY_COUNCIL, kind=Kind.RESOLUTION, adopted_on=date(2031, 5, 4))
    return Structure(language, replace(said, **metadata), paragraphs(count))


def arrival(symbol: str = "S/RES/9001(2031)", words: str = "first words", **changes: Any) -> Arrival:
    """A text of ``symbol``; other ``words`` are other bytes with another fingerprint."""
    content = f"{symbol}: {words}".encode(errors="surrogatepass")
    made = Arrival(
        source="wikisource-en",
        official=False,
        address=f"https://wiki.example/{symbol}",
        mode=Mode.LIVE,
        symbol=symbol,
        own_key=False,
        language="en",
        content=content,
        content_sha256=sha256(content).hexdigest(),
        media_type="text/x-wiki",
        headers=(("content-type", "text/x-wiki; charset=utf-8"),),
        validators=Validators(etag='"1"', revision="17"),
        retrieved_at=NOW,
        text=words,
        structure=structure(),
        citations=(citation("S/RES/9000(2030)"),),
        fingerprint=sha256(words.encode()).hexdigest(),
        derived_by="1",
    )
    return replace(made, **changes)


def event(key: str = "new:S/RES/9001(2031)", **changes: Any) -> Event:
    made = Event(key, EventType.NEW, "S/RES/9001(2031)", "en", "wikisource-en", NOW, {"title": "On meetings"})
    return replace(made, **changes)


def watched(address: str = "https://wiki.example/S/RES/9001(2031)", **changes: Any) -> Watched:
    return replace(Watched("wikisource-en", address, "S/RES/9001(2031)", "en"), **changes)


def intent(given: Arrival | None = None, **changes: Any) -> Intent:
    """What is decided when ``given`` arrives for the first time; without it, that nothing came of an address."""
    made = Intent(Outcome.UNCHANGED, "nothing new", watched())
    if given is not None:
        known = watched(given.address, source=given.source, symbol=given.symbol, language=given.language)
        made = Intent(Outcome.NEW, "not known before", replace(known, content_sha256=given.content_sha256), given)
    return replace(made, **changes)


def planned(channel_id: int, *keys: str) -> Planned:
    return Planned(channel_id, keys or ("new:S/RES/9001(2031)",), (REASON,), NOW)


def comparison(word: str = "shall") -> Comparison:
    runs = (Run(Mark.KEPT, "It "), Run(Mark.REMOVED, "may"), Run(Mark.ADDED, word))
    change = ParagraphChange(
        ChangeKind.EDITED, ("op1",), ("op1",), False, ChangeClass.OPERATIVE, runs, ("1",), ("1",), (word,)
    )
    return Comparison((change,), ChangeClass.OPERATIVE)


def subscribe(
    database: Database, name: str, channel_id: int, rules: Iterable[Rule], languages: Iterable[str], now: datetime
) -> Subscription:
    """Make a subscription that is told at once."""
    return subscriptions.add(database, Subscription(0, name, channel_id, tuple(rules), tuple(languages)), now)
