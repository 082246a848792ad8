"""Commands on somebody's data: people export and forget."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli import failing, printing, shapes
from monitor.cli.opening import opened_database
from monitor.cli.subscription_lines import shape
from monitor.tallying import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.intents import Channel
    from monitor.store.database import Database

PANEL = "Who is told"
Address = Annotated[
    str, typer.Argument(metavar="ADDRESS", help="ann@example.org, or a channel's name or address.", show_default=False)
]


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    group = typer.Typer(help="Hand out or delete what is held about somebody.", no_args_is_help=True)
    group.command("export")(export_person)
    group.command("forget")(forget_person)
    app.add_typer(group, name="people", rich_help_panel=PANEL)


def export_person(context: typer.Context, address: Address) -> None:
    """Print as JSON everything that is held about an address. It holds secrets: hand it to nobody else."""
    from monitor.store import people

    with opened_database(context) as database:
        found, prints = _held(database, address)
        asked = people.signups_of(database, prints, [one.id for one in found])
        channels = [_channel(database, one) for one in found]
    if not found and not asked:
        raise failing.WrongInput(_nothing(address))
    printing.emit({"address": address, "channels": channels, "asked_for": asked})


def forget_person(context: typer.Context, address: Address) -> None:
    """Delete what is held about an address: channels, subscriptions, deliveries. Only counts are kept."""
    from monitor.store import people

    with opened_database(context) as database:
        found, prints = _held(database, address)
        gone = people.forget(database, [one.id for one in found], prints)
    if not gone.channels and not gone.signups:
        raise failing.WrongInput(_nothing(address))
    parts = (
        counted(gone.channels, "channel"),
        counted(gone.subscriptions, "subscription"),
        counted(gone.deliveries, "delivery", "deliveries"),
        counted(gone.signups, "sign-up"),
    )
    printing.say(f"forgotten: {', '.join(parts)}")


def _held(database: "Database", address: str) -> "tuple[Sequence[Channel], list[str]]":
    """The channels of an address, and by what its wishes are found."""
    from monitor.consent.asking import fingerprint
    from monitor.consent.people import channels_of, mailbox_in
    from monitor.store import subscriptions
    from monitor.store.people import FORGOTTEN

    known = [one for one in subscriptions.channels(database) if one.disabled_reason != FORGOTTEN]
    found = channels_of(address if ":" in address else f"mailto:{address}", known) or channels_of(address, known)
    typed = mailbox_in(address) or address.strip()
    return found, [fingerprint(one) for one in (typed, *(mailbox_in(one.address) or "" for one in found)) if one]


def _channel(database: "Database", channel: "Channel") -> dict[str, Any]:
    from monitor.store import acknowledging, people, subscriptions

    own = subscriptions.of_channel(database, channel.id)
    noted = acknowledging.of_channel(database, channel.id)
    return {
        **shapes.channel_shape(channel, None),
        "address": channel.address,
        "subscriptions": [shape(one, channel) for one in own],
        "deliveries": [shapes.delivery_shape(one) for one in people.deliveries_of(database, channel.id)],
        "acknowledged": [{"event": one.event.key, "symbol": one.event.symbol, "at": one.at} for one in noted],
        "earlier_deliveries": [
            {"month": one.month, "state": one.state.value, "count": one.count}
            for one in people.counts_of(database, channel.name)
        ],
    }


def _nothing(address: str) -> str:
    return f"{address}: nothing is held about it; channels go by their names too, see: seized channels list"
