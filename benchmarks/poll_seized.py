"""Seized as one of those that ``benchmarks.poll`` has watch its site: the whole service, as ``seized run`` starts it,
with one source that knows single addresses.

``python -m benchmarks.poll_seized HOME ADDRESS COUNT`` runs until SIGTERM.
"""

import sys
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.poll_papers import symbol
from monitor import logs
from monitor.cli.running import status_page
from monitor.running.embedded import running, stopping_on_signals
from monitor.service import Service
from monitor.settings import Settings, load
from monitor.wiring import build
from sources.catalog import sites
from sources.documents import Absent, Answer, Found, Listing, NotModified, Polled, Refused, Validators
from sources.errors import SourceError
from sources.pacing import Pacing
from sources.web import Web

NAME = "pages"


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages, each watched at its own address and asked for conditionally. The first poll lists all of them, then each
    is looked at when its time has come, as texts of the Official Document System are."""

    web: Web
    address: str
    count: int
    name: str = NAME
    official: bool = True

    def poll(self, cursor: str | None) -> Polled:
        """All of them at first, then nothing."""
        numbers = range(1, self.count + 1) if cursor is None else range(0)
        listings = (Listing(NAME, f"{self.address}{one}", symbol=symbol(one), language="en") for one in numbers)
        return Polled(tuple(listings), "listed", first=cursor is None)

    def fetch(self, listing: Listing, known: Validators | None) -> Answer:
        """One conditional request."""
        try:
            response = self.web.get(listing.address, validators=known)
        except SourceError as error:
            return Refused(listing, str(error), retry_after=error.retry_after)
        if response.status == 304:
            return NotModified(listing)
        if response.status != 200:
            return Absent(listing, f"{listing.address} is not there")
        validators, headers = response.validators, response.headers
        return Found(listing, response.content, response.media_type, response.charset, headers, validators)

    def find(self, symbol: str, language: str | None) -> tuple[Listing, ...]:
        """Nothing: an address says nothing about symbols."""
        return ()


def settings_for(home: Path, address: str) -> Settings:
    """No other source; a free port for the status page; the texts that ours cite are not looked for."""
    none = {f"SEIZED_SOURCES__{kind.upper()}__ENABLED": "false" for kind in sites()}
    place = {
        "SEIZED_CITED__BUDGET": "0",
        "SEIZED_ALLOW_PRIVATE": f'["{urlsplit(address).netloc}"]',
        "SEIZED_WEB__PORT": "0",
    }
    return load(home=home, environ=none | place)


def watching(home: Path, address: str, count: int, stack: ExitStack) -> Service:
    """The service with the pages as its source, at the speed of loopback."""
    service = build(settings_for(home, address), stack)
    place = urlsplit(address)
    private = frozenset({(place.hostname or "", place.port or 80)})
    web = stack.enter_context(
        Web(
            "the benchmark",
            private=private,
            pacing=Pacing(gap=0.0, sleep=service.stop.wait),
            stopping=service.stop.is_set,
        )
    )
    pages = {NAME: Pages(web, address, count)}
    return replace(service, sources=pages, context=replace(service.context, sources=pages))


def main(home: Path, address: str, count: int) -> None:
    """Run the service until SIGTERM."""
    logs.configure("info", "json")
    with ExitStack() as stack:
        service = watching(home, address, count, stack)
        stack.enter_context(stopping_on_signals(service.stop))
        stack.enter_context(status_page(service))
        stack.enter_context(running(service))
        service.stop.wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
