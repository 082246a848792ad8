"""How channels are reached: what the settings give to every notifier, and one notifier for each channel."""

import threading
from contextlib import ExitStack

from monitor.intents import Channel
from monitor.keys import signing_key
from monitor.settings import Settings
from notifiers.carrying import PostOffice
from notifiers.catalog import notifier_for
from notifiers.interface import ChannelOptions, Notifier, Receipt
from notifiers.messages import Message
from sources.web import user_agent


def channel_options(settings: Settings) -> ChannelOptions:
    return ChannelOptions(
        smtp=settings.smtp.get_secret_value() if settings.smtp else None,
        slack_hooks=settings.slack_hooks,
        slack_buttons=settings.slack_signing_secret is not None,
        allowed_endpoints=settings.endpoints,
        user_agent=user_agent(settings.contact),
        signing_key=signing_key(settings),
        post_office=PostOffice(),
    )


class Notifiers:
    """One notifier for each channel, kept as long as its address stays the same. For several threads."""

    def __init__(self, options: ChannelOptions, stack: ExitStack) -> None:
        self._options = options
        self._open: dict[int, tuple[str, Notifier]] = {}
        self._lock = threading.Lock()
        stack.callback(self.close)

    def __call__(self, channel: Channel) -> Notifier:
        """Raises AddressError."""
        with self._lock:
            address, notifier = self._open.get(channel.id, ("", None))
            if notifier is None or address != channel.address:
                if notifier is not None:
                    notifier.close()
                notifier = notifier_for(channel.address, self._options)
                self._open[channel.id] = (channel.address, notifier)
            return notifier

    def close(self) -> None:
        for _, notifier in self._open.values():
            notifier.close()
        self._open.clear()
        if self._options.post_office:
            self._options.post_office.close()


def send(address: str, message: Message, options: ChannelOptions) -> Receipt:
    """Send a message to an address that need not be a channel. Raises AddressError and DeliveryError."""
    notifier = notifier_for(address, options)
    try:
        return notifier.send(message)
    finally:
        notifier.close()
        if options.post_office:
            options.post_office.close()
