"""Making channels at an operator's word: which addresses are let in, and what the channel is called."""

import ipaddress
from itertools import count
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from monitor.cli import failing
from monitor.cli.opening import now
from monitor.intents import Channel

if TYPE_CHECKING:
    from collections.abc import Collection

    from monitor.store.database import Database
    from notifiers.interface import ChannelOptions

_PORTS: Final = {"http": 80, "https": 443}
_OF_THE_OPERATOR: Final = ("mailto", "mailtos", "smtp", "smtps")
"""Whose servers may stand anywhere."""


def named_channel(database: "Database", typed: str, options: "ChannelOptions", name: str | None = None) -> Channel:
    """The channel of that name or address, or a new one for that address, called ``name`` or by what of its address
    people may see. Raises WrongInput or AddressError."""
    from monitor.store import subscriptions
    from notifiers.catalog import redact

    known = subscriptions.channels(database)
    found = next((one for one in known if typed in (one.name, one.address)), None)
    if found is not None:
        return found
    let_in(typed, options)
    taken = {one.name for one in known}
    return subscriptions.add_channel(database, name or free_name(redact(typed), taken), typed, redact(typed), now())


def let_in(typed: str, options: "ChannelOptions") -> None:
    """Check that messages may go to an address: its kind, and where it leads, as far as that is known before anything
    is sent; each sending checks again. Raises WrongInput or AddressError."""
    from notifiers.catalog import notifier_for

    notifier_for(address_in(typed), options).close()
    if _is_private(typed, options.allowed_endpoints):
        raise failing.WrongInput(
            "the address leads to a machine that is not public: allow it with SEIZED_ALLOW_PRIVATE='[\"HOST:PORT\"]'"
        )


def address_in(typed: str) -> str:
    """What was typed, if it may be an address. Raises WrongInput."""
    if ":" not in typed:
        raise failing.WrongInput(f"{typed}: no channel has this name; give an address, for example console:")
    return typed


def new_name(typed: str, taken: "Collection[str]") -> str:
    """A channel's name that somebody chose. Raises WrongInput."""
    from monitor.forms.values import name
    from monitor.forms.written import LONGEST_NAME

    try:
        name(typed)
    except ValueError as error:
        raise failing.WrongInput(f"{typed!r}: {error}") from None
    if ":" in typed or len(typed) > LONGEST_NAME:
        raise failing.WrongInput(
            f"{typed[:80]!r}: write a name without a colon, which addresses have, of {LONGEST_NAME} characters at most"
        )
    if typed in taken:
        raise failing.WrongInput(f"{typed}: another channel has this name; choose another one")
    return typed


def free_name(wanted: str, taken: "Collection[str]") -> str:
    """``wanted``, with a number after it when something else has that name: what is shown of two addresses at one
    service is often the same."""
    names = (f"{wanted} ({number})" if number > 1 else wanted for number in count(1))
    return next(name for name in names if name not in taken)


def _is_private(typed: str, allowed: "frozenset[tuple[str, int]]") -> bool:
    """Whether an address leads to a machine that is not public. Only the names of webhooks are looked up: what stands
    in the place of a name in other services' addresses is often a secret, and no name server's business."""
    scheme, host, port = _place(typed)
    if scheme in _OF_THE_OPERATOR or not host or any(host == one and port in (None, other) for one, other in allowed):
        return False
    if _is_this_machine(host):
        return True
    if scheme.startswith("webhook+"):
        return _resolves_privately(host, port or _PORTS[scheme.removeprefix("webhook+")], allowed)
    return _is_private_number(host)


def _is_this_machine(host: str) -> bool:
    """Names that mean this machine whatever a name server says (RFC 6761, 6.3)."""
    return host.rstrip(".").rpartition(".")[2] == "localhost"


def _place(typed: str) -> tuple[str, str | None, int | None]:
    """Scheme, host and port of an address; no host where it has none that can be read."""
    try:
        parts = urlsplit(typed)
        return parts.scheme.lower(), parts.hostname, parts.port
    except ValueError:
        return typed.partition(":")[0].lower(), None, None


def _resolves_privately(host: str, port: int, allowed: "frozenset[tuple[str, int]]") -> bool:
    from notifiers.egress import Forbidden, checked

    try:
        checked(host, port, allowed)
    except Forbidden:
        return True
    except (OSError, UnicodeError):  # a name that leads nowhere today may lead somewhere tomorrow
        return False
    return False


def _is_private_number(host: str) -> bool:
    from notifiers.egress import public

    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return not public(host)
