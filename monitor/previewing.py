"""What a subscription would have sent: its rules and its rhythm over the events of the last twelve months.

The log is judged by what is known today: notices and series as they stand now. Outages and what a channel gets of other
subscriptions are left out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from monitor.intents import ARRIVALS, Event, EventType, Mode, Planned, Reason
from monitor.judging.watching import Look
from monitor.matching import match, may_be_told, wants_type
from monitor.outgoing import BATCH
from monitor.rules.predicates import PREDICATES
from monitor.rules.traits import Traits
from monitor.sending.planning import plan
from monitor.sending.told import Recent, Told
from monitor.store import corpus
from monitor.store.database import Database
from monitor.subscribing import Match, Subscription
from monitor.telling import stored
from monitor.timing import HOUR

YEAR = timedelta(days=365)
LAST = 3
"""So many messages are shown."""

OF_EVENT = frozenset({"symbols", "bodies", "kinds", "events", "languages"})
"""Predicates that an event answers without its text: what they rule out need not be read."""


@dataclass(slots=True)
class Sent:
    """A message that would have gone out: when, about which events, for which reasons. ``hold`` is what it waited
    for, None when it went at once."""

    at: datetime
    events: list[Event]
    reasons: dict[Reason, None]
    hold: str | None = None

    def shape(self) -> dict[str, Any]:
        """As the command and the API print it."""
        named = ("type", "symbol", "language")
        return {
            "at": self.at.isoformat(),
            "hold": self.hold,
            "events": [{"id": one.key, **{name: getattr(one, name) for name in named}} for one in self.events],
            "why": [{name: list(values) for name, values in reason.because} for reason in self.reasons],
        }


@dataclass(frozen=True, slots=True)
class Preview:
    """Every message of a span of time, in order. ``backfilled`` are works adopted in that time that match and were told
    to nobody, because their texts were not seen live: who watches their sources from now on is told of such works."""

    since: datetime
    until: datetime
    messages: tuple[Sent, ...]
    backfilled: tuple[str, ...] = ()

    @property
    def per_week(self) -> float:
        """How many messages a week there are on average."""
        return len(self.messages) / max((self.until - self.since) / timedelta(weeks=1), 1)

    @property
    def weeks(self) -> Mapping[date, int]:
        """How many messages each week has, by its Monday; weeks without any are left out."""
        return Counter(one.at.date() - timedelta(days=one.at.weekday()) for one in self.messages)

    def shape(self) -> dict[str, Any]:
        """As the command and the API print it."""
        return {
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "count": len(self.messages),
            "per_week": round(self.per_week, 2),
            "weeks": {day.isoformat(): count for day, count in sorted(self.weeks.items())},
            "messages": [one.shape() for one in self.messages],
            "backfilled": list(self.backfilled),
        }

    @property
    def last(self) -> tuple[Sent, ...]:
        """The newest messages, the last one first."""
        return tuple(reversed(self.messages[-LAST:]))


def preview(database: Database, wanted: Subscription, now: datetime, span: timedelta = YEAR) -> Preview:
    """What ``wanted`` would have sent in the span before ``now``."""
    since, sending, asked = now - span, _Sending(wanted.channel_id), replace(wanted, muted_until=None)
    for at, matches in matched(database, asked, since):
        sending.take(at, matches, plan(matches, Look(at), sending.told(at)))
    messages = sorted((*sending.sent, *sending.open.values()), key=lambda one: one.at)
    return Preview(since, now, tuple(messages), _backfilled(database, asked, since.date()))


def _backfilled(database: Database, wanted: Subscription, since: date) -> tuple[str, ...]:
    """The works adopted since a day whose first text came by a backfill, and that would have matched as new ones."""
    kinds = _kinds(wanted)
    found: dict[str, None] = {}
    for event in corpus.backfilled_since(database, since):
        as_new = replace(event, type=EventType.NEW)
        if _may_match(as_new, wanted) and match(stored(database, as_new, kinds), wanted):
            found[event.symbol] = None
    return tuple(found)


def matched(database: Database, wanted: Subscription, since: datetime) -> Iterator[tuple[datetime, list[Match]]]:
    """The matches of each listing's events, in the order of the log."""
    happened = (event for event in corpus.events_since(database, since) if _is_possible(event, wanted))
    kinds = _kinds(wanted)
    for (at, *_), events in groupby(happened, key=_listing):
        found = (match(stored(database, event, kinds), wanted) for event in events)
        matches = [one for one in found if one is not None]
        if matches:
            yield at, matches


def _kinds(wanted: Subscription) -> frozenset[str]:
    """What of a work's surroundings its rules ask for (monitor.indexing)."""
    rules = (*wanted.rules, *wanted.exclusions)
    return frozenset(name for rule in rules for name in ("series", "chain") if getattr(rule, name))


def _listing(event: Event) -> tuple[datetime, str, int | str]:
    """What the events of one listing share."""
    return event.at, event.source, event.version_id or event.key


def _is_possible(event: Event, wanted: Subscription) -> bool:
    """Whether an event may be told, and is not ruled out by what it says itself."""
    mode = Mode(event.data.get("mode") or Mode.LIVE)
    return may_be_told(event, mode, notify=False) and _may_match(event, wanted)


def _may_match(event: Event, wanted: Subscription) -> bool:
    bare = Traits(event)
    asked = [one for one in PREDICATES if one.name in OF_EVENT]
    return any(
        wants_type(rule, bare, wanted) and all(one.found(rule, bare) for one in asked if one.asked(rule))
        for rule in wanted.rules
    )


@dataclass(slots=True)
class _Sending:
    """The outbox of a time that never was: what went out, which digests are open, what each channel was told."""

    channel_id: int
    sent: list[Sent] = field(default_factory=list)
    open: dict[str, Sent] = field(default_factory=dict)
    singles: list[datetime] = field(default_factory=list)
    languages: dict[tuple[int, str], frozenset[str]] = field(default_factory=dict)

    def told(self, at: datetime) -> Told:
        """What planning must know at an instant."""
        self.singles = [one for one in self.singles if at - one < HOUR]
        recent = Recent(len(self.singles), self.singles[0]) if self.singles else None
        return Told(recent={self.channel_id: recent} if recent else {}, languages=self.languages)

    def take(self, at: datetime, matches: Iterable[Match], planned: Iterable[Planned]) -> None:
        """Let the deliveries of one listing go out, or join the digest that they wait for."""
        self._close(at)
        events = {one.event.key: one.event for one in matches}
        for one in planned:
            self._add(one, [events[key] for key in one.event_keys])

    def _add(self, one: Planned, events: list[Event]) -> None:
        made = Sent(one.next_attempt_at, events, dict.fromkeys(one.reasons), one.hold)
        waiting = self.open.get(one.slot or "")
        if one.slot is None:
            self.sent.append(made)
            self.singles.append(one.next_attempt_at)
        elif waiting is None:
            self.open[one.slot] = made
        else:
            waiting.events += events
            waiting.reasons |= made.reasons
            waiting.at = max(waiting.at, made.at) if one.slot == BATCH else waiting.at
        for event in events:
            if event.type in ARRIVALS and event.language:
                heard = self.languages.get((one.channel_id, event.symbol), frozenset())
                self.languages[one.channel_id, event.symbol] = heard | {event.language}

    def _close(self, now: datetime) -> None:
        due = [slot for slot, one in self.open.items() if one.at <= now]
        self.sent += [self.open.pop(slot) for slot in due]
