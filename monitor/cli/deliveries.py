"""Commands on the outbox: deliver, and deliveries list, show, retry and explain."""

from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli import failing, printing, shapes
from monitor.cli.opening import now, opened_database, opened_service
from monitor.cli.options import Format, FormatOption
from monitor.outgoing import DeliveryState
from monitor.tallying import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.intents import Event
    from monitor.store.database import Database
    from monitor.store.outbox import Delivery

PANEL = "Who is told"
EXPLAINED = 20
"""Events of a work that are explained at once, the newest."""
Number = Annotated[
    int, typer.Argument(metavar="ID", min=1, max=2**63 - 1, help="As listed by: seized deliveries list.")
]
Numbers = Annotated[
    list[int], typer.Argument(metavar="ID…", min=1, max=2**63 - 1, help="As listed by: seized deliveries list.")
]


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command(rich_help_panel=PANEL)(deliver)
    group = typer.Typer(help="List, show, retry and explain deliveries.", no_args_is_help=True)
    group.command("list")(list_deliveries)
    group.command("show")(show_delivery)
    group.command("retry")(retry_deliveries)
    group.command("explain")(explain_delivery)
    app.add_typer(group, name="deliveries", rich_help_panel=PANEL)


def deliver(context: typer.Context) -> None:
    """Send what is due, once, and say how it went."""
    from monitor.consent.confirming import send_confirmations
    from monitor.delivering import deliver_everything
    from monitor.store import outbox

    with opened_service(context) as service:
        send_confirmations(service.database, service.links, service.send, service.context.clock())
        outbox.close_batches(service.database, service.context.clock())
        settled = list(deliver_everything(service.context, service.notifier_for, service.ways))
    failed = sum(not one.attempt.ok for one in settled)
    printing.note(f"sent: {counted(len(settled) - failed, 'message')}")
    if failed:
        raise failing.FailedWork(f"{counted(failed, 'delivery', 'deliveries')} failed; see: seized deliveries list")


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
        events[0].type.value if events else one.aside or "",
        str(len(one.tries)),
        printing.moment(one.next_attempt_at),
    )


def show_delivery(context: typer.Context, delivery: Number, output: FormatOption = Format.TERMINAL) -> None:
    """Show one delivery: why it was made, every try to send it, and whether it was acknowledged."""
    from monitor.store import acknowledging, outbox

    with opened_database(context) as database:
        found = outbox.delivery(database, delivery)
        if found is None:
            raise failing.WrongInput(f"{delivery}: no such delivery; see: seized deliveries list")
        noted = acknowledging.of_delivery(database, found.channel.id, [event.id for event in found.events])
    if output is Format.JSON:
        shown = [{"event": one.event.key, "at": one.at} for one in noted]
        printing.emit(shapes.delivery_shape(found) | {"acknowledged": shown})
        return
    _print_delivery(found)
    for note in noted:
        printing.say(f"acknowledged: {note.event.symbol}, {note.event.type.value}, {printing.moment(note.at)}")


def _print_delivery(found: "Delivery") -> None:
    from monitor.words.reasoning import in_words

    printing.say(f"delivery {found.id} to {found.channel.name}: {found.state.value}", style="bold")
    for event in found.events:
        printing.say(f"about: {event.symbol}, {event.type.value}, {printing.moment(event.at)}")
    if found.aside:
        printing.say(f"about: {found.aside}")
    for reason in found.reasons:
        printing.say(f"why: {in_words(reason)}")
    for one in found.tries:
        said = "sent" if one.attempt.ok else "not sent"
        printing.say(f"{printing.moment(one.at)}: {said} in {one.attempt.seconds:.1f} s: {one.attempt.reason}")
    if found.next_attempt_at:
        waits = f" (waits: {found.hold})" if found.hold and not found.tries else ""
        printing.say(f"next try: {printing.moment(found.next_attempt_at)}{waits}")


def explain_delivery(
    context: typer.Context,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event's key or number, or a work's symbol.")],
    channel: Annotated[str, typer.Argument(metavar="CHANNEL", help="A channel's name.")],
    output: FormatOption = Format.TERMINAL,
) -> None:
    """Say why a channel did or did not get something."""
    from monitor.posting.accounting import account
    from monitor.store import subscriptions

    with opened_database(context) as database:
        target = subscriptions.channel(database, channel)
        if target is None:
            raise failing.WrongInput(f"{channel}: no channel has this name; see: seized channels list")
        found = [account(database, one, target, now()) for one in _events_named(database, event)]
    for one in found:
        if output is Format.JSON:
            printing.emit(shapes.account_shape(one))
            continue
        happened = printing.moment(one.event.at)
        printing.say(f"{one.event.symbol}, {one.event.type.value}, {happened}: {one.verdict}", style="bold")
        for sentence in one.because:
            printing.say(f"  {sentence}")


def _events_named(database: "Database", typed: str) -> "Sequence[Event]":
    """The event of a key or number; of a work, its newest events."""
    from monitor.judging.naming import canonical_or_none
    from monitor.store import corpus

    found = corpus.event_named(database, typed)
    if found is not None:
        return (found,)
    events = corpus.events(database, symbol=canonical_or_none(typed) or typed, limit=EXPLAINED)
    if not events:
        raise failing.WrongInput(f"{typed}: no event of this key, number or work; see: seized events --format json")
    return events


def retry_deliveries(context: typer.Context, deliveries: Numbers) -> None:
    """Send again what was given up or waits: it becomes due now."""
    from monitor.store import outbox

    with opened_database(context) as database:
        count = outbox.retry(database, deliveries, now())
    printing.say(f"due now: {counted(count, 'delivery', 'deliveries')}; sent by the service, or with: seized deliver")
