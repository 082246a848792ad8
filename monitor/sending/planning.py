"""When and in what company the matches of one listing's events are told: at once, gathered, or not at all. Pure.

A channel that several subscriptions lead to gets an event once, with every reason, as soon as the quickest of them
wants it. What does not go at once joins the one open digest of its hour, whatever holds it back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.intents import EventType, Planned, Reason
from monitor.judging.watching import Look
from monitor.matching import rank
from monitor.outgoing import BATCH, CATCH_UP, LANGUAGE, QUIET
from monitor.sending import languages
from monitor.sending.rhythms import next_digest, quiet_end, zone_of
from monitor.sending.told import Told
from monitor.subscribing import Match, Rhythm, Subscription
from monitor.timing import HOUR

SINGLES = 10
"""So many messages of its own kind each a channel is given in an hour; the rest becomes one batch (domain.md 5.2)."""

SETTLED = timedelta(minutes=10)
"""A batch goes when nothing has joined it for so long, at the latest when its hour is over."""

OUTAGE = timedelta(hours=6)
"""A source that was not heard for so long has a backlog: what it brings first is gathered, not told one by one."""

GATHERED = frozenset({EventType.COMPLETE})
"""What is never worth a message of its own (domain.md 2.4): it waits for a day's digest."""


@dataclass(frozen=True, slots=True)
class When:
    """The instant at which an event is told. ``hold``: what it waits for, None for nothing. ``slot`` names the digest
    that it joins, None for a message of its own. ``joins``: it completes an earlier message that has not gone."""

    at: datetime
    hold: str | None = None
    slot: str | None = None
    joins: bool = False


def plan(matches: Iterable[Match], look: Look, told: Told | None = None) -> tuple[Planned, ...]:
    """The deliveries that the matches of one listing's events make."""
    known = told or Told()
    chosen: dict[tuple[int, str], tuple[Match, When, tuple[Reason, ...]]] = {}
    for match in matches:
        when = when_told(match, look.now, known)
        if when is None:
            continue
        key = match.subscription.channel_id, match.event.key
        before = chosen.get(key)
        first, soonest, reasons = before or (match, when, ())
        if when.at < soonest.at:
            first, soonest = match, when
        chosen[key] = first, soonest, tuple(dict.fromkeys((*reasons, *match.reasons)))
    return _gathered(chosen, look.now)


def when_told(match: Match, now: datetime, told: Told) -> When | None:
    """When a subscription's event goes; None when it is muted, or owed nothing in this language."""
    subscription, event = match.subscription, match.event
    if subscription.muted_until and now < subscription.muted_until:
        return None
    heard = told.languages.get((subscription.channel_id, event.symbol), frozenset())
    owed = languages.owed(subscription, event, heard)
    if owed is languages.Owed.NOTHING:
        return None
    if owed is languages.Owed.LATER:
        return replace(_after_waiting(match, now + languages.PATIENCE, told), hold=LANGUAGE)
    return replace(_by_rhythm(match, now, told), joins=owed is languages.Owed.FOLLOW_UP)


def _after_waiting(match: Match, waited: datetime, told: Told) -> When:
    """When what waits for a language goes. The outage or storm of now says nothing of then; but what a storm brings
    waits together."""
    recent = told.recent.get(match.subscription.channel_id)
    when = _by_rhythm(match, waited, Told())
    if when.slot is None and recent is not None and recent.waiting >= SINGLES:
        return _digest(replace(match.subscription, rhythm=Rhythm.HOURLY), waited)
    return when


def _by_rhythm(match: Match, now: datetime, told: Told) -> When:
    subscription, event = match.subscription, match.event
    if event.type in GATHERED and subscription.rhythm in (Rhythm.IMMEDIATE, Rhythm.HOURLY):
        return _digest(replace(subscription, rhythm=Rhythm.DAILY), now)
    if subscription.rhythm is not Rhythm.IMMEDIATE:
        return _digest(subscription, now)
    pierces = event.type in subscription.pierce
    end = None if pierces else quiet_end(subscription.quiet, zone_of(subscription.timezone), now)
    if end:
        return When(end, QUIET, slot_of(end))
    return When(now) if pierces else _calmly(subscription, now, told)


def _digest(subscription: Subscription, now: datetime) -> When:
    at = next_digest(subscription, now)
    return When(at, subscription.rhythm.value, slot_of(at))


def _calmly(subscription: Subscription, now: datetime, told: Told) -> When:
    """At once, unless that makes a storm."""
    if told.heard_at is not None and now - told.heard_at >= OUTAGE:
        return When(now + SETTLED, CATCH_UP, CATCH_UP)
    recent = told.recent.get(subscription.channel_id)
    if recent is None or recent.count < SINGLES:
        return When(now)
    return When(max(now, min(recent.first_at + HOUR, now + SETTLED)), BATCH, BATCH)


def slot_of(at: datetime) -> str:
    """The name of the digest that goes at an instant: a channel has one, whatever its events waited for."""
    return at.isoformat()


def _gathered(
    chosen: Mapping[tuple[int, str], tuple[Match, When, tuple[Reason, ...]]], now: datetime
) -> tuple[Planned, ...]:
    """One delivery for each channel and hour, the chief event first."""
    groups: dict[tuple[int, When], list[tuple[Match, tuple[Reason, ...]]]] = {}
    for (channel_id, _), (match, when, reasons) in chosen.items():
        groups.setdefault((channel_id, when), []).append((match, reasons))
    return tuple(_planned(channel_id, when, found) for (channel_id, when), found in groups.items())


def _planned(channel_id: int, when: When, found: list[tuple[Match, tuple[Reason, ...]]]) -> Planned:
    ordered = sorted(found, key=lambda pair: rank(pair[0].event))
    readers = [match.subscription for match, _ in ordered]
    return Planned(
        channel_id=channel_id,
        event_keys=tuple(dict.fromkeys(match.event.key for match, _ in ordered)),
        reasons=tuple(dict.fromkeys(reason for _, reasons in ordered for reason in reasons)),
        next_attempt_at=when.at,
        slot=when.slot,
        hold=when.hold,
        joins=when.joins,
        language=next((one.languages[0] for one in readers if one.languages), None),
        timezone=readers[0].timezone,
    )
