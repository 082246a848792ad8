"""Listing pages on loopback, as the tests of listings fill them."""

import json
import zlib
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from monitor.demo.sites.listings import Line, Register
from monitor.demo.sites.serving import Served
from sources.documents import Notice
from sources.listings import Listings
from sources.listings_memory import Book, closed
from sources.listings_sites import PROFILES
from sources.web import Web

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@dataclass
class Reading:
    """A register on loopback, and the listings that read it, at a time that a test sets."""

    site: Register
    served: Served
    web: Web
    now: datetime = NOW

    def of(self, name: str, least: int = 0) -> Listings:
        profile = replace(PROFILES[name], least_collected=least)
        return Listings(self.web, profile, self.served.address, clock=lambda: self.now)

    @property
    def council(self) -> Listings:
        return self.of("security-council")

    @property
    def assembly(self) -> Listings:
        return self.of("general-assembly")

    def paths(self) -> list[str]:
        return [request.target for request in self.served.requests]


def council(number: int, day: date, **facts: object) -> Line:
    line = Line(f"S/RES/{number} ({day.year})", f"The situation in Ruritania, {number}", day, issued=True)
    return replace(line, **facts)  # type: ignore[arg-type]


def assembly(number: int, session: int = 81, **facts: object) -> Line:
    line = Line(f"A/RES/{session}/{number}", f"Question {number}", date(1945 + session, 10, 5), issued=True)
    return replace(line, **facts)  # type: ignore[arg-type]


def closed_as_before(book: Book) -> str:
    """A cursor without the day on which parts were seen."""
    state = json.loads(zlib.decompress(b64decode(closed(book))))
    return b64encode(zlib.compress(json.dumps({key: one[:7] for key, one in state.items()}).encode())).decode()


def by_symbol(notices: tuple[Notice, ...]) -> dict[str, Notice]:
    return {notice.symbol.replace(" ", ""): notice for notice in notices}
