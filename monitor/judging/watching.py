"""What we remember of an address after each look at it. Pure.

A row without ``content_sha256`` is wanted: we know or suspect a text there and do not hold it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from monitor import timing
from monitor.intents import Arrival, Known, Mode, Watched
from monitor.judging.heeding import RECENT, adopted_on
from monitor.judging.naming import canonical_or_none, latest_adoption
from sources.documents import Listing


@dataclass(frozen=True, slots=True)
class Look:
    """One look at an address: when, why, whether backfilled texts are told (``notify``), and the draw of chance.

    ``confirming``: the look was due, so that an absence counts; a look that came by itself in between does not.
    ``again``: whether the address can be looked at again by itself; files that were handed in once cannot.
    """

    now: datetime
    mode: Mode = Mode.LIVE
    notify: bool = False
    draw: float = 0.0
    intervals: timing.Intervals = field(default_factory=timing.Intervals)
    again: bool = True
    confirming: bool = True


def awaits_news(rows: Iterable[Watched]) -> bool:
    """Whether a work's text is waited for at one of its addresses: then it is news when it comes, though somebody looks
    for it for another reason."""
    return any(row.content_sha256 is None and row.mode in (Mode.LIVE, Mode.PROBED) for row in rows)


def first_row(listing: Listing, look: Look) -> Watched:
    """The row of an address that we never looked at."""
    return Watched(listing.source, listing.address, canonical_or_none(listing.symbol), listing.language, mode=look.mode)


def after_arrival(row: Watched, arrival: Arrival, known: Known, look: Look) -> Watched:
    """We hold what is there. What is new is looked at soon again: a text that was reissued may be so once more."""
    same = known.latest if known.latest and known.latest.content_sha256 == arrival.content_sha256 else None
    held_since = same.retrieved_at if same else arrival.retrieved_at
    return replace(
        row,
        symbol=arrival.symbol,
        language=arrival.language,
        validators=arrival.validators,
        content_sha256=arrival.content_sha256,
        absences=0,
        failures=0,
        last_error=None,
        next_check_at=_recheck(look, held_since),
    )


def after_no_change(row: Watched, known: Known, look: Look) -> Watched:
    """The source says that what we hold is what is there."""
    held_since = known.held_since or (known.latest.retrieved_at if known.latest else None)
    return replace(row, absences=0, failures=0, last_error=None, next_check_at=_recheck(look, held_since))


def after_failure(row: Watched, reason: str, look: Look, retry_after: float | None = None) -> Watched:
    """No answer: what we hold stays, and we ask again later."""
    failures = row.failures + 1
    at = timing.back_off(look.now, failures, look.intervals, look.draw, retry_after)
    return replace(row, failures=failures, last_error=reason, next_check_at=at if look.again else None)


def after_refusal(row: Watched, reason: str, look: Look) -> Watched:
    """What is there is not believed. It is likely to stay so until somebody repairs it: asked for ever more rarely."""
    patient = replace(look.intervals, back_off_cap=timing.WEEK)
    return after_failure(row, reason, replace(look, intervals=patient))


def after_absence(row: Watched, reason: str, known: Known, look: Look) -> Watched:
    """Nothing is there. A wanted text is waited for; one that we hold must be absent again to be believed gone."""
    if row.content_sha256 is None:
        return _wanted(row, reason, known, look)
    if row.absences and not look.confirming:
        return replace(row, last_error=reason)
    absences = row.absences + 1
    confirmed = absences >= look.intervals.confirmations
    at = look.now + (timing.MONTH if confirmed else look.intervals.confirm_after)
    return replace(row, absences=absences, failures=0, last_error=reason, next_check_at=at)


def _wanted(row: Watched, reason: str, known: Known, look: Look) -> Watched:
    """From now on we wait for it: when it comes out, that is news, unless it was only a citation's target."""
    day = (known.work.adopted_on if known.work else None) or adopted_on(known.noticed)
    absences = row.absences + 1
    return replace(
        row,
        absences=absences,
        failures=0,
        last_error=reason,
        mode=_waiting(row, day, look),
        next_check_at=_again(row, day, absences, look) if look.again else None,
    )


def _waiting(row: Watched, day: date | None, look: Look) -> Mode:
    """Why we wait. What a backfill looked for and did not find is no news either, if it was adopted long ago; what was
    listed as issued when we began to watch was there, until looks in vain confirm that it was not."""
    if row.mode is Mode.FIRST_PASS and row.absences + 1 < look.intervals.confirmations:
        return row.mode
    if row.mode in (Mode.CITED, Mode.PROBED) or (row.mode is Mode.BACKFILL and _is_old(row, day, look)):
        return row.mode
    return Mode.LIVE


def _is_old(row: Watched, day: date | None, look: Look) -> bool:
    latest = day or latest_adoption(row.symbol or "")
    return latest is not None and look.now.date() - latest > RECENT


def _again(row: Watched, day: date | None, absences: int, look: Look) -> datetime:
    """A citation's target has long been out and may never come to this source: it is looked for slowly (domain.md
    3.6), after a month, two, four, eight, and then once a year."""
    if row.mode is Mode.CITED:
        months = min(1 << min(absences - 1, 9), 12)
        return look.now + timing.MONTH * months * (1 + timing.JITTER * look.draw)
    if row.mode is Mode.PROBED:
        return timing.next_probe(look.now, absences, look.draw)
    return timing.next_wanted(look.now, day, absences, look.draw)


def is_confirmed_gone(before: Watched, after: Watched, look: Look) -> bool:
    """Whether this look was the one that made the absence believed."""
    return (
        before.content_sha256 is not None
        and before.absences < look.intervals.confirmations <= after.absences
        and after.absences == before.absences + 1
    )


def _recheck(look: Look, held_since: datetime | None) -> datetime | None:
    return timing.next_recheck(look.now, held_since, look.draw) if look.again else None
