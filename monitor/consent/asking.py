"""What somebody may ask for who is not the operator: one address, one of a few wishes. Checked, and pure."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from enum import StrEnum
from hashlib import sha256
from hmac import digest
from ipaddress import ip_address, ip_network
from typing import Any, Final, TypeVar
from urllib.parse import quote

from diffing.changes import Body, Kind
from monitor.consent.choosing import WrongChoice
from monitor.judging.naming import canonical_or_none
from monitor.subscribing import Rhythm, Rule, Subscription
from monitor.words.wording import LANGUAGES

WORDING: Final = 1
"""The version of the words that people agree to; to be raised when they change in substance."""
FORGET_AFTER: Final = timedelta(days=7)
"""What nobody confirmed is kept no longer (domain.md 7)."""
PER_ADDRESS: Final = 3
"""Letters a day that may be asked for to one address."""
PER_NETWORK: Final = 20
"""Times an hour that one network may ask."""

_MAILBOX: Final = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z][A-Za-z0-9-]{1,62}"
)
_LONGEST: Final = 254
"""Characters of a mailbox (RFC 5321, 4.5.3.1.3, without the angle brackets)."""
_HARMLESS: Final = "@!$&'*+=^_`{|}~.-/"
_NETWORKS: Final = {4: 24, 6: 56}
"""How many bits of an address one customer shares."""


class Wish(StrEnum):
    """What messages are to be about."""

    SECURITY_COUNCIL = "security council"
    GENERAL_ASSEMBLY = "general assembly"
    HUMAN_RIGHTS_COUNCIL = "human rights council"
    ECONOMIC_AND_SOCIAL_COUNCIL = "economic and social council"
    CITES = "cites"
    WORK = "work"


OF_ONE_WORK: Final = frozenset({Wish.CITES, Wish.WORK})
_BODIES: Final = {
    Wish.SECURITY_COUNCIL: Body.SECURITY_COUNCIL,
    Wish.GENERAL_ASSEMBLY: Body.GENERAL_ASSEMBLY,
    Wish.HUMAN_RIGHTS_COUNCIL: Body.HUMAN_RIGHTS_COUNCIL,
    Wish.ECONOMIC_AND_SOCIAL_COUNCIL: Body.ECONOMIC_AND_SOCIAL_COUNCIL,
}


Choice = TypeVar("Choice", Wish, Rhythm)


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish for messages to an address. ``symbol`` is canonical, for the wishes about one work."""

    address: str = field(repr=False)
    wish: Wish
    symbol: str | None
    language: str
    rhythm: Rhythm

    @property
    def channel_address(self) -> str:
        """The address as channels have it."""
        return f"mailto:{quote(self.address, safe=_HARMLESS)}"

    def stored(self) -> dict[str, Any]:
        """All but the address, as a JSON object."""
        return {name: value for name, value in asdict(self).items() if name != "address"}


def read_back(address: str, stored: Mapping[str, Any]) -> Asked:
    """What ``stored`` made."""
    return Asked(address, Wish(stored["wish"]), stored["symbol"], stored["language"], Rhythm(stored["rhythm"]))


def asked(form: Mapping[str, str]) -> Asked:
    """What a form asks for. Raises WrongChoice, with the name of the field."""
    wish = _one_of(Wish, form, "wish")
    return Asked(
        address=_mailbox(form.get("address", "")),
        wish=wish,
        symbol=_symbol(form.get("symbol", "")) if wish in OF_ONE_WORK else None,
        language=_language(form.get("language", "")),
        rhythm=_one_of(Rhythm, form, "rhythm"),
    )


def subscription_for(asked: Asked, number: int) -> Subscription:
    """What is made of a wish when it is confirmed; its channel is not known yet. ``number`` makes its name unique."""
    if asked.wish in _BODIES:
        rule = Rule(bodies=(_BODIES[asked.wish],), kinds=(Kind.RESOLUTION,))
        about = f"{_BODIES[asked.wish].value} resolutions"
    elif asked.wish is Wish.CITES:
        rule, about = Rule(cites=(asked.symbol or "",)), f"cites {asked.symbol}"
    else:
        rule, about = Rule(symbols=(asked.symbol or "",)), f"{asked.symbol}"
    name = f"{about} (sign-up {number})"
    return Subscription(0, name, 0, (rule,), languages=(asked.language,), rhythm=asked.rhythm)


def fingerprint(address: str) -> str:
    """By what an address is found again, however it is written."""
    return sha256(address.casefold().encode("utf-8", "replace")).hexdigest()


def network_of(address: str | None, key: bytes) -> str | None:
    """By what those are counted who ask from one network: hashed, for nobody to read. None where nothing is known."""
    try:
        found = ip_address((address or "").partition("%")[0])
    except ValueError:
        return None
    found = getattr(found, "ipv4_mapped", None) or found
    whole = ip_network(f"{found}/{_NETWORKS[found.version]}", strict=False)
    return digest(key, f"seized network {whole}".encode(), "sha256").hex()[:32]


def _one_of(kind: type[Choice], form: Mapping[str, str], name: str) -> Choice:
    try:
        return kind(form.get(name, ""))
    except ValueError:
        raise WrongChoice(name) from None


def _mailbox(typed: str) -> str:
    local, _, domain = typed.strip().rpartition("@")
    try:
        address = f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        raise WrongChoice("address") from None
    dotted = local.startswith(".") or local.endswith(".") or ".." in local
    if dotted or len(address) > _LONGEST or not _MAILBOX.fullmatch(address):
        raise WrongChoice("address")
    return address


def _symbol(typed: str) -> str:
    found = canonical_or_none(typed.strip()) if len(typed) <= _LONGEST else None
    if found is None:
        raise WrongChoice("symbol")
    return found


def _language(typed: str) -> str:
    if typed not in LANGUAGES:
        raise WrongChoice("language")
    return typed
