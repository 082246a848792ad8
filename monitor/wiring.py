"""Putting the program together: the only module that names concrete sources and notifiers."""

import random
import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from monitor.composing import Ways
from monitor.intents import Channel
from monitor.keys import signing_key
from monitor.links import Links, Purpose
from monitor.receiving import Context
from monitor.service import Service
from monitor.settings import Settings, SettingsError
from monitor.store import migrating, subscriptions
from monitor.store.database import Database, open_database
from monitor.store.lanes import SharedLanes
from monitor.timing import Intervals, Terms
from notifiers.carrying import PostOffice
from notifiers.catalog import notifier_for
from notifiers.interface import ChannelOptions, Notifier, Receipt
from notifiers.messages import Message
from sources import catalog
from sources.interface import Source
from sources.lanes import Memory
from sources.pacing import Pacing
from sources.web import Web, user_agent

OFFICIAL: Final = ".un.org"
"""The sites whose cadence follows the working days of New York end so."""

__all__ = ["Service", "build", "open_store"]


def build(settings: Settings, stack: ExitStack) -> Service:
    """Open everything that a service needs; ``stack`` closes it. Raises SettingsError and StoreError."""
    stop = threading.Event()
    database = open_store(settings, stack)
    web = stack.enter_context(open_web(settings, database, stop))
    found = built(settings, web)
    links = Links(signing_key(settings), settings.web.url)
    return Service(
        settings=settings,
        database=database,
        sources=named(found),
        context=Context(
            database=database,
            clock=lambda: datetime.now(UTC),
            draw=random.random,
            intervals=intervals_of(settings, found),
            stopping=stop.is_set,
            sources=named(found),
            robots=robots_of(web, {name: kind for kind, site in found.items() for name in site}),
            scans=settings.scans,
        ),
        notifier_for=Notifiers(channel_options(settings), stack),
        ways=ways_of(settings, links),
        send=lambda address, message: send(address, message, channel_options(settings)),
        links=links,
        stop=stop,
    )


def open_store(settings: Settings, stack: ExitStack) -> Database:
    """The database alone. An embedded one is made and brought up to date; a server's is only checked."""
    if settings.embedded:
        _make_folder(settings.home)
        migrating.upgrade(settings.database_url)
    database = open_database(settings.database_url)
    stack.callback(database.close)
    subscriptions.refile(database)
    return database


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"the folder {folder} cannot be made: {error.strerror}; name another home with --home or SEIZED_HOME"
        ) from error


def open_web(settings: Settings, database: Database, stop: threading.Event) -> Web:
    """The client for sources. The pace of the sites' hosts is kept for all processes that share the database; hosts of
    our own (those allowed though private) need no politeness."""
    own, paces = {host: 0.0 for host, _ in settings.endpoints}, catalog.paces()
    shared = frozenset(pace.lane or host for host, pace in paces.items() if host not in own)
    chosen = settings.sources.chosen
    decided = {kind: one.robots for kind, one in chosen.items() if "robots" in one.model_fields_set}
    return Web(
        settings.contact,
        private=settings.endpoints,
        pacing=Pacing(paces=paces, gaps=own, shared=SharedLanes(database, shared, Memory()), sleep=stop.wait),
        stopping=stop.is_set,
        robots=catalog.robots_decisions(decided),
    )


def robots_of(web: Web, kinds: Mapping[str, str]) -> Callable[[str], str | None]:
    """For a source's name, what its hosts' robots.txt say and what was decided, as far as they were read."""

    def told(name: str) -> str | None:
        hosts, verdicts = catalog.sites()[kinds[name]].hosts if name in kinds else (), web.robots()
        said = [f"{host}: {one.rules} ({one.decision})" for host in hosts if (one := verdicts.get(host))]
        return "\n".join(said) or None

    return told


# ---- sources ---------------------------------------------------------------------------------------------------------


Built = Mapping[str, Mapping[str, Source]]
"""Sources by name, by the kind of their site."""


def sources_of(settings: Settings, web: Web) -> dict[str, Source]:
    """The sources of the sites that are enabled. Raises SettingsError."""
    return named(built(settings, web))


def built(settings: Settings, web: Web) -> Built:
    """The sources of each enabled site. Raises SettingsError."""
    return {kind: _of_site(kind, settings, web) for kind in _enabled(settings)}


def named(found: Built) -> dict[str, Source]:
    """All sources, by name."""
    return {name: source for site in found.values() for name, source in site.items()}


def _enabled(settings: Settings) -> tuple[str, ...]:
    return tuple(kind for kind, chosen in settings.sources.chosen.items() if chosen.enabled)


def _of_site(kind: str, settings: Settings, web: Web) -> Mapping[str, Source]:
    try:
        return catalog.sources_of(kind, _options(kind, settings), web)
    except ValueError as error:
        raise SettingsError(str(error)) from error


def _options(kind: str, settings: Settings) -> dict[str, Any]:
    """What the settings say of a site; the folder that is watched unless another is named is made."""
    own = dict(settings.sources.chosen[kind].own)
    if kind == "folder" and not own["paths"]:
        _make_folder(settings.incoming)
        own["paths"] = (settings.incoming,)
    return own


def _terms(kind: str, settings: Settings) -> Terms:
    chosen, hosts = settings.sources.chosen[kind], catalog.sites()[kind].hosts
    everywhere = settings.intervals.poll if hosts and "interval" not in chosen.model_fields_set else None
    return Terms(
        interval=everywhere or chosen.interval,
        promise=chosen.promise,
        share=chosen.share,
        adaptive=any(host.endswith(OFFICIAL) for host in hosts) and everywhere is None,
        kind=kind,
    )


def intervals_of(settings: Settings, found: Built) -> Intervals:
    chosen = settings.intervals
    return Intervals(
        poll=chosen.poll or Intervals().poll,
        back_off_cap=chosen.back_off_cap,
        confirm_after=chosen.confirm_after,
        confirmations=chosen.confirmations,
        lease=chosen.lease,
        sending_lease=chosen.sending_lease,
        terms={name: _terms(kind, settings) for kind, site in found.items() for name in site},
    )


# ---- channels --------------------------------------------------------------------------------------------------------


def channel_options(settings: Settings) -> ChannelOptions:
    return ChannelOptions(
        smtp=settings.smtp.get_secret_value() if settings.smtp else None,
        slack_hooks=settings.slack_hooks,
        slack_buttons=settings.slack_signing_secret is not None,
        allowed_endpoints=settings.endpoints,
        user_agent=user_agent(settings.contact),
        signing_key=signing_key(settings),
        post_office=PostOffice(),
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
        if self._options.post_office:
            self._options.post_office.close()


def send(address: str, message: Message, options: ChannelOptions) -> Receipt:
    """Send a message to an address that need not be a channel. Raises AddressError and DeliveryError."""
    notifier = notifier_for(address, options)
    try:
        return notifier.send(message)
    finally:
        notifier.close()
        if options.post_office:
            options.post_office.close()


def ways_of(settings: Settings, links: Links) -> Ways:
    """Where messages lead; nowhere without ``web.url``."""
    return Ways(
        page=lambda symbol: page_of(settings, symbol),
        manage=lambda channel: links.link(Purpose.MANAGE, channel),
        stop=lambda channel: links.link(Purpose.STOP, channel),
        acknowledge=lambda channel, event: links.link(Purpose.ACKNOWLEDGE, channel, event),
    )


def page_of(settings: Settings, symbol: str) -> str | None:
    """The address of a work's page for readers of messages; None where they cannot reach ours."""
    return f"{settings.web.url.rstrip('/')}/works/{quote(symbol, safe='/')}" if settings.web.url else None
