"""What a Retry-After header means, in seconds from now."""

from datetime import UTC
from email.utils import parsedate_to_datetime

LONGEST = 7 * 24 * 3600.0
"""Seconds. Who asks for more is asked again after a week: a source is never abandoned (design.md, part 5 rule 6)."""


def retry_after(value: str | None, now: float) -> float | None:
    """Seconds to wait by a Retry-After value, which is seconds or an HTTP date; None when it says neither.

    ``now`` is seconds since the epoch.
    """
    words = (value or "").strip()
    if words.isascii() and words.isdigit():
        return min(float(words[:12]), LONGEST)
    seconds = _until(words, now)
    return None if seconds is None else min(max(seconds, 0.0), LONGEST)


def _until(date: str, now: float) -> float | None:
    try:
        moment = parsedate_to_datetime(date)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
