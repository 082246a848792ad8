"""The command ``seized``: what stands before the commands, the groups of commands, and how a run ends."""

import os
import sys
import traceback
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Final

import typer
from typer.main import get_command

from monitor.cli import (
    channels,
    comparing,
    concording,
    corpus,
    database,
    deliveries,
    failing,
    filling,
    graphing,
    people,
    printing,
    running,
    sourcing,
    streams,
    subscribing,
    subscriptions,
    texts,
    watching,
)
from monitor.cli.options import Options

ABOUT: Final = """Watches the public document sources of the United Nations, notices every new and revised
resolution, says what changed and what the text cites, and tells the people who asked. Independent, unofficial: check
the official text."""

GROUPS: Final = (
    running,
    watching,
    sourcing,
    database,
    subscribing,
    subscriptions,
    channels,
    deliveries,
    people,
    corpus,
    concording,
    graphing,
    filling,
    texts,
    comparing,
)


def build() -> typer.Typer:
    """The application with all of its groups."""
    app = typer.Typer(
        name="seized",
        help=ABOUT,
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback()(before)
    for group in GROUPS:
        group.add(app)
    return app


def _print_version(wanted: bool) -> None:
    if wanted:
        printing.say(f"seized {version('seized')}")
        raise typer.Exit


def before(
    context: typer.Context,
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Settings file instead of the seized.toml that is found.")
    ] = None,
    home: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where data lives; SEIZED_HOME does the same.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="On an error, show where it happened.")] = False,
    show_version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Keep what holds for every command."""
    context.obj = Options(config, home, debug)


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit code; whatever goes wrong ends in one line on standard error."""
    streams.prepare()
    try:
        code = get_command(build()).main(args=arguments, prog_name="seized", standalone_mode=False)
        sys.stdout.flush()
        return _said(code)
    except BrokenPipeError:
        return _quiet_end()
    except BaseException as error:
        if isinstance(error, SystemExit):
            raise
        return _told(error, debug="--debug" in arguments)


def _said(code: object) -> int:
    if code == failing.INTERRUPTED:
        printing.complain(failing.explained(KeyboardInterrupt())[0])
    return code if isinstance(code, int) else failing.DONE


def _quiet_end() -> int:
    """Whoever read our output has seen enough: nothing more is written, not by the interpreter's last flush either."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return failing.DONE


def _told(error: BaseException, *, debug: bool) -> int:
    line, code = failing.explained(error)
    if debug:
        traceback.print_exception(error)
    if line:
        printing.complain(line)
    return code
