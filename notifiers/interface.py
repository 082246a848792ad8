"""What a channel's notifier can do, and what the operator tells all of them."""

from dataclasses import dataclass, field
from typing import Protocol

from notifiers.carrying import PostOffice
from notifiers.messages import Message


@dataclass(frozen=True, slots=True)
class Receipt:
    """A message was accepted. ``detail`` is one line without secrets; ``provider_id`` what the receiver calls it."""

    detail: str
    provider_id: str | None = None


@dataclass(frozen=True, slots=True)
class ChannelOptions:
    """What the operator sets for all channels.

    ``smtp`` is the mail server for ``mailto:`` channels, as ``smtp://user:password@server:port/?from=…``.
    ``slack_hooks`` and ``slack_api`` replace Slack's own addresses (``https://hooks.slack.com/services`` and
    ``https://slack.com/api/{}``). ``slack_buttons``: Slack tells us what people press in a bot's messages.
    ``allowed_endpoints`` are (host, port) pairs that webhooks may reach although they are not public addresses.
    ``timeout`` is in seconds, for a whole attempt. ``user_agent`` names us to webhooks. ``signing_key`` is what the
    secrets of webhooks are derived from. ``post_office`` holds the connections to mail servers, for all channels;
    without it a channel has its own.
    """

    smtp: str | None = field(default=None, repr=False)
    slack_hooks: str | None = None
    slack_api: str | None = None
    slack_buttons: bool = False
    allowed_endpoints: frozenset[tuple[str, int]] = frozenset()
    timeout: float = 20.0
    user_agent: str = "Seized"
    signing_key: bytes | None = field(default=None, repr=False)
    post_office: PostOffice | None = field(default=None, repr=False, compare=False)


class Notifier(Protocol):
    """Tells one channel. Safe to use from several threads; one message at a time goes out."""

    @property
    def redacted(self) -> str:
        """The channel's address without its secrets, for people to see."""

    def send(self, message: Message) -> Receipt:
        """Deliver. Raises DeliveryError, and nothing else."""

    def close(self) -> None:
        """Let go of connections and files. May be called twice."""
