"""Looking for what nobody has announced: the next numbers of each series."""

from collections.abc import Iterable
from typing import Final

from monitor.intents import Mode, Watched
from monitor.receiving import Context
from monitor.schedules.probing import assembly_session, next_numbers
from monitor.store import hearsay, schedule
from monitor.wanting import where

PROBED: Final = ("en",)
"""In which languages a number is looked for of which nobody has said anything; when it is there, in all."""


def probe_ahead(context: Context) -> int:
    """Look for the next numbers of each series from now on, where nobody does so yet; at how many addresses."""
    now = context.clock()
    session = assembly_session(now)
    assembly = [f"A/RES/{number}/" for number in (session, session - 1)]
    economic = [f"E/RES/{year}/" for year in (now.year, now.year - 1)]
    prefixes = ("S/RES/", "A/HRC/RES/", *assembly, *economic)
    known = {symbol for prefix in prefixes for symbol in hearsay.known_symbols(context.database, prefix)}
    wanted = [
        row
        for symbol in next_numbers(known, now)
        if symbol not in known
        for row in where(context.sources, symbol, PROBED, Mode.PROBED, now)
    ]
    new = _unwatched(context, wanted)
    return schedule.want_new(context.database, new) if new else 0


def _unwatched(context: Context, wanted: Iterable[Watched]) -> list[Watched]:
    """Those that nobody looks at yet: asked for without the write lock."""
    by_source: dict[str, list[Watched]] = {}
    for row in wanted:
        by_source.setdefault(row.source, []).append(row)
    new = []
    for source, rows in by_source.items():
        known = schedule.watched(context.database, source, [row.address for row in rows])
        new += [row for row in rows if row.address not in known]
    return new
