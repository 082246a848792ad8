"""What came back from an address, against what we knew -> one intent, always, also for a failure. Pure.

Whom to tell of its events is another question: see monitor.telling.

The triggers are those of domain.md 2.4: here for a text seen at an address for the first time; those of a text that we
held stand in monitor.judging.revising.
"""

from dataclasses import replace
from datetime import timedelta

from diffing.changes import Comparison
from diffing.years import Learnt
from monitor.intents import Arrival, Event, EventType, Intent, Known, Mode, Outcome, Watched
from monitor.judging import events, watching
from monitor.judging.arriving import as_derived_now
from monitor.judging.corrigenda import corrected
from monitor.judging.describing import work_of
from monitor.judging.gating import collapse
from monitor.judging.heeding import RECENT, adopted_on
from monitor.judging.revising import Revision, is_doubtful, revise
from monitor.judging.watching import Look
from monitor.newness import not_held, resolutions_cited
from sources.documents import Absent, Corrupt, NotModified, Refused

OVERDUE_AFTER = timedelta(days=180)
"""So long after its adoption the operator is told that a text is not out (design.md 9)."""


Answered = Arrival | NotModified | Absent | Refused | Corrupt
"""What a look came to, once bytes have been read."""


def decide(answer: Answered, known: Known, look: Look) -> Intent:
    """Decide what to remember of one look at one address, and what happened."""
    if isinstance(answer, Arrival):
        return _arrived(answer, known, look)
    row = known.watched or watching.first_row(answer.listing, look)
    match answer:
        case NotModified():
            again = watching.after_no_change(row, known, look)
            return Intent(Outcome.UNCHANGED, "not modified", again, events=events.available_again(row, known, look.now))
        case Absent():
            return _absent(row, answer, known, look)
        case Refused():
            again = watching.after_failure(row, answer.reason, look, answer.retry_after)
            return Intent(Outcome.FAILED, answer.reason, again)
        case Corrupt():
            return Intent(Outcome.REFUSED, answer.reason, watching.after_refusal(row, answer.reason, look))


def _absent(before: Watched, answer: Absent, known: Known, look: Look) -> Intent:
    """Absent, and believed so only after confirmation (design.md, rule 5)."""
    after = watching.after_absence(before, answer.reason, known, look)
    if known.elsewhere or before.symbol is None or not watching.is_confirmed_gone(before, after, look):
        late = _overdue(before, known, look)
        return Intent(Outcome.GONE, known.elsewhere or answer.reason, after, events=late)
    event = events.unavailable(before, known, answer.reason, look.now)
    return Intent(Outcome.GONE, answer.reason, after, events=(event,))


def _overdue(row: Watched, known: Known, look: Look) -> tuple[Event, ...]:
    """A text that somebody promised and that is not out after half a year, once (design.md 9). Not what was overdue
    already when we began to look, and no corrigendum, which may be for one language only."""
    since = adopted_on(known.noticed) or (known.work.adopted_on if known.work else None)
    if row.content_sha256 is not None or not known.noticed or since is None or corrected(row.symbol or ""):
        return ()
    ends, asked = since + OVERDUE_AFTER, row.since or look.now
    if not asked.date() <= ends < look.now.date():
        return ()
    return (events.overdue(row, known, since, look.now),)


# ---- arrivals --------------------------------------------------------------------------------------------------------


def _arrived(arrival: Arrival, known: Known, look: Look) -> Intent:
    known = _as_derived_now(known, arrival.learnt)
    row = known.watched or Watched(arrival.source, arrival.address, arrival.symbol, arrival.language, mode=look.mode)
    reason = collapse(arrival, known)
    if reason:
        return Intent(Outcome.REFUSED, reason, watching.after_refusal(row, reason, look))
    back = events.available_again(row, known, look.now)
    row = watching.after_arrival(row, arrival, known, look)
    if known.latest and known.latest.content_sha256 == arrival.content_sha256:
        return Intent(Outcome.UNCHANGED, "same bytes", row, events=back)
    intent = _revised(arrival, known, row, look) if known.latest else _first_seen(arrival, known, row, look)
    wanted = not_held(arrival.citations, known.held) if look.mode is not Mode.CITED else ()
    return replace(intent, wanted=wanted, events=(*intent.events, *back))


def _as_derived_now(known: Known, learnt: Learnt) -> Known:
    return replace(
        known,
        latest=as_derived_now(known.latest, learnt) if known.latest else None,
        current=as_derived_now(known.current, learnt) if known.current else None,
        others=tuple(as_derived_now(one, learnt) for one in known.others),
        draft=as_derived_now(known.draft, learnt) if known.draft else None,
    )


def _revised(arrival: Arrival, known: Known, row: Watched, look: Look) -> Intent:
    """Another version of a text that this source had before."""
    revision = revise(arrival, known)
    if revision.type is EventType.DOUBTFUL_READING:
        return _doubtful(arrival, known, revision, row, look)
    happened = (
        events.revised(arrival, known, revision, look.now),
        *events.changed_by(arrival, known, revision.newly_changed, look.now),
        *events.cited_by(arrival, known, revision.newly_cited, look.now),
        *(events.languages_differ(arrival, known, look.now) if revision.comparison else ()),
    )
    return Intent(
        outcome=Outcome.UNCHANGED if revision.type is EventType.FILE_CHANGED else Outcome.CHANGED,
        reason=revision.reason,
        watched=row,
        arrival=arrival,
        expected=revision.against.number,
        comparison=revision.comparison,
        against_id=revision.against.id,
        events=happened,
    )


def _doubtful(arrival: Arrival, known: Known, revision: Revision, row: Watched, look: Look) -> Intent:
    """What only a bad reading shows is recorded and changes nothing: a well-read version stays in its place."""
    well_read = not is_doubtful(revision.against.flags)
    return Intent(
        outcome=Outcome.UNCHANGED,
        reason=revision.reason,
        watched=row,
        arrival=None if well_read else arrival,
        expected=revision.against.number,
        comparison=None if well_read else revision.comparison,
        against_id=None if well_read else revision.against.id,
        events=(events.doubtful(arrival, known, revision, look.now),),
    )


def _first_seen(arrival: Arrival, known: Known, row: Watched, look: Look) -> Intent:
    """The first version of a text from this source: of a new work, in a further language, or from a second source."""
    if not known.languages:
        return _first_of_work(arrival, known, row, look)
    happened = []
    if _adds_language(arrival, known):
        happened.append(events.citing(EventType.LANGUAGE_ADDED, arrival, known, look.now))
        happened += events.complete(arrival, known, look.now)
    comparison = _conflict(arrival, known)
    if comparison:
        happened.append(events.conflict(arrival, known, comparison, look.now))
    if not is_doubtful(arrival.structure.flags):
        happened += events.languages_differ(arrival, known, look.now)
    return Intent(
        outcome=Outcome.NEW,
        reason=", ".join(event.type.value for event in happened) or "the same text from a further source",
        watched=row,
        arrival=arrival,
        comparison=comparison,
        against_id=known.current.id if comparison and known.current else None,
        events=tuple(happened),
    )


def _adds_language(arrival: Arrival, known: Known) -> bool:
    """A further language or script; or the official text of one that was held as a transcription only."""
    if arrival.language not in known.languages:
        return True
    return arrival.official and arrival.language not in known.official_languages


def _first_of_work(arrival: Arrival, known: Known, row: Watched, look: Look) -> Intent:
    kind = _first_event(arrival, known, look)
    cited = resolutions_cited(arrival.citations)
    happened = (
        events.citing(kind, arrival, known, look.now),
        *events.corrected_by(arrival, known, look.now),
        *events.changed_by(arrival, known, cited, look.now),
        *events.cited_by(arrival, known, cited, look.now),
        *events.disagreeing(arrival, known, look.now),
    )
    return Intent(Outcome.NEW, kind.value, row, arrival, events=happened)


def _first_event(arrival: Arrival, known: Known, look: Look) -> EventType:
    """New within 60 days of adoption; issued when it was waited for or is older; nothing to tell when not seen live."""
    if look.mode is not Mode.LIVE:
        return EventType.BACKFILLED
    waited_for = known.work is not None or known.announced or _waited_for(known.watched)
    day = work_of(arrival, known.work).adopted_on or arrival.structure.metadata.masthead_on
    recent = day is not None and look.now.date() - day <= RECENT
    return EventType.NEW if recent and not waited_for else EventType.ISSUED


def _waited_for(row: Watched | None) -> bool:
    """Whether somebody said that it would come; of what was only probed nobody did."""
    return row is not None and row.absences > 0 and row.mode is not Mode.PROBED


def _conflict(arrival: Arrival, known: Known) -> Comparison | None:
    """How a second source's text differs in substance from the one that readers are shown; None when it does not."""
    if known.current is None or known.current.fingerprint == arrival.fingerprint:
        return None
    if is_doubtful(arrival.structure.flags) or is_doubtful(known.current.flags):
        return None
    from diffing.comparing import compare_paragraphs  # four megabytes, which nobody needs until something changed

    comparison = compare_paragraphs(known.current.paragraphs, arrival.structure.paragraphs)
    return comparison if comparison.change_class.substantive else None
