"""Looking for what nobody has announced: the next numbers of each series, and the other languages of what came."""

from collections.abc import Iterable
from typing import Final

from monitor.intents import Intent, Mode, Outcome, Watched
from monitor.judging.heeding import OFFICIAL, is_adopted
from monitor.receiving import Context
from monitor.schedules.probing import assembly_session, next_numbers
from monitor.sourcing.wanting import where
from monitor.store import hearsay, schedule

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


def want_others(context: Context, intent: Intent) -> int:
    """An official text of a resolution came: its other languages are looked for from now on; at how many addresses."""
    came = intent.arrival
    if came is None or intent.outcome is not Outcome.NEW or not came.official or came.mode is not Mode.LIVE:
        return 0
    if not is_adopted(came.symbol):
        return 0
    others = [tag for tag in OFFICIAL if tag != came.language.partition("-")[0]]
    wanted = where(context.sources, came.symbol, others, Mode.LIVE, context.clock())
    known = {(row.source, row.address): row for row in schedule.watched_rows(context.database, symbol=came.symbol)}
    waiting = [row for row in wanted if _is_idle(known.get((row.source, row.address)))]
    if waiting:
        schedule.want_live(context.database, waiting)
    return len(waiting)


def _is_idle(row: Watched | None) -> bool:
    """Whether nobody waits at an address for what would be news."""
    return row is None or (row.content_sha256 is None and row.mode in (Mode.PROBED, Mode.CITED, Mode.BACKFILL))


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
