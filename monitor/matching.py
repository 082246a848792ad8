"""Which subscriptions want which event -> one delivery for each channel. Pure.

A rule is an AND of predicates, and any value of a predicate will do. An empty rule matches nothing. A channel that
several rules lead to gets one delivery with all of the listing's events that it wants, the chief one first, and with
every reason once.
"""

from collections.abc import Iterable
from dataclasses import astuple

from diffing.changes import ChangeClass
from monitor.describing import body_of, work_of
from monitor.intents import Arrival, Event, EventType, Known, Mode, Planned, Rule, Subscription
from monitor.newness import documents_cited, resolutions_cited
from monitor.phrases import contains_phrase, searchable
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


def plan(events: tuple[Event, ...], arrival: Arrival | None, known: Known, look: Look) -> tuple[Planned, ...]:
    """The deliveries that one listing's events make; ``arrival`` is None for a text that is gone."""
    told = sorted((event for event in events if _may_be_told(event, look)), key=_rank)
    wanted: dict[int, list[tuple[Event, str]]] = {}
    for subscription in known.subscriptions if told else ():
        found = [(event, reason) for event in told for reason in reasons(event, subscription, arrival, known)]
        wanted.setdefault(subscription.channel_id, []).extend(found)
    return tuple(_planned(channel_id, found, look) for channel_id, found in wanted.items() if found)


def _planned(channel_id: int, found: list[tuple[Event, str]], look: Look) -> Planned:
    ordered = sorted(found, key=lambda pair: _rank(pair[0]))
    return Planned(
        channel_id=channel_id,
        event_keys=tuple(dict.fromkeys(event.key for event, _ in ordered)),
        reasons=tuple(dict.fromkeys(reason for _, reason in ordered)),
        next_attempt_at=look.now,
    )


def _rank(event: Event) -> int:
    return CHIEF_FIRST.index(event.type)


def _may_be_told(event: Event, look: Look) -> bool:
    """First sight is not a change, and a backfill is silent unless asked to tell (design.md, rule 2).

    A text that we held and that changed before a source's first pass has changed all the same.
    """
    if look.notify or look.mode is Mode.LIVE:
        return event.type is not EventType.BACKFILLED or look.notify
    return look.mode is Mode.FIRST_PASS and event.type in REVISIONS


def reasons(event: Event, subscription: Subscription, arrival: Arrival | None, known: Known) -> tuple[str, ...]:
    """Why a subscription wants an event, a sentence for each rule that matches; empty when none does."""
    matching = [rule for rule in subscription.rules if _matches(rule, event, subscription, arrival, known)]
    return tuple(f"{subscription.name}: {_reason(rule, event, arrival)}" for rule in matching)


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


def _reason(rule: Rule, event: Event, arrival: Arrival | None) -> str:
    """A rule in words, as far as it chose this event."""
    parts = []
    if rule.symbols:
        parts.append(f"you follow {event.symbol}")
    if rule.cites:
        parts.append(f"it cites {', '.join(_cited(rule, event, arrival))}")
    if rule.bodies:
        parts.append(f"it is a text of the {_body(event)}")
    if rule.words:
        parts.append("it says " + " or ".join(f"“{word}”" for word in rule.words))
    if rule.event_types:
        parts.append(f"you asked for {event.type.value.replace('_', ' ')}")
    if rule.languages:
        parts.append(f"its language is {event.language}")
    return ", and ".join(parts)
