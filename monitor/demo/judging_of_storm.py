"""What came of a storm, held against the truth: what was told and is not so, what was not told or is not held."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from monitor.demo.papers_of_storm import marked
from monitor.demo.sites_of_storm import Sites, Text
from monitor.intents import Event, EventType
from monitor.store import corpus
from monitor.store.database import Database

ARRIVALS: Final = (EventType.NEW, EventType.ISSUED, EventType.LANGUAGE_ADDED)
REVISIONS: Final = (EventType.REISSUED, EventType.CHANGED_WITHOUT_NOTICE, EventType.FILE_CHANGED)
HARMLESS: Final = frozenset(
    {EventType.COMPLETE, EventType.CITED_BY, EventType.CHANGED_BY, EventType.LANGUAGES_DIFFER, EventType.OVERDUE}
    | {EventType.SOURCE_HELD, EventType.SOURCE_SILENT, EventType.SOURCE_BACK, EventType.BACKFILLED}
)
"""Events that tell of no change at the sites, or are judged by the arrivals that bring them."""


@dataclass(slots=True)
class Tally:
    """What a storm came to. ``false`` and ``lost`` are sentences."""

    polls: int = 0
    changes: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    false: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Take another storm's numbers in."""
        self.polls += other.polls
        self.changes += other.changes
        self.faults += other.faults
        self.outcomes += other.outcomes
        self.events += other.events
        self.false += other.false
        self.lost += other.lost


def judge(sites: Sites, database: Database, tally: Tally) -> None:
    """Add to a tally what was told, what of that is false, and what was lost."""
    events = corpus.events(database, limit=100_000)
    tally.changes = sum(len(issues) for issues in sites.issues.values())
    tally.events.update(event.type.value for event in events)
    tally.false += [
        f"{event.type.value}: {event.symbol} ({event.language})"
        for event in events
        if not _is_true(sites, database, event)
    ]
    for text in sites.issues:
        own = [one for one in events if (one.symbol, one.language) == text]
        tally.false += _told_too_often(sites, text, own)
        tally.lost += _lost_of(sites, database, text, own)
    told = {one.symbol for one in events if one.type is EventType.ADOPTED}
    tally.lost += [f"{one}, adopted" for one in sites.days if (one, "en") not in sites.issues and one not in told]


def _told_too_often(sites: Sites, text: Text, own: list[Event]) -> Iterator[str]:
    arrived, revised = (sum(one.type in kinds for one in own) for kinds in (ARRIVALS, REVISIONS))
    if arrived > 1 or revised > len(sites.issues[text]) - 1:
        yield f"told too often: {text[0]} ({text[1]})"


def _lost_of(sites: Sites, database: Database, text: Text, own: list[Event]) -> Iterator[str]:
    issues, version = sites.issues[text], corpus.version(database, *text)
    if version is None or not marked(version.text, issues[-1]):
        yield f"{text[0]} ({text[1]}), issue {len(issues)}"
    elif not any(one.type in ARRIVALS for one in own):
        yield f"{text[0]} ({text[1]}), which is held and was told to nobody"
    ends = [one.type for one in own if one.type in (EventType.UNAVAILABLE, EventType.AVAILABLE_AGAIN)]
    if ends[:1] == [EventType.UNAVAILABLE]:  # the newest comes first
        yield f"{text[0]} ({text[1]}), which is back"


def _is_true(sites: Sites, database: Database, event: Event) -> bool:
    """Whether what an event tells of is so."""
    if event.type in HARMLESS:
        return True
    if event.type is EventType.ADOPTED:
        return event.symbol in sites.days
    if event.type in (EventType.UNAVAILABLE, EventType.AVAILABLE_AGAIN):
        return (event.symbol, event.language) in sites.ever_away
    version = corpus.version_by_id(database, event.version_id) if event.version_id else None
    if version is None or event.type not in (*ARRIVALS, *REVISIONS):
        return False
    return any(marked(version.text, issue) for issue in sites.issues.get((event.symbol, version.language), ()))
