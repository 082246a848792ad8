"""What a source can do."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol, runtime_checkable

from sources.documents import Answer, Listing, Notice, Polled, Validators
from sources.lanes import ORDINARY, Pace
from sources.robots import OBEY
from sources.web import Web


class Source(Protocol):
    """A place that publishes. Implementations keep no state between calls but open connections."""

    @property
    def name(self) -> str:
        """Unique, lower case, as shown to the operator: ``folder``, ``wikisource-zh``."""

    @property
    def official(self) -> bool:
        """Whether its texts are the UN's own issue rather than a transcription."""

    def poll(self, cursor: str | None) -> Polled:
        """List what is new since ``cursor`` (None: everything). Raises SourceError."""

    def fetch(self, listing: Listing, known: Validators | None) -> Answer:
        """Get what a listing names, unless ``known`` shows that we hold it. Never raises SourceError."""

    def find(self, symbol: str, language: str | None) -> tuple[Listing, ...]:
        """Where this source would keep a canonical symbol, best first; empty when it cannot say."""


@runtime_checkable
class Archive(Protocol):
    """A source that can also say what it knows of years past."""

    def archive(self, since: date, until: date) -> Iterator[Notice]:
        """What it knows of works adopted in these days, both included, page by page. Raises SourceError."""

    def listed(self, period: str) -> Iterator[Notice]:
        """What it knows of one year (``2021``) or session (``70``, ``ES-11``), as it counts. Raises ValueError when it
        does not know that period, SourceError."""


@dataclass(frozen=True, slots=True)
class Site:
    """A kind of source: each file that can be watched has one, called ``SITE``, and is found by it.

    ``kind`` is the name of its table in the settings (``[sources.ods]``). ``options`` is a frozen dataclass whose
    fields, with their defaults, are what that table may say beyond what every source knows (enabled, interval,
    promise). ``sources`` builds the site's sources, by unique name, from those options; it raises ValueError, one line.
    ``interval`` is how often each is polled and ``promise`` within what time one must have answered as it should
    before the operator is told, unless the settings say otherwise. ``enabled`` is what holds when they are silent.
    ``hosts`` are the hosts that it reads, ``pace`` how fast each may be asked; ``robots`` is ``obey``, or why the rules
    of their robots.txt do not concern what it asks for, unless the operator decides otherwise.
    """

    kind: str
    options: type[Any]
    sources: Callable[[Any, Web], Mapping[str, Source]]
    interval: timedelta
    promise: timedelta
    enabled: bool = True
    hosts: tuple[str, ...] = ()
    pace: Pace = ORDINARY
    robots: str = OBEY
