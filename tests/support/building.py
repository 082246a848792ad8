"""Values with defaults for everything, and keywords for the point of a test."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from diffing.changes import Body, Citation, Kind, Metadata, Paragraph, Part, Structure
from diffing.fingerprints import fingerprint
from monitor.intents import Arrival, Channel, Event, Known, Mode, Planned, Version, Watched, Work
from monitor.judging.arriving import DERIVED_BY
from monitor.judging.watching import Look
from monitor.matching import matches, may_be_told
from monitor.rules.traits import traits_of
from monitor.sending.planning import plan
from monitor.subscribing import Rule, Subscription
from monitor.telling import content_at_hand
from sources.documents import Listing, Validators

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
SYMBOL = "S/RES/2903(2026)"
ADOPTED = date(2026, 11, 20)
WORDS = (
    "Recalling resolution 1373 (2001),",
    "Decides to extend the mandate until 30 June 2027;",
    "Requests a report within 90 days;",
    "Urges all States to share what they know;",
    "Decides to remain seized of the matter.",
)


def paragraph(path: str, text: str, part: Part = Part.OPERATIVE, **more: Any) -> Paragraph:
    number = path.removeprefix("op") if part is Part.OPERATIVE else None
    return Paragraph(path, part, number, None, text, (), **more)


def paragraphs(words: Iterable[str] = WORDS) -> tuple[Paragraph, ...]:
    """The first sentence is the preamble, the rest are operative paragraphs."""
    first, *rest = words
    operative = [paragraph(f"op{number}", text) for number, text in enumerate(rest, 1)]
    return (paragraph("pp1", first, Part.PREAMBLE), *operative)


def citation(target: str | None = "S/RES/1373(2001)", path: str = "pp1", **more: Any) -> Citation:
    defaults: dict[str, Any] = {
        "kind": Kind.RESOLUTION,
        "printed": target or "?",
        "part": Part.OPERATIVE if path.startswith("op") else Part.PREAMBLE,
        "start": 0,
        "end": 0,
    }
    return Citation(target=target, paragraph=path, **(defaults | more))


def arrival(
    words: Iterable[str] = WORDS, *, symbol: str = SYMBOL, adopted_on: date | None = ADOPTED, **more: Any
) -> Arrival:
    """An arrival of a made-up resolution; ``metadata`` overrides fields of its metadata."""
    metadata = Metadata(
        body=Body.SECURITY_COUNCIL,
        kind=Kind.RESOLUTION,
        symbol=symbol,
        adopted_on=adopted_on,
        **more.pop("metadata", {}),
    )
    language = more.get("language", "en")
    taken_apart = Structure(language, metadata, paragraphs(words))
    text = "\n".join(one.text for one in taken_apart.paragraphs)
    content = more.pop("content", text.encode())
    made = Arrival(
        source="wiki",
        official=False,
        address="page",
        mode=Mode.LIVE,
        symbol=symbol,
        own_key=False,
        language=language,
        content=content,
        content_sha256=hashlib.sha256(content).hexdigest(),
        media_type="text/plain",
        headers=(),
        validators=Validators(revision="1"),
        retrieved_at=NOW,
        text=text,
        structure=taken_apart,
        citations=(citation(),),
        fingerprint=fingerprint(taken_apart),
        derived_by=DERIVED_BY,
    )
    return replace(made, **more)


def version(words: Iterable[str] = WORDS, *, number: int = 1, **more: Any) -> Version:
    """The version that an arrival of these words became a month ago."""
    came = arrival(words)
    made = Version(
        id=number,
        symbol=came.symbol,
        language=came.language,
        number=number,
        source=came.source,
        official=came.official,
        address=came.address,
        content_sha256=came.content_sha256,
        media_type=came.media_type,
        fingerprint=came.fingerprint,
        asterisks=0,
        reissue_note=None,
        retrieved_at=NOW - timedelta(days=30),
        text=came.text,
        paragraphs=came.structure.paragraphs,
        citations=came.citations,
        flags=(),
        derived_by=came.derived_by,
    )
    return replace(made, **more)


def work(**more: Any) -> Work:
    return replace(Work(SYMBOL, False, Body.SECURITY_COUNCIL, Kind.RESOLUTION, None, ADOPTED), **more)


def held(latest: Version | None = None, **more: Any) -> Known:
    """Known when a version was there before."""
    latest = latest or version()
    row = Watched(latest.source, latest.address, latest.symbol, latest.language, content_sha256=latest.content_sha256)
    made = Known(
        work=work(),
        watched=row,
        latest=latest,
        current=latest,
        languages=frozenset({latest.language}),
        documents=1,
        last_number=latest.number,
        earlier={latest.fingerprint: latest.number},
    )
    return replace(made, **more)


def subscription(
    *rules: Rule, channel_id: int = 1, languages: tuple[str, ...] = (), name: str = "desk"
) -> Subscription:
    return Subscription(id=channel_id, name=name, channel_id=channel_id, rules=rules, languages=languages)


def told(
    events: tuple[Event, ...], came: Arrival | None, known: Known, *subscriptions: Subscription, **seen: Any
) -> tuple[Planned, ...]:
    """The deliveries that events make for those who subscribe."""
    eyes = look(**seen)
    news = [event for event in events if may_be_told(event, eyes.mode, notify=eyes.notify)]
    return plan(matches(traits_of(news, content_at_hand(came, known)), subscriptions), eyes)


def channel(channel_id: int = 1) -> Channel:
    return Channel(channel_id, "desk", "console:", "console:", True)


def look(**more: Any) -> Look:
    return replace(Look(NOW), **more)


def listing(address: str = "page", **more: Any) -> Listing:
    return Listing("wiki", address, **more)
