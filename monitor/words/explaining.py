"""What a state means for the reader: a sentence or two below the headline, and facts beyond the text. Pure."""

from contextlib import suppress
from datetime import date, datetime
from typing import Any

from monitor.intents import Event, EventType
from monitor.judging.disagreeing import TEXT
from monitor.words.terms import CONFLICTS, LANGUAGES, NOTICES
from monitor.words.wording import LANGUAGES as OFFICIAL
from monitor.words.wording import Wording, named, one_symbol
from notifiers.messages import Block, Line, Span

Data = dict[str, Any]

_NAMED = 8

_SENTENCES = {
    EventType.BACKFILLED: named(
        "explanation", "An earlier document that this collection did not hold; nothing has happened to it."
    ),
    EventType.ISSUED: named(
        "explanation", "First text that we could read. It was adopted earlier; this is not a new decision."
    ),
    EventType.CHANGED_WITHOUT_NOTICE: named(
        "explanation", "The text at the source changed. We found no asterisk and no note that says why."
    ),
    EventType.FILE_CHANGED: named("explanation", "The bytes at the source changed; the words did not."),
    EventType.UNAVAILABLE: named(
        "explanation",
        "Asked twice, an hour or more apart, the source did not give this text. What we hold is kept; nothing in it "
        "was deleted.",
    ),
    EventType.AVAILABLE_AGAIN: named(
        "explanation", "The source gives this text again. What we hold was kept all the time."
    ),
    EventType.SOURCE_CONFLICT: named(
        "explanation",
        "Two sources do not agree. What was shown first stays as it is until one of them is confirmed.",
    ),
    EventType.LANGUAGES_DIFFER: named(
        "explanation",
        "Neither reading is taken for the right one: the versions are equal. The copy or our reading of it may be at "
        "fault.",
    ),
    EventType.OUR_CORRECTION: named(
        "explanation", "What we sent before was wrong by our own doing. The document itself did not change."
    ),
    EventType.OVERDUE: named(
        "explanation",
        "It has not come out half a year after its adoption. From now on it is looked for once a month.",
    ),
    EventType.DOUBTFUL_READING: named(
        "explanation",
        "A copy that can only be read badly seems to say something else. Nothing was changed here: compare it with "
        "the official text.",
    ),
    EventType.SOURCE_SILENT: named(
        "explanation",
        "This source has brought nothing for longer than it should. Its silence does not mean that nothing was "
        "published.",
    ),
    EventType.SOURCE_BACK: named(
        "explanation", "This source brings news again. What came out meanwhile is told as it is found."
    ),
    EventType.SOURCE_HELD: named(
        "explanation",
        "One look would have changed so many texts at once that none of it was believed. What is held stays as it is.",
    ),
}
_SAID_OTHERWISE = frozenset({EventType.OVERDUE, EventType.SOURCE_BACK, EventType.DOUBTFUL_READING})
_PROVISIONAL = {
    "expected": named(
        "explanation", "Provisional: from {origin}, which says that it will be issued under this symbol."
    ),
    "adopted": named("explanation", "Provisional: from {origin}, which lists it without a text."),
}


def explanations(event: Event, words: Wording) -> tuple[Line, ...]:
    """What happened, in whole sentences."""
    data = event.data
    said = _SENTENCES.get(event.type)
    told = (
        words.phrase(said) if said else (),
        *_adopted(event, words),
        *_corrected(data.get("correction") or {}, words),
        _since(event, words),
        _reason(event, words),
        *_revised(event, words),
    )
    return tuple(filter(None, told))


def further_facts(data: Data, words: Wording) -> tuple[Block, ...]:
    """The vote, the draft, the languages held where they are news, what sources say differently."""
    conflict = data.get("conflict") or {}
    readings = [_said_by(one, words) for one in conflict.get("readings") or []]
    return words.table(
        [
            (words.phrased(named("label", "Vote")), _vote(data.get("vote") or {}, words)),
            (words.phrased(named("label", "Draft")), (one_symbol(data["draft"]),) if data.get("draft") else ()),
            (words.term(CONFLICTS, conflict.get("fact")), words.listed(readings)),
        ]
    )


def languages_held(data: Data, words: Wording) -> tuple[Block, ...]:
    """In which languages the work is held, and in which of the six it is not."""
    tags = data.get("languages_held") or []
    missing = [tag for tag in OFFICIAL if tag not in {held.partition("-")[0] for held in tags}]
    held = words.listed((Span(words.term(LANGUAGES, tag)),) for tag in tags)
    if held and missing:
        rest = words.listed((Span(words.term(LANGUAGES, tag)),) for tag in missing)
        held = words.phrase("{languages}; not yet: {missing}", languages=held, missing=rest)
    return words.table([(words.phrased("Languages held"), held)])


def _adopted(event: Event, words: Wording) -> tuple[Line, ...]:
    if event.type is not EventType.ADOPTED:
        return ()
    origin = Span(event.data.get("origin") or event.source)
    standing = event.data.get("standing") or ""
    provisional = _PROVISIONAL.get(standing, _PROVISIONAL["adopted"])
    later = words.phrase("What it cites and what it changes is told when the text is out.")
    return words.phrase(provisional, origin=origin), later


def _corrected(correction: Data, words: Wording) -> tuple[Line, ...]:
    symbol, tags = correction.get("symbol"), correction.get("languages") or []
    if not symbol:
        return ()
    by = words.phrase("The corrigendum is {symbol}.", symbol=one_symbol(symbol))
    named_ones = words.listed((Span(words.term(LANGUAGES, tag)),) for tag in tags)
    if not named_ones:
        return by, words.phrase("It names no language: it is for all of them.")
    return by, words.phrase("It is for these languages only: {languages}.", languages=named_ones)


def _since(event: Event, words: Wording) -> Line:
    since = event.data.get("since")
    if not since or event.type is EventType.SOURCE_HELD:
        return ()
    at = datetime.fromisoformat(since)
    if event.type is EventType.SOURCE_SILENT:
        return words.phrase("Silent since {instant}.", instant=words.instant(at))
    if event.type is EventType.SOURCE_BACK:
        return words.phrase("It had been silent since {instant}.", instant=words.instant(at))
    if event.type is EventType.AVAILABLE_AGAIN:
        return words.phrase("It had been unavailable since {instant}.", instant=words.instant(at))
    return words.phrase("Waited for since {date}.", date=words.day(at.date()))


def _reason(event: Event, words: Wording) -> Line:
    """What went wrong, in the source's or our own English, where nothing else in the message says it."""
    reason = event.data.get("reason")
    if event.type in _SAID_OTHERWISE or event.data.get("conflict"):
        return ()
    if fault := _our_fault(event.data.get("corrected") or {}, words):
        return fault
    return words.phrase("Details: {reason}", reason=Span(reason, language="en")) if reason else ()


def _our_fault(facts: Data, words: Wording) -> Line:
    """What we had said wrongly of a text."""
    wrong, missed = ([one_symbol(one) for one in facts.get(f"citations_{name}") or []] for name in ("wrong", "missed"))
    said = [
        words.phrase("wrongly said to be cited: {symbols}", symbols=_first_of(wrong, words)) if wrong else (),
        words.phrase("cited, and not said: {symbols}", symbols=_first_of(missed, words)) if missed else (),
    ]
    if changed := facts.get("paragraphs_changed"):
        said.append(words.phrase("paragraphs read wrongly: {count}", count=words.number(len(changed))))
    return words.phrase("What was wrong: {details}", details=words.parted(said)) if any(said) else ()


def _first_of(symbols: list[Span], words: Wording) -> Line:
    rest = (Span("…"),) if len(symbols) > _NAMED else ()
    return words.listed([*((one,) for one in symbols[:_NAMED]), rest])


def _revised(event: Event, words: Wording) -> tuple[Line, ...]:
    """What announces a revision, whether old words came back, which versions were compared."""
    reverted = event.data.get("reverted_to")
    back = words.phrase("The words are again those of version {number}.", number=reverted) if reverted else ()
    return _announced(event.data, words), back, _compared(event, words)


def _compared(event: Event, words: Wording) -> Line:
    """Which versions were compared; those of two sources are no sequence, and a doubtful reading is no version."""
    number, against = event.data.get("version"), event.data.get("against_version")
    if not number or not against or event.type in (EventType.SOURCE_CONFLICT, EventType.DOUBTFUL_READING):
        return ()
    return words.phrase(
        "Version {number}, compared with version {against}. The earlier version is kept.",
        number=number,
        against=against,
    )


def _announced(data: Data, words: Wording) -> Line:
    notices = [words.term(NOTICES, notice) for notice in data.get("notices") or []]
    if not notices:
        return ()
    if len(notices) == 1:
        return words.phrase("Announced by {notice}.", notice=notices[0])
    return words.phrase("Announced by {notice} and {other}.", notice=notices[0], other=notices[1])


def _vote(vote: Data, words: Wording) -> Line:
    if vote.get("yes") is None:
        return (Span(vote["words"], language="en"),) if vote.get("words") else ()
    return words.phrase(
        "{yes} in favour, {no} against, {abstentions} abstaining",
        yes=words.number(vote["yes"]),
        no=words.number(vote.get("no") or 0),
        abstentions=words.number(vote.get("abstentions") or 0),
    )


def _said_by(reading: Data, words: Wording) -> Line:
    value, source = str(reading.get("value")), str(reading.get("source"))
    said = one_symbol(value)
    with suppress(ValueError):
        said = Span(words.day(date.fromisoformat(value)))
    name = words.phrased("the text itself") if source == TEXT else source
    return words.phrase(named("what a source says", "{value} ({source})"), value=said, source=name)
