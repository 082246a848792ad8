"""Gathering what held texts cite, one work after the other: silently, one level deep, within a daily budget.

    store.claim_wish(now)      compare-and-set with a lease
    | source.find(symbol)      only from sources that can say where they would keep it
    | receive                  as any backfill, as a citation's target: nobody is told
    | store.settle_wish        at how many addresses it was looked for

What no source has stays wanted at those addresses and is looked for ever so often (domain.md 3.6).
"""

from collections.abc import Sequence
from datetime import timedelta

import structlog

from monitor.filling.backfilling import Wish, addresses, look_for
from monitor.intents import Mode
from monitor.receiving import Context
from monitor.store import wishes
from monitor.timing import DAY
from sources.interface import Source

log = structlog.get_logger()


def gather(context: Context, sources: Sequence[Source], budget: int, gap: timedelta) -> tuple[str, ...]:
    """Look for the work that is wanted longest, as far as the day's budget of looks and the gap since the last one
    allow. The symbols dealt with: those that no source can find cost nothing. Raises StoreError."""
    dealt_with: list[str] = []
    while not context.stopping() and _may_look(context, budget, gap):
        symbol = wishes.claim_wish(context.database, context.clock(), context.intervals.lease)
        if symbol is None:
            break
        dealt_with.append(symbol)
        if _look(context, [source for source in sources if addresses(source, symbol)], symbol):
            break
    return tuple(dealt_with)


def _may_look(context: Context, budget: int, gap: timedelta) -> bool:
    now = context.clock()
    looks, last = wishes.looks_since(context.database, now - DAY)
    return looks < budget and (last is None or last + gap <= now)


def _look(context: Context, sources: Sequence[Source], symbol: str) -> int:
    looks = len(list(look_for(context, sources, symbol, Mode.CITED, Wish())))
    wishes.settle_wish(context.database, symbol, looks, context.clock())
    log.info("gathered", action="gather", symbol=symbol, looks=looks)
    return looks
