"""The command that tells a channel about something: subscribe."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli import failing, printing
from monitor.cli.new_channels import free_name, named_channel
from monitor.cli.opening import now, opened_database, settings
from monitor.cli.options import DryRunOption, Format, FormatOption
from monitor.cli.subscription_lines import print_preview, print_subscriptions, summary
from monitor.cli.subscription_options import QUIET_WEEK, form_of, in_options, with_options
from monitor.tallying import counted

if TYPE_CHECKING:
    from monitor.forms.written import SubscriptionForm
    from monitor.store.database import Database
    from monitor.subscribing import Subscription

PANEL = "Who is told"


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command(rich_help_panel=PANEL)(subscribe)


@with_options
def subscribe(
    context: typer.Context,
    channel: Annotated[
        str, typer.Argument(metavar="CHANNEL", help="A channel's name, or an address: console:, mailto:…")
    ],
    name: Annotated[str | None, typer.Option("--name", metavar="N", help="What to call the subscription.")] = None,
    quiet_week: QUIET_WEEK = False,
    dry_run: DryRunOption = False,
    output: FormatOption = Format.TERMINAL,
    **chosen: Any,
) -> None:
    """Tell a channel about the events that match all the kinds of option given, and any value of each kind.

    With --dry-run: what that would have sent in the last twelve months.
    """
    from monitor.previewing import preview
    from monitor.reaching import channel_options
    from monitor.store import subscriptions

    form = _checked({**form_of(chosen), "name": name or "?", "channel": channel, "quiet_week": quiet_week}, name)
    with opened_database(context) as database:
        if dry_run:
            print_preview(preview(database, _wanted(form, 0), now()), output)
            return
        if name is not None and subscriptions.named(database, [form.name]):
            raise failing.WrongInput(f"--name {form.name}: taken; choose another name")
        target = named_channel(database, channel, channel_options(settings(context)))
        wanted = _wanted(form, target.id)
        made = subscriptions.add(database, wanted if name else _called_by_its_rule(database, wanted), now())
        expected = preview(database, made, now()) if form.rules[0].chain else None
    print_subscriptions([made], {target.id: target}, output)
    if expected is not None:  # chains choose more than one thinks (domain.md 5.1)
        printing.note(
            f"in the last twelve months that would have been {counted(len(expected.messages), 'message')}, "
            f"{expected.per_week:.1f} a week; see: seized subscriptions preview {made.id}"
        )


def _checked(written: dict[str, Any], name: str | None) -> "SubscriptionForm":
    from monitor.forms.written import SubscriptionForm, WrongForm, checked

    try:
        if name is not None and not name.strip():
            raise WrongForm("name: write a name of printable characters without spaces around it")
        return checked(SubscriptionForm, written)
    except WrongForm as error:
        raise failing.WrongInput(in_options(str(error))) from None


def _wanted(form: "SubscriptionForm", channel_id: int) -> "Subscription":
    from monitor.forms.shapes import subscription_of

    return subscription_of(form, channel_id)


def _called_by_its_rule(database: "Database", wanted: "Subscription") -> "Subscription":
    """The subscription with its rule in words as its name, and a number when that name is taken."""
    from dataclasses import replace

    from monitor.store import subscriptions

    taken = {one.name for one in subscriptions.subscriptions(database)}
    return replace(wanted, name=free_name(summary(wanted.rules[0]), taken))
