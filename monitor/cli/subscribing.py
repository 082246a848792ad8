"""Commands on who is told about what: subscribe and subscriptions."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli import failing, printing, shapes
from monitor.cli.channels import free_name, named_channel
from monitor.cli.opening import now, opened_database, settings
from monitor.cli.options import Format, FormatOption
from monitor.cli.symbols import body, canonical, event_type
from monitor.cli.texts import checked_language
from monitor.intents import Channel
from monitor.subscribing import Rule, Subscription

if TYPE_CHECKING:
    from monitor.store.database import Database

PANEL = "Who is told"
LONGEST_PHRASE = 200
"""Characters of a word or phrase to look for."""
Symbols = Annotated[list[str] | None, typer.Option("--symbol", metavar="S", help="What happens to this work.")]
Cites = Annotated[list[str] | None, typer.Option("--cites", metavar="S", help="Texts that cite this work.")]
Bodies = Annotated[list[str] | None, typer.Option("--body", metavar="B", help="Works of this body: SC, GA, HRC, …")]
Words = Annotated[list[str] | None, typer.Option("--word", metavar="W", help="Texts that contain this word or phrase.")]
Events = Annotated[list[str] | None, typer.Option("--event", metavar="TYPE", help="Only events of this type.")]
Languages = Annotated[list[str] | None, typer.Option("--language", metavar="TAG", help="Only in these languages.")]
Reference = Annotated[str, typer.Argument(metavar="ID|NAME", help="As listed by: seized subscriptions list.")]
Name = Annotated[str | None, typer.Option("--name", metavar="N", help="What to call the subscription.")]


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command(rich_help_panel=PANEL)(subscribe)
    group = typer.Typer(help="List, show and remove subscriptions.", no_args_is_help=True)
    for command in (list_subscriptions, show_subscription, remove_subscription):
        group.command(command.__name__.partition("_")[0])(command)
    app.add_typer(group, name="subscriptions", rich_help_panel=PANEL)


def subscribe(
    context: typer.Context,
    channel: Annotated[
        str, typer.Argument(metavar="CHANNEL", help="A channel's name, or an address: console:, mailto:…")
    ],
    symbol: Symbols = None,
    cites: Cites = None,
    body_name: Bodies = None,
    word: Words = None,
    event: Events = None,
    language: Languages = None,
    name: Name = None,
    output: FormatOption = Format.TERMINAL,
) -> None:
    """Tell a channel about the events that match all the kinds of option given, and any value of each kind."""
    from monitor.store import subscriptions
    from monitor.wiring import channel_options

    rule = Rule(
        symbols=tuple(canonical(typed) for typed in symbol or ()),
        cites=tuple(canonical(typed) for typed in cites or ()),
        bodies=tuple(body(typed) for typed in body_name or ()),
        words=tuple(_word(typed) for typed in word or ()),
        event_types=tuple(event_type(typed) for typed in event or ()),
        languages=tuple(checked_language(typed) or "" for typed in language or ()),
    )
    _refuse_empty(rule)
    with opened_database(context) as database:
        target = named_channel(database, channel, channel_options(settings(context)))
        called = _name_for(name, rule, {one.name for one in subscriptions.subscriptions(database)})
        made = subscriptions.add_subscription(database, called, target.id, (rule,), (), now())
    _print([made], {target.id: target}, output)


def _refuse_empty(rule: Rule) -> None:
    if rule == Rule(languages=rule.languages):
        raise failing.WrongInput("say what to tell: at least one of --symbol, --cites, --body, --word or --event")


def _word(typed: str) -> str:
    phrase = " ".join(typed.split())
    if not phrase:
        raise failing.WrongInput("--word: an empty word matches nothing; give a word or a phrase")
    if len(phrase) > LONGEST_PHRASE or not phrase.isprintable():
        raise failing.WrongInput(f"--word {phrase}: give at most {LONGEST_PHRASE} printable characters")
    return phrase


def list_subscriptions(context: typer.Context, output: FormatOption = Format.TERMINAL) -> None:
    """List who is told about what."""
    from monitor.store import subscriptions

    with opened_database(context) as database:
        found = subscriptions.subscriptions(database)
        channels = {channel.id: channel for channel in subscriptions.channels(database)}
    _print(found, channels, output)


def show_subscription(context: typer.Context, subscription: Reference, output: FormatOption = Format.TERMINAL) -> None:
    """Show one subscription, by its number or name."""
    from monitor.store import subscriptions

    with opened_database(context) as database:
        found = _subscription(database, subscription)
        channels = {channel.id: channel for channel in subscriptions.channels(database)}
    _print([found], channels, output)


def remove_subscription(context: typer.Context, subscription: Reference) -> None:
    """Remove one subscription, by its number or name; what was already made for it is still sent."""
    from monitor.store import subscriptions

    with opened_database(context) as database:
        found = _subscription(database, subscription)
        subscriptions.remove_subscription(database, found.id)
    printing.say(f"removed: {found.name}")


def _subscription(database: "Database", typed: str) -> Subscription:
    from monitor.store import subscriptions

    found = subscriptions.subscription(database, typed)
    if found is None:
        raise failing.WrongInput(f"{typed}: no such subscription; see: seized subscriptions list")
    return found


def _name_for(asked: str | None, rule: Rule, taken: set[str]) -> str:
    """What to call a subscription: as asked, else its rule in words with a number when that name is taken."""
    if asked is None:
        return free_name(_words(rule), taken)
    if asked in taken or not asked.strip() or not asked.isprintable():
        raise failing.WrongInput(f"--name {asked}: taken, empty or not printable; choose another name")
    return asked


def _words(rule: Rule) -> str:
    parts = (
        ("", rule.symbols),
        ("cites ", rule.cites),
        ("body ", tuple(one.value for one in rule.bodies)),
        ("word ", rule.words),
        ("event ", tuple(one.value for one in rule.event_types)),
        ("in ", rule.languages),
    )
    return "; ".join(prefix + ", ".join(values) for prefix, values in parts if values)


def _print(found: Iterable[Subscription], channels: Mapping[int, Channel], output: Format) -> None:
    if output is Format.JSON:
        for one in found:
            printing.emit(shapes.subscription_shape(one, channels.get(one.channel_id)))
        return
    rows = [
        (str(one.id), one.name, _channel_name(channels, one), " or ".join(_words(rule) for rule in one.rules))
        for one in found
    ]
    if rows:
        printing.table(("id", "name", "channel", "told about"), rows)
    else:
        printing.say("no subscriptions; make one with: seized subscribe console: --cites 'S/RES/1373(2001)'")


def _channel_name(channels: Mapping[int, Channel], one: Subscription) -> str:
    channel = channels.get(one.channel_id)
    return f"{channel.name}{'' if channel.enabled else ' (stopped)'}" if channel else "–"
