"""What the channels of some matches were told before: read from the store, for planning."""

from collections.abc import Sequence

from monitor.intents import ARRIVALS
from monitor.judging.watching import Look
from monitor.sending.told import Told
from monitor.store import outbox, schedule
from monitor.store.database import Database
from monitor.subscribing import Match
from monitor.timing import HOUR


def told_before(database: Database, matches: Sequence[Match], source: str, look: Look) -> Told:
    """The facts that planning these matches needs; ``source`` is where their events come from."""
    if not matches:
        return Told()
    channels = {match.subscription.channel_id for match in matches}
    choosy = {match.subscription.channel_id for match in matches if match.subscription.languages}
    arrived = {match.event.symbol for match in matches if match.event.type in ARRIVALS}
    return Told(
        recent=outbox.recent(database, channels, look.now - HOUR),
        languages=outbox.told_in(database, choosy, arrived) if choosy and arrived else {},
        heard_at=schedule.heard_at(database, source),
    )
