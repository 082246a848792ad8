"""Commands on the outbox: deliver, and deliveries list, show and retry."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli import failing, printing, shapes
from monitor.cli.opening import now, opened_database, opened_service
from monitor.cli.options import Format, FormatOption
from monitor.outgoing import DeliveryState, Settlement
from monitor.reasoning import in_words
from monitor.tallying import counted

if TYPE_CHECKING:
    from monitor.store.outbox import Delivery

PANEL = "Who is told"
Number = Annotated[
    int, typer.Argument(metavar="ID", min=1, max=2**63 - 1, help="As listed by: seized deliveries list.")
]
Numbers = Annotated[
    list[int], typer.Argument(metavar="ID…", min=1, max=2**63 - 1, help="As listed by: seized deliveries list.")
]


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command(rich_help_panel=PANEL)(deliver)
    group = typer.Typer(help="List, show and retry deliveries.", no_args_is_help=True)
    group.command("list")(list_deliveries)
    group.command("show")(show_delivery)
    group.command("retry")(retry_deliveries)
    app.add_typer(group, name="deliveries", rich_help_panel=PANEL)


def deliver(context: typer.Context) -> None:
    """Send what is due, once, and say how it went."""
    from monitor.delivering import deliver_due

    with opened_service(context) as service:
        settled = list(_all_due(lambda: deliver_due(service.context, service.notifier_for, service.page_for)))
    failed = sum(not one.attempt.ok for one in settled)
    printing.note(f"sent: {counted(len(settled) - failed, 'message')}")
    if failed:
        raise failing.FailedWork(f"{counted(failed, 'delivery', 'deliveries')} failed; see: seized deliveries list")


def _all_due(send_some: Callable[[], tuple[Settlement, ...]]) -> Iterator[Settlement]:
    while settled := send_some():
        yield from settled


def list_deliveries(
    context: typer.Context,
    state: Annotated[DeliveryState | None, typer.Option("--state", help="Only those that stand so.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=100_000, help="At most so many, the newest.")] = 50,
    output: FormatOption = Format.TERMINAL,
) -> None:
    """List what is sent, waits, or was given up."""
    from monitor.store import outbox

    with opened_database(context) as database:
        found = outbox.deliveries(database, state=state, limit=limit)
    if output is Format.JSON:
        for one in found:
            printing.emit(shapes.delivery_shape(one))
    elif found:
        headings = ("id", "state", "channel", "work", "event", "tries", "next try")
        printing.table(headings, [_cells(one) for one in found])
    else:
        printing.say("no deliveries")


def _cells(one: "Delivery") -> tuple[str, ...]:
    events = one.events
    return (
        str(one.id),
        one.state.value,
        one.channel.name,
        ", ".join(dict.fromkeys(event.symbol for event in events)),
        events[0].type.value if events else "",
        str(len(one.tries)),
        printing.moment(one.next_attempt_at),
    )


def show_delivery(context: typer.Context, delivery: Number, output: FormatOption = Format.TERMINAL) -> None:
    """Show one delivery: why it was made, and every try to send it."""
    from monitor.store import outbox

    with opened_database(context) as database:
        found = outbox.delivery(database, delivery)
    if found is None:
        raise failing.WrongInput(f"{delivery}: no such delivery; see: seized deliveries list")
    if output is Format.JSON:
        printing.emit(shapes.delivery_shape(found))
        return
    printing.say(f"delivery {found.id} to {found.channel.name}: {found.state.value}", style="bold")
    for event in found.events:
        printing.say(f"about: {event.symbol}, {event.type.value}, {printing.moment(event.at)}")
    for reason in found.reasons:
        printing.say(f"why: {in_words(reason)}")
    for one in found.tries:
        said = "sent" if one.attempt.ok else "not sent"
        printing.say(f"{printing.moment(one.at)}: {said} in {one.attempt.seconds:.1f} s: {one.attempt.reason}")
    if found.next_attempt_at:
        printing.say(f"next try: {printing.moment(found.next_attempt_at)}")


def retry_deliveries(context: typer.Context, deliveries: Numbers) -> None:
    """Send again what was given up or waits: it becomes due now."""
    from monitor.store import outbox

    with opened_database(context) as database:
        count = outbox.retry(database, deliveries, now())
    printing.say(f"due now: {counted(count, 'delivery', 'deliveries')}; sent by the service, or with: seized deliver")
