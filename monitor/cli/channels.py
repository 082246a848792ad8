"""Commands on where messages go: channels add, list, rename, remove, test, enable, owner and secret."""

from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli import failing, printing, shapes
from monitor.cli.new_channels import address_in, let_in, named_channel, new_name
from monitor.cli.opening import now, opened_database, opened_service, settings
from monitor.cli.options import Format, FormatOption
from monitor.intents import Channel
from monitor.tallying import counted

if TYPE_CHECKING:
    from monitor.store.database import Database

PANEL = "Who is told"
ChannelArgument = Annotated[str, typer.Argument(metavar="CHANNEL", help="A channel's name, or an address.")]


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    group = typer.Typer(help="Add, list, test and remove channels; say who looks after them.", no_args_is_help=True)
    group.command("add")(add_channel)
    group.command("list")(list_channels)
    group.command("rename")(rename_channel)
    group.command("remove")(remove_channel)
    group.command("test")(test_channel)
    group.command("enable")(enable_channel)
    group.command("owner")(set_owner)
    group.command("secret")(show_secret)
    app.add_typer(group, name="channels", rich_help_panel=PANEL)


def add_channel(
    context: typer.Context,
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="Where messages go: console:, mailto:…, slack://…")],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What to call the channel.")] = None,
) -> None:
    """Make a channel that no subscription uses yet."""
    from monitor.reaching import channel_options
    from monitor.store import subscriptions

    options = channel_options(settings(context))
    with opened_database(context) as database:
        known = subscriptions.channels(database)
        held = next((one for one in known if one.address == address), None)
        if held is not None:
            raise failing.WrongInput(f"{held.redacted}: is a channel already, called {held.name}")
        chosen = new_name(name, {one.name for one in known}) if name is not None else None
        let_in(address, options)
        made = named_channel(database, address, options, chosen)
    printing.say(f"made: {made.name} ({made.redacted})")


def list_channels(context: typer.Context, output: FormatOption = Format.TERMINAL) -> None:
    """List the channels; addresses are shown without their secrets."""
    from monitor.store import outbox, subscriptions
    from monitor.store.people import FORGOTTEN

    with opened_database(context) as database:
        found = [one for one in subscriptions.channels(database) if one.disabled_reason != FORGOTTEN]
        owners = outbox.owners(database)
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
        printing.say("no channels; make one with: seized channels add ADDRESS --name NAME")


def rename_channel(
    context: typer.Context,
    channel: ChannelArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call it from now on.")],
) -> None:
    """Call a channel something else; files of subscriptions must then use that name."""
    from monitor.store import subscriptions

    with opened_database(context) as database:
        found = _named(database, channel)
        taken = {one.name for one in subscriptions.channels(database) if one.id != found.id}
        subscriptions.rename_channel(database, found.id, new_name(name, taken))
    printing.say(f"{found.name} is now called {name}")


def remove_channel(
    context: typer.Context,
    channel: ChannelArgument,
    everything: Annotated[
        bool, typer.Option("--with-subscriptions", help="End the subscriptions that it is for, too.")
    ] = False,
) -> None:
    """Forget a channel, with its address and its deliveries; only counts of them are kept."""
    from monitor.store import people, subscriptions

    with opened_database(context) as database:
        found = _named(database, channel)
        using = [one.name for one in subscriptions.of_channel(database, found.id)]
        if using and not everything:
            raise failing.WrongInput(
                f"{channel}: used by {', '.join(using[:8])}{' …' if len(using) > 8 else ''}; "
                "end these first, or add --with-subscriptions"
            )
        people.forget(database, [found.id], [])
    printing.say(f"removed: {found.name} ({found.redacted}), with {counted(len(using), 'subscription')}")


def test_channel(context: typer.Context, channel: ChannelArgument) -> None:
    """Send a test message to a channel, or to an address that is not a channel yet."""
    from monitor.store import subscriptions
    from monitor.words.trying import trial_message

    with opened_service(context) as service:
        found = subscriptions.channel(service.database, channel)
        trial = trial_message(now(), _language(service.database, found))
        receipt = service.send(found.address if found else address_in(channel), trial)
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
        subscriptions.enable_channel(database, found.name)
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
    from monitor.reaching import channel_options
    from notifiers.signing import secret_for
    from notifiers.webhook import PREFIX

    options = channel_options(settings(context))
    with opened_database(context) as database:
        found = _named(database, name)
    if not found.address.startswith(PREFIX) or options.signing_key is None:
        raise failing.WrongInput(f"{name}: is no webhook; only what goes to webhooks is signed")
    printing.say(secret_for(options.signing_key, found.address))


def _named(database: "Database", typed: str) -> Channel:
    """The channel of a name or an address. Raises WrongInput."""
    from monitor.store import subscriptions
    from notifiers.catalog import redact

    known = subscriptions.channels(database)
    found = next((one for one in known if typed in (one.name, one.address or None)), None)
    if found is None:
        shown = redact(typed) if ":" in typed else typed
        raise failing.WrongInput(f"{shown}: no channel has this name; see: seized channels list")
    return found
