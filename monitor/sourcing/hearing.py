"""What sources say of works beyond their texts, from a poll's notices to what is stored.

    store.heard(symbols)        read    -> facts
    | heed(notice, facts)       pure    -> what to remember, what happened, what to look for
    | tell(events)              read    -> deliveries
    | store.remember(heeded)    ONE transaction; silent ones together

Whatever a source says ends here in a row of its own: nothing that it says overwrites what a text says.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice

import structlog

from monitor.intents import Intent, Known, Noticed, Outcome, Watched
from monitor.judging.heeding import Heard, Heeded, heed, work_noticed
from monitor.judging.naming import canonical_or_none
from monitor.judging.watching import Look
from monitor.receiving import Context
from monitor.store import hearsay
from monitor.telling import tell
from monitor.wanting import where
from sources.documents import Notice

log = structlog.get_logger()

TOGETHER = 200
"""So many notices are decided on the facts of one moment."""


def hear(context: Context, notices: Sequence[Notice], *, first: bool, read_until: datetime | None = None) -> int | None:
    """Take in a poll's notices; how many said anything new, None when the program stops before all were heard.

    ``read_until``: when their source was last read well before this poll. Raises StoreError.
    """
    named = ((canonical_or_none(one.symbol), one) for one in notices)
    waiting = iter([(symbol, one) for symbol, one in named if symbol is not None])
    news = 0
    while some := list(islice(waiting, TOGETHER)):
        if context.stopping():
            return None
        news += _heard(context, some, read_until, first=first)
    return news


def _heard(context: Context, some: Sequence[tuple[str, Notice]], read_until: datetime | None, *, first: bool) -> int:
    now = context.clock()
    with context.deciding:
        known = hearsay.heard(context.database, some, now)
        facts = {symbol: replace(one, read_until=read_until) for symbol, one in known.items()}
        heeded = [_heeded(context, symbol, one, facts, now, first=first) for symbol, one in some if symbol in facts]
        hearsay.remember(context.database, [one for one in heeded if not one.events], now)
        for one in heeded:
            if one.events:
                hearsay.remember(context.database, [_told(context, one, facts[one.noticed.symbol], now)], now)
    for one in heeded:
        _log(one)
    return len(heeded)


def _heeded(
    context: Context, symbol: str, notice: Notice, facts: dict[str, Heard], now: datetime, *, first: bool
) -> Heeded:
    found = heed(notice, symbol, facts[symbol], now, first=first)
    facts[symbol] = replace(facts[symbol], before=(*_others(facts[symbol], notice), found.noticed))
    return replace(found, wanted=where(context.sources, symbol, found.languages, found.mode, now))


def _others(heard: Heard, notice: Notice) -> Iterable[Noticed]:
    return (one for one in heard.before if one.notice.source != notice.source)


def _told(context: Context, heeded: Heeded, heard: Heard, now: datetime) -> Heeded:
    """With the deliveries that its events make."""
    symbol, notice = heeded.noticed.symbol, heeded.noticed.notice
    work = heard.work or work_noticed(symbol, (*heard.before, heeded.noticed))
    row = Watched(notice.source, notice.address, symbol, None)
    intent = Intent(Outcome.NEW, notice.standing.value, row, events=heeded.events)
    known = Known(work=work, noticed=heard.before)
    return replace(heeded, deliveries=tell(context.database, intent, None, known, Look(now)).deliveries)


def _log(heeded: Heeded) -> None:
    say: Callable[..., None] = log.info if heeded.events else log.debug
    say(
        "heard",
        action="hear",
        source=heeded.noticed.notice.source,
        symbol=heeded.noticed.symbol,
        standing=heeded.noticed.notice.standing.value,
        events=[event.type.value for event in heeded.events],
        deliveries=len(heeded.deliveries),
    )
