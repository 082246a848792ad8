"""Commands on what sources have: sources with their trust and lags, and what is missing."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli import failing, printing, shapes
from monitor.cli.opening import now, opened_database, opened_watch
from monitor.cli.options import Format, FormatOption
from monitor.cli.watching import known_states, print_refused, print_sources
from monitor.schedules.conditions import condition
from monitor.tallying import counted

if TYPE_CHECKING:
    from datetime import timedelta

    from monitor.intents import SourceState, Watched
    from monitor.schedules.lags import Lag
    from monitor.schedules.missing import Gap, Outstanding, Unissued

PANEL = "The service"
MOST = 40
LagsOption = Annotated[bool, typer.Option("--lags", help="How late each source was, by language.")]
SeriesOption = Annotated[
    str | None, typer.Option("--series", metavar="SERIES", help="Only this series: S/RES, A/RES/81, A/HRC/RES.")
]
MostOption = Annotated[int, typer.Option("--limit", min=1, help="So many lines of each kind.")]


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    group = typer.Typer(help="How each source is doing, and which of its documents were not taken in.")
    group.callback(invoke_without_command=True)(sources)
    group.command()(release)
    app.add_typer(group, name="sources", rich_help_panel=PANEL)
    app.command(rich_help_panel=PANEL)(missing)


def sources(context: typer.Context, output: FormatOption = Format.TERMINAL, lags: LagsOption = False) -> None:
    """Show what each source is doing, and which of its documents were refused or could not be had, and why."""
    from monitor.store import schedule

    if context.invoked_subcommand:
        return
    if lags:
        _lags(context, output)
        return
    with opened_watch(context) as (database, names):
        states = known_states(database, names)
        refused = schedule.refused(database)
    if output is Format.JSON:
        for state in states:
            own = tuple(row for row in refused if row.source == state.name)
            printing.emit(shapes.source_shape(state, condition(state, now())) | {"refused": shapes.refused_shape(own)})
    else:
        print_sources(states)
        print_refused(refused)
        _robots(states)


def _robots(states: "tuple[SourceState, ...]") -> None:
    """What each host says to programs and what was decided, once for all of its sources."""
    lines = sorted({line for state in states for line in (state.robots or "").splitlines()})
    if lines:
        printing.say("\nrobots.txt, and what the settings decide:", style="bold")
    for line in lines:
        printing.say(line, style="dim")


def release(context: typer.Context, name: Annotated[str, typer.Argument(metavar="NAME")]) -> None:
    """Let the next look of a source through that was held back because it would revise too much at once."""
    from monitor.store import schedule

    with opened_database(context) as database:
        known = {state.name for state in schedule.source_states(database)}
        if name not in known:
            raise failing.WrongInput(f"{name}: no such source; there are: {', '.join(sorted(known)) or 'none yet'}")
        if not schedule.let_through(database, name, now()):
            raise failing.WrongInput(f"{name}: nothing of it is held back; see: seized sources")
    printing.say(f"{name}: its next look will be believed, whatever it revises; look now with: seized poll {name}")


# ---- lags ------------------------------------------------------------------------------------------------------------


def _lags(context: typer.Context, output: Format) -> None:
    from monitor.schedules.lags import lags
    from monitor.store import outstanding

    with opened_database(context) as database:
        found = lags(outstanding.seen(database))
    if output is Format.JSON:
        for one in found:
            printing.emit(_lag_shape(one))
        return
    if not found:
        printing.say("nothing came live yet whose day of adoption is known")
        return
    rows = [
        (one.source, one.language or "(notices)", str(one.works), str(one.first), _span(one.middle), _span(one.longest))
        for one in found
    ]
    printing.table(("source", "language", "works", "first", "lag (median)", "longest"), rows, styles=("cyan",))


def _lag_shape(lag: "Lag") -> dict[str, Any]:
    return {
        "source": lag.source,
        "language": lag.language,
        "works": lag.works,
        "first": lag.first,
        "median_hours": round(lag.middle.total_seconds() / 3600, 1),
        "longest_hours": round(lag.longest.total_seconds() / 3600, 1),
    }


def _span(span: "timedelta") -> str:
    hours = span.total_seconds() / 3600
    return f"{hours:.0f} h" if hours < 72 else f"{hours / 24:.0f} days"


# ---- missing ---------------------------------------------------------------------------------------------------------


def missing(
    context: typer.Context,
    series: SeriesOption = None,
    limit: MostOption = MOST,
    output: FormatOption = Format.TERMINAL,
) -> None:
    """Show which numbers must exist and are not held, what is adopted and not issued, and which languages are due."""
    from monitor.schedules.missing import gaps, outstanding, unissued
    from monitor.store.outstanding import held

    with opened_database(context) as database:
        known = held(database)
    found = gaps(known, series)
    adopted, languages = (unissued(known), outstanding(known)) if series is None else ((), ())
    if output is Format.JSON:
        for shape in (*map(_gap_shape, found), *map(_unissued_shape, adopted), *map(_outstanding_shape, languages)):
            printing.emit(shape)
        return
    if not (found or adopted or languages):
        printing.say("nothing is missing below the highest numbers that are known here")
        return
    numbers, works = sum(one.count for one in found), len(adopted)
    _listed(f"{counted(numbers, 'number')} that must exist", [_gap_line(one) for one in found], limit)
    _listed(f"{counted(works, 'work')} adopted and not issued", [_unissued_line(one) for one in adopted], limit)
    lines = [_languages(one) for one in languages]
    _listed(f"{counted(len(lines), 'work')} with languages outstanding", lines, limit)


def _listed(heading: str, lines: list[str], limit: int) -> None:
    if not lines:
        return
    printing.say(f"{heading}:", style="bold")
    for line in lines[:limit]:
        printing.say(f"  {line}")
    if len(lines) > limit:
        printing.say(f"  and {len(lines) - limit} more: --limit {len(lines)}, or --format json")


def _gap_line(gap: "Gap") -> str:
    said = f"; listed by {', '.join(one.notice.source for one in gap.noticed)}" if gap.noticed else ""
    count = f" ({counted(gap.count, 'number')})" if gap.count > 1 else ""
    return f"{gap.name}{count}: missing {_since(gap.since)}{said}; {_tried(gap.tried)}"


def _unissued_line(one: "Unissued") -> str:
    origin = ", ".join(said.notice.origin or said.notice.source for said in one.noticed)
    day = f"adopted {one.adopted_on}" if one.adopted_on else "day of adoption not stated"
    return f"{one.symbol}: {day}, says {origin}; known {_since(one.since)}; {_tried(one.tried)}"


def _languages(one: "Outstanding") -> str:
    return f"{one.symbol}: {', '.join(one.languages)}; held {_since(one.since)}; {_tried(one.tried)}"


def _since(at: datetime) -> str:
    return f"since {at:%Y-%m-%d} ({counted((now() - at).days, 'day')})"


def _tried(rows: "tuple[Watched, ...]") -> str:
    if not rows:
        return "not looked for: seized backfill"
    looks = sum(row.absences + row.failures for row in rows)
    where = ", ".join(dict.fromkeys(row.source for row in rows))
    due = [row.next_check_at for row in rows if row.next_check_at]
    again = f", again {printing.briefly(min(due), now())}" if due else ""
    return f"looked for at {where} {counted(looks, 'time')}{again}"


def _gap_shape(gap: "Gap") -> dict[str, Any]:
    return {
        "missing": "number",
        "series": gap.series,
        "symbol": gap.name if gap.count == 1 else None,
        "first": gap.first,
        "last": gap.last,
        "since": printing.instant(gap.since),
        "listed_by": [one.notice.source for one in gap.noticed],
        "tried": _tried_shape(gap.tried),
    }


def _unissued_shape(one: "Unissued") -> dict[str, Any]:
    return {
        "missing": "text",
        "symbol": one.symbol,
        "adopted_on": one.adopted_on.isoformat() if one.adopted_on else None,
        "since": printing.instant(one.since),
        "said_by": [{"source": said.notice.source, "origin": said.notice.origin} for said in one.noticed],
        "tried": _tried_shape(one.tried),
    }


def _outstanding_shape(one: "Outstanding") -> dict[str, Any]:
    return {
        "missing": "languages",
        "symbol": one.symbol,
        "languages": list(one.languages),
        "since": printing.instant(one.since),
        "tried": _tried_shape(one.tried),
    }


def _tried_shape(rows: "tuple[Watched, ...]") -> list[dict[str, Any]]:
    return [
        {
            "source": row.source,
            "address": row.address,
            "language": row.language,
            "absences": row.absences,
            "failures": row.failures,
            "reason": row.last_error,
            "next_look_at": printing.instant(row.next_check_at),
        }
        for row in rows
    ]
