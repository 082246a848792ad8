"""Sources that a test speaks through: one that says things of works, and one that holds their official texts."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sources.documents import Absent, Answer, Found, Listing, Notice, NotModified, Polled, Standing, Validators
from sources.errors import SourceError

SYMBOL = "S/RES/2903(2026)"


def notice(standing: Standing = Standing.ADOPTED, symbol: str = SYMBOL, **more: Any) -> Notice:
    """What a listing says of a resolution that was adopted the day before yesterday."""
    made = Notice("listing", symbol, standing, "https://example.org/table", adopted_on=date(2026, 11, 20))
    return replace(made, **more)


@dataclass
class Announcer:
    """A source of notices: what ``say`` was given comes with the next poll."""

    name: str = "listing"
    official: bool = True
    waiting: list[Notice] = field(default_factory=list)
    gap: bool = False
    trouble: SourceError | None = None
    refusals: tuple[str, ...] = ()
    polls: int = 0

    def say(self, *notices: Notice, gap: bool = False) -> None:
        self.waiting += [replace(one, source=self.name) for one in notices]
        self.gap = gap

    def poll(self, cursor: str | None) -> Polled:
        if self.trouble:
            raise self.trouble
        self.polls += 1
        said, gap = tuple(self.waiting), self.gap
        self.waiting, self.gap = [], False
        first, refusals = cursor is None, self.refusals
        return Polled((), str(self.polls), gap=gap, first=first, notices=said, refusals=refusals)

    def fetch(self, listing: Listing, known: Validators | None) -> Answer:
        return Absent(listing, "no texts here")

    def find(self, symbol: str, language: str | None) -> tuple[Listing, ...]:
        return ()


@dataclass
class Texts:
    """A source of official texts, by symbol and language; it lists nothing by itself. ``meanwhile`` is what happens
    elsewhere while it answers."""

    name: str = "ods"
    official: bool = True
    pages: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None

    def issue(self, symbol: str, language: str, text: str) -> None:
        self.pages[f"{symbol}/{language}"] = text

    def poll(self, cursor: str | None) -> Polled:
        return Polled((), "0", first=cursor is None)

    def fetch(self, listing: Listing, known: Validators | None) -> Answer:
        self.asked.append(listing.address)
        self.meanwhile()
        text = self.pages.get(listing.address)
        if text is None:
            return Absent(listing, f"{listing.address}: not found")
        mark = str(hash(text))
        if known and known.revision == mark:
            return NotModified(listing)
        return Found(listing, text.encode(), "text/plain", "utf-8", validators=Validators(revision=mark))

    def find(self, symbol: str, language: str | None) -> tuple[Listing, ...]:
        return (Listing(self.name, f"{symbol}/{language or 'en'}", symbol, language),)
