"""The demonstration: the real service in a temporary home, before the make-believe publisher."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from diffing.changes import Body
from monitor import logs
from monitor.demo.publisher import LANGUAGES, Publisher, opened
from monitor.demo.story import SCENES, SECOND, Alert, Scene, prologue
from monitor.knobs import IntervalSettings, Settings
from monitor.outgoing import DeliveryState
from monitor.running.embedded import running
from monitor.service import Service
from monitor.sites import sources_of
from monitor.source_knobs import SourcesSettings
from monitor.store import outbox, schedule, subscriptions
from monitor.subscribing import Rule, Subscription
from monitor.wiring import build
from sources.catalog import sites
from sources.pacing import Pacing
from sources.web import Web

PATIENCE: Final = 12.0
"""Seconds for an alert to come, or for a failure to be noticed: many times what it takes."""
STEP: Final = 0.05
Say = Callable[[str], None]


def show(say: Say, after: Callable[[Service], None], *, pause: float, log_level: str = "critical") -> tuple[str, ...]:
    """Play the story, and say what goes on between the alerts; gives the alerts that did not come.

    ``pause`` is in seconds, after each scene, for reading. ``after`` sees the service before all is thrown away.
    """
    logs.configure(log_level, "auto")
    with demonstration() as (service, publisher):
        say("A make-believe publisher answers on loopback; the documents are made up. One was there before we began:")
        say("of that nobody is told.")
        missing = [line for scene in SCENES for line in _play(scene, service, publisher, say, pause)]
        after(service)
    return tuple(missing)


@contextmanager
def demonstration() -> Iterator[tuple[Service, Publisher]]:
    """The service, running, with its first look at the publisher behind it."""
    with ExitStack() as stack:
        publisher = stack.enter_context(opened(Publisher()))
        prologue(publisher)
        home = Path(stack.enter_context(TemporaryDirectory(prefix="seized-demo-")))
        service = impatient(build(settings_for(publisher, home), stack), stack)
        subscribe(service)
        stack.enter_context(running(service))
        _waited(lambda: all(state.last_success_at for state in schedule.source_states(service.database)))
        yield service, publisher


def settings_for(publisher: Publisher, home: Path) -> Settings:
    """The settings that an operator would write, but for the hurry."""
    second = timedelta(seconds=1)
    api = {language: publisher.api(language) for language in LANGUAGES}
    return Settings(
        home=home,
        contact="the demonstration",
        allow_private=(f"127.0.0.1:{publisher.port}",),
        sources=SourcesSettings.model_validate(
            {kind: {"enabled": False} for kind in sites()} | {"wikisource": {"languages": LANGUAGES, "api": api}}
        ),
        intervals=IntervalSettings(poll=second / 2, back_off_cap=second, tick=second / 5),
    )


def impatient(service: Service, stack: ExitStack) -> Service:
    """The service with sources that do not keep a polite distance: the publisher is ours."""
    web = stack.enter_context(Web("the demonstration", private=service.settings.endpoints, pacing=Pacing(gap=0.0)))
    return replace(service, sources=sources_of(service.settings, web))


def subscribe(service: Service) -> None:
    """Have everything of the Security Council printed, and every language of one resolution."""
    now = datetime.now(UTC)
    channel = subscriptions.add_channel(service.database, "this terminal", "console:", "console:", now)
    rules = (Rule(bodies=(Body.SECURITY_COUNCIL,)), Rule(symbols=(SECOND,), languages=("en", "zh")))
    for name, rule in zip(("the Security Council", "languages of 9002"), rules, strict=True):
        subscriptions.add(service.database, Subscription(0, name, channel.id, (rule,)), now)


def _play(scene: Scene, service: Service, publisher: Publisher, say: Say, pause: float) -> Iterator[str]:
    """Let one scene happen and wait for what must come of it; gives what did not come."""
    say(f"\n▶ {scene.told}")
    failures = _failures(service)
    scene.act(publisher)
    alert = scene.alert
    if alert is not None and not _waited(lambda: _arrived(service, alert)):
        yield str(alert)
    if scene.breaks and not _waited(lambda: _failures(service) > failures):
        yield "the failure of a source"
    if scene.breaks:
        say(_excuse(service))
    time.sleep(pause)


def _arrived(service: Service, alert: Alert) -> bool:
    done = outbox.deliveries(service.database, state=DeliveryState.DONE)
    return any((event.type, event.symbol) == (alert.type, alert.symbol) for one in done for event in one.events)


def _failures(service: Service) -> int:
    return sum(state.failures for state in schedule.source_states(service.database))


def _excuse(service: Service) -> str:
    failing = [state for state in schedule.source_states(service.database) if state.failures]
    return "\n".join(f"  {state.name} backs off: {state.last_error}" for state in failing)


def _waited(done: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(STEP)
    return True
