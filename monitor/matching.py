"""Which subscriptions want which event, and why. Pure.

A rule is an AND of predicates, and any value of a predicate will do. An empty rule matches nothing.
"""

from collections.abc import Iterable
from dataclasses import astuple

from diffing.changes import ChangeClass
from monitor.describing import body_of, work_of
from monitor.intents import Arrival, Event, EventType, Known, Mode, Reason
from monitor.newness import documents_cited, resolutions_cited
from monitor.phrases import contains_phrase, searchable
from monitor.subscribing import Match, Rule, Subscription
from monitor.watching import Look

CHIEF_FIRST = (
    EventType.OUR_CORRECTION,
    EventType.NEW,
    EventType.ADOPTED,
    EventType.ISSUED,
    EventType.CORRECTED,
    EventType.REISSUED,
    EventType.CHANGED_WITHOUT_NOTICE,
    EventType.CHANGED_BY,
    EventType.UNAVAILABLE,
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


def is_empty(rule: Rule) -> bool:
    """Whether a rule says nothing; such a rule would match everything and is refused."""
    return not any(astuple(rule))


def matches(
    events: tuple[Event, ...],
    arrival: Arrival | None,
    known: Known,
    candidates: Iterable[Subscription],
    look: Look,
) -> tuple[Match, ...]:
    """Which of the ``candidates`` want which of one listing's events; ``arrival`` is None for a text that is gone.

    In the order of the candidates, each one's chief event first.
    """
    told = sorted((event for event in events if _may_be_told(event, look)), key=rank)
    found = (match(event, one, arrival, known) for one in candidates for event in told)
    return tuple(one for one in found if one is not None)


def match(event: Event, subscription: Subscription, arrival: Arrival | None, known: Known) -> Match | None:
    """Why a subscription wants an event, a reason for each rule that matches; None when none does or one excludes."""
    if any(_matches(rule, event, subscription, arrival, known) for rule in subscription.exclusions):
        return None
    chosen = [rule for rule in subscription.rules if _matches(rule, event, subscription, arrival, known)]
    reasons = dict.fromkeys(Reason(subscription.name, _because(rule, event, arrival)) for rule in chosen)
    return Match(subscription, event, tuple(reasons)) if chosen else None


def rank(event: Event) -> int:
    """Where an event stands in a message: the chief one has the lowest."""
    return CHIEF_FIRST.index(event.type)


def _may_be_told(event: Event, look: Look) -> bool:
    """First sight is not a change, and a backfill is silent unless asked to tell (design.md, rule 2).

    A text that we held and that changed before a source's first pass has changed all the same.
    """
    if look.notify or look.mode is Mode.LIVE:
        return event.type is not EventType.BACKFILLED or look.notify
    return look.mode is Mode.FIRST_PASS and event.type in REVISIONS


def _matches(rule: Rule, event: Event, subscription: Subscription, arrival: Arrival | None, known: Known) -> bool:
    return (
        not is_empty(rule)
        and _wants_type(rule, event, subscription)
        and (not rule.symbols or event.symbol in rule.symbols)
        and (not rule.cites or bool(_cited(rule, event, arrival)))
        and (not rule.bodies or _body(event) in {body.value for body in rule.bodies})
        and (not rule.languages or _speaks(event.language, rule.languages))
        and (not rule.words or _says(rule.words, arrival, known))
    )


def _wants_type(rule: Rule, event: Event, subscription: Subscription) -> bool:
    if rule.event_types:
        return event.type in rule.event_types
    if event.type is EventType.LANGUAGE_ADDED:
        return event.language in (*rule.languages, *subscription.languages)
    if event.type in REVISIONS:
        return (event.data.get("change") or {}).get("class") in IMMEDIATE_CLASSES
    return event.type not in ASKED_BY_NAME


def _cited(rule: Rule, event: Event, arrival: Arrival | None) -> tuple[str, ...]:
    """Which of the rule's targets the event's text cites. To be cited is another work's event."""
    if arrival is None or event.type is EventType.CITED_BY:
        return ()
    cited = {*resolutions_cited(arrival.citations), *documents_cited(arrival.citations)}
    return tuple(symbol for symbol in rule.cites if symbol in cited)


def _body(event: Event) -> str | None:
    said: str | None = event.data["work"].get("body")
    body = None if said else body_of(event.symbol)
    return body.value if body else said


def _speaks(language: str | None, asked_for: tuple[str, ...]) -> bool:
    """Whether a language tag falls under one that was asked for: ``zh`` also means ``zh-Hant`` (RFC 4647, 3.3.1)."""
    tag = (language or "").lower()
    return any(tag == one.lower() or tag.startswith(one.lower() + "-") for one in asked_for)


def _says(words: Iterable[str], arrival: Arrival | None, known: Known) -> bool:
    """Whether the text or its title says any of the phrases."""
    if arrival is not None:
        paragraphs, title = arrival.structure.paragraphs, work_of(arrival, known.work).title
    else:
        paragraphs = known.latest.paragraphs if known.latest else ()
        title = known.work.title if known.work else None
    texts = [searchable(one.text) for one in paragraphs] + ([searchable(title)] if title else [])
    return any(contains_phrase(text, word) for word in words for text in texts)


def _because(rule: Rule, event: Event, arrival: Arrival | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A rule's predicates, each with the values by which it chose this event."""
    chosen = (
        ("symbols", (event.symbol,) if rule.symbols else ()),
        ("cites", _cited(rule, event, arrival)),
        ("bodies", (_body(event) or "",) if rule.bodies else ()),
        ("words", rule.words),
        ("events", (event.type.value,) if rule.event_types else ()),
        ("languages", (event.language or "",) if rule.languages else ()),
    )
    return tuple((name, values) for name, values in chosen if values)
