"""What other processes do to a database in the tests: each function is the whole life of one."""

import os
import signal
from datetime import timedelta
from itertools import count

from sqlalchemy import event

from monitor.intents import EventType, Intent
from monitor.outgoing import Attempt, DeliveryState, Settlement
from monitor.store import corpus, outbox
from monitor.store.database import Database, open_database
from tests.monitor.store.builders import NOW, arrival, comparison, intent, planned, structure
from tests.monitor.store.builders import event as happened

PARAGRAPHS = 60


def try_in_vain(url: str, delivery_id: int, times: int) -> None:
    """Settle a delivery again and again as not sent."""
    database = open_database(url)
    for _ in range(times):
        vain = Attempt(False, "no answer", 0.0)
        outbox.settle(database, Settlement(delivery_id, vain, DeliveryState.DUE, NOW + timedelta(days=1)), NOW)
    database.close()


def apply_and_die(url: str, channel_id: int, statement: int) -> None:
    """Store one version more, with an event and a delivery, and be killed at that statement of the transaction; at the
    commit when there are fewer."""
    database = open_database(url)
    made = next_version(database, channel_id)
    passed = count(1)

    def count_down(*_: object) -> None:
        if next(passed) == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(database.writer, "before_cursor_execute", count_down)
    event.listen(database.writer, "commit", lambda _: os.kill(os.getpid(), signal.SIGKILL))
    corpus.apply(database, made, NOW)


def next_version(database: Database, channel_id: int) -> Intent:
    """What is decided when the text comes with new words."""
    number = len(corpus.versions(database, "S/RES/9001(2031)")) + 1
    key = f"version {number}"
    given = arrival(words=key, structure=structure(count=PARAGRAPHS))
    latest = corpus.known(database, given).latest
    kind = EventType.CHANGED_WITHOUT_NOTICE if latest else EventType.NEW
    return intent(
        given,
        expected=number - 1,
        comparison=comparison() if latest else None,
        against_id=latest.id if latest else None,
        events=(happened(key, type=kind),),
        deliveries=(planned(channel_id, key),),
    )
