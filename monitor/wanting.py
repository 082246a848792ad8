"""Where a work's texts are looked for: at the official sources that can say where they would keep it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from diffing.languages import OFFICIAL
from monitor.intents import IDLE, Intent, Mode, Outcome, Watched
from monitor.judging.naming import is_adopted
from monitor.store import schedule
from monitor.store.database import Database
from sources.interface import Source


def where(
    sources: Mapping[str, Source], symbol: str, languages: Iterable[str], mode: Mode, now: datetime
) -> tuple[Watched, ...]:
    """The addresses of a work's texts in some languages, to be looked at from ``now`` on, each once.

    Transcriptions tell by themselves what is new with them: asking them by name for every text would be a nuisance.
    """
    asked = list(languages)
    found: dict[tuple[str, str], Watched] = {}
    for source in sources.values():
        for language in asked if source.official else ():
            for one in source.find(symbol, language):
                row = Watched(source.name, one.address, symbol, language, next_check_at=now, mode=mode, since=now)
                found.setdefault((source.name, one.address), row)
    return tuple(found.values())


def other_languages(
    database: Database, sources: Mapping[str, Source], intent: Intent, now: datetime
) -> tuple[Watched, ...]:
    """Where the other languages of a resolution whose first official text came live are looked for from ``now`` on: the
    addresses at which nobody waits for them yet. None for any other intent."""
    came = intent.arrival
    if came is None or intent.outcome is not Outcome.NEW or not came.official or came.mode is not Mode.LIVE:
        return ()
    if not is_adopted(came.symbol):
        return ()
    languages = [tag for tag in OFFICIAL if tag != came.language.partition("-")[0]]
    wanted = where(sources, came.symbol, languages, Mode.LIVE, now)
    known = {(row.source, row.address): row for row in schedule.watched_rows(database, symbol=came.symbol)}
    return tuple(row for row in wanted if _is_idle(known.get((row.source, row.address))))


def _is_idle(row: Watched | None) -> bool:
    """Whether nobody waits at an address for what would be news."""
    return row is None or (row.content_sha256 is None and row.mode in IDLE)
