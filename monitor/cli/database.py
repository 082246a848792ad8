"""Commands on the database itself: db upgrade and db check."""

import typer

from monitor.cli import failing, printing
from monitor.cli.opening import settings

PANEL = "The service"


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    group = typer.Typer(help="Bring the database up to date, or check it.", no_args_is_help=True)
    group.command()(upgrade)
    group.command()(check)
    app.add_typer(group, name="db", rich_help_panel=PANEL)


def upgrade(context: typer.Context) -> None:
    """Make the database, or bring it up to date; nothing is lost."""
    from monitor.store import migrating

    migrating.upgrade(settings(context).database_url)
    printing.say("the database is up to date")


def check(context: typer.Context) -> None:
    """Say whether the database fits this program; leaves with 1 when not."""
    from monitor.store import migrating

    complaints = migrating.check(settings(context).database_url)
    for complaint in complaints:
        printing.complain(failing.one_line(complaint))
    if complaints:
        raise typer.Exit(failing.FAILED)
    printing.say("the database is in order")
