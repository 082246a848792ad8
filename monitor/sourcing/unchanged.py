"""What a look leaves that found nothing new: when to look again, and nothing else. For a handful of addresses at once,
because that is what nearly all looks come to."""

from collections.abc import Sequence
from dataclasses import dataclass

import structlog

from monitor.deciding import decide
from monitor.intents import Intent, Known, Watched
from monitor.judging.watching import Look
from monitor.knowing import known_for
from monitor.receiving import Context
from monitor.store import schedule
from sources.documents import NotModified

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An address, where we hold what is there, that said so; and the look at it."""

    answer: NotModified
    row: Watched
    look: Look


def settle(context: Context, unchanged: Sequence[Unchanged]) -> tuple[Intent, ...]:
    """Decide about each and remember all in one transaction; the intents in the same order. Raises StoreError."""
    if not unchanged:
        return ()
    since = schedule.held_since(context.database, [one.row for one in unchanged])
    intents = []
    for one in unchanged:
        at = since.get((one.row.source, one.row.address))
        # What another symbol of its work holds is found by the slower question.
        known = Known(watched=one.row, held_since=at) if at else known_for(context.database, one.answer, one.row)
        intents.append(decide(one.answer, known, one.look))
    schedule.settle_unchanged(context.database, [one.watched for one in intents])
    log.info("looked", action="look", source=unchanged[0].row.source, unchanged=len(intents))
    return tuple(intents)
