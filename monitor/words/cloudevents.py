"""An event as a CloudEvents 1.0 object: for webhooks, for the event log as JSON."""

from datetime import datetime
from typing import Any
from urllib.parse import quote

from monitor.intents import Event

TYPE_PREFIX = "seized."


def cloud_event(event: Event) -> dict[str, Any]:
    """The event in CloudEvents' structured form: ``type`` is ``seized.`` and ours, ``subject`` the work's symbol,
    ``source`` the place that publishes, as a relative address, ``id`` the event's key, ``time`` when we knew."""
    return {
        "specversion": "1.0",
        "id": event.key,
        "source": f"/sources/{quote(event.source, safe='')}",
        "type": f"{TYPE_PREFIX}{event.type.value}",
        "subject": event.symbol,
        "time": event.at.isoformat(),
        "datacontenttype": "application/json",
        "data": event.data,
    }


def aside_event(about: str, key: str, facts: dict[str, Any], at: datetime) -> dict[str, Any]:
    """A message that tells of no work, in the same form: ``about`` is a test, a paused channel, a quiet week."""
    return {
        "specversion": "1.0",
        "id": key,
        "source": "/",
        "type": f"{TYPE_PREFIX}{about.replace(' ', '_')}",
        "time": at.isoformat(),
        "datacontenttype": "application/json",
        "data": facts,
    }
