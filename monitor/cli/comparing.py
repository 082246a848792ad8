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
    from diffing.changes import Structure
    from monitor.intents import Version

OldArgument = Annotated[str, typer.Argument(metavar="OLD", help="A file, or SYMBOL@VERSION of a held text.")]
NewArgument = Annotated[str, typer.Argument(metavar="NEW", help="A file, or SYMBOL@VERSION of a held text.")]
DiffFormatOption = Annotated[
    DiffFormat, typer.Option("--format", help="terminal (colours), text, markdown, html, or one JSON object.")
]


def add(app: typer.Typer) -> None:
    """Register the command of this file."""
    app.command(rich_help_panel=PANEL)(diff)


def diff(
    context: typer.Context,
    old: OldArgument,
    new: NewArgument,
    language: LanguageOption = None,
    output: DiffFormatOption = DiffFormat.TERMINAL,
) -> None:
    """Compare two texts paragraph by paragraph, word by word: a renumbered list is not thirty changes."""
    from diffing.comparing import compare_paragraphs
    from monitor.cli.redlining import print_comparison

    if old == new == STANDARD_INPUT:
        raise failing.WrongInput("diff - -: standard input can be only one of the two")
    before, after = _text(context, old, language), _text(context, new, language)
    comparison = compare_paragraphs(before.paragraphs, after.paragraphs)
    print_comparison(comparison, old, new, output, after.language)


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
