"""The second loop: who must be told?

    store.claim_deliveries(now)     compare-and-set with a lease
    | describe(events)              pure    -> Message
    | notifier.send(message)        network -> Receipt | DeliveryError(permanent or not, retry after)
    | store.settle(outcome, now)    ONE transaction: attempt, next try, dead or done

Nothing is fetched here. Killed between send and settle, the same message goes out again with the same key; killed
anywhere else, nothing is repeated and nothing is lost.
"""

import time
from collections.abc import Callable
from dataclasses import replace

import structlog

from monitor.intents import Attempt, Channel, DeliveryState, DueDelivery, Settlement
from monitor.messages import describe
from monitor.receiving import Context
from monitor.retrying import next_attempt
from monitor.store import outbox
from notifiers.errors import AddressError, DeliveryError
from notifiers.interface import Notifier

log = structlog.get_logger()

BATCH = 10
"""How many deliveries are claimed at once."""

NotifierFor = Callable[[Channel], Notifier]
PageFor = Callable[[str], str | None]
"""The address of a work's page, by symbol; None when there is none to link to."""


def deliver_due(
    context: Context, notifier_for: NotifierFor, page_for: PageFor, limit: int = BATCH
) -> tuple[Settlement, ...]:
    """Claim what is due and send it. Raises StoreError only."""
    claimed = outbox.claim_deliveries(context.database, context.clock(), context.intervals.sending_lease, limit)
    settled = []
    for index, due in enumerate(claimed):
        if context.stopping():
            outbox.release(context.database, [one.id for one in claimed[index:]])
            break
        settled.append(_deliver(context, due, notifier_for, page_for))
    return tuple(settled)


def _deliver(context: Context, due: DueDelivery, notifier_for: NotifierFor, page_for: PageFor) -> Settlement:
    attempt, error = _try(context, due, notifier_for, page_for)
    settlement = settle(context, due, attempt, error)
    outbox.settle(context.database, settlement, context.clock())
    log.info(
        "sent" if attempt.ok else "not sent",
        action="deliver",
        delivery=due.id,
        channel=due.channel.name,
        state=settlement.state.value,
        reason=attempt.reason,
    )
    return settlement


def _try(
    context: Context, due: DueDelivery, notifier_for: NotifierFor, page_for: PageFor
) -> tuple[Attempt, DeliveryError | None]:
    """One try to send, and the error that it ended with."""
    started = time.monotonic()
    try:
        symbol = due.events[0].symbol
        message = describe(due.events, due.reasons, page=page_for(symbol), now=context.clock())
        receipt = notifier_for(due.channel).send(replace(message, key=due.key))
    except DeliveryError as error:
        return Attempt(False, str(error), time.monotonic() - started), error
    except AddressError as error:
        refused = DeliveryError(str(error), permanent=True)
        return Attempt(False, str(error), time.monotonic() - started), refused
    except Exception as error:
        # The exception's own words may hold the channel's address: only its type is told.
        log.error("send failed", action="deliver", delivery=due.id, error=type(error).__name__)
        reason = f"unexpected {type(error).__name__} while sending"
        return Attempt(False, reason, time.monotonic() - started), DeliveryError(reason)
    return Attempt(True, receipt.detail, time.monotonic() - started, receipt.provider_id), None


def settle(context: Context, due: DueDelivery, attempt: Attempt, error: DeliveryError | None) -> Settlement:
    """What a try means: done, tried again later, or given up. A permanent error also stops the channel."""
    if error is None:
        return Settlement(due.id, attempt, DeliveryState.DONE)
    if error.permanent:
        return Settlement(due.id, attempt, DeliveryState.DEAD, disable_channel=attempt.reason)
    at = next_attempt(context.clock(), due.created_at, due.attempts + 1, error.retry_after, context.draw())
    return Settlement(due.id, attempt, DeliveryState.DUE if at else DeliveryState.DEAD, next_attempt_at=at)
