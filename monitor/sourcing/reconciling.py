"""What a source may have missed is asked of those that list everything."""

from datetime import datetime
from typing import Final

from monitor.receiving import Context
from monitor.store import schedule

RECONCILING: Final = frozenset({"listings"})
"""The sites that list everything."""


def reconcile(context: Context, name: str, now: datetime) -> None:
    """Have the listings asked at once, because the source ``name`` may have missed something. Raises StoreError."""
    terms = context.intervals.terms
    if context.intervals.terms_of(name).kind not in RECONCILING:
        listing = [other for other, one in terms.items() if one.kind in RECONCILING]
        schedule.hasten_sources(context.database, listing, now)
