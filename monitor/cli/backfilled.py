"""What became of each symbol or file of a backfill, line by line, and of all of them together."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import typer

from monitor.cli import failing, printing
from monitor.cli.options import Format
from monitor.intents import Outcome
from monitor.tallying import counted

if TYPE_CHECKING:
    from monitor.filling.backfilling import Backfilled

WORDS = {
    "new": "taken in",
    "changed": "taken in as a further version",
    "unchanged": "held already",
    "gone": "not found",
    "refused": "refused",
    "failed": "failed",
}

GOOD = frozenset({Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED})


@dataclass(slots=True)
class Sum:
    """How many texts ended how, and what went wrong with those that are named at the end."""

    counts: Counter[Outcome] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)

    @property
    def bad(self) -> int:
        return sum(count for outcome, count in self.counts.items() if outcome not in GOOD)


def show_each(results: Iterable["Backfilled"], output: Format, *, complaints_last: bool = False) -> Sum:
    """Print each result as it comes; what went wrong goes to standard error, at the end where there are thousands."""
    shown = Sum()
    for result in results:
        shown.counts[result.outcome] += 1
        if output is Format.JSON:
            printing.emit(_shape(result))
        if not result.ok:
            shown.complaints.append(failing.one_line(result.reason))
            if not complaints_last:
                printing.complain(shown.complaints.pop())
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


def conclude(shown: Sum, *, dry_run: bool) -> None:
    """What went wrong and the sum, for a person; leaves with 1 when something could not be had, with 2 when all that
    came was unusable."""
    for line in shown.complaints:
        printing.complain(line)
    said = ", ".join(f"{count:,} {WORDS[outcome.value]}" for outcome, count in shown.counts.items())
    total = shown.counts.total()
    printing.note(
        f"{counted(total, 'text')}: {said or 'nothing to do'}" + (" (dry run: nothing stored)" if dry_run else "")
    )
    if shown.bad:
        raise typer.Exit(failing.WRONG_INPUT if shown.counts[Outcome.REFUSED] == total else failing.FAILED)
