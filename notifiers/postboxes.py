"""Reading mail addresses: who gets the letter, and which server carries it.

``mailto:ann@example.org`` uses the operator's server. ``smtp://user:password@server:port/?from=…&to=…`` names its own;
``smtps://`` speaks TLS from the first byte. ``starttls=`` says when a plain connection must turn to TLS: ``required``
(the default with a password), ``offered`` (the default without) or ``never``. ``pace=`` is how many letters a minute
one recipient's domain gets at most; without it as many as there are.
"""

import re
from dataclasses import dataclass, field
from email.errors import MessageError
from email.headerregistry import Address
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from notifiers.errors import AddressError
from notifiers.redacting import redact

_PORTS = {"smtp": 587, "smtps": 465, "mailto": 587, "mailtos": 587}
_STARTTLS = ("required", "offered", "never")
_PACE = re.compile(r"[0-9]{1,6}(\.[0-9]{1,3})?")
_KNOWN = frozenset({"to", "from", "starttls", "smtp", "pace"})


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server and how to speak to it. ``tls`` from the first byte; else ``starttls`` says when to turn.

    ``pace`` is in letters a minute for each recipient's domain, 0 for no limit.
    """

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    tls: bool
    starttls: str
    sender: Address = field(repr=False)
    pace: float = 0.0

    @property
    def login(self) -> tuple[object, ...]:
        """What makes two connections alike."""
        return self.host, self.port, self.user, self.password, self.tls, self.starttls


def read_server(address: str) -> tuple[Server, str | None]:
    """The server that an address names and the recipient in its ``to=``, if any. Raises AddressError."""
    redacted = redact(address)
    try:
        parts = urlsplit(address)
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        raise AddressError(f"{redacted} is not a mail address; {_FORM}") from None
    asked = _query(parts, redacted)
    host = asked.get("smtp") or parts.hostname
    if not host:
        raise AddressError(f"{redacted} names no server; {_FORM}")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    sender = asked.get("from") or (user if "@" in user else f"{user or 'seized'}@{parts.hostname}")
    starttls = asked.get("starttls") or ("required" if password or parts.scheme == "mailtos" else "offered")
    if starttls not in _STARTTLS:
        raise AddressError(f"{redacted}: starttls is one of {', '.join(_STARTTLS)}")
    pace = asked.get("pace", "0")
    if not _PACE.fullmatch(pace):
        raise AddressError(f"{redacted}: pace is letters a minute, such as pace=60")
    tls = parts.scheme == "smtps"
    mailbox = mailbox_of(sender, redacted)
    return Server(host, port, user, password, tls, starttls, mailbox, float(pace)), asked.get("to")


def mailbox_of(text: str, redacted: str) -> Address:
    """One mailbox, written ``ann@example.org`` or ``Ann <ann@example.org>``. Raises AddressError."""
    name, _, bracketed = text.strip().rpartition("<")
    spec = bracketed.removesuffix(">") if name or bracketed.endswith(">") else text.strip()
    try:
        result = Address(display_name=name.strip().strip('"'), addr_spec=spec)
    except (ValueError, MessageError, IndexError, AttributeError):
        result = Address()
    if not result.username or not result.domain or any(mark in text for mark in "\r\n,;"):
        raise AddressError(f"{redacted}: not one mailbox; write somebody@example.org, one channel for each person")
    return result


def _query(parts: SplitResult, redacted: str) -> dict[str, str]:
    try:
        asked = parse_qs(parts.query, keep_blank_values=True, max_num_fields=20)
    except ValueError:
        raise AddressError(f"{redacted}: too many settings; {_FORM}") from None
    unknown = set(asked) - _KNOWN
    if unknown or any(len(values) > 1 for values in asked.values()):
        raise AddressError(f"{redacted}: only to=, from=, starttls=, smtp= and pace= are known, each once; {_FORM}")
    return {name: values[0] for name, values in asked.items()}


_FORM = "write smtp://user:password@server:587/?from=me@example.org&to=you@example.org"
