"""Commands on the watch: poll and status, and how sources are shown."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli import failing, printing, shapes
from monitor.cli.opening import now, opened_service, opened_watch
from monitor.cli.options import DryRunOption, Format, FormatOption
from monitor.intents import SourceState, Watched
from monitor.outgoing import DeliveryState
from monitor.schedules.conditions import condition
from monitor.tallying import counted

if TYPE_CHECKING:
    from monitor.store.database import Database
    from sources.interface import Source

PANEL = "The service"
REFUSED = 20


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command(rich_help_panel=PANEL)(poll)
    app.command(rich_help_panel=PANEL)(status)


def known_states(database: "Database", names: Iterable[str]) -> tuple[SourceState, ...]:
    """Every source in the settings, looked at or not, and every one that was looked at before."""
    from monitor.store import schedule

    states = {state.name: state for state in schedule.source_states(database)}
    return tuple(({name: SourceState(name) for name in names} | states).values())


def print_sources(states: tuple[SourceState, ...]) -> None:
    """The table of sources, then their errors in full below it."""
    if not states:
        printing.say("no source is set; name some in seized.toml")
        return
    rows = [
        (
            state.name,
            condition(state, now()),
            printing.briefly(state.last_polled_at, now()),
            printing.briefly(state.last_success_at, now()),
            printing.briefly(state.next_check_at, now()),
            str(state.failures),
        )
        for state in states
    ]
    printing.table(("source", "state", "last look", "last success", "next look", "failures"), rows, styles=("cyan",))
    for state in states:
        if state.last_error:
            printing.say(f"{state.name}: {state.last_error}", style="yellow")
    for state in states:
        if state.silent_since:
            printing.say(f"{state.name}: silent, as told {printing.moment(state.silent_since)}", style="yellow")
    for state in states:
        for one in state.refusals:
            printing.say(f"{state.name}: not believed {printing.briefly(one.at, now())}: {one.reason}", style="yellow")


def print_refused(rows: tuple[Watched, ...]) -> None:
    """The documents that a gate refused or that could not be had, each with its reason and when it is asked again."""
    if not rows:
        return
    printing.say(f"\n{counted(len(rows), 'document')} not taken in:", style="bold")
    for row in rows[:REFUSED]:
        again = f"; again {printing.briefly(row.next_check_at, now())}" if row.next_check_at else ""
        printing.say(f"{row.source}: {row.last_error}{again}", style="yellow")
    if len(rows) > REFUSED:
        printing.say(f"and {len(rows) - REFUSED} more: seized sources --format json")


def poll(
    context: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(metavar="SOURCE…", help="Only these; without, all.")] = None,
    dry_run: DryRunOption = False,
    output: FormatOption = Format.TERMINAL,
) -> None:
    """Look at the sources once, now, whether they are due or not."""
    from monitor.cli.polled import poll_each
    from monitor.store import schedule

    with opened_service(context) as service:
        chosen = _chosen(service.sources, names)
        schedule.register_sources(service.database, service.sources, now())
        failed = poll_each(service.context, chosen, output, dry_run=dry_run)
    if failed:
        raise typer.Exit(failing.FAILED)


def _chosen(configured: Mapping[str, "Source"], names: list[str] | None) -> "tuple[Source, ...]":
    if not configured:
        raise failing.WrongInput("no source is set: name some under [sources] in seized.toml")
    unknown = [name for name in names or () if name not in configured]
    if unknown:
        raise failing.WrongInput(f"{unknown[0]}: no such source in the settings; there are: {', '.join(configured)}")
    return tuple(configured[name] for name in dict.fromkeys(names or configured))


def status(context: typer.Context, output: FormatOption = Format.TERMINAL) -> None:
    """One screen: what is held, what each source is doing, what waits to be sent."""
    from monitor.store import corpus, outbox, wishes

    with opened_watch(context) as (database, names):
        counts = corpus.counts(database)
        wanted = wishes.waiting(database, now())
        states = known_states(database, names)
        waiting = outbox.unsent(database)
    if output is Format.JSON:
        shown = [shapes.source_shape(state, condition(state, now())) for state in states]
        due = {key.value: n for key, n in waiting.items()}
        printing.emit({"counts": counts, "wanted": wanted, "sources": shown, "deliveries": due})
        return
    printing.say(
        f"held: {counted(counts['works'], 'work')}, {counted(counts['texts'], 'text')}, "
        f"{counted(counts['versions'], 'version')}, {counted(counts['citations'], 'citation')}",
        style="bold",
    )
    if wanted:
        printing.say(f"wanted: {counted(wanted, 'resolution')} that held texts cite, looked for within a daily budget")
    print_sources(states)
    printing.say(
        f"{counted(counts['events'], 'event')}, {counted(counts['subscriptions'], 'subscription')}; deliveries: "
        f"{waiting[DeliveryState.DUE]} due, {waiting[DeliveryState.SENDING]} being sent, "
        f"{waiting[DeliveryState.DEAD]} given up"
    )
