"""What a version cites, for its page: what the text does with each document, how strongly, and what is newly cited.

"Newly cited" has two answers that may differ: the one that was told when the version came, which never changes, and
today's, for the collection has grown since (domain.md 3.5).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from diffing.changes import Citation
from monitor.intents import Event, Version
from monitor.newness import Newness
from monitor.tallying import CitedLine, cited_lines
from monitor.words.terms import NEWLY, ZONES

ELSEWHERE = "note"
"""The zone of what is cited neither in the text nor in an annex."""


@dataclass(frozen=True, slots=True)
class CitedRow:
    """A cited document. ``relations`` are what the text does with it, ``verbs`` as printed, ``zone`` that of its
    strongest mention; ``then`` and ``today`` say in which ways it is newly cited, by their keys in NEWLY."""

    line: CitedLine
    relations: tuple[str, ...]
    verbs: tuple[str, ...]
    zone: str
    then: tuple[str, ...]
    today: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """An answer to "newly cited": as of when, among how many documents (None: not said).

    ``unknown`` is the work before it in its series, where nothing can be said because that one is not held; empty,
    where no such work is known; None where the series is known.
    """

    names: Mapping[str, Collection[str]]
    as_of: datetime | None = None
    documents: int | None = None
    unknown: str | None = None

    def about(self, target: str) -> tuple[str, ...]:
        """In which ways the claim calls a document newly cited."""
        return tuple(kind for kind in NEWLY if target in self.names.get(kind, ()))


NOTHING_TOLD = Claim({})
ANSWERS = ("new_in_version", "new_in_series", "first_in_collection", "not_held")
"""The four answers to "newly cited", by their names in an event."""


def told(events: Iterable[Event], version: Version) -> Claim | None:
    """What was told when a version came, from the event about it; None when there was none that said so."""
    own = (one for one in events if one.version_id == version.id and one.data.get("newly"))
    first = min(own, key=lambda one: one.id or 0, default=None)
    if first is None:
        return None
    newly: dict[str, Any] = first.data["newly"]
    names = {
        _against(kind, newly.get("draft")): found for kind in ANSWERS if isinstance(found := newly.get(kind), list)
    }
    at, series = newly.get("as_of"), newly.get("series") or {}
    unknown = series.get("immediate") or "" if "new_in_series" not in names else None
    return Claim(names, datetime.fromisoformat(at) if at else first.at, newly.get("documents"), unknown)


def today(answers: Newness, now: datetime, documents: int) -> Claim:
    """The answers as the collection stands."""
    found = {_against(kind, answers.draft): getattr(answers, kind) for kind in ANSWERS}
    unknown = answers.series.immediate or "" if answers.new_in_series is None else None
    return Claim({kind: names for kind, names in found.items() if names is not None}, now, documents, unknown)


def _against(kind: str, draft: str | None) -> str:
    """The key of an answer: what is new in a first version is so against the draft."""
    return "new_since_draft" if draft and kind == "new_in_version" else kind


def cited_rows(citations: Iterable[Citation], then: Claim | None, now: Claim) -> tuple[CitedRow, ...]:
    """The cited documents, in order of first mention."""
    mentions = tuple(citations)
    by_target: dict[str, list[Citation]] = {}
    for one in mentions:
        by_target.setdefault(one.target or f"{one.printed} ?", []).append(one)
    return tuple(_row(line, by_target[line.target], then or NOTHING_TOLD, now) for line in cited_lines(mentions))


def _row(line: CitedLine, mentions: list[Citation], then: Claim, now: Claim) -> CitedRow:
    parts = {one.part.value for one in mentions}
    return CitedRow(
        line=line,
        relations=tuple(dict.fromkeys(one.relation for one in mentions if one.relation)),
        verbs=tuple(dict.fromkeys(one.verb for one in mentions if one.verb)),
        zone=next((zone for zone in ZONES if zone in parts), ELSEWHERE),
        then=then.about(line.target),
        today=now.about(line.target),
    )
