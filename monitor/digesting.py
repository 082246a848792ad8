"""Events of many works in one message: a digest of an hour, a day or a week, a batch, a catch-up. Pure.

The order is that of domain.md 5.2: new, changed, cited; then what concerns the sources. More than ten works in a
group are counted, not shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from monitor.intents import Event, EventType, Reason
from monitor.matching import chief_first
from monitor.messages import acting_sentence, also, page_link, title
from monitor.subscribing import Rhythm
from monitor.ways import PageFor
from monitor.words.citings import citation_counts
from monitor.words.cloudevents import cloud_event
from monitor.words.explaining import explanations, further_facts
from monitor.words.origins import NOTICE, why
from monitor.words.passages import whereabouts
from monitor.words.redlines import redline
from monitor.words.standings import standing
from monitor.words.states import headline
from monitor.words.wording import Named, Wording, named, wording
from notifiers.messages import Block, Line, Message, Passage, Section, Span, Style

SHOWN = 10
"""So many works of a group are shown."""

KEPT = 8
"""Digests whose words are kept, for the next reader: few, for a digest may hold thousands of events."""

_ANY = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Group:
    """Events that stand together: their heading, their number in words, their types, the weightiest first."""

    heading: Named
    counted: Named
    types: tuple[EventType, ...]


_GROUPS = (
    _Group(
        named("digest", "New"),
        named("digest", "new: {number}"),
        (
            EventType.NEW,
            EventType.ADOPTED,
            EventType.ISSUED,
            EventType.LANGUAGE_ADDED,
            EventType.COMPLETE,
            EventType.BACKFILLED,
        ),
    ),
    _Group(
        named("digest", "Changed"),
        named("digest", "changed: {number}"),
        (
            EventType.OUR_CORRECTION,
            EventType.CORRECTED,
            EventType.REISSUED,
            EventType.CHANGED_WITHOUT_NOTICE,
            EventType.CHANGED_BY,
            EventType.UNAVAILABLE,
            EventType.AVAILABLE_AGAIN,
            EventType.FILE_CHANGED,
        ),
    ),
    _Group(named("digest", "Cited"), named("digest", "cited: {number}"), (EventType.CITED_BY,)),
    _Group(
        named("digest", "Sources and doubts"),
        named("digest", "sources and doubts: {number}"),
        (
            EventType.SOURCE_CONFLICT,
            EventType.LANGUAGES_DIFFER,
            EventType.DOUBTFUL_READING,
            EventType.OVERDUE,
            EventType.SOURCE_HELD,
            EventType.SOURCE_SILENT,
            EventType.SOURCE_BACK,
        ),
    ),
)
_OCCASIONS = {
    Rhythm.HOURLY: named("digest", "UN documents, hour to {instant}"),
    Rhythm.DAILY: named("digest", "UN documents, day to {date}"),
    Rhythm.WEEKLY: named("digest", "UN documents, week to {date}"),
    Rhythm.IMMEDIATE: named("digest", "UN documents, many at once, {instant}"),
}
_CATCH_UP = named("digest", "UN documents, caught up to {instant}")


def describe_digest(
    events: tuple[Event, ...],
    reasons: tuple[Reason, ...],
    *,
    page_for: PageFor,
    now: datetime,
    rhythm: Rhythm | None = Rhythm.IMMEDIATE,
    until: datetime | None = None,
    language: str = "en",
) -> Message:
    """The message for a delivery of several works' events.

    ``rhythm`` is the occasion: a digest's, IMMEDIATE for a batch after a busy hour, None for a catch-up after an
    outage. ``until`` is the end of its window in the reader's own zone (``now`` when not given): its day is the one
    that is named. ``page_for`` gives a work's page. Its key is the first event's: the caller knows a better one.
    Raises ValueError when there is no event.
    """
    if not events:
        raise ValueError("there is nothing to tell: a digest needs at least one event")
    words = wording(language)
    events = tuple({event.key: event for event in events}.values())
    message = _worded(_told(events, page_for, _occasion(rhythm, until or now, words), language))
    return replace(
        message,
        closing=tuple(filter(None, (why(reasons, words), *message.closing))),
        written_at=now,
        event=_for_programs(events, now),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What readers of a digest have in common; ``occasion`` is said in the time of their zone, ``pages`` are the
    addresses of the works' pages."""

    keys: tuple[str, ...]
    events: tuple[Event, ...] = field(hash=False)
    pages: tuple[tuple[str, str | None], ...]
    occasion: str
    language: str


def _told(events: tuple[Event, ...], page_for: PageFor, occasion: str, language: str) -> _Told:
    pages = tuple((symbol, page_for(symbol)) for symbol in dict.fromkeys(event.symbol for event in events))
    return _Told(tuple(event.key for event in events), events, pages, occasion, language)


@lru_cache(maxsize=KEPT)
def _worded(told: _Told) -> Message:
    """The digest without what is one reader's own: made once for all of them. ``closing`` has the sources only."""
    events, words = told.events, wording(told.language)
    counts = words.listed(_counts(events, words))
    return Message(
        key=events[0].key,
        thread="digest",
        subject=words.phrased(named("digest", "{occasion} — {counts}"), occasion=told.occasion, counts=counts),
        headline=(Span(told.occasion, Style.STRONG),),
        standing=counts,
        blocks=tuple(_sections(events, dict(told.pages).get, words)),
        closing=(_sources(events, words),),
        notice=words.phrased(NOTICE),
        written_at=_ANY,
        language=words.language,
    )


def _occasion(rhythm: Rhythm | None, until: datetime, words: Wording) -> str:
    said = _OCCASIONS[rhythm] if rhythm else _CATCH_UP
    return words.phrased(said, date=words.day(until.date()), instant=words.instant(until))


def _counts(events: tuple[Event, ...], words: Wording) -> Iterable[Line]:
    for group in _GROUPS:
        number = sum(event.type in group.types for event in events)
        if number:
            yield words.phrase(group.counted, number=words.number(number))


def _sections(events: tuple[Event, ...], page_for: PageFor, words: Wording) -> Iterable[Section]:
    for group in _GROUPS:
        works: dict[str, list[Event]] = {}
        own = [event for event in events if event.type in group.types]
        for event in sorted(own, key=lambda event: group.types.index(event.type)):
            works.setdefault(event.symbol, []).append(event)
        if works:
            yield _group(group, [chief_first(tuple(told), words.language) for told in works.values()], page_for, words)


def _group(group: _Group, works: list[tuple[Event, ...]], page_for: PageFor, words: Wording) -> Section:
    rest = len(works) - SHOWN
    blocks: list[Block] = [_work(told, page_for, words) for told in works[:SHOWN]]
    if rest > 0:
        more = words.counted(
            "{count} more work is not shown here.", "{count} more works are not shown here.", count=rest
        )
        blocks.append(Passage((more,)))
    number = sum(len(told) for told in works)
    heading = (Span(words.phrased(group.heading), Style.STRONG),)
    return Section(heading, words.counted("{count} event", "{count} events", count=number), tuple(blocks))


def _work(events: tuple[Event, ...], page_for: PageFor, words: Wording) -> Section:
    chief = events[0]
    return Section(
        headline=headline(chief, words),
        standing=standing(chief, words),
        blocks=(*_short(chief, words), *also(events[1:], words)),
        link=page_link(page_for(chief.symbol), chief, words),
    )


def _short(event: Event, words: Wording) -> tuple[Block, ...]:
    """For a reader in a hurry: the title, what it means, how much changed, how it is cited, how much it cites."""
    data = event.data
    cited = data.get("cited_by") or {}
    lines: list[Line] = [title(data), *explanations(event, words)]
    if data.get("change"):
        lines.append(redline(data["change"], data.get("language"), words).summary)
    if cited:
        one = {"path": cited.get("paragraph"), "number": cited.get("number"), "verb": cited.get("verb")}
        among = cited.get("count_in_list") or 1
        lines.append(whereabouts(one, cited.get("citing_language"), words, among=among) if one["path"] else ())
        lines.append(acting_sentence(cited, words))
    told = tuple(filter(None, lines))
    passage = (Passage(told),) if told else ()
    return (*passage, *further_facts(data, words), *citation_counts(data, words))


def _sources(events: tuple[Event, ...], words: Wording) -> Line:
    """Where all of it comes from, and when the last of it was read."""
    names = words.listed((Span(name),) for name in dict.fromkeys(event.source for event in events))
    reads = [event.data["retrieved_at"] for event in events if event.data.get("retrieved_at")]
    if not reads:
        return words.phrase("Sources: {sources}", sources=names)
    last = words.instant(max(datetime.fromisoformat(read) for read in reads))
    return words.phrase("Sources: {sources}; last read {instant}", sources=names, instant=last)


def _for_programs(events: tuple[Event, ...], now: datetime) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": events[0].key,
        "source": "/digests",
        "type": "seized.digest",
        "time": now.isoformat(),
        "datacontenttype": "application/json",
        "data": {"events": [cloud_event(event) for event in events]},
    }
