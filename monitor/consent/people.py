"""Which channels are somebody's: those whose messages go to an address, however the channel writes it. Pure."""

from collections.abc import Iterable
from urllib.parse import parse_qs, unquote, urlsplit

from monitor.intents import Channel

_MAIL = ("mailto", "mailtos", "smtp", "smtps")


def channels_of(typed: str, channels: Iterable[Channel]) -> tuple[Channel, ...]:
    """The channels at an address: a mailbox in any writing, or a channel's own address or name."""
    wanted = mailbox_in(typed) or typed.strip().casefold()
    return tuple(one for one in channels if typed in (one.address, one.name) or mailbox_in(one.address) == wanted)


def mailbox_in(address: str) -> str | None:
    """The mailbox that a channel's address sends to, in small letters; None for no mail address."""
    scheme, colon, rest = address.strip().partition(":")
    if not colon or scheme.lower() not in _MAIL:
        return None
    try:
        to = parse_qs(urlsplit(address).query).get("to", [""])[-1]
    except ValueError:
        return None
    plain = "" if rest.startswith("//") else unquote(rest.partition("?")[0])
    found = (plain or to).strip()
    if found.endswith(">"):
        found = found.rpartition("<")[2].removesuffix(">")
    return found.casefold() or None
