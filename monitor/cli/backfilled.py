"""What became of each symbol or file of a backfill, line by line, and of all of them together."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import typer

from monitor.cli import failing, printing
from monitor.cli.options import Format
from monitor.intents import Outcome
from monitor.tallying import counted

if TYPE_CHECKING:
    from monitor.backfilling import Backfilled

WORDS = {
    "new": "taken in",
    "changed": "taken in as a further version",
    "unchanged": "held already",
    "gone": "not found",
    "refused": "refused",
    "failed": "failed",
}


def show_each(results: Iterable["Backfilled"], output: Format) -> list["Backfilled"]:
    """Print each result as it comes; what went wrong goes to standard error."""
    shown = []
    for result in results:
        shown.append(result)
        if output is Format.JSON:
            printing.emit(_shape(result))
        if not result.ok:
            printing.complain(failing.one_line(result.reason))
        elif output is Format.TERMINAL:
            what = " · ".join(part for part in (result.symbol, result.language) if part)
            printing.say(f"{WORDS[result.outcome.value]}: {what} ({printing.name(result.name)})")
    return shown


def _shape(result: "Backfilled") -> dict[str, Any]:
    return {
        "name": result.name,
        "outcome": result.outcome.value,
        "reason": result.reason,
        "symbol": result.symbol,
        "language": result.language,
        "source": result.source,
    }


def conclude(shown: list["Backfilled"], *, dry_run: bool) -> None:
    """The sum, for a person; leaves with 1 when something could not be had, with 2 when all that came was unusable."""
    counts = Counter(WORDS[result.outcome.value] for result in shown)
    said = ", ".join(f"{count} {word}" for word, count in counts.items())
    printing.note(
        f"{counted(len(shown), 'text')}: {said or 'nothing to do'}" + (" (dry run: nothing stored)" if dry_run else "")
    )
    if not all(result.ok for result in shown):
        unusable = all(result.outcome is Outcome.REFUSED for result in shown)
        raise typer.Exit(failing.WRONG_INPUT if unusable else failing.FAILED)
