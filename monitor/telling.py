"""Whom to tell of what a decision found: the subscriptions that may want its events are read, matched and planned."""

from dataclasses import replace

from monitor.intents import Arrival, Intent, Known
from monitor.matching import matches
from monitor.planning import plan
from monitor.store import subscriptions
from monitor.store.database import Database
from monitor.watching import Look


def tell(database: Database, intent: Intent, arrival: Arrival | None, known: Known, look: Look) -> Intent:
    """The intent with the deliveries that its events make; ``arrival`` is None for a text that is gone."""
    if not intent.events:
        return intent
    candidates = subscriptions.subscriptions(database)
    return replace(intent, deliveries=plan(matches(intent.events, arrival, known, candidates, look), look))
