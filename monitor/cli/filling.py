"""Commands that fill the collection: backfill from sources or files, and rebuild from the kept bytes."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli import failing, printing
from monitor.cli.backfilled import conclude, show_each
from monitor.cli.citedfilling import backfill_what_is_cited
from monitor.cli.harvested import backfill_span, span_of
from monitor.cli.opening import opened_service
from monitor.cli.options import DryRunOption, Format, FormatOption, OwnSymbolOption
from monitor.cli.progress import progress
from monitor.cli.symbols import canonical
from monitor.cli.texts import checked_language
from monitor.tallying import counted

if TYPE_CHECKING:
    from monitor.filling.backfilling import Backfilled, Wish
    from monitor.service import Service

PANEL = "What is held"
Names = Annotated[
    list[str] | None, typer.Argument(metavar="SYMBOL…|PATH…", help="Symbols; with --files: files and folders.")
]
Files = Annotated[bool, typer.Option("--files", help="Take in files instead of asking the sources.")]
Languages = Annotated[
    list[str] | None, typer.Option("--language", metavar="TAG", help="Only these languages; for files: theirs.")
]
Depth = Annotated[int, typer.Option("--depth", min=0, max=10, help="Also fetch what is cited, so many levels deep.")]
Cited = Annotated[
    bool, typer.Option("--cited", help="Fetch what the held texts (or the named ones) cite and is not held.")
]
SourceName = Annotated[str | None, typer.Option("--source", metavar="NAME", help="What this source lists, by day.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="The first day of adoption: 1946-01-01.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="The last one; today if not given.")]
Series = Annotated[str | None, typer.Option("--series", metavar="S/RES", help="All numbers of a series, in order.")]
Session = Annotated[str | None, typer.Option("--session", metavar="70", help="What is listed for a session.")]
Notify = Annotated[bool, typer.Option("--notify", help="Tell subscribers too; by default a backfill is silent.")]


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command(rich_help_panel=PANEL)(backfill)
    app.command(rich_help_panel=PANEL)(rebuild)


def backfill(
    context: typer.Context,
    names: Names = None,
    files: Files = False,
    symbol: OwnSymbolOption = None,
    language: Languages = None,
    cited: Cited = False,
    depth: Depth = 0,
    source: SourceName = None,
    since: Since = None,
    until: Until = None,
    series: Series = None,
    session: Session = None,
    notify: Notify = False,
    dry_run: DryRunOption = False,
    output: FormatOption = Format.TERMINAL,
) -> None:
    """Get texts that came out before the watch began: by symbol, period, session or series from the sources, or from
    files. Tells nobody."""
    from monitor.filling.backfilling import Wish

    languages = tuple(checked_language(tag) or "" for tag in language or ())
    wish = Wish(languages, depth, notify, dry_run)
    span = span_of(source, since, until, series, session)
    if span:
        if names or files or cited or symbol:
            raise failing.WrongInput("--source, --series and --session go without symbols, --files and --cited")
        return backfill_span(context, span, wish, output)
    if cited:
        return backfill_what_is_cited(context, _cited_roots(names, files, symbol), wish, output)
    if not names:
        raise failing.WrongInput(
            "backfill: name a symbol, --series, --session, --source, --cited, or --files with files"
        )
    asked = _file_names(names, symbol, languages) if files else _symbols(names, symbol)
    with opened_service(context) as service:
        results = _from_files(service, asked, symbol, wish) if files else _from_sources(service, asked, wish)
        total = None if depth else _announced(asked) if files else len(asked)
        shown = show_each(progress(results, total=total), output, complaints_last=files)
    return conclude(shown, dry_run=dry_run)


def _announced(files: list[str]) -> int:
    """How many documents there are, said to whoever is there."""
    from monitor.filling.surveying import survey

    found = survey(Path(name) for name in files)
    time = timedelta(seconds=round(found.seconds))
    printing.note(
        f"{counted(found.documents, 'document')} in {counted(len(files), 'file')}, {found.size / 1e6:,.1f} MB: "
        f"about {time}, told better once some are done"
    )
    return found.documents


def _cited_roots(names: list[str] | None, files: bool, symbol: str | None) -> list[str]:
    if files:
        raise failing.WrongInput("--cited goes without --files: hand the files in first, then: seized backfill --cited")
    return _symbols(names or [], symbol)


def _symbols(names: list[str], symbol: str | None) -> list[str]:
    if symbol is not None:
        raise failing.WrongInput("--symbol goes with --files: it says what a file is that prints no symbol")
    return [canonical(name) for name in names]


def _file_names(names: list[str], symbol: str | None, languages: tuple[str, ...]) -> list[str]:
    from monitor.filling.handing_in import files_in

    if len(languages) > 1:
        raise failing.WrongInput("--language: files handed in together have one language; give it once")
    found = [str(path) for path in files_in(Path(name) for name in names)]
    if symbol is not None and len(found) != 1:
        raise failing.WrongInput(f"--symbol {symbol}: it names one text, but {counted(len(found), 'file')} were given")
    return found


def _from_files(service: "Service", paths: list[str], symbol: str | None, wish: "Wish") -> Iterable["Backfilled"]:
    from monitor.filling.handing_in import hand_in

    own = canonical(symbol) if symbol else None
    return hand_in(service.context, [Path(path) for path in paths], wish, symbol=own)


def _from_sources(service: "Service", symbols: list[str], wish: "Wish") -> Iterable["Backfilled"]:
    from monitor.filling.backfilling import backfill_symbols

    return backfill_symbols(service.context, tuple(service.sources.values()), symbols, wish)


def rebuild(context: typer.Context) -> None:
    """Derive everything again from the kept bytes, silently: after a better parser, or out of doubt."""
    from monitor.filling.rebuilding import rebuild as derive_again

    with opened_service(context) as service:
        results = list(progress(derive_again(service.context), total=None))
    kept = [result for result in results if result.reason is not None]
    for result in kept:
        printing.complain(failing.one_line(f"{result.symbol} ({result.language}) stays as it was: {result.reason}"))
    printing.say(f"derived again: {counted(len(results) - len(kept), 'version')}")
    if kept:
        raise typer.Exit(failing.FAILED)
