"""Threads at Slack, for channels that a bot writes to: a later message about a work answers the first one.

Slack calls a message by its time stamp (``ts``). An incoming webhook is told none, so that only a bot can answer.
"""

import re
from collections.abc import Mapping
from typing import Any

from apprise.plugins.slack import NotifySlack, SlackMode

_STAMP = re.compile(r"[0-9]{1,12}\.[0-9]{1,8}")


class Threads:
    """Points a Slack service at the thread of each message, and keeps what Slack calls the message."""

    def __init__(self, service: NotifySlack) -> None:
        self._service = service
        self._targets = list(service.channels)
        self._sends = service._send
        self._stamp: str | None = None
        service._send = self._sent  # type: ignore[method-assign]

    @property
    def stamp(self) -> str | None:
        """What Slack called the message that was sent last; None when it called it nothing."""
        return self._stamp

    def turn_to(self, parent: str | None) -> None:
        """Have the next message answer the one that is called ``parent``; None opens a thread.

        A channel that writes to several places at once has no thread: each would have its own.
        """
        self._stamp = None
        one = len(self._targets) == 1 and parent is not None and _STAMP.fullmatch(parent)
        self._service.channels = [f"{self._targets[0]}:{parent}"] if one else list(self._targets)

    def _sent(self, *given: Any, **more: Any) -> Any:
        answer = self._sends(*given, **more)  # type: ignore[no-untyped-call]
        if isinstance(answer, Mapping) and _STAMP.fullmatch(str(answer.get("ts"))):
            self._stamp = str(answer["ts"])
        return answer


def threads_of(service: object) -> Threads | None:
    """The threads of a service that can have them, else None."""
    return Threads(service) if isinstance(service, NotifySlack) and service.mode is SlackMode.BOT else None
