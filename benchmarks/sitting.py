"""A sitting of the Assembly: 57 resolutions come out at once, for READERS channels (5,000).

Each channel gets ten messages and one batch; counted is that each event reached each channel exactly once, and what
memory that took, at each quarter of the way. The recipients only count.
"""

import os
import threading
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select
from sqlmodel import col

from benchmarks.telling import a_service, accounted, follow, publish, say, send_all, watched_memory
from monitor.intents import Channel
from monitor.service import Service
from monitor.store.tables import DeliveryEventRow, DeliveryRow
from notifiers.interface import Receipt
from notifiers.messages import Message

ONLY_BY_NAME = True
READERS = int(os.environ.get("READERS", "5000"))
SITTING = 57


@dataclass
class Recipients:
    """They only count. For several threads."""

    redacted = "counting"
    messages: Counter[int] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, channel: Channel) -> "Recipients":
        with self.lock:
            self.messages[channel.id] += 1
        return self

    def send(self, message: Message) -> Receipt:
        return Receipt("counted")

    def close(self) -> None:
        """Nothing to let go of."""


def main() -> None:
    with ExitStack() as stack:
        service = a_service(stack)
        follow(service, READERS, lambda number: f"webhook+https://example.org/{number}")
        with watched_memory() as memory:
            seconds = publish(service, SITTING)
        say(
            f"{SITTING} resolutions for {READERS:,} readers: matched, planned and stored in {seconds:.0f} s; {memory()}"
        )
        planned = _standings(service)
        say(f"planned: {planned}")
        recipients = Recipients()
        later = replace(service.context, clock=lambda: datetime.now(UTC) + timedelta(hours=2))
        with watched_memory() as memory:
            seconds = send_all(service, recipients)
            seconds += send_all(replace(service, context=later), recipients)
        say(
            f"{recipients.messages.total():,} messages in {seconds:.0f} s, at most "
            f"{max(recipients.messages.values())} to a channel; {memory()}"
        )
        say(f"in the end: {_standings(service)}")
        accounted(service, SITTING * READERS)


def _standings(service: Service) -> str:
    """How many deliveries stand how and wait for what, and of how many events they tell."""
    state, hold, number = col(DeliveryRow.state), col(DeliveryRow.hold), col(DeliveryRow.id)
    told = select(state, hold, func.count(number.distinct()), func.count())
    found = told.join(DeliveryEventRow, col(DeliveryEventRow.delivery_id) == number).group_by(state, hold)
    with service.database.reading() as session:
        rows = session.execute(found.order_by(hold)).all()
    return "; ".join(f"{how} ({waits or 'single'}): {many:,} of {events:,} events" for how, waits, many, events in rows)
