"""The events that a decision makes: each with its key and its data. Pure.

A key names the version that the event came after, so that a repeated decision makes the same event again.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from diffing.changes import Comparison
from diffing.languages import OFFICIAL
from monitor.intents import Arrival, Event, EventType, Known, Watched
from monitor.judging.citing import (
    DECIDING,
    citing_paragraphs,
    describe_citations,
    describe_citing,
    describe_newness,
    strongest,
)
from monitor.judging.concordance import Spoken, describe_differences, differences, spoken
from monitor.judging.corrigenda import corrected, scope
from monitor.judging.describing import body_of, describe_arrival, describe_change, describe_gone, describe_work, work_of
from monitor.judging.disagreeing import disagreements
from monitor.judging.heeding import conflict as conflict_of
from monitor.judging.heeding import work_noticed
from monitor.judging.naming import is_adopted
from monitor.judging.revising import Revision
from monitor.newness import newness
from monitor.series import series_of


def citing(kind: EventType, arrival: Arrival, known: Known, now: datetime) -> Event:
    """A text that we did not have: what it is, what it cites, and what of that is new."""
    known = _with_what_was_said(arrival.symbol, known)
    data = describe_arrival(arrival, known, known.last_number + 1, now)
    return _event(kind, arrival, known, now, data | _citing_data(arrival, known, None, now))


def _with_what_was_said(symbol: str, known: Known) -> Known:
    """A work whose first text has come is known so far from notices, if at all: a title, a day of adoption."""
    return known if known.work or not known.noticed else replace(known, work=work_noticed(symbol, known.noticed))


def revised(arrival: Arrival, known: Known, revision: Revision, now: datetime) -> Event:
    """A further version of a text: what changed, announced by which notices."""
    data = describe_arrival(arrival, known, known.last_number + 1, now)
    data |= _citing_data(arrival, known, revision, now)
    data |= {
        "against_version": revision.against.number,
        "change": describe_change(revision.comparison) if revision.comparison else None,
        "notices": list(revision.notices),
        "reverted_to": revision.reverted_to,
    }
    return _event(revision.type, arrival, known, now, data)


def conflict(arrival: Arrival, known: Known, comparison: Comparison, now: datetime) -> Event:
    """A second source's text differs in substance from the one that readers are shown."""
    current = known.current
    data = describe_arrival(arrival, known, known.last_number + 1, now) | {
        "against_version": current.number if current else None,
        "change": describe_change(comparison),
        "reason": f"{arrival.source} and {current.source if current else 'another source'} differ",
    }
    return _event(EventType.SOURCE_CONFLICT, arrival, known, now, data)


def languages_differ(arrival: Arrival, known: Known, now: datetime) -> tuple[Event, ...]:
    """One event when the arrival and the work's versions in other languages do not say the same, unless they differed
    in the same way before: for the operator first, and no verdict on which is right (domain.md 3.5, 6.3).

    A version that says what another one says brings up nothing: how that one differs was told when it came.
    """
    others = [spoken(one) for one in known.others]
    own = Spoken(arrival.language, arrival.structure.paragraphs, arrival.citations)
    if any(not differences([own, one]) for one in others):
        return ()
    found = differences([own, *others])
    before = differences([spoken(known.current), *others]) if known.current else ()
    if not found or [one.said for one in found] == [one.said for one in before]:
        return ()
    data = describe_arrival(arrival, known, known.last_number + 1, now) | {"differences": describe_differences(found)}
    return (_event(EventType.LANGUAGES_DIFFER, arrival, known, now, data),)


def cited_by(arrival: Arrival, known: Known, targets: tuple[str, ...], now: datetime) -> tuple[Event, ...]:
    """One event for each newly cited work that is held or that somebody follows: it is an event of that work. That a
    corrigendum names what it corrects is told as the correction."""
    itself = (arrival.symbol, corrected(arrival.symbol))
    return tuple(
        _cited_by(arrival, known, target, now)
        for target in targets
        if target not in itself and (target in known.held or target in known.followed)
    )


def _cited_by(arrival: Arrival, known: Known, target: str, now: datetime) -> Event:
    shared = describe_arrival(arrival, known, known.last_number + 1, now)
    body = body_of(target)
    data = shared | {
        "work": {"symbol": target, "own_key": False, "body": body.value if body else None},
        "citing_work": describe_work(work_of(arrival, known.work)),
        "cited_by": describe_citing(arrival, target),
    }
    after = known.latest.number if known.latest else 0
    key = f"{EventType.CITED_BY}:{target}:{arrival.symbol}:{arrival.language}:{arrival.source}:{after}"
    return Event(key, EventType.CITED_BY, target, arrival.language, arrival.source, now, data)


def changed_by(arrival: Arrival, known: Known, targets: tuple[str, ...], now: datetime) -> tuple[Event, ...]:
    """One event for each of the works, held or followed, that the text changes in so many words: that it extends,
    amends, terminates or supersedes. A resolution's or a decision's words only: a draft changes nothing."""
    if not is_adopted(arrival.symbol):
        return ()
    acts = {one.target for one in arrival.citations if one.relation in DECIDING}
    kind = EventType.CHANGED_BY
    found = cited_by(arrival, known, tuple(target for target in targets if target in acts), now)
    return tuple(replace(one, type=kind, key=f"{kind}:{one.key.partition(':')[2]}") for one in found)


def corrected_by(arrival: Arrival, known: Known, now: datetime) -> tuple[Event, ...]:
    """The event of the work that a corrigendum corrects, when that is held or followed."""
    work = corrected(arrival.symbol)
    if work is None or (work not in known.held and work not in known.followed):
        return ()
    body, languages = body_of(work), scope(arrival.text)
    data = describe_arrival(arrival, known, known.last_number + 1, now) | {
        "work": {"symbol": work, "own_key": False, "body": body.value if body else None},
        "correction": {"symbol": arrival.symbol, "languages": list(languages)},
    }
    key = f"{EventType.CORRECTED}:{work}:{arrival.symbol}:{arrival.language}"
    return (Event(key, EventType.CORRECTED, work, arrival.language, arrival.source, now, data),)


def complete(arrival: Arrival, known: Known, now: datetime) -> tuple[Event, ...]:
    """An event when this official text is the sixth language of its work."""
    before = {tag.partition("-")[0] for tag in known.official_languages}
    after = before | {arrival.language.partition("-")[0]}
    if not arrival.official or before >= set(OFFICIAL) or not after >= set(OFFICIAL):
        return ()
    data = describe_arrival(arrival, known, known.last_number + 1, now)
    key = f"{EventType.COMPLETE}:{arrival.symbol}"
    return (Event(key, EventType.COMPLETE, arrival.symbol, None, arrival.source, now, data | {"language": None}),)


def disagreeing(arrival: Arrival, known: Known, now: datetime) -> tuple[Event, ...]:
    """An event for each fact on which the first text of a work differs from what sources said of it before."""
    work = replace(work_of(arrival, None), borrowed={})
    found = (disagreements(known.noticed, work, about=one.notice.source) for one in known.noticed)
    said = {str(each): each for some in found for each in some if each["fact"] == "adopted_on"}
    return tuple(conflict_of(arrival.symbol, work, one, arrival.source, now) for one in said.values())


def overdue(row: Watched, known: Known, since: date, now: datetime) -> Event:
    """Half a year after its adoption a text is still not out."""
    symbol = row.symbol or row.address
    work = known.work or work_noticed(symbol, known.noticed)
    data = {
        "work": describe_work(work),
        "language": row.language,
        "languages_held": sorted(known.languages),
        "source": row.source,
        "official": False,
        "address": row.address,
        "mode": row.mode.value,
        "since": since.isoformat(),
        "reason": f"{symbol} ({row.language or 'any language'}) is not at {row.source} since {since}; "
        "it is looked for monthly from now on",
    }
    key = f"{EventType.OVERDUE}:{symbol}:{row.language}:{row.source}"
    return Event(key, EventType.OVERDUE, symbol, row.language, row.source, now, data)


def doubtful(arrival: Arrival, known: Known, revision: Revision, now: datetime) -> Event:
    """A copy that can only be read badly seems to say something else."""
    event = revised(arrival, known, replace(revision, type=EventType.DOUBTFUL_READING), now)
    reason = f"{arrival.address} can only be read badly: what differs may be our reading"
    return replace(event, data=event.data | {"reason": reason})


def unavailable(row: Watched, known: Known, reason: str, now: datetime) -> Event:
    """A text that we hold is no longer at its address. ``row`` names its work."""
    return Event(
        key=f"{EventType.UNAVAILABLE}:{row.symbol}:{row.language}:{row.source}:{row.address}:{now.date()}",
        type=EventType.UNAVAILABLE,
        symbol=row.symbol or row.address,
        language=row.language,
        source=row.source,
        at=now,
        data=describe_gone(row, known, reason),
        version_id=known.latest.id if known.latest else None,
    )


def available_again(row: Watched, known: Known, now: datetime) -> tuple[Event, ...]:
    """The event for those who were told that a text is gone, when it is at its address again."""
    if known.told_gone is None:
        return ()
    event = unavailable(row, known, "", now)
    kind = EventType.AVAILABLE_AGAIN
    data = event.data | {"reason": None, "since": known.told_gone.isoformat()}
    return (replace(event, type=kind, key=f"{kind}:{event.key.partition(':')[2]}", data=data),)


def _citing_data(arrival: Arrival, known: Known, revision: Revision | None, now: datetime) -> dict[str, Any]:
    draft = None if revision else known.draft
    before = revision.against if revision else draft
    adopted_on = work_of(arrival, known.work).adopted_on
    answers = newness(
        arrival.citations,
        adopted_on,
        before=before.citations if before else None,
        held=known.held,
        cited_before=known.cited_before,
        series=series_of(arrival.symbol, arrival.structure.paragraphs, arrival.citations, known.candidates),
        candidates=known.candidates,
        draft=draft.symbol if draft else None,
    )
    targets = (*sorted(known.asked_for), *strongest(arrival.citations))
    held = known.documents + (0 if known.languages else 1)
    return {
        "cites": describe_citations(arrival.citations),
        "newly": describe_newness(answers, held, now),
        "citing_paragraphs": citing_paragraphs(arrival.structure.paragraphs, arrival.citations, targets),
    }


def _event(kind: EventType, arrival: Arrival, known: Known, now: datetime, data: dict[str, Any]) -> Event:
    after = known.latest.number if known.latest else 0
    key = f"{kind}:{arrival.symbol}:{arrival.language}:{arrival.source}:{after}"
    return Event(key, kind, arrival.symbol, arrival.language, arrival.source, now, data)
