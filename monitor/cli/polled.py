"""One poll of each chosen source, and how it went, line by line."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from monitor.cli import failing, printing
from monitor.cli.options import Format
from monitor.polling import Seen, poll_now, preview_poll
from monitor.receiving import Context
from monitor.tallying import counted
from sources.errors import SourceError
from sources.interface import Source


def poll_each(context: Context, chosen: Iterable[Source], output: Format, *, dry_run: bool) -> int:
    """Poll the sources in turn and give how many failed; one that fails stops no other."""
    return sum(not _poll(context, source, output, dry_run=dry_run) for source in chosen)


def _poll(context: Context, source: Source, output: Format, *, dry_run: bool) -> bool:
    seen, error = _previewed(context, source) if dry_run else _polled(context, source)
    if output is Format.JSON:
        printing.emit(_shape(source.name, seen, error, dry_run=dry_run))
    elif error is None:
        printing.say(f"{source.name}: {summary(seen)}{' (dry run: nothing stored)' if dry_run else ''}")
    if error is not None:
        printing.complain(error)
    return error is None


def _polled(context: Context, source: Source) -> tuple[tuple[Seen, ...], str | None]:
    report = poll_now(context, source)
    return report.listings, report.error


def _previewed(context: Context, source: Source) -> tuple[tuple[Seen, ...], str | None]:
    try:
        return preview_poll(context, source), None
    except SourceError as error:
        return (), failing.one_line(error)


def summary(seen: tuple[Seen, ...]) -> str:
    """``3 listings: 2 new, 1 unchanged``."""
    counts = Counter(one.outcome.value for one in seen)
    said = ", ".join(f"{count} {word}" for word, count in counts.items())
    return f"{counted(len(seen), 'listing')}: {said}" if seen else "nothing new"


def _shape(name: str, seen: tuple[Seen, ...], error: str | None, *, dry_run: bool) -> dict[str, Any]:
    listings = [
        {
            "address": one.address,
            "symbol": one.symbol,
            "language": one.language,
            "outcome": one.outcome.value,
            "reason": one.reason,
            "events": [event.value for event in one.events],
        }
        for one in seen
    ]
    return {"source": name, "dry_run": dry_run, "error": error, "listings": listings}
