"""What a running program is made of; monitor.wiring puts it together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

from monitor.receiving import Context
from monitor.settings import Settings
from monitor.store.database import Database
from monitor.ways import Ways
from sources.interface import Source

if TYPE_CHECKING:
    from monitor.delivering import NotifierFor
    from monitor.links import Links
    from notifiers.interface import Receipt
    from notifiers.messages import Message


@dataclass(frozen=True, slots=True)
class Service:
    """The open parts. ``stop`` is set to have work put back; ``send`` sends a message to an address at once,
    beside the outbox; ``links`` signs what readers of messages follow."""

    settings: Settings
    database: Database
    sources: Mapping[str, Source]
    context: Context
    notifier_for: "NotifierFor"
    ways: Ways
    send: "Callable[[str, Message], Receipt]"
    links: "Links"
    stop: Event = field(default_factory=Event)
