"""How long the log of deliveries is kept."""

from datetime import timedelta

import structlog

from monitor.receiving import Context
from monitor.store import outbox

log = structlog.get_logger()


def let_go(context: Context, retention: timedelta) -> int:
    """Let go of deliveries that ended longer ago than they are kept; how many they were. Raises StoreError only."""
    gone = outbox.prune(context.database, context.clock() - retention)
    if gone:
        log.info("let go", action="retention", deliveries=gone)
    return gone
