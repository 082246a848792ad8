"""Putting the whole service together. Which sources and notifiers there are is said in monitor.sites and
monitor.reaching; the database alone opens with monitor.opening."""

import random
import threading
from contextlib import ExitStack
from datetime import UTC, datetime
from urllib.parse import quote

from monitor.keys import signing_key
from monitor.links import Links, Purpose
from monitor.opening import open_store
from monitor.reaching import Notifiers, channel_options, send
from monitor.receiving import Context
from monitor.service import Service
from monitor.settings import Settings
from monitor.sites import built, intervals_of, named, open_web, robots_of
from monitor.ways import Ways


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
