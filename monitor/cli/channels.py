"""Commands on where messages go: channels list, test, enable, owner and secret."""

from itertools import count
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli import failing, printing, shapes
from monitor.cli.opening import now, opened_database, opened_service, settings
from monitor.cli.options import Format, FormatOption
from monitor.intents import Channel

if TYPE_CHECKING:
    from collections.abc import Collection

    from monitor.store.database import Database
    from notifiers.interface import ChannelOptions

PANEL = "Who is told"
ChannelArgument = Annotated[str, typer.Argument(metavar="CHANNEL", help="A channel's name, or an address.")]


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    group = typer.Typer(help="List, test and enable channels; say who looks after them.", no_args_is_help=True)
    group.command("list")(list_channels)
    group.command("test")(test_channel)
    group.command("enable")(enable_channel)
    group.command("owner")(set_owner)
    group.command("secret")(show_secret)
    app.add_typer(group, name="channels", rich_help_panel=PANEL)


def list_channels(context: typer.Context, output: FormatOption = Format.TERMINAL) -> None:
    """List the channels; addresses are shown without their secrets."""
    from monitor.store import outbox, subscriptions

    with opened_database(context) as database:
        found, owners = subscriptions.channels(database), outbox.owners(database)
    if output is Format.JSON:
        for channel in found:
            printing.emit(shapes.channel_shape(channel, owners.get(channel.id)))
    elif found:
        rows = [
            (
                one.name,
                one.redacted,
                "on" if one.enabled else "paused",
                one.disabled_reason or "",
                owners.get(one.id, ""),
            )
            for one in found
        ]
        printing.table(("channel", "address", "state", "reason", "owner told by"), rows)
    else:
        printing.say("no channels; the first is made by: seized subscribe ADDRESS …")


def test_channel(context: typer.Context, channel: ChannelArgument) -> None:
    """Send a test message to a channel, or to an address that is not a channel yet."""
    from monitor.store import subscriptions
    from monitor.words.trying import trial_message

    with opened_service(context) as service:
        found = subscriptions.channel(service.database, channel)
        trial = trial_message(now(), _language(service.database, found))
        receipt = service.send(found.address if found else _address(channel), trial)
    printing.say(f"sent: {receipt.detail}")


def _language(database: "Database", channel: Channel | None) -> str:
    from monitor.store.subscriptions import language_of

    with database.reading() as session:
        return (language_of(session, channel.id) if channel else None) or "en"


def enable_channel(context: typer.Context, channel: ChannelArgument) -> None:
    """Let a paused channel be told again; what waits for it is sent, in one message."""
    from monitor.store import outbox, subscriptions

    with opened_database(context) as database:
        found = _named(database, channel)
        if not found.enabled:
            outbox.catch_up(database, now(), channel_id=found.id)
        subscriptions.enable_channel(database, channel)
    printing.say(f"on: {found.name} ({found.redacted})")


def set_owner(
    context: typer.Context,
    channel: ChannelArgument,
    owner: Annotated[str | None, typer.Argument(metavar="OWNER", help="Another channel's name; none: nobody.")] = None,
) -> None:
    """Have somebody told through another channel when this one is paused."""
    from monitor.store import outbox

    with opened_database(context) as database:
        found = _named(database, channel)
        other = _named(database, owner) if owner is not None else None
        if other is not None and other.id == found.id:
            raise failing.WrongInput(f"{channel}: a paused channel cannot tell of itself; name another one")
        outbox.set_owner(database, found.id, other.id if other else None)
    printing.say(f"when {found.name} is paused: " + (f"{other.name} is told" if other else "nobody is told"))


def show_secret(
    context: typer.Context, name: Annotated[str, typer.Argument(metavar="NAME", help="A webhook's channel.")]
) -> None:
    """Show the secret with which a webhook's receiver checks that a post is ours."""
    from monitor.wiring import channel_options
    from notifiers.signing import secret_for
    from notifiers.webhook import PREFIX

    options = channel_options(settings(context))
    with opened_database(context) as database:
        found = _named(database, name)
    if not found.address.startswith(PREFIX) or options.signing_key is None:
        raise failing.WrongInput(f"{name}: is no webhook; only what goes to webhooks is signed")
    printing.say(secret_for(options.signing_key, found.address))


def _named(database: "Database", typed: str) -> Channel:
    """The channel of a name. Raises WrongInput."""
    from monitor.store import subscriptions

    found = subscriptions.channel(database, typed)
    if found is None:
        raise failing.WrongInput(f"{typed}: no channel has this name; see: seized channels list")
    return found


def named_channel(database: "Database", typed: str, options: "ChannelOptions") -> Channel:
    """The channel of that name or address, or a new one for that address. Raises WrongInput or AddressError."""
    from monitor.store import subscriptions
    from notifiers.catalog import notifier_for, redact

    known = subscriptions.channels(database)
    found = next((one for one in known if typed in (one.name, one.address)), None)
    if found is not None:
        return found
    notifier_for(_address(typed), options).close()
    name = free_name(redact(typed), {one.name for one in known})
    return subscriptions.add_channel(database, name, typed, redact(typed), now())


def free_name(wanted: str, taken: "Collection[str]") -> str:
    """``wanted``, with a number after it when something else has that name: what is shown of two addresses at one
    service is often the same."""
    names = (f"{wanted} ({number})" if number > 1 else wanted for number in count(1))
    return next(name for name in names if name not in taken)


def _address(typed: str) -> str:
    if ":" not in typed:
        raise failing.WrongInput(f"{typed}: no channel has this name; give an address, for example console:")
    return typed
