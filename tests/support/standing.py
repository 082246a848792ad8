"""A clock that stands still until a test moves it, and a context on a real database."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from monitor.receiving import Context
from monitor.store import migrating, subscriptions
from monitor.store.database import Database, open_database
from monitor.subscribing import Rule, Subscription
from monitor.timing import Intervals
from tests.support.building import NOW


@dataclass
class Clock:
    """Calling it tells the time."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **more: float) -> None:
        self.now += timedelta(**more)


@cache
def _empty_file() -> bytes:
    """A database file as a new service makes it: made once for each worker, since that takes half a second."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "seized.db")
        migrating.upgrade(f"sqlite:///{file}")
        return file.read_bytes()


def fresh_file(folder: Path, name: str = "seized.db") -> str:
    """The URL of a database without rows, as a new service makes it."""
    file = folder / name
    file.write_bytes(_empty_file())
    return f"sqlite:///{file}"


def fresh_database(folder: Path) -> Database:
    return open_database(fresh_file(folder))


def context_on(database: Database, clock: Clock) -> Context:
    return Context(database, clock, lambda: 0.0, Intervals())


def follow(database: Database, *rules: Rule, address: str = "console:", **more: Any) -> int:
    """A subscription with these rules on a channel of its own, and ``more`` of what a subscription says; gives the
    channel's id."""
    channel = subscriptions.add_channel(database, address, address, address, NOW)
    name = f"desk {len(subscriptions.subscriptions(database)) + 1}"
    subscriptions.add(database, Subscription(0, name, channel.id, rules, **more), NOW)
    return channel.id
