"""Commands on texts that need no database: cite and structure."""

from typing import TYPE_CHECKING

import typer

from monitor.cli import failing, printing, shapes
from monitor.cli.inputs import each, read_input, unique
from monitor.cli.options import Format, FormatOption, LanguageOption, OwnSymbolOption, PathsArgument
from monitor.cli.symbols import canonical

if TYPE_CHECKING:
    from diffing.changes import Structure

PANEL = "Texts"


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command(rich_help_panel=PANEL)(cite)
    app.command(rich_help_panel=PANEL)(structure)


def cite(
    paths: PathsArgument,
    language: LanguageOption = None,
    symbol: OwnSymbolOption = None,
    output: FormatOption = Format.TERMINAL,
) -> None:
    """Say what texts cite: every symbol, where it stands, and what is odd about it."""
    from diffing.citations import cite as cited  # imports the character tables
    from diffing.citations import refer
    from monitor.cli.citing import print_citations

    def act(path: str) -> None:
        text, parts = structured(path, language, symbol)
        citations = cited(parts, text, symbol=symbol)
        references = refer(parts, citations, symbol=symbol)
        if output is Format.JSON:
            printing.emit(shapes.cite_shape(path, parts, citations, references))
        else:
            print_citations(path, parts, citations, references)

    each(_paths(paths, symbol), act)


def structure(
    paths: PathsArgument,
    language: LanguageOption = None,
    symbol: OwnSymbolOption = None,
    output: FormatOption = Format.TERMINAL,
) -> None:
    """Take texts apart: masthead, preamble, numbered paragraphs, notes, annexes."""
    from monitor.cli.outlining import print_outline

    def act(path: str) -> None:
        _, parts = structured(path, language, symbol)
        if output is Format.JSON:
            printing.emit(shapes.structure_shape(path, parts))
        else:
            print_outline(path, parts)

    each(_paths(paths, symbol), act)


def structured(path: str, language: str | None, symbol: str | None) -> "tuple[str, Structure]":
    """The decoded text and its structure. Raises WrongInput for a text, language or symbol that cannot be used."""
    from diffing.structure import structure as take_apart

    checked_language(language)
    own = canonical(symbol) if symbol else None
    reading = read_input(path).reading
    printed = own or _canonical_or_none(reading.symbol)
    return reading.text, take_apart(reading.text, language or reading.language, symbol=printed, title=reading.title)


def checked_language(tag: str | None) -> str | None:
    """``tag`` itself when the program knows the language. Raises WrongInput."""
    from diffing.languages import tags

    if tag is not None and tag not in tags():
        raise failing.WrongInput(f"--language {tag}: not a language that Seized reads; one of {', '.join(tags())}")
    return tag


def _canonical_or_none(symbol: str | None) -> str | None:
    try:
        return canonical(symbol) if symbol else None
    except failing.WrongInput:
        return None


def _paths(paths: list[str], symbol: str | None) -> list[str]:
    different = list(unique(paths))
    if symbol and len(different) > 1:
        raise failing.WrongInput(f"--symbol {symbol}: it names one text; give one path with it")
    return different
