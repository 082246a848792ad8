"""The nouns of telling: who wants to know what, when, in which language, and why they got it."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from diffing.changes import Body, Kind
from monitor.intents import Event, EventType, Reason

__all__ = [
    "SAID",
    "AtLeast",
    "Chain",
    "Match",
    "Near",
    "Preference",
    "Quiet",
    "Reason",
    "Rhythm",
    "Rule",
    "Subscription",
]

SAID = "said"
"""The predicate of a reason that older code kept as a sentence; its value is that sentence."""


class Rhythm(StrEnum):
    """How soon a subscription's messages go: at once, or gathered."""

    IMMEDIATE = "immediate"
    HOURLY = "hourly"
    DAILY = "daily"
    WEEKLY = "weekly"


class Preference(StrEnum):
    """What to do while the preferred language is not out: tell what is there, wait a day, or only ever tell that."""

    FIRST_AVAILABLE = "first available"
    WAIT = "wait 24 h"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which nothing is sent, from ``start`` to ``end`` on the subscriber's own clock; may span midnight."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class AtLeast:
    """To cite at least so many of a set of works: a good sign of a subject."""

    count: int
    symbols: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """To lead to a work over at most ``distance`` citations, each in an operative paragraph."""

    symbol: str
    distance: int


@dataclass(frozen=True, slots=True)
class Near:
    """To have all of some words or phrases in one paragraph, in any order, with at most ``within`` other words between
    the first and the last of them; a Chinese character is a word."""

    words: tuple[str, ...]
    within: int


@dataclass(frozen=True, slots=True)
class Rule:
    """An AND of predicates; any value of a predicate will do, and one without values asks nothing.

    Symbols are canonical. ``series``: the work, and those that follow it in its series. ``relations`` narrow
    ``cites``. ``actors`` are told to do something, ``mentions`` are only named: keys of monitor.rules.actors.
    ``subjects`` are descriptors of catalogues. ``countries`` are ISO 3166 codes of three letters. ``words``,
    ``near`` and ``verbs`` are folded at matching. ``votes``: ``not unanimous``, or ``against``, ``abstained`` or
    ``absent``, alone or with a country's code.
    """

    symbols: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    cites_at_least: AtLeast | None = None
    chain: Chain | None = None
    bodies: tuple[Body, ...] = ()
    kinds: tuple[Kind, ...] = ()
    actors: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    near: Near | None = None
    verbs: tuple[str, ...] = ()
    votes: tuple[str, ...] = ()
    event_types: tuple[EventType, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subscription:
    """What somebody wants to be told, where, when and how.

    An event matches when any of the ``rules`` does and none of the ``exclusions``. ``languages`` are in order of
    preference; none: whatever comes. ``timezone`` is an IANA name, by which ``quiet``, ``weekday`` (1 is Monday) and
    ``hour`` (of daily and weekly digests) are meant. Events of the types in ``pierce`` go through quiet hours.
    ``quiet_week``: say once a week that nothing matched. Nothing is told until ``muted_until``.
    """

    id: int
    name: str
    channel_id: int
    rules: tuple[Rule, ...]
    languages: tuple[str, ...] = ()
    created_at: datetime | None = None
    exclusions: tuple[Rule, ...] = ()
    preference: Preference = Preference.FIRST_AVAILABLE
    rhythm: Rhythm = Rhythm.IMMEDIATE
    timezone: str = "UTC"
    quiet: Quiet | None = None
    weekday: int = 1
    hour: int = 8
    pierce: tuple[EventType, ...] = ()
    quiet_week: bool = False
    muted_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A subscription wants an event, for a reason from each rule that chose it."""

    subscription: Subscription
    event: Event
    reasons: tuple[Reason, ...]
