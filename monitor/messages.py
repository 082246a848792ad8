"""An event, in words for people, in the reader's language. Pure.

The words stand in the modules that this one conducts, in English; their translations in ``locale``.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from monitor.intents import OF_ANOTHER, Event, EventType, Reason
from monitor.words.citings import citation_facts
from monitor.words.cloudevents import cloud_event
from monitor.words.explaining import explanations, further_facts, languages_held
from monitor.words.origins import NOTICE, closing
from monitor.words.passages import citing_passages, differing_readings, poor_copy, quotation, warnings
from monitor.words.redlines import redline
from monitor.words.standings import standing
from monitor.words.states import WITHOUT_TEXT, headline, subject
from monitor.words.wording import Wording, named, wording
from notifiers.messages import Block, Line, Message, Passage, Span, Style

ALSO = 8

_OF_LANGUAGES = frozenset({EventType.NEW, EventType.ISSUED, EventType.LANGUAGE_ADDED, EventType.COMPLETE})
"""Events that make a reader ask for the other languages."""

_ACTS = {
    "extends": named("what a citation does", "The citing text extends it: read the quoted words."),
    "amends": named("what a citation does", "The citing text amends it: read the quoted words."),
    "terminates": named("what a citation does", "The citing text ends it: read the quoted words."),
    "supersedes": named("what a citation does", "The citing text supersedes it: read the quoted words."),
}


def describe(
    events: tuple[Event, ...],
    reasons: tuple[Reason, ...],
    *,
    page: str | None,
    now: datetime,
    language: str = "en",
) -> Message:
    """The message for a delivery: the first event in full, the others in a line each.

    ``reasons`` say why this channel gets it. ``page`` is where to read on. ``language`` is that of our own words;
    quotations stay in theirs. Raises ValueError when there is no event.
    """
    if not events:
        raise ValueError("there is nothing to tell: a message needs at least one event")
    chief, words = events[0], wording(language)
    return Message(
        key=chief.key,
        thread=chief.symbol,
        subject=subject(events, words),
        headline=headline(chief, words),
        standing=standing(chief, words),
        blocks=(*_blocks(chief, reasons, words, on_page=page is not None), *also(events[1:], words)),
        closing=closing(chief, reasons, words),
        notice=words.phrased(NOTICE),
        written_at=now,
        link=page_link(page, chief, words),
        language=words.language,
        event=for_programs(events),
    )


def with_choices(
    message: Message, *, manage: str | None = None, stop: str | None = None, acknowledge: str | None = None
) -> Message:
    """The message with the addresses at which its reader changes or ends what comes, and says that it was taken note
    of; None where there is none."""
    words = wording(message.language)
    return replace(
        message,
        manage=link(words.phrased("Manage what you get"), manage),
        stop=link(words.phrased("Stop these messages"), stop),
        acknowledge=link(words.phrased("Acknowledge"), acknowledge),
    )


def also(events: tuple[Event, ...], words: Wording) -> tuple[Block, ...]:
    """The other events of a message, a line each, the ninth and later ones counted."""
    lines = [words.phrase("Also: {headline}", headline=headline(event, words)) for event in events[:ALSO]]
    rest = len(events) - ALSO
    if rest > 0:
        lines.append(words.counted("Also {count} more event.", "Also {count} more events.", count=rest))
    return (Passage(tuple(lines)),) if lines else ()


def page_link(page: str | None, event: Event, words: Wording) -> Span | None:
    """Where to read on: of a work its text and redline, where there is one."""
    if event.type in WITHOUT_TEXT:
        return link(words.phrased("Read more here"), page)
    return link(words.phrased("Read it here, with the text and the redline"), page)


def link(said: str, address: str | None) -> Span | None:
    """A link with its words; None when there is nowhere to go."""
    return Span(said, link=address) if address else None


def title(data: dict[str, Any]) -> Line:
    """The work's own title, in the language of the text that gave it."""
    own = (data.get("work") or {}).get("title")
    return (Span(own, Style.STRONG, language=data.get("language")),) if own else ()


def acting_sentence(cited: dict[str, Any], words: Wording) -> Line:
    """How strongly a work is cited; that nothing is amended or ended is said only where no operative paragraph
    cites it."""
    relation = cited.get("relation")
    if relation in _ACTS:
        return words.phrase(_ACTS[relation])
    if cited.get("operative"):
        return words.phrase("Cited in an operative paragraph.")
    if cited.get("part") == "preamble":
        return words.phrase("No operative reference; nothing amended or ended.")
    return words.phrase("No operative reference.")


def _blocks(event: Event, reasons: tuple[Reason, ...], words: Wording, *, on_page: bool) -> tuple[Block, ...]:
    data = event.data
    if event.type in OF_ANOTHER:
        return (*_cited_by(data.get("cited_by") or {}, words), *poor_copy(data, words))
    lines = tuple(filter(None, (title(data), *explanations(event, words))))
    blocks: list[Block] = [Passage(lines)] if lines else []
    blocks += further_facts(data, words)
    if data.get("differences"):
        blocks += differing_readings(data["differences"], words)
    elif data.get("change"):
        blocks.append(redline(data["change"], data.get("language"), words))
    else:
        blocks += citing_passages(data, reasons, words)
    if event.type in _OF_LANGUAGES:
        blocks += languages_held(data, words)
    return (*blocks, *citation_facts(data, words, on_page=on_page), *warnings(data, words))


def _cited_by(cited: dict[str, Any], words: Wording) -> tuple[Block, ...]:
    said = acting_sentence(cited, words)
    among = cited.get("count_in_list") or 1
    one = {"path": cited.get("paragraph"), **{name: cited.get(name) for name in ("number", "verb", "quote")}}
    if not one["path"]:
        return (Passage((said,)),)
    return (Passage((quotation(one, cited.get("citing_language"), words, among=among), said)),)


def for_programs(events: tuple[Event, ...]) -> dict[str, Any]:
    """The first event as programs get it; the others, when there are any, in its data under ``also``."""
    chief = cloud_event(events[0])
    others = [cloud_event(event) for event in events[1:]]
    return chief | {"data": chief["data"] | {"also": others}} if others else chief
