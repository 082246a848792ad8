"""Which notifier serves an address. To add a kind of channel, add its file and a line here."""

import re
from collections.abc import Callable

from notifiers.console import Console
from notifiers.errors import AddressError
from notifiers.interface import ChannelOptions, Notifier
from notifiers.redacting import redact

__all__ = ["notifier_for", "redact"]

_LONGEST = 2000
_SCHEME = re.compile(r"([A-Za-z0-9][A-Za-z0-9+.-]{0,31}):")


def notifier_for(address: str, options: ChannelOptions | None = None) -> Notifier:
    """The notifier for a channel's address.

    ``console:``, ``mailto:ann@example.org``, ``smtp(s)://…?to=…``, ``webhook+https://…``, ``slack://…``, or any other
    address that Apprise knows. Raises AddressError, one line without secrets.
    """
    options = options or ChannelOptions()
    scheme = _SCHEME.match(address)
    if scheme is None or len(address) > _LONGEST or not address.isprintable():
        raise AddressError(
            f"{redact(address)[:80]}: not a channel's address; write console:, mailto:ann@example.org, slack://…, "
            "webhook+https://… or another service's address"
        )
    make = _NOTIFIERS.get(scheme[1].lower(), _push)
    return make(address, options)


def _console(address: str, options: ChannelOptions) -> Notifier:
    if address.lower() not in ("console:", "console://"):
        raise AddressError("console: takes nothing after the colon")
    return Console()


def _plain_https(address: str, options: ChannelOptions) -> Notifier:
    if address.startswith("https://hooks.slack.com/"):
        return _push(address, options)
    raise AddressError(f"{redact(address)}: write webhook+https://… to have events posted as JSON")


# What takes long to import is imported late: most commands tell nobody.


def _mail(address: str, options: ChannelOptions) -> Notifier:
    from notifiers.mail import Mail

    return Mail(address, options)


def _webhook(address: str, options: ChannelOptions) -> Notifier:
    from notifiers.webhook import Webhook

    return Webhook(address, options)


def _push(address: str, options: ChannelOptions) -> Notifier:
    from notifiers.push import Push

    return Push(address, options)


_NOTIFIERS: dict[str, Callable[[str, ChannelOptions], Notifier]] = {
    "console": _console,
    "mailto": _mail,
    "mailtos": _mail,
    "smtp": _mail,
    "smtps": _mail,
    "webhook+https": _webhook,
    "webhook+http": _webhook,
    "https": _plain_https,
    "http": _plain_https,
}
