"""Which subscriptions want which event, and why. Pure.

A subscription is an OR of rules, minus exclusions; a rule an AND of predicates (monitor.rules.predicates), and any
value of a predicate will do. An empty rule matches nothing.
"""

from collections.abc import Iterable
from dataclasses import replace

from diffing.changes import ChangeClass
from monitor.intents import ARRIVALS, Event, EventType, Mode, Reason
from monitor.rules.predicates import because
from monitor.rules.traits import Traits, asked_as
from monitor.subscribing import Match, Rule, Subscription

CHIEF_FIRST = (
    EventType.OUR_CORRECTION,
    EventType.CORRECTED,  # of the work that is corrected, before the corrigendum's own arrival
    EventType.NEW,
    EventType.ADOPTED,
    EventType.ISSUED,
    EventType.REISSUED,
    EventType.CHANGED_WITHOUT_NOTICE,
    EventType.CHANGED_BY,
    EventType.UNAVAILABLE,
    EventType.AVAILABLE_AGAIN,
    EventType.LANGUAGE_ADDED,
    EventType.COMPLETE,
    EventType.BACKFILLED,
    EventType.CITED_BY,
    EventType.SOURCE_CONFLICT,
    EventType.LANGUAGES_DIFFER,
    EventType.FILE_CHANGED,
    EventType.DOUBTFUL_READING,
    EventType.OVERDUE,
    EventType.SOURCE_HELD,
    EventType.SOURCE_SILENT,
    EventType.SOURCE_BACK,
)

IMMEDIATE_CLASSES = frozenset(
    one.value for one in (ChangeClass.OPERATIVE, ChangeClass.DATE, ChangeClass.CITATION, ChangeClass.PREAMBLE)
)
"""The change classes that are told without being asked for by type (domain.md 2.4)."""

ASKED_BY_NAME = frozenset(
    {
        EventType.FILE_CHANGED,
        EventType.SOURCE_CONFLICT,
        EventType.LANGUAGES_DIFFER,
        EventType.LANGUAGE_ADDED,
        EventType.COMPLETE,
        EventType.OVERDUE,
        EventType.DOUBTFUL_READING,
        EventType.SOURCE_SILENT,
        EventType.SOURCE_BACK,
        EventType.SOURCE_HELD,
    }
)
"""What is delivered only to rules that name the type (or, for a language, that asked for it)."""

REVISIONS = frozenset({EventType.REISSUED, EventType.CHANGED_WITHOUT_NOTICE, EventType.FILE_CHANGED})

FOR_FOLLOWERS = frozenset({EventType.CITED_BY})
"""What is delivered, unasked, only to rules that name the work or its series."""


def matches(traits: Iterable[Traits], candidates: Iterable[Subscription]) -> tuple[Match, ...]:
    """Which of the ``candidates`` want which events; in their order, each one's chief event first."""
    ordered = sorted(traits, key=lambda one: rank(one.event))
    found = (match(one, subscription) for subscription in candidates for one in ordered)
    return tuple(one for one in found if one is not None)


def match(traits: Traits, subscription: Subscription) -> Match | None:
    """Why a subscription wants an event, a reason for each rule that matches; None when none does or one excludes."""
    chosen = [found for rule in subscription.rules if (found := _chosen(rule, traits, subscription))]
    if not chosen or excluded_by(traits, subscription) is not None:
        return None
    reasons = dict.fromkeys(Reason(subscription.name, found) for found in chosen)
    return Match(subscription, traits.event, tuple(reasons))


def excluded_by(traits: Traits, subscription: Subscription) -> Rule | None:
    """The first exclusion that an event falls under."""
    return next((rule for rule in subscription.exclusions if because(rule, traits)), None)


def rank(event: Event) -> int:
    """Where an event stands in a message: the chief one has the lowest."""
    return CHIEF_FIRST.index(event.type)


def chief_first(events: tuple[Event, ...], language: str | None) -> tuple[Event, ...]:
    """The events of a message as a reader of a language is told them: of texts that arrived, and of events of one type,
    those in that language change places with others before them. None: as they are.

    Of several texts that arrived the first in the result is the new one and the others are further languages,
    whichever came first to us. So the result is for words; programs are told what happened.
    """
    if language is None:
        return events
    placed = list(events)
    for standing in dict.fromkeys(map(_standing, events)):
        own = [at for at, one in enumerate(events) if _standing(one) is standing]
        nearest = sorted((events[at] for at in own), key=lambda one: _strangeness(one.language, language))
        for at, one in zip(own, nearest, strict=True):
            placed[at] = replace(one, type=events[at].type)
    return tuple(placed)


def _standing(event: Event) -> EventType:
    """Arrivals stand for each other: which language came first is chance."""
    return EventType.NEW if event.type in ARRIVALS else event.type


def _strangeness(tag: str | None, language: str) -> int:
    """How far a text's language is from a reader's: the same, another script of it, another one."""
    if tag == language:
        return 0
    return 1 if tag and tag.partition("-")[0] == language.partition("-")[0] else 2


def may_be_told(event: Event, mode: Mode, *, notify: bool) -> bool:
    """First sight is not a change, and a backfill is silent unless asked to tell (design.md, rule 2).

    A text that we held and that changed before a source's first pass has changed all the same.
    """
    if notify or mode is Mode.LIVE:
        return event.type is not EventType.BACKFILLED or notify
    return mode is Mode.FIRST_PASS and event.type in REVISIONS


def _chosen(rule: Rule, traits: Traits, subscription: Subscription) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    return because(rule, traits) if wants_type(rule, traits, subscription) else None


def wants_type(rule: Rule, traits: Traits, subscription: Subscription) -> bool:
    """Whether events of this type are for a rule: those that it names, else what is told without being asked for."""
    event = traits.event
    if rule.event_types:
        return any(name in rule.event_types for name in asked_as(event))
    if event.type is EventType.LANGUAGE_ADDED:
        return any(one.lower() in traits.languages for one in (*rule.languages, *subscription.languages))
    if event.type in FOR_FOLLOWERS:
        return bool(rule.symbols or rule.series)
    return told_unasked(event)


def told_unasked(event: Event) -> bool:
    """Whether an event goes to rules that name no type: not what an operator looks for, nor a light change."""
    if event.type in REVISIONS:
        return (event.data.get("change") or {}).get("class") in IMMEDIATE_CLASSES
    return event.type not in ASKED_BY_NAME
