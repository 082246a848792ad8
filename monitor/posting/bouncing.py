"""The operator's mailbox for letters that come back: each report ends at the delivery that it is about."""

import structlog

from monitor.receiving import Context
from monitor.store import outbox
from notifiers.bounces import bounce_of, reports
from notifiers.errors import AddressError, DeliveryError

log = structlog.get_logger()


def collect(context: Context, mailbox: str) -> int:
    """Read the unread reports in ``mailbox`` (``imaps://user:password@host/INBOX``); returns how many were ours.

    A mailbox that cannot be read is told in the log and tried at the next look. Raises StoreError only.
    """
    ours = 0
    try:
        with reports(mailbox) as unread:
            for content in unread:
                ours += _take_up(context, content)
                if context.stopping():
                    break
    except (AddressError, DeliveryError) as error:
        log.warning("bounces not read", action="bounces", error=str(error))
    return ours


def _take_up(context: Context, content: bytes) -> bool:
    bounce = bounce_of(content)
    if bounce is None:
        return False
    reason = f"came back: {bounce.reason}"
    channel = outbox.came_back(context.database, bounce.letter, reason, context.clock(), permanent=bounce.permanent)
    if channel is not None:
        log.warning("came back", action="bounces", channel=channel, reason=bounce.reason, permanent=bounce.permanent)
    return channel is not None
