"""Commands that run the whole: run, the service, and demo, the service before a make-believe publisher."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final

import typer

from monitor.cli import failing, printing
from monitor.cli.opening import opened_service, settings
from monitor.cli.options import DiffFormat
from monitor.cli.sweeping import resume
from monitor.cli.watching import print_sources
from monitor.schedules.conditions import complaints

if TYPE_CHECKING:
    from fastapi import FastAPI

    from monitor.service import Service

PANEL = "The service"
FIRST_LOOKS: Final = timedelta(seconds=20)
READING: Final = 1.5
"""Seconds after each scene of the demonstration, for reading."""
DRILL: Final = 60.0
QUICK_DRILL: Final = 5.0
"""Seconds of a fire drill."""
STEP: Final = timedelta(milliseconds=250)


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command(rich_help_panel=PANEL)(run)
    app.command(rich_help_panel=PANEL)(demo)


def run(context: typer.Context) -> None:
    """The service: watch the sources, send the alerts, serve the status page. Stop it with Ctrl-C."""
    from monitor.running.embedded import running, stopping_on_signals

    level = settings(context).logs.level
    with (
        opened_service(context, log_level=level) as service,
        stopping_on_signals(service.stop),
        status_page(service) as address,
        running(service),
    ):
        printing.say(f"Status page: {address}", style="bold")
        printing.say(f"Watching {', '.join(service.sources) or 'nothing: no source is set'}. Stop with Ctrl-C.")
        _tell_first_looks(service)
        service.stop.wait()
    printing.note("stopped; work in hand was finished or put back")


@contextmanager
def status_page(service: "Service") -> Iterator[str]:
    """Serve the pages of a service and give their address; they are made when somebody first asks for one."""
    from monitor.web.serving import served

    web = service.settings.web
    with served(partial(_pages, service), web.host, web.port) as address:
        yield address


def _pages(service: "Service") -> "FastAPI":
    from monitor.web.application import Pages, application

    web = service.settings.web
    token = web.token.get_secret_value() if web.token else None
    complaining = partial(_complaints, service)
    signing = service.settings.slack_signing_secret
    pages = Pages(
        service.database,
        web.host,
        service.context.clock,
        complaining,
        token,
        service.links,
        web.signup,
        signing.get_secret_value() if signing else None,
    )
    return application(pages)


def _complaints(service: "Service") -> tuple[str, ...]:
    from monitor.store import schedule

    states = schedule.source_states(service.database)
    return complaints((one for one in states if one.name in service.sources), service.context.clock())


def _tell_first_looks(service: "Service") -> None:
    """What each source is doing, once all have been looked at or are slow to answer."""
    from monitor.store import schedule

    def looked() -> bool:
        states = schedule.source_states(service.database)
        return all(state.last_polled_at for state in states if state.name in service.sources)

    if service.sources and wait_until(looked, FIRST_LOOKS, service.stop.wait):
        states = schedule.source_states(service.database)
        print_sources(tuple(state for state in states if state.name in service.sources))


def wait_until(done: Callable[[], bool], at_most: timedelta, pause: Callable[[float], bool]) -> bool:
    """Ask again and again; false when ``pause`` (seconds) says that the program is to stop, true when done or late."""
    for _ in range(int(at_most / STEP)):
        if done():
            return True
        if pause(STEP.total_seconds()):
            return False
    return True


def demo(
    context: typer.Context,
    quick: Annotated[bool, typer.Option("--quick", help="Without the pauses for reading.")] = False,
    faults: Annotated[
        bool, typer.Option("--faults", help="A fire drill: everything goes wrong for a minute (--quick: seconds).")
    ] = False,
) -> None:
    """No network: a make-believe publisher brings out, reissues and translates resolutions; watch the alerts."""
    from monitor.demo.showing import show

    resume()
    say, log_level = _told_at_once, "debug" if context.obj.debug else "critical"
    if faults:
        _drill(log_level, seconds=QUICK_DRILL if quick else DRILL)
        return
    missing = show(say, _epilogue, pause=0.0 if quick else READING, log_level=log_level)
    if missing:
        raise failing.FailedWork(f"demo: an expected alert did not come: {'; '.join(missing)}")
    say("\nAll alerts came. The service for real sources: seized run")


def _drill(log_level: str, *, seconds: float) -> None:
    from random import randrange

    from monitor.demo.drill import drill

    seed = randrange(1_000_000)
    tally = drill(_told_at_once, seconds=seconds, seed=seed, log_level=log_level)
    if tally.false or tally.lost:
        wrong = "; ".join((*tally.false, *(f"lost: {one}" for one in tally.lost)))
        raise failing.FailedWork(f"demo: the storm {seed} came to this: {wrong}; please report it")


def _told_at_once(line: str) -> None:
    printing.say(line, style="bold cyan" if line.startswith("\n▶") else "")
    sys.stdout.flush()


def _epilogue(service: "Service") -> None:
    """The redline of the reissue, and how the sources fared."""
    from monitor.cli.redlining import print_comparison
    from monitor.demo.story import SECOND
    from monitor.store import corpus, schedule

    versions = corpus.versions(service.database, SECOND, "en")
    comparison = corpus.comparison_for(service.database, versions[-1].id) if len(versions) > 1 else None
    if comparison is not None:
        _told_at_once(f"\n▶ The redline of the reissue: seized diff '{SECOND}@1' '{SECOND}@2'")
        print_comparison(comparison, f"{SECOND}@1", f"{SECOND}@2", DiffFormat.TERMINAL, "en")
    _told_at_once("\n▶ What each source is doing: seized sources")
    print_sources(schedule.source_states(service.database))
