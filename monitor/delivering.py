"""The second loop: who must be told?

    store.claim_deliveries(now)     compare-and-set with a lease
    | message_for(delivery)         pure    -> Message
    | notifier.send(message)        network -> Receipt | DeliveryError(permanent or not, retry after)
    | store.settle(outcome, now)    ONE transaction: attempt, next try, dead or done

Nothing is fetched here. Killed between send and settle, the same message goes out again with the same key; killed
anywhere else, nothing is repeated and nothing is lost.
"""

import time
from collections.abc import Callable, Iterator

import structlog

from monitor.composing import message_for
from monitor.intents import Channel
from monitor.outgoing import Attempt, DeliveryState, DueDelivery, Settlement, Standing
from monitor.receiving import Context
from monitor.sending.retrying import failed, must_pause, next_attempt
from monitor.store import outbox
from monitor.ways import Ways
from notifiers.errors import AddressError, DeliveryError
from notifiers.interface import Notifier

__all__ = ["NotifierFor", "Ways", "deliver_due", "deliver_everything", "settle"]

log = structlog.get_logger()

NotifierFor = Callable[[Channel], Notifier]

HANDFUL = 8
"""So many deliveries are claimed at a time as long as all goes quickly: that costs hardly more than to claim one."""

QUICK = 1.0
"""Seconds that a quick handful takes. After a slow one a sender claims one at a time: nothing waits behind that."""

YOUNG = 12
"""This part of a lease (ten seconds of two minutes): what is begun in it ends, at the latest, long before the lease."""


def deliver_everything(context: Context, notifier_for: NotifierFor, ways: Ways) -> Iterator[Settlement]:
    """Send all that is due; what an outage left is gathered first. Raises StoreError only."""
    outbox.catch_up(context.database, context.clock())
    limit = 1
    while not context.stopping() and (settled := deliver_due(context, notifier_for, ways, limit)):
        yield from settled
        quick = sum(one.attempt.seconds for one in settled) < QUICK
        limit = min(2 * limit, HANDFUL) if quick else 1


def deliver_due(context: Context, notifier_for: NotifierFor, ways: Ways, limit: int = 1) -> tuple[Settlement, ...]:
    """Claim what is due and send it, one after the other. What was claimed beside the first and cannot be begun while
    the lease is young is given back for others to take. Raises StoreError only."""
    begun, lease = context.clock(), context.intervals.sending_lease
    claimed = outbox.claim_deliveries(context.database, begun, lease, limit)
    settled: list[Settlement] = []
    for due in claimed:
        late = context.clock() > begun + lease / YOUNG
        if context.stopping() or (settled and late):  # the first always goes, or a slow machine would send nothing
            break
        settled.append(_deliver(context, due, notifier_for, ways))
    outbox.release(context.database, claimed[len(settled) :])
    return tuple(settled)


def _deliver(context: Context, due: DueDelivery, notifier_for: NotifierFor, ways: Ways) -> Settlement:
    attempt, error = _try(context, due, notifier_for, ways)
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
    context: Context, due: DueDelivery, notifier_for: NotifierFor, ways: Ways
) -> tuple[Attempt, DeliveryError | None]:
    """One try to send, and the error that it ended with."""
    started = time.monotonic()
    try:
        message = message_for(due, ways, context.clock())
        receipt = notifier_for(due.channel).send(message)
    except DeliveryError as error:
        return _failure(error, started), error
    except AddressError as error:
        unusable = Unusable(str(error))
        return _failure(unusable, started), unusable
    except Exception as error:
        # The exception's own words may hold the channel's address: only its type is told.
        log.error("send failed", action="deliver", delivery=due.id, error=type(error).__name__)
        unknown = DeliveryError(f"unexpected {type(error).__name__} while sending")
        return _failure(unknown, started, "unexpected"), unknown
    return Attempt(True, receipt.detail, time.monotonic() - started, receipt.provider_id, "sent"), None


class Unusable(DeliveryError):
    """The channel's address itself cannot be used: no message can go there."""

    def __init__(self, message: str) -> None:
        super().__init__(message, permanent=True)


def _failure(error: DeliveryError, started: float, status: str | None = None) -> Attempt:
    said = status or ("refused" if error.permanent else "failed")
    return Attempt(False, str(error), time.monotonic() - started, status=said)


def settle(context: Context, due: DueDelivery, attempt: Attempt, error: DeliveryError | None) -> Settlement:
    """What a try means: done, tried again later, or given up; and how the channel does from now on."""
    if error is None:
        well = Standing() if due.standing != Standing() else None
        return Settlement(due.id, attempt, DeliveryState.DONE, standing=well, lease_until=due.lease_until)
    now = context.clock()
    at = (
        next_attempt(now, due.due_at, due.attempts + 1, error.retry_after, context.draw())
        if not error.permanent
        else None
    )
    asked = error.retry_after is not None
    standing = failed(due.standing, now, permanent=error.permanent, retry_at=at, asked=asked)
    pause = attempt.reason if isinstance(error, Unusable) or must_pause(standing, now) else None
    state = DeliveryState.DUE if at else DeliveryState.DEAD
    return Settlement(due.id, attempt, state, at, standing, pause, due.lease_until)
