"""What other processes do to a database in the tests: each function is the whole life of one."""

import signal
from datetime import timedelta
from itertools import count

from monitor.intents import Attempt, DeliveryState, Settlement
from monitor.store import corpus, outbox
from monitor.store.database import open_database
from tests.monitor.store.builders import NOW, arrival, comparison, event, intent, planned, structure

PARAGRAPHS = 60


def try_in_vain(url: str, delivery_id: int, times: int) -> None:
    """Settle a delivery again and again as not sent."""
    database = open_database(url)
    for _ in range(times):
        vain = Attempt(False, "no answer", 0.0)
        outbox.settle(database, Settlement(delivery_id, vain, DeliveryState.DUE, NOW + timedelta(days=1)), NOW)
    database.close()


def apply_for_ever(url: str, channel_id: int) -> None:
    """Store version upon version of one text, each whole, until killed; every one with an event and a delivery."""
    signal.alarm(60)  # should the test die first
    database = open_database(url)
    for number in count(len(corpus.versions(database, "S/RES/9001(2031)")) + 1):
        key = f"version {number}"
        given = arrival(words=key, structure=structure(count=PARAGRAPHS))
        latest = corpus.known(database, given).latest
        made = intent(
            given,
            expected=number - 1,
            comparison=comparison() if latest else None,
            against_id=latest.id if latest else None,
            events=(event(key),),
            deliveries=(planned(channel_id, key),),
        )
        corpus.apply(database, made, NOW)
