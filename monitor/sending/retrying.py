"""When to try again to send, and when a channel has failed often enough to be left alone. Pure."""

from datetime import datetime, timedelta

from monitor.outgoing import Standing
from monitor.timing import DAY, JITTER, MONTH

RETRY_GAPS = tuple(timedelta(minutes=minutes) for minutes in (1, 3, 10, 30, 60, 120, 240, 360))
"""Gaps between tries to send; the last one repeats until the retries end."""

RETRY_FOR = 2 * DAY

HOLD_AFTER = 3
"""Failures in a row after which a channel gets one try at a time, so that a receiver that is down is not hammered."""

REFUSALS = 3
"""Permanent errors in a row after which a channel is paused: one may be about its message alone."""


def next_attempt(
    now: datetime, created_at: datetime, attempts: int, retry_after: float | None, draw: float
) -> datetime | None:
    """When to try again to send after ``attempts`` tries (at least 1); None when 48 hours are over.

    ``created_at`` is when the message was first due. The recipient's ``retry_after`` (seconds) is kept when it is
    longer than our own gap. The last try is at the end of the 48 hours, unless the recipient forbade it.
    """
    end = created_at + RETRY_FOR
    gap = RETRY_GAPS[min(max(attempts, 1), len(RETRY_GAPS)) - 1] * (1 + JITTER * draw)
    stated = timedelta(seconds=min(max(retry_after or 0.0, 0.0), MONTH.total_seconds()))
    at = now + max(gap, stated)
    if at <= end:
        return at
    return end if now < end and now + stated <= end else None


def failed(
    standing: Standing, now: datetime, *, permanent: bool, retry_at: datetime | None, asked: bool = False
) -> Standing:
    """A channel's standing after one more failure; held until ``retry_at`` when it has failed often in a row, or when
    the recipient ``asked`` for a pause.

    A permanent error holds nothing: it is about its message, until there are too many of them.
    """
    failures = standing.failures + 1
    held = retry_at if asked or (failures >= HOLD_AFTER and not permanent) else standing.held_until
    return Standing(failures, standing.refusals + permanent, standing.failing_since or now, held)


def must_pause(standing: Standing, now: datetime) -> bool:
    """Whether a channel has failed so often, or for so long, that only its owner can help."""
    since = standing.failing_since
    return standing.refusals >= REFUSALS or (
        since is not None and standing.failures > HOLD_AFTER and now - since >= RETRY_FOR
    )
