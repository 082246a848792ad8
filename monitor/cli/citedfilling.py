"""Backfilling what held texts cite: the estimate before, and what became of each work."""

from dataclasses import asdict, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import typer

from monitor.cli import failing, printing
from monitor.cli.backfilled import conclude, show_each
from monitor.cli.opening import opened_service
from monitor.cli.options import Format
from monitor.cli.progress import progress
from monitor.tallying import counted

if TYPE_CHECKING:
    from monitor.filling.backfilling import Wish
    from monitor.filling.estimating import Level


def backfill_what_is_cited(context: typer.Context, roots: list[str], wish: "Wish", output: Format) -> None:
    """Fetch what the works ``roots`` (none: all that are held) cite; with a dry run only count and estimate."""
    from monitor.filling.backfilling import backfill_cited
    from monitor.filling.estimating import estimate
    from monitor.store import corpus

    wish = replace(wish, depth=max(wish.depth, 1))
    with opened_service(context) as service:
        missing = [symbol for symbol in roots if not corpus.held(service.database, (symbol,))]
        if missing:
            raise failing.FailedWork(f"{missing[0]}: not held, so what it cites is not known; backfill it first")
        roots = [corpus.real_name(service.database, symbol) for symbol in roots]
        sources = tuple(service.sources.values())
        levels = estimate(service.database, sources, roots, wish.depth)
        if wish.dry_run:
            return _show(levels, output)
        results = backfill_cited(service.context, sources, roots, wish)
        shown = show_each(progress(results, total=levels[0].to_fetch if len(levels) == 1 else None), output)
    return conclude(shown, dry_run=False)


def _show(levels: "tuple[Level, ...]", output: Format) -> None:
    if output is Format.JSON:
        for level in levels:
            printing.emit(asdict(level))
        return
    rows = [
        (
            str(level.depth),
            _about(level, level.cited),
            str(level.held),
            _about(level, level.to_fetch),
            f"≤ {level.looks}",
            f"{'≥' if level.exact else 'about'} {timedelta(seconds=round(level.seconds))}",
        )
        for level in levels
    ]
    printing.table(("depth", "cited", "held", "to fetch", "addresses", "time"), rows)
    looks, seconds = sum(level.looks for level in levels), sum(level.seconds for level in levels if level.exact)
    printing.say(
        f"in all at most {counted(looks, 'address', 'addresses')}, and at least {timedelta(seconds=round(seconds))}: "
        "where each is found at the first; nothing was asked and nothing stored"
        + ("" if all(level.exact for level in levels) else "; below texts that are not held, counts are upper bounds")
    )


def _about(level: "Level", count: int) -> str:
    return str(count) if level.exact else f"≤ {count}"
