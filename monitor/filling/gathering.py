"""Gathering what held texts cite, one work after the other: silently, one level deep, within a daily budget.

    store.claim_wish(now)      compare-and-set with a lease
    | source.find(symbol)      only from sources that can say where they would keep it
    | receive                  as any backfill, as a citation's target: nobody is told
    | store.settle_wish        at how many addresses it was looked for

What no source has stays wanted at those addresses and is looked for ever more rarely (domain.md 3.6). Where a day's
budget ends in the middle of a work, its other addresses are looked at a day later.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice

import structlog

from monitor.filling.backfilling import HAD, Wish, addresses, look_for
from monitor.intents import Mode, Watched
from monitor.receiving import Context
from monitor.store import schedule, wishes
from monitor.timing import DAY
from sources.interface import Source

log = structlog.get_logger()


def gather(context: Context, sources: Sequence[Source], budget: int, gap: timedelta) -> tuple[str, ...]:
    """Look for the work that is wanted longest, as far as the day's budget of looks and the gap since the last one
    allow. The symbols dealt with: those that no source can find cost nothing. Raises StoreError."""
    dealt_with: list[str] = []
    while not context.stopping() and (left := _left(context, budget, gap)) > 0:
        symbol = wishes.claim_wish(context.database, context.clock(), context.intervals.lease)
        if symbol is None:
            break
        dealt_with.append(symbol)
        if _look(context, [source for source in sources if addresses(source, symbol)], symbol, left):
            break
    return tuple(dealt_with)


def _left(context: Context, budget: int, gap: timedelta) -> int:
    """How many addresses may be looked at now."""
    now = context.clock()
    looks, last = wishes.looks_since(context.database, now - DAY)
    return budget - looks if last is None or last + gap <= now else 0


def _look(context: Context, sources: Sequence[Source], symbol: str, left: int) -> int:
    outcomes = [intent.outcome for intent in islice(look_for(context, sources, symbol, Mode.CITED, Wish()), left)]
    looks = len(outcomes)
    if looks == left and HAD.isdisjoint(outcomes):
        schedule.want_new(context.database, _a_day_later(sources, symbol, context.clock()))
    wishes.settle_wish(context.database, symbol, looks, context.clock())
    log.info("gathered", action="gather", symbol=symbol, looks=looks)
    return looks


def _a_day_later(sources: Sequence[Source], symbol: str, now: datetime) -> Iterator[Watched]:
    for source in sources:
        for one in addresses(source, symbol):
            due = now + DAY
            yield Watched(source.name, one.address, symbol, one.language, next_check_at=due, mode=Mode.CITED, since=now)
