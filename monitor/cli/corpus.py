"""Commands on what is held: show, history, cited-by and events."""

import shlex
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli import failing, printing, shapes
from monitor.cli.opening import opened_database
from monitor.cli.options import Format, FormatOption, LanguageOption, SymbolArgument
from monitor.cli.relations import Relations, relations
from monitor.cli.symbols import Wanted, event_type, versioned
from monitor.cli.symbols import work as whole

if TYPE_CHECKING:
    from monitor.store.database import Database

PANEL = "What is held"
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day or time on, UTC.")]
EventOption = Annotated[
    list[str] | None, typer.Option("--event", metavar="TYPE", help="Only events of this type; may be repeated.")
]


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command(rich_help_panel=PANEL)(show)
    app.command(rich_help_panel=PANEL)(history)
    app.command(rich_help_panel=PANEL)(cited_by)
    app.command(rich_help_panel=PANEL)(events)


def show(
    context: typer.Context,
    symbol: Annotated[str, typer.Argument(metavar="SYMBOL[@VERSION]", help="For example S/RES/2617(2021)@1.")],
    language: LanguageOption = None,
    output: FormatOption = Format.TERMINAL,
) -> None:
    """Show a text that is held, by its paragraphs."""
    from monitor.cli.showing import print_version
    from monitor.newness_today import newly_cited
    from monitor.referring import references
    from monitor.store import corpus

    wanted = versioned(symbol)
    with opened_database(context) as database:
        version = corpus.version(database, wanted.symbol, language, wanted.number)
        if version is None:
            raise failing.FailedWork(_awaited(database, wanted.symbol) or not_held(wanted, language))
        work = corpus.work(database, wanted.symbol)
        languages = tuple(dict.fromkeys(held.language for held in corpus.versions(database, wanted.symbol)))
        newly = newly_cited(database, version, work)
    if output is Format.JSON:
        printing.emit(shapes.show_shape(work, version, newly, references(version)))
    else:
        print_version(work, version, languages, newly, references(version))


def history(
    context: typer.Context,
    symbol: SymbolArgument,
    language: LanguageOption = None,
    output: FormatOption = Format.TERMINAL,
) -> None:
    """List the versions of a work and what changed from one to the next."""
    from monitor.cli.showing import print_history
    from monitor.store import corpus

    wanted = whole(symbol)
    with opened_database(context) as database:
        rows = corpus.history(database, wanted, language)
        if not rows:
            raise failing.FailedWork(_awaited(database, wanted) or not_held(Wanted(wanted), language))
    if output is Format.JSON:
        for row in rows:
            printing.emit(shapes.history_shape(row))
    else:
        print_history(wanted, rows)


def cited_by(
    context: typer.Context, symbol: SymbolArgument, relation: Relations = None, output: FormatOption = Format.TERMINAL
) -> None:
    """List the held texts that cite a symbol, with the paragraph and its verb."""
    from monitor.cli.showing import print_citing
    from monitor.store import corpus

    wanted = whole(symbol)
    with opened_database(context) as database:
        rows = corpus.cited_by(database, wanted)
    named = relations(relation)
    rows = tuple(row for row in rows if not named or row.citation.relation in named)
    if output is Format.JSON:
        for row in rows:
            printing.emit(shapes.citing_shape(row))
    else:
        print_citing(wanted, rows, named)


def events(
    context: typer.Context,
    since: Since = None,
    event: EventOption = None,
    symbol: Annotated[str | None, typer.Option("--symbol", metavar="SYMBOL", help="Only this work's events.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=100_000, help="At most so many, the newest.")] = 50,
    output: FormatOption = Format.TERMINAL,
) -> None:
    """List what happened, newest last; as CloudEvents when JSON."""
    from monitor.cli.showing import print_events
    from monitor.store import corpus
    from monitor.words.cloudevents import cloud_event

    start = parsed_time(since) if since else None
    types = tuple(event_type(name) for name in event or ())
    own = whole(symbol) if symbol else None
    with opened_database(context) as database:
        found = corpus.events(database, since=start, types=types, symbol=own, limit=limit)
    found = tuple(reversed(found))
    if output is Format.JSON:
        for one in found:
            printing.emit(cloud_event(one))
    else:
        print_events(found)


def parsed_time(printed: str) -> datetime:
    """``2026-11-22`` or ``2026-11-22T06:00+01:00`` as an aware time; UTC when no zone is given. Raises WrongInput."""
    try:
        value = datetime.fromisoformat(printed.strip())
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise failing.WrongInput(
            f"--since {printed}: not a date; write it as 2026-11-22 or 2026-11-22T06:00Z"
        ) from error


def _awaited(database: "Database", symbol: str) -> str | None:
    """The line for a work that sources call adopted and of which no text is held; None for any other."""
    from monitor.judging.heeding import PROVISIONAL
    from monitor.store import corpus, notices

    said = [one.notice for one in notices.notices_of(database, symbol) if one.notice.standing in PROVISIONAL]
    if not said or corpus.work(database, symbol) is not None:
        return None
    day = next((f" on {one.adopted_on}" for one in said if one.adopted_on), "")
    return f"{symbol}: adopted{day}, says {said[0].origin or said[0].source}, and not issued yet; see: seized missing"


def not_held(wanted: Wanted, language: str | None) -> str:
    """The line for a symbol, or a version of it, that the collection does not hold."""
    where = f" in {language}" if language else ""
    symbol = shlex.quote(wanted.symbol)
    if wanted.number is not None:
        return f"{wanted.symbol}@{wanted.number}: no such version is held{where}; see: seized history {symbol}"
    return f"{wanted.symbol}: not held{where}; get it with: seized backfill {symbol}"
