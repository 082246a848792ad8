"""One poll of each chosen source, and how it went, line by line."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from monitor.cli import failing, printing
from monitor.cli.options import Format
from monitor.intents import Intent
from monitor.polling import poll_now, preview_poll
from monitor.receiving import Context
from monitor.tallying import counted
from sources.errors import SourceError
from sources.interface import Source


def poll_each(context: Context, chosen: Iterable[Source], output: Format, *, dry_run: bool) -> int:
    """Poll the sources in turn and give how many failed; one that fails stops no other."""
    return sum(not _poll(context, source, output, dry_run=dry_run) for source in chosen)


def _poll(context: Context, source: Source, output: Format, *, dry_run: bool) -> bool:
    intents, error = _previewed(context, source) if dry_run else _polled(context, source)
    if output is Format.JSON:
        printing.emit(_shape(source.name, intents, error, dry_run=dry_run))
    elif error is None:
        printing.say(f"{source.name}: {summary(intents)}{' (dry run: nothing stored)' if dry_run else ''}")
    if error is not None:
        printing.complain(error)
    return error is None


def _polled(context: Context, source: Source) -> tuple[tuple[Intent, ...], str | None]:
    report = poll_now(context, source)
    return report.intents, report.error


def _previewed(context: Context, source: Source) -> tuple[tuple[Intent, ...], str | None]:
    try:
        return preview_poll(context, source), None
    except SourceError as error:
        return (), failing.one_line(error)


def summary(intents: tuple[Intent, ...]) -> str:
    """``3 listings: 2 new, 1 unchanged``."""
    counts = Counter(intent.outcome.value for intent in intents)
    said = ", ".join(f"{count} {word}" for word, count in counts.items())
    return f"{counted(len(intents), 'listing')}: {said}" if intents else "nothing new"


def _shape(name: str, intents: tuple[Intent, ...], error: str | None, *, dry_run: bool) -> dict[str, Any]:
    listings = [
        {
            "address": intent.watched.address,
            "symbol": intent.watched.symbol,
            "language": intent.watched.language,
            "outcome": intent.outcome.value,
            "reason": intent.reason,
            "events": [event.type.value for event in intent.events],
        }
        for intent in intents
    ]
    return {"source": name, "dry_run": dry_run, "error": error, "listings": listings}
