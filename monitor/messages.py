"""An event, in words for people. Pure; the words themselves stand in ``templates``, one file for each language."""

from datetime import date, datetime
from typing import Any

from monitor.cloudevents import cloud_event
from monitor.intents import Event, EventType, Reason
from monitor.passages import citation_facts, citing_passages, differing_readings, quotation, warnings
from monitor.reasoning import in_words
from monitor.redlines import redline
from monitor.wording import Wording, joined, wording
from notifiers.messages import Block, Line, Message, Passage, Span, Style, followable

__all__ = ["cloud_event", "describe"]

ALSO = 8

_EXPLAINED = frozenset(
    {
        EventType.BACKFILLED,
        EventType.ISSUED,
        EventType.CHANGED_WITHOUT_NOTICE,
        EventType.FILE_CHANGED,
        EventType.UNAVAILABLE,
        EventType.SOURCE_CONFLICT,
        EventType.LANGUAGES_DIFFER,
        EventType.OUR_CORRECTION,
    }
)
_ARRIVALS = frozenset({EventType.NEW, EventType.ISSUED, EventType.BACKFILLED, EventType.LANGUAGE_ADDED})
_ACTS = frozenset({"extends", "amends", "terminates", "supersedes"})


def describe(
    events: tuple[Event, ...],
    reasons: tuple[Reason, ...],
    *,
    page: str | None,
    now: datetime,
    language: str = "en",
) -> Message:
    """The message for a delivery: the first event in full, the others in a line each.

    ``reasons`` say why this channel gets it. ``page`` is where to read on. ``language`` is that of
    our own words; quotations stay in theirs. Raises ValueError when there is no event.
    """
    if not events:
        raise ValueError("there is nothing to tell: a message needs at least one event")
    chief, words = events[0], wording(language)
    return Message(
        key=chief.key,
        thread=chief.symbol,
        subject=_subject(events, words),
        headline=_headline(chief, words),
        standing=_standing(chief, words),
        blocks=(*_blocks(chief, reasons, words, on_page=page is not None), *_also(events[1:], words)),
        closing=_closing(chief.data, reasons, words),
        notice=words.text("closing.notice"),
        written_at=now,
        link=Span(words.text("closing.page"), link=page) if page else None,
        language=words.language,
        event=_for_programs(events),
    )


def _subject(events: tuple[Event, ...], words: Wording) -> str:
    """Symbol first, so that a mailbox sorts by work."""
    chief = events[0]
    if chief.type is EventType.CITED_BY:
        subject = words.text("subject.cited_by", symbol=chief.symbol, citing=_citing(chief))
    else:
        language = words.term("language", chief.data.get("language"))
        subject = words.text(
            "subject.line",
            symbol=chief.symbol,
            state=words.term("state", chief.type.value),
            language=words.text("subject.in_language", language=language) if language else "",
            detail=_adopted(chief.data, "subject", words),
        )
    return words.text("subject.more", subject=subject, count=len(events) - 1) if len(events) > 1 else subject


def _headline(event: Event, words: Wording) -> Line:
    state = Span(words.term("state", event.type.value), Style.STRONG)
    language = words.term("language", event.data.get("language"))
    citing = Span(_citing(event), Style.SYMBOL)
    symbol = Span(event.symbol, Style.SYMBOL)
    return words.phrase(f"headline.{event.type.value}", symbol=symbol, state=state, language=language, citing=citing)


def _standing(event: Event, words: Wording) -> Line:
    """What the work is and when it was adopted; of the citing work, by name, when the event is about a citation."""
    if event.type is EventType.CITED_BY:
        citing = Span(_citing(event), Style.SYMBOL)
        return words.phrase("standing.of", symbol=citing, standing=_about(event.data.get("citing_work") or {}, words))
    age = event.data.get("age_days") if event.type is EventType.ISSUED else None
    return joined(
        [
            _about(event.data.get("work") or {}, words),
            words.phrase("standing.age", count=age) if age else (),
            _state_of_text(event, words),
        ]
    )


def _about(work: dict[str, Any], words: Wording) -> Line:
    """Organ, kind, date of adoption, session, meeting."""
    return joined(
        [
            _plain(words.term("body", work.get("body"))),
            _plain(words.term("document", work.get("kind"))),
            _plain(_adopted({"work": work}, "standing", words)),
            words.phrase("standing.session", number=work["session"]) if work.get("session") else (),
            words.phrase("standing.meeting", number=work["meeting"]) if work.get("meeting") else (),
            words.phrase("standing.own_key") if work.get("own_key") else (),
        ]
    )


def _state_of_text(event: Event, words: Wording) -> Line:
    """In which language, and how good a copy, a text that is new to us is."""
    if event.type not in _ARRIVALS or not event.data.get("language"):
        return ()
    language = words.term("language", event.data["language"])
    return words.phrase("standing.official" if event.data.get("official") else "standing.unofficial", language=language)


def _adopted(data: dict[str, Any], table: str, words: Wording) -> str:
    adopted = (data.get("work") or {}).get("adopted_on")
    if not adopted:
        return words.text(f"{table}.undated")
    return words.text(f"{table}.adopted", date=words.day(date.fromisoformat(adopted)))


def _blocks(event: Event, reasons: tuple[Reason, ...], words: Wording, *, on_page: bool) -> tuple[Block, ...]:
    data = event.data
    if event.type is EventType.CITED_BY:
        return _cited_by(data.get("cited_by") or {}, words)
    change = data.get("change")
    lines = tuple(filter(None, (_title(data), *_explanations(event, words))))
    blocks: list[Block] = [Passage(lines)] if lines else []
    if data.get("differences"):
        blocks += differing_readings(data["differences"], words)
    elif change:
        blocks.append(redline(change, data.get("language"), words))
    else:
        blocks += citing_passages(data, reasons, words)
    return (*blocks, *citation_facts(data, words, on_page=on_page), *warnings(data, words))


def _title(data: dict[str, Any]) -> Line:
    title = (data.get("work") or {}).get("title")
    return (Span(title, Style.STRONG, language=data.get("language")),) if title else ()


def _explanations(event: Event, words: Wording) -> tuple[Line, ...]:
    data = event.data
    notices = [words.term("notices", notice) for notice in data.get("notices") or []]
    reason = data.get("reason")
    return (
        words.phrase(f"explain.{event.type.value}") if event.type in _EXPLAINED else (),
        words.phrase("explain.reason", reason=reason) if reason else (),
        words.phrase("notices.announced", notices=words.text("notices.and").join(notices)) if notices else (),
        words.phrase("explain.reverted", number=data["reverted_to"]) if data.get("reverted_to") else (),
        _versions(event, words),
    )


def _versions(event: Event, words: Wording) -> Line:
    """Which versions were compared; a conflict compares two sources, whose versions are no sequence."""
    number, against = event.data.get("version"), event.data.get("against_version")
    if not number or not against or event.type is EventType.SOURCE_CONFLICT:
        return ()
    return words.phrase("notices.versions", number=number, against=against)


def _cited_by(cited: dict[str, Any], words: Wording) -> tuple[Block, ...]:
    """How the work is cited; that nothing is amended or ended is said only where no operative paragraph cites it."""
    language = cited.get("citing_language")
    shown = {"path": cited.get("paragraph"), **cited}
    relation = cited.get("relation") or "cites"
    lines = [quotation(shown, language, words, among=cited.get("count_in_list") or 1)]
    if relation in _ACTS:
        act = Span(words.term("relation", relation), Style.STRONG)
        lines.append(words.phrase("cited.acts", relation=act))
    elif cited.get("operative"):
        lines.append(words.phrase("cited.operative"))
    else:
        lines.append(words.phrase("cited.preamble" if cited.get("part") == "preamble" else "cited.not_operative"))
    return (Passage(tuple(lines)),)


def _also(events: tuple[Event, ...], words: Wording) -> tuple[Block, ...]:
    lines = [words.phrase("cited.also", headline=_headline(event, words)) for event in events[:ALSO]]
    if len(events) > ALSO:
        lines.append(words.phrase("cited.also_rest", count=len(events) - ALSO))
    return (Passage(tuple(lines)),) if lines else ()


def _closing(data: dict[str, Any], reasons: tuple[Reason, ...], words: Wording) -> tuple[Line, ...]:
    """Why, from where and when read, and the address of the text itself."""
    why = words.phrase("closing.why", reasons="; ".join(in_words(reason) for reason in reasons)) if reasons else ()
    standing = words.text("closing.official" if data.get("official") else "closing.unofficial")
    read, source, address = data.get("retrieved_at"), data.get("source") or "", data.get("address")
    origin = words.phrase("closing.unread", source=source, standing=standing)
    if read:
        instant = words.instant(datetime.fromisoformat(read))
        origin = words.phrase("closing.source", source=source, standing=standing, instant=instant)
    return tuple(
        filter(None, (why, origin, words.phrase("closing.original", address=_place(address)) if address else ()))
    )


def _place(address: str) -> Span:
    """Where the text is to be found: a web address as a link; of a file on the operator's disk its name only."""
    link = followable(address)
    return Span(link, link=link) if link else Span(address.replace("\\", "/").rstrip("/").rpartition("/")[2])


def _for_programs(events: tuple[Event, ...]) -> dict[str, Any]:
    """The first event; the others, when there are any, in its data under ``also``."""
    chief = cloud_event(events[0])
    others = [cloud_event(event) for event in events[1:]]
    return chief | {"data": chief["data"] | {"also": others}} if others else chief


def _citing(event: Event) -> str:
    return (event.data.get("cited_by") or {}).get("citing") or ""


def _plain(text: str) -> Line:
    return (Span(text),) if text else ()
