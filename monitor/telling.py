"""Whom to tell of what a decision found: the subscriptions that may want its events are read, matched and planned."""

from collections.abc import Iterable
from dataclasses import replace

from monitor.indexing import questions
from monitor.intents import OF_ANOTHER, Arrival, Event, Intent, Known, Mode
from monitor.judging.describing import work_of
from monitor.judging.watching import Look
from monitor.matching import matches, may_be_told
from monitor.recalling import told_before
from monitor.rules.traits import NOTHING_KNOWN, NOTHING_SAID, Content, Traits, content_of, traits_of
from monitor.sending.planning import plan
from monitor.store import corpus, subscriptions
from monitor.store.database import Database
from monitor.subscribing import Match
from monitor.surrounding import surroundings


def tell(database: Database, intent: Intent, arrival: Arrival | None, known: Known, look: Look) -> Intent:
    """The intent with the deliveries that its events make; ``arrival`` is None for a text that is gone."""
    told = [event for event in intent.events if may_be_told(event, look.mode, notify=look.notify)]
    if not told or _twins(arrival, known, look):
        return intent
    found = matching(database, told, content_at_hand(arrival, known))
    return replace(intent, deliveries=plan(found, look, told_before(database, found, intent.watched.source, look)))


def _twins(arrival: Arrival | None, known: Known, look: Look) -> bool:
    """Whether two addresses of a source hold one text at its first look: then neither is a revision of the other."""
    first = look.mode is Mode.FIRST_PASS and not look.notify
    return bool(first and arrival and known.latest and known.latest.address != arrival.address)


def content_at_hand(arrival: Arrival | None, known: Known) -> Content | None:
    """What the text of some events says; of one that is gone, what it said; None where none is known."""
    if arrival is not None:
        return content_of(arrival, work_of(arrival, known.work).title)
    return content_of(known.latest, known.work.title if known.work else None) if known.latest else None


def matching(database: Database, events: Iterable[Event], content: Content | None) -> tuple[Match, ...]:
    """Which subscriptions want which of one text's events."""
    kinds = subscriptions.kinds_in_use(database)
    traits = seen(database, events, content, kinds)
    return matches(traits, subscriptions.candidates(database, questions(traits, kinds)))


def seen(
    database: Database, events: Iterable[Event], content: Content | None, kinds: Iterable[str]
) -> tuple[Traits, ...]:
    """One text's events as rules see them; ``kinds`` are those of keys (monitor.indexing) that somebody uses."""
    own = tuple(events)
    by_symbol = {event.symbol: event for event in own if event.type not in OF_ANOTHER}
    around = {
        symbol: surroundings(database, symbol, content or NOTHING_SAID, _before(event), set(kinds))
        for symbol, event in by_symbol.items()
    }
    return tuple(one for event in own for one in traits_of((event,), content, around.get(event.symbol, NOTHING_KNOWN)))


def stored(database: Database, event: Event, kinds: Iterable[str]) -> Traits:
    """An event of the log as rules see it now."""
    version = corpus.version_by_id(database, event.version_id) if event.version_id else None
    title = (event.data.get("work") or {}).get("title")
    (found,) = seen(database, (event,), content_of(version, title) if version else None, kinds)
    return found


def _before(event: Event) -> tuple[str, ...]:
    """The works that an event says come before its own in a series."""
    series = (event.data.get("newly") or {}).get("series") or {}
    return tuple(series.get("predecessors") or ())
