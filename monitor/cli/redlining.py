"""A comparison on standard output, in the form that was asked for."""

from dataclasses import replace

from diffing import rendering
from diffing.changes import Comparison
from monitor.cli import printing
from monitor.cli.options import DiffFormat


def print_comparison(comparison: Comparison, old: str, new: str, output: DiffFormat, language: str | None) -> None:
    """Print it. ``old`` and ``new`` are what was compared, as named; ``language`` is the new text's tag."""
    if output is DiffFormat.JSON:
        printing.emit(rendering.as_json(comparison, old, new))
    elif output is DiffFormat.HTML:
        printing.write(rendering.html(comparison, language=language))
    elif output is DiffFormat.MARKDOWN:
        printing.write(rendering.markdown(shown(comparison)))
    elif output is DiffFormat.TERMINAL and printing.is_colourful():
        printing.write(rendering.terminal(shown(comparison)))
    else:
        printing.write(rendering.text(shown(comparison)))


def shown(comparison: Comparison) -> Comparison:
    """The comparison without characters that would steer a terminal."""
    changes = (
        replace(change, words=tuple(replace(run, text=printing.harmless(run.text)) for run in change.words))
        for change in comparison.changes
    )
    return replace(comparison, changes=tuple(changes))
