"""Putting the program together: the only module that names concrete sources and notifiers."""

import random
import threading
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from monitor.intents import Channel
from monitor.receiving import Context
from monitor.service import Service
from monitor.settings import Settings, SettingsError
from monitor.store import migrating
from monitor.store.database import Database, open_database
from monitor.timing import Intervals
from monitor.trying import trial_message
from notifiers.catalog import notifier_for
from notifiers.interface import ChannelOptions, Notifier, Receipt
from sources.catalog import source_for
from sources.interface import Source
from sources.pacing import Pacing
from sources.web import Web, user_agent

__all__ = ["Service", "build", "open_store"]


def build(settings: Settings, stack: ExitStack) -> Service:
    """Open everything that a service needs; ``stack`` closes it. Raises SettingsError and StoreError."""
    stop = threading.Event()
    database = open_store(settings, stack)
    web = stack.enter_context(open_web(settings, stop.is_set))
    return Service(
        settings=settings,
        database=database,
        sources=sources_of(settings, web),
        context=Context(
            database=database,
            clock=lambda: datetime.now(UTC),
            draw=random.random,
            intervals=intervals_of(settings),
            stopping=stop.is_set,
        ),
        notifier_for=Notifiers(channel_options(settings), stack),
        page_for=lambda symbol: page_of(settings, symbol),
        send_test=lambda address: send_test(address, channel_options(settings)),
        stop=stop,
    )


def open_store(settings: Settings, stack: ExitStack) -> Database:
    """The database alone. An embedded one is made and brought up to date; a server's is only checked."""
    if settings.embedded:
        _make_folder(settings.home)
        migrating.upgrade(settings.database_url)
    database = open_database(settings.database_url)
    stack.callback(database.close)
    return database


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"the folder {folder} cannot be made: {error.strerror}; name another home with --home or SEIZED_HOME"
        ) from error


def open_web(settings: Settings, stopping: Callable[[], bool]) -> Web:
    """The client for sources. Hosts of our own (those allowed though private) need no politeness."""
    own = {host: 0.0 for host, _ in settings.endpoints}
    return Web(settings.contact, private=settings.endpoints, pacing=Pacing(gaps=own), stopping=stopping)


# ---- sources ---------------------------------------------------------------------------------------------------------


def sources_of(settings: Settings, web: Web) -> dict[str, Source]:
    """The sources that the settings name. Raises SettingsError."""
    wanted = (*_folders(settings), *_wikisources(settings))
    try:
        return {name: source_for(kind, name, options, web) for kind, name, options in wanted}
    except ValueError as error:
        raise SettingsError(str(error)) from error


def _folders(settings: Settings) -> list[tuple[str, str, dict[str, str]]]:
    chosen = settings.sources.folder
    if not chosen.enabled:
        return []
    if not chosen.paths:
        _make_folder(settings.incoming)
    paths = chosen.paths or (settings.incoming,)
    names = ["folder", *(f"folder-{number}" for number in range(2, len(paths) + 1))]
    return [("folder", name, {"path": str(path)}) for name, path in zip(names, paths, strict=True)]


def _wikisources(settings: Settings) -> list[tuple[str, str, dict[str, str]]]:
    chosen = settings.sources.wikisource
    languages = chosen.languages if chosen.enabled else ()
    unknown = set(chosen.api) - set(chosen.languages)
    if unknown:
        raise SettingsError(f"sources.wikisource.api names {', '.join(sorted(unknown))}: add it to languages too")
    return [("wikisource", f"wikisource-{tag}", _wikisource_options(tag, chosen.api.get(tag))) for tag in languages]


def _wikisource_options(language: str, api: str | None) -> dict[str, str]:
    return {"language": language} | ({"api": api} if api else {})


def intervals_of(settings: Settings) -> Intervals:
    chosen = settings.intervals
    return Intervals(
        poll=chosen.poll,
        back_off_cap=chosen.back_off_cap,
        confirm_after=chosen.confirm_after,
        confirmations=chosen.confirmations,
        lease=chosen.lease,
        sending_lease=chosen.sending_lease,
        own_poll={name: settings.sources.folder.interval for _, name, _ in _folders(settings)},
    )


# ---- channels --------------------------------------------------------------------------------------------------------


def channel_options(settings: Settings) -> ChannelOptions:
    return ChannelOptions(
        smtp=settings.smtp.get_secret_value() if settings.smtp else None,
        slack_hooks=settings.slack_hooks,
        allowed_endpoints=settings.endpoints,
        user_agent=user_agent(settings.contact),
    )


class Notifiers:
    """One notifier for each channel, kept as long as its address stays the same. For several threads."""

    def __init__(self, options: ChannelOptions, stack: ExitStack) -> None:
        self._options = options
        self._open: dict[int, tuple[str, Notifier]] = {}
        self._lock = threading.Lock()
        stack.callback(self.close)

    def __call__(self, channel: Channel) -> Notifier:
        """Raises AddressError."""
        with self._lock:
            address, notifier = self._open.get(channel.id, ("", None))
            if notifier is None or address != channel.address:
                if notifier is not None:
                    notifier.close()
                notifier = notifier_for(channel.address, self._options)
                self._open[channel.id] = (channel.address, notifier)
            return notifier

    def close(self) -> None:
        for _, notifier in self._open.values():
            notifier.close()
        self._open.clear()


def send_test(address: str, options: ChannelOptions) -> Receipt:
    """Send a test message to an address. Raises AddressError and DeliveryError."""
    notifier = notifier_for(address, options)
    try:
        return notifier.send(trial_message(datetime.now(UTC)))
    finally:
        notifier.close()


def page_of(settings: Settings, symbol: str) -> str | None:
    """The address of a work's page for readers of messages; None where they cannot reach ours."""
    return f"{settings.web.url.rstrip('/')}/works/{quote(symbol, safe='/')}" if settings.web.url else None
