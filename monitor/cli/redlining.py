"""A comparison on standard output, in the form that was asked for."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diffing import rendering
from diffing.changes import Comparison
from monitor.cli import printing
from monitor.cli.options import DiffFormat

if TYPE_CHECKING:
    from diffing.comparing import Lineage


def print_comparison(
    comparison: Comparison,
    old: str,
    new: str,
    output: DiffFormat,
    language: str | None,
    through: Sequence[str] = (),
    lineages: "Sequence[Lineage]" = (),
) -> None:
    """Print it. ``old`` and ``new`` are what was compared, as named, ``through`` the texts between them; ``language``
    is the new text's tag; ``lineages`` say since which of all these texts each paragraph stands."""
    names = (old, *through, new)
    if output is DiffFormat.JSON:
        more = {"lineage": rendering.as_standing(lineages, names)} if lineages else {}
        printing.emit(rendering.as_json(comparison, old, new) | more)
    elif output is DiffFormat.SLACK:
        printing.emit(rendering.slack(comparison))
    elif output is DiffFormat.HTML:
        printing.write(rendering.page(comparison, f"{old} → {new}", language=language))
    else:
        printing.write(_worded(shown(comparison), output) + "".join(_standing(lineages, names)))


def print_summary(comparison: Comparison, old: str, new: str, output: DiffFormat) -> None:
    """Only how many changes there are and of what weight: one line, or the JSON object without its paragraphs."""
    if output is DiffFormat.JSON:
        printing.emit(
            {key: value for key, value in rendering.as_json(comparison, old, new).items() if key != "paragraphs"}
        )
    else:
        printing.write(rendering.summary(comparison) + "\n")


def _worded(comparison: Comparison, output: DiffFormat) -> str:
    if output is DiffFormat.MARKDOWN:
        return rendering.markdown(comparison)
    if output is DiffFormat.TERMINAL and printing.is_colourful():
        return rendering.terminal(comparison)
    return rendering.text(comparison)


def _standing(lineages: "Sequence[Lineage]", names: Sequence[str]) -> Sequence[str]:
    lines = rendering.standing(lineages, names) if lineages else []
    return [f"\n{printing.harmless(line)}\n" for line in lines]


def shown(comparison: Comparison) -> Comparison:
    """The comparison without characters that would steer a terminal."""
    changes = (
        replace(change, words=tuple(replace(run, text=printing.harmless(run.text)) for run in change.words))
        for change in comparison.changes
    )
    return replace(comparison, changes=tuple(changes))
