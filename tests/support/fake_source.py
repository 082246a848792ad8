"""A remote site that does what a test says: publish, amend, withdraw, throttle, break, come back."""

from dataclasses import dataclass, field

from sources.documents import (
    Absent,
    Answer,
    Corrupt,
    Found,
    Listing,
    NotModified,
    Polled,
    Refused,
    Sighting,
    Validators,
)
from sources.errors import SourceError, Unreachable


@dataclass
class FakeSource:
    """Pages at addresses, and a log of what happened to them; the cursor is a place in the log."""

    name: str = "wiki"
    official: bool = False
    pages: dict[str, tuple[int, str]] = field(default_factory=dict)
    log: list[Listing] = field(default_factory=list)
    trouble: SourceError | None = None
    refusing: dict[str, Answer] = field(default_factory=dict)
    fetched: list[str] = field(default_factory=list)
    symbols: dict[str, str] = field(default_factory=dict)

    # ---- what a test says ----

    def publish(self, address: str, text: str, *, symbol: str | None = None) -> None:
        revision = self.pages.get(address, (0, ""))[0] + 1
        self.pages[address] = (revision, text)
        if symbol:
            self.symbols[address] = symbol
        self.log.append(self._listing(address, Validators(revision=str(revision))))

    amend = publish

    def withdraw(self, address: str) -> None:
        del self.pages[address]
        self.log.append(self._listing(address, Validators(), Sighting.GONE))

    def move(self, address: str, moved_to: str) -> None:
        self.pages[moved_to] = self.pages.pop(address)
        self.log.append(self._listing(address, Validators(), Sighting.MOVED, moved_to))

    def throttle(self, seconds: float) -> None:
        self.trouble = Unreachable(f"{self.name}: too many requests", retry_after=seconds)

    def break_down(self) -> None:
        self.trouble = Unreachable(f"{self.name}: no connection")

    def recover(self) -> None:
        self.trouble = None
        self.refusing.clear()

    def refuse(self, address: str) -> None:
        self.refusing[address] = Refused(self._listing(address, Validators()), f"{address}: 503")

    def corrupt(self, address: str) -> None:
        self.refusing[address] = Corrupt(self._listing(address, Validators()), f"{address}: blanked")

    # ---- what a source can do ----

    def poll(self, cursor: str | None) -> Polled:
        if self.trouble:
            raise self.trouble
        start = int(cursor or 0)
        latest = {listing.address: listing for listing in self.log[start:]}
        return Polled(tuple(latest.values()), str(len(self.log)), first=cursor is None)

    def fetch(self, listing: Listing, known: Validators | None) -> Answer:
        self.fetched.append(listing.address)
        if listing.address in self.refusing:
            return self.refusing[listing.address]
        if self.trouble:
            return Refused(listing, str(self.trouble), self.trouble.retry_after)
        if listing.address not in self.pages:
            return Absent(listing, f"{listing.address}: not found")
        revision, text = self.pages[listing.address]
        if known and known.revision == str(revision):
            return NotModified(listing)
        return Found(listing, text.encode(), "text/plain", "utf-8", validators=Validators(revision=str(revision)))

    def find(self, symbol: str, language: str | None) -> tuple[Listing, ...]:
        known = [address for address, named in self.symbols.items() if named == symbol] or [f"page of {symbol}"]
        return tuple(Listing(self.name, address, symbol, language) for address in known)

    def _listing(
        self, address: str, validators: Validators, sighting: Sighting = Sighting.PRESENT, moved_to: str | None = None
    ) -> Listing:
        symbol = self.symbols.get(address)
        return Listing(self.name, address, symbol, validators=validators, sighting=sighting, moved_to=moved_to)
