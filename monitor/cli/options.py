"""The options and arguments that several commands share, spelled once."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How facts are printed: for a person, or for a program."""

    TERMINAL = "terminal"
    JSON = "json"


class DiffFormat(StrEnum):
    """How a comparison is printed."""

    TERMINAL = "terminal"
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    SLACK = "slack"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Options:
    """What stands before the command's name and holds for every command."""

    config: Path | None = None
    home: Path | None = None
    debug: bool = False


FormatOption = Annotated[
    Format, typer.Option("--format", help="terminal: for people; json: one JSON object per line on standard output.")
]
LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language", metavar="TAG", help="The text's language (en, zh, zh-Hant); told from the text if absent."
    ),
]
OwnSymbolOption = Annotated[
    str | None, typer.Option("--symbol", metavar="SYMBOL", help="The text's own symbol, for a text that prints none.")
]
PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files to read, or - for standard input.")]
SymbolArgument = Annotated[str, typer.Argument(metavar="SYMBOL", help="For example S/RES/2617(2021).")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Only say what would be done; store and send nothing.")]
