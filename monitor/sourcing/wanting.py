"""Where a work's texts are looked for: at the official sources that can say where they would keep it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from monitor.intents import Mode, Watched
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
