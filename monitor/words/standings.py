"""The line below the headline: what the work is, when it was adopted, and how good our copy of it is. Pure."""

from datetime import date
from typing import Any

from monitor.intents import ARRIVALS, OF_ANOTHER, Event, EventType
from monitor.words.passages import POOR, is_read_badly
from monitor.words.states import OF_SOURCES, adopted_on, citing
from monitor.words.terms import BODIES, KINDS, REMARKS, TEXTS
from monitor.words.wording import Wording, joined, named, one_symbol
from notifiers.messages import Line, Span


def standing(event: Event, words: Wording) -> Line:
    """That it was read badly, if so, organ, kind, date and state; of the citing work, by name, when the event is about
    a citation."""
    if event.type in OF_SOURCES:
        return words.phrase("A source that this service watches")
    if event.type in OF_ANOTHER:
        about = joined([_how_read(event, words), _about(event.data.get("citing_work") or {}, words)])
        return words.phrase(
            named("a work and what it is", "{symbol}: {standing}"), symbol=one_symbol(citing(event)), standing=about
        )
    age = event.data.get("age_days") if event.type is EventType.ISSUED else None
    return joined(
        [
            _how_read(event, words),
            _about(event.data.get("work") or {}, words),
            words.counted("{count} day ago", "{count} days ago", count=age) if age else (),
            _state_of_text(event, words),
        ]
    )


def _how_read(event: Event, words: Wording) -> Line:
    """That a text could only be read badly: first, for a short message has no room for more."""
    return _span(words.term(REMARKS, POOR)) if is_read_badly(event.data) else ()


def _about(work: dict[str, Any], words: Wording) -> Line:
    own = words.phrase("prints no symbol: this name is ours") if work.get("own_key") else ()
    return joined([*facts_of(work, words), own])


def facts_of(work: dict[str, Any], words: Wording) -> tuple[Line, ...]:
    """Organ, kind, day of adoption and of the masthead, session, meeting; empty lines for what is not known."""
    session, meeting = work.get("session"), work.get("meeting")
    return (
        _span(words.term(BODIES, work.get("body"))),
        _span(words.term(KINDS, work.get("kind"))),
        _adopted(work, words),
        _dated(work, words),
        words.phrase(named("standing", "session {number}"), number=session) if session else (),
        words.phrase(named("standing", "meeting {number}"), number=meeting) if meeting else (),
    )


def _adopted(work: dict[str, Any], words: Wording) -> Line:
    """The day; that it is not stated only where that is known."""
    day = adopted_on({"work": work})
    if "adopted_on" not in work:
        return ()
    if day is None:
        return words.phrase(named("standing", "date of adoption not stated"))
    return words.phrase(named("standing", "adopted {date}"), date=words.day(day))


def _dated(work: dict[str, Any], words: Wording) -> Line:
    """The day that its masthead gives, where that is not the day of adoption (domain.md 8, sample 8)."""
    dated = work.get("masthead_on")
    if not dated or dated == work.get("adopted_on"):
        return ()
    return words.phrase(named("standing", "dated {date}"), date=words.day(date.fromisoformat(dated)))


def _state_of_text(event: Event, words: Wording) -> Line:
    """In which language, and how good a copy, a text that is new to us is."""
    tag = event.data.get("language")
    if event.type not in ARRIVALS or not tag:
        return ()
    text = words.term(TEXTS, tag)
    if event.data.get("official"):
        return (Span(text),)
    return words.phrase("{text}, unofficial copy", text=text)


def _span(text: str) -> Line:
    return (Span(text),) if text else ()
