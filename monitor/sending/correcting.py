"""Our correction: what a message said of a text was wrong by our own doing (domain.md 9, test 9). Pure."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from diffing.changes import Citation, Paragraph
from monitor.intents import Arrival, Event, EventType, Planned, Version
from monitor.judging.citing import describe_citations
from monitor.newness import documents_cited, resolutions_cited
from monitor.sending.told import Sent
from monitor.tallying import counted

_STALE = ("newly", "change", "citing_paragraphs", "warnings")
"""What an event says that was computed from the wrong reading."""

NAMED = 8
"""Citations of each kind that are named in the sentence; the facts have all."""


def correction(
    sent: Iterable[Sent], old: Version, new: Arrival, now: datetime
) -> tuple[Event, tuple[Planned, ...]] | None:
    """The event that takes back what was ``sent`` of a version, for exactly the channels that got it; None when nothing
    was sent, or the citations and paragraphs are what they were. Looks and flags are no facts."""
    told = {one.channel_id: one for one in sent}
    facts = _corrected(old, new)
    if not told or facts is None:
        return None
    first = min((one.event for one in told.values()), key=lambda event: event.id or 0)
    event = Event(
        key=f"our_correction:{old.symbol}:{old.language}:{old.id}:{_hash(new)}",
        type=EventType.OUR_CORRECTION,
        symbol=old.symbol,
        language=old.language,
        source=old.source,
        at=now,
        data=_data(first, new, facts),
        version_id=old.id,
    )
    return event, tuple(_planned(event, one, now) for one in told.values())


def _planned(event: Event, sent: Sent, now: datetime) -> Planned:
    return Planned(sent.channel_id, (event.key,), sent.reasons, now, language=sent.language)


def _data(first: Event, new: Arrival, facts: dict[str, Any]) -> dict[str, Any]:
    """What the event said, with what is so instead; what was computed from the old reading is left out."""
    kept = {name: value for name, value in first.data.items() if name not in _STALE}
    return kept | {
        "cites": describe_citations(new.citations),
        "warnings": [],
        "corrects": first.key,
        "corrected": facts,
        "reason": _sentence(facts),
    }


def _corrected(old: Version, new: Arrival) -> dict[str, Any] | None:
    """What was said and what is so, as far as they differ."""
    before, after = _cited(old.citations), _cited(new.citations)
    said, read = _paragraphs(old.paragraphs), _paragraphs(new.structure.paragraphs)
    changed = sorted(path for path in said.keys() | read.keys() if said.get(path) != read.get(path))
    if before == after and not changed:
        return None
    return {
        "citations_said": sorted(before),
        "citations": sorted(after),
        "citations_wrong": sorted(before - after),
        "citations_missed": sorted(after - before),
        "paragraphs_said": len(said),
        "paragraphs": len(read),
        "paragraphs_changed": changed,
    }


def _sentence(facts: dict[str, Any]) -> str:
    wrong, missed, changed = facts["citations_wrong"], facts["citations_missed"], facts["paragraphs_changed"]
    parts = [
        f"We said that it cites {_named(wrong)}: it does not." if wrong else "",
        f"We did not say that it cites {_named(missed)}." if missed else "",
        f"We had read {counted(len(changed), 'paragraph')} wrongly." if changed else "",
    ]
    return " ".join(filter(None, parts))


def _named(symbols: list[str]) -> str:
    rest = len(symbols) - NAMED
    return ", ".join(symbols[:NAMED]) + (f" and {rest} more" if rest > 0 else "")


def _cited(citations: tuple[Citation, ...]) -> set[str]:
    return {*resolutions_cited(citations), *documents_cited(citations)}


def _paragraphs(paragraphs: tuple[Paragraph, ...]) -> dict[str, str]:
    return {one.path: one.text for one in paragraphs}


def _hash(new: Arrival) -> str:
    said = repr((sorted(_cited(new.citations)), sorted(_paragraphs(new.structure.paragraphs).items())))
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:16]
