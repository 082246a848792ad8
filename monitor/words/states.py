"""An event in a line: the subject that a mailbox sorts by, and the headline. Pure."""

from datetime import date
from typing import Any

from monitor.intents import Event, EventType
from monitor.words.terms import IN_LANGUAGES, LANGUAGES, TEXTS
from monitor.words.wording import Named, Wording, named, one_symbol, plain
from notifiers.messages import Line, Span, Style

OF_SOURCES = frozenset({EventType.SOURCE_SILENT, EventType.SOURCE_BACK, EventType.SOURCE_HELD})
"""Events of a source: they have its name where others have a symbol."""

WITHOUT_TEXT = OF_SOURCES | {EventType.ADOPTED, EventType.OVERDUE}
"""Events that are told of no text."""

_STATES = {
    EventType.NEW: named("state", "new"),
    EventType.ISSUED: named("state", "issued"),
    EventType.BACKFILLED: named("state", "added to the collection"),
    EventType.LANGUAGE_ADDED: named("state", "now also {in_language}"),
    EventType.REISSUED: named("state", "{text} reissued"),
    EventType.CHANGED_WITHOUT_NOTICE: named("state", "{text} changed at the source, no notice found"),
    EventType.FILE_CHANGED: named("state", "{text} unchanged, though its file is another"),
    EventType.UNAVAILABLE: named("state", "{text} no longer available at the source"),
    EventType.AVAILABLE_AGAIN: named("state", "{text} available again at the source"),
    EventType.SOURCE_CONFLICT: named("state", "sources differ"),
    EventType.LANGUAGES_DIFFER: named("state", "language versions differ"),
    EventType.OUR_CORRECTION: named("state", "correction by this service"),
    EventType.ADOPTED: named("state", "adopted, not yet issued"),
    EventType.COMPLETE: named("state", "now in all six official languages"),
    EventType.CORRECTED: named("state", "corrected"),
    EventType.OVERDUE: named("state", "still not issued"),
    EventType.DOUBTFUL_READING: named("state", "{text} read otherwise in a poor copy"),
    EventType.SOURCE_SILENT: named("state", "source is silent"),
    EventType.SOURCE_BACK: named("state", "source is back"),
    EventType.SOURCE_HELD: named("state", "source is held back"),
}
_ADOPTED_ON = named("state", "adopted {date}, not yet issued")
_TEXT_OVERDUE = named("state", "{text} still not issued")
_OF_ONE_LANGUAGE = frozenset({EventType.NEW, EventType.ISSUED, EventType.BACKFILLED, EventType.OUR_CORRECTION})
"""Whose subject names the language beside the state; that of other events does so in the state, or is of the work."""

_CITED_BY = named("headline", "{symbol} is cited by {citing}")
_CHANGED_BY = {
    "extends": named("headline", "{symbol} is extended by {citing}"),
    "amends": named("headline", "{symbol} is amended by {citing}"),
    "terminates": named("headline", "{symbol} is ended by {citing}"),
    "supersedes": named("headline", "{symbol} is superseded by {citing}"),
}
_CHANGED = named("headline", "{symbol} is changed by {citing}")


def state_of(kind: EventType, data: dict[str, Any], words: Wording) -> str:
    """What happened, in a few words."""
    adopted = adopted_on(data)
    if kind is EventType.ADOPTED and adopted:
        return words.phrased(_ADOPTED_ON, date=words.day(adopted))
    tag = data.get("language")
    said = _TEXT_OVERDUE if kind is EventType.OVERDUE and tag else _STATES[kind]
    return words.phrased(said, text=words.term(TEXTS, tag), in_language=words.term(IN_LANGUAGES, tag))


def headline(event: Event, words: Wording) -> Line:
    """The symbol, and what happened to the work."""
    symbol, acting = one_symbol(event.symbol), _acting(event)
    if acting:
        return words.phrase(acting, symbol=symbol, citing=one_symbol(citing(event)))
    state = Span(state_of(event.type, event.data, words), Style.STRONG)
    if event.type in OF_SOURCES:
        return words.phrase(named("headline", "{source} — {state}"), source=symbol, state=state)
    return words.phrase(named("headline", "{symbol} — {state}"), symbol=symbol, state=state)


def subject(events: tuple[Event, ...], words: Wording) -> str:
    """Symbol first, so that a mailbox sorts by work."""
    chief, more = _subject(events[0], words), len(events) - 1
    if not more:
        return chief
    return plain(
        words.counted("{subject} (and {count} more)", "{subject} (and {count} more)", subject=chief, count=more)
    )


def _subject(event: Event, words: Wording) -> str:
    acting = _acting(event)
    if acting:
        return words.phrased(acting, symbol=event.symbol, citing=citing(event))
    state = state_of(event.type, event.data, words)
    gaps = {"symbol": event.symbol, "state": state, "language": words.term(LANGUAGES, event.data.get("language"))}
    if event.type in OF_SOURCES:
        return words.phrased(named("subject", "{source}: {state}"), source=event.symbol, state=state)
    if event.type in WITHOUT_TEXT or "adopted_on" not in (event.data.get("work") or {}):
        return words.phrased(named("subject", "{symbol}: {state}"), **gaps)
    adopted = words.phrased(named("subject", "date of adoption not known"))
    if on := adopted_on(event.data):
        adopted = words.phrased(named("subject", "adopted {date}"), date=words.day(on))
    if gaps["language"] and event.type in _OF_ONE_LANGUAGE:
        return words.phrased(named("subject", "{symbol}: {state} ({language}), {adopted}"), adopted=adopted, **gaps)
    return words.phrased(named("subject", "{symbol}: {state}, {adopted}"), adopted=adopted, **gaps)


def adopted_on(data: dict[str, Any]) -> date | None:
    """The day on which the event's work was adopted, as far as it is known."""
    adopted = (data.get("work") or {}).get("adopted_on")
    return date.fromisoformat(adopted) if adopted else None


def citing(event: Event) -> str:
    """The symbol of the work that cites or changes the event's; empty when there is none."""
    return (event.data.get("cited_by") or {}).get("citing") or ""


def _acting(event: Event) -> Named | None:
    """What another work does to this one; None when the event is not of that sort."""
    if event.type is EventType.CITED_BY:
        return _CITED_BY
    relation = (event.data.get("cited_by") or {}).get("relation")
    return _CHANGED_BY.get(relation or "", _CHANGED) if event.type is EventType.CHANGED_BY else None
