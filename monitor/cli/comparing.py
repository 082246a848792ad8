"""The command diff: how two texts differ, files or held versions."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli import failing
from monitor.cli.corpus import not_held
from monitor.cli.inputs import STANDARD_INPUT
from monitor.cli.opening import opened_database
from monitor.cli.options import DiffFormat, LanguageOption
from monitor.cli.symbols import versioned
from monitor.cli.texts import PANEL, structured

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diffing.changes import Comparison, Structure
    from diffing.comparing import Lineage
    from monitor.intents import Version

OldArgument = Annotated[str, typer.Argument(metavar="OLD", help="A file, or SYMBOL@VERSION of a held text.")]
NewArgument = Annotated[str, typer.Argument(metavar="NEW", help="A file, or SYMBOL@VERSION of a held text.")]
DiffFormatOption = Annotated[
    DiffFormat,
    typer.Option(
        "--format", help="terminal (colours), text, markdown, html (a page), slack (blocks), or one JSON object."
    ),
]
ThroughOption = Annotated[
    list[str] | None,
    typer.Option(
        "--through",
        metavar="TEXT",
        help="A draft or version between the two, oldest first: says since which text each paragraph stands.",
    ),
]
ShortOption = Annotated[bool, typer.Option("--short", help="Only the summary, in one line.")]


def add(app: typer.Typer) -> None:
    """Register the command of this file."""
    app.command(rich_help_panel=PANEL)(diff)


def diff(
    context: typer.Context,
    old: OldArgument,
    new: NewArgument,
    language: LanguageOption = None,
    output: DiffFormatOption = DiffFormat.TERMINAL,
    through: ThroughOption = None,
    short: ShortOption = False,
) -> None:
    """Compare two texts paragraph by paragraph, word by word: a renumbered list is not thirty changes.

    Texts in different languages are put side by side by paragraph; their words are not compared.
    """
    from monitor.cli.redlining import print_comparison, print_summary

    names = (old, *(through or ()), new)
    if names.count(STANDARD_INPUT) > 1:
        raise failing.WrongInput(f"diff {' '.join(names)}: standard input can be only one of the texts")
    texts = [_structured(_text(context, name, language)) for name in names]
    comparison = _compared(texts[0], texts[-1])
    if short:
        print_summary(comparison, old, new, output)
    else:
        lineages = _lineages(texts) if through else ()
        print_comparison(comparison, old, new, output, texts[-1].language, through or (), lineages)


def _compared(old: "Structure", new: "Structure") -> "Comparison":
    from diffing.comparing import compare, correspond

    # The two scripts of Chinese are compared word by word.
    same = old.language.split("-")[0] == new.language.split("-")[0]
    return compare(old, new) if same else correspond(old, new)


def _lineages(texts: "Sequence[Structure]") -> "tuple[Lineage, ...]":
    from diffing.comparing import lineages

    return lineages(texts)


def _structured(text: "Structure | Version") -> "Structure":
    from diffing.changes import Metadata, Structure

    return text if isinstance(text, Structure) else Structure(text.language, Metadata(), text.paragraphs)


def _text(context: typer.Context, named: str, language: str | None) -> "Structure | Version":
    if named == STANDARD_INPUT or Path(named).exists():
        return structured(named, language, None)[1]
    try:
        wanted = versioned(named)
    except failing.WrongInput as error:
        raise failing.WrongInput(f"{named}: no such file, and not SYMBOL@VERSION of a held text") from error
    from monitor.store import corpus

    with opened_database(context) as database:
        version = corpus.version(database, wanted.symbol, language, wanted.number)
    if version is None:
        raise failing.FailedWork(not_held(wanted, language))
    return version
