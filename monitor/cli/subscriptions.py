"""Commands on who is told about what: subscriptions list, show, remove, preview, export, import and schema."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli import failing, printing
from monitor.cli.opening import now, opened_database, settings
from monitor.cli.options import DryRunOption, Format, FormatOption
from monitor.cli.subscription_lines import print_preview, print_subscriptions
from monitor.tallying import counted

if TYPE_CHECKING:
    from monitor.forms.written import SubscriptionsFile
    from monitor.store.database import Database
    from monitor.subscribing import Subscription

PANEL = "Who is told"
BYTES = 17_000_000
"""So many of a file are read: more than the longest one has."""
Reference = Annotated[str, typer.Argument(metavar="ID|NAME", help="As listed by: seized subscriptions list.")]


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    group = typer.Typer(help="List, show, try, keep in files and remove subscriptions.", no_args_is_help=True)
    for command in (list_subscriptions, show_subscription, remove_subscription, preview_subscription):
        group.command(command.__name__.partition("_")[0])(command)
    group.command("export")(export_subscriptions)
    group.command("import")(import_subscriptions)
    group.command("schema")(print_schema)
    group.command("feed")(show_feed)
    app.add_typer(group, name="subscriptions", rich_help_panel=PANEL)


def list_subscriptions(context: typer.Context, output: FormatOption = Format.TERMINAL) -> None:
    """List who is told about what."""
    from monitor.store import subscriptions

    with opened_database(context) as database:
        found = subscriptions.subscriptions(database)
        channels = {channel.id: channel for channel in subscriptions.channels(database)}
    print_subscriptions(found, channels, output)


def show_subscription(context: typer.Context, subscription: Reference, output: FormatOption = Format.TERMINAL) -> None:
    """Show one subscription, by its number or name; all of it as a file has it."""
    from monitor.forms.files import write
    from monitor.store import subscriptions

    with opened_database(context) as database:
        found = _subscription(database, subscription)
        channels = {channel.id: channel for channel in subscriptions.channels(database)}
    if output is Format.JSON:
        print_subscriptions([found], channels, output)
    else:
        printing.say(write([found], {key: one.name for key, one in channels.items()}).rstrip())


def show_feed(
    context: typer.Context,
    subscription: Reference,
    renew: Annotated[bool, typer.Option("--renew", help="Make the addresses so far lead nowhere.")] = False,
) -> None:
    """The secret addresses of a subscription's feed, for a feed reader."""
    from monitor.keys import signing_key
    from monitor.links import Links
    from monitor.store import feeds
    from monitor.web.feeds import feed_address

    chosen = settings(context)
    if chosen.web.url is None:
        raise failing.WrongInput("set web.url, the address under which readers reach the pages of: seized run")
    links = Links(signing_key(chosen), chosen.web.url)
    with opened_database(context) as database:
        found = _subscription(database, subscription)
        if renew:
            feeds.renew(database, found.id)
        for kind in ("atom", "rss"):
            printing.say(feed_address(links, database, found.id, kind) or "")


def remove_subscription(context: typer.Context, subscription: Reference) -> None:
    """Remove one subscription, by its number or name; what was already made for it is still sent."""
    from monitor.store import subscriptions

    with opened_database(context) as database:
        found = _subscription(database, subscription)
        subscriptions.remove_subscription(database, found.id)
    printing.say(f"removed: {found.name}")


def preview_subscription(
    context: typer.Context,
    subscription: Annotated[
        str | None, typer.Argument(metavar="ID|NAME", help="As listed by: seized subscriptions list.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="PATH", help="Those of a file instead, each by itself.")
    ] = None,
    output: FormatOption = Format.TERMINAL,
) -> None:
    """Say what a subscription would have sent in the last twelve months, how many messages a week, and why."""
    from monitor.previewing import preview

    if (subscription is None) == (file is None):
        raise failing.WrongInput("name one subscription, or give a file with --file")
    with opened_database(context) as database:
        for one in _of_file(file) if file else [_subscription(database, subscription or "")]:
            if file:
                printing.note(one.name)
            print_preview(preview(database, one, now()), output)


def export_subscriptions(context: typer.Context) -> None:
    """Print every subscription as a YAML file, for seized subscriptions import."""
    from monitor.forms.files import write
    from monitor.store import subscriptions

    with opened_database(context) as database:
        found = subscriptions.subscriptions(database)
        channels = {channel.id: channel.name for channel in subscriptions.channels(database)}
    typer.echo(write(found, channels), nl=False)


def import_subscriptions(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A YAML file; - for standard input.")],
    dry_run: DryRunOption = False,
    output: FormatOption = Format.TERMINAL,
) -> None:
    """Make and change subscriptions as a file says, by name: all of it, or nothing when a line cannot be used."""
    from monitor.forms.written import WrongForm
    from monitor.importing import Fate, carry_out, changes

    asked = _read(file)
    with opened_database(context) as database:
        try:
            found = changes(database, asked)
        except WrongForm as error:
            raise failing.WrongInput(f"{file}: {error}") from None
        if not dry_run:
            carry_out(database, found, now())
    if output is Format.JSON:
        for one in found:
            printing.emit({"name": one.wanted.name, "fate": one.fate.value, "changed": list(one.differing)})
        return
    for one in found:
        if one.fate is not Fate.SAME:
            printing.say(f"{one.fate.value}: {one.wanted.name}{_differing(one.differing)}")
    if not found:
        printing.say(f"{file} lists no subscriptions: nothing is changed")
        return
    same = counted(sum(one.fate is Fate.SAME for one in found), "subscription")
    printing.say(f"as before: {same}" + ("; nothing was stored: --dry-run" if dry_run else ""))


def _differing(fields: tuple[str, ...]) -> str:
    return f" ({', '.join(fields)})" if fields else ""


def print_schema() -> None:
    """Print the JSON Schema of files of subscriptions, for editors that check while you write."""
    from monitor.forms.files import schema

    typer.echo(json.dumps(schema(), indent=2, ensure_ascii=False))


def _of_file(file: Path) -> "list[Subscription]":
    from monitor.forms.shapes import subscription_of

    return [subscription_of(form, 0) for form in _read(file).subscriptions]


def _read(file: Path) -> "SubscriptionsFile":
    from monitor.forms.files import read
    from monitor.forms.written import WrongForm

    try:
        content = sys.stdin.buffer.read(BYTES) if str(file) == "-" else _bytes(file)
        return read(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise failing.WrongInput(f"{file}: not UTF-8 text") from None
    except WrongForm as error:
        raise failing.WrongInput(f"{file}: {error}") from None


def _bytes(file: Path) -> bytes:
    with file.open("rb") as opened:  # a device never ends
        return opened.read(BYTES)


def _subscription(database: "Database", typed: str) -> "Subscription":
    from monitor.store import subscriptions

    found = subscriptions.subscription(database, typed)
    if found is None:
        raise failing.WrongInput(f"{typed}: no such subscription; see: seized subscriptions list")
    return found
