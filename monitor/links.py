"""Links that let one channel's reader change or end what comes: signed, so that nobody can make one up.

A link says which channel it is for and what it may do, and nothing else: no name, no address. It is checked without the
database. Links to confirm end after 48 hours (domain.md 7); those in messages last, as messages do.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from itsdangerous import BadData, SignatureExpired, URLSafeTimedSerializer

CONFIRM_WITHIN: Final = 48 * 3600
"""Seconds in which a request can be confirmed."""
LONGEST: Final = 300
"""Characters of a token; ours have about a third of that."""


class Purpose(StrEnum):
    """What a link may do. The value is the first part of its address."""

    CONFIRM = "confirm"
    MANAGE = "manage"
    STOP = "stop"
    FEED = "feeds"
    ACKNOWLEDGE = "ack"


class Expired(Exception):
    """The link was good once."""


@dataclass(frozen=True, slots=True)
class Links:
    """Makes and reads links. ``key`` is the service's own; ``url`` where readers reach our pages, None: nowhere."""

    key: bytes
    url: str | None

    def link(self, purpose: Purpose, *about: int) -> str | None:
        """The address of a page for one channel (to acknowledge: and one event), by number; None without an ``url``."""
        return f"{self.url.rstrip('/')}/{purpose.value}/{self.token(purpose, *about)}" if self.url else None

    def token(self, purpose: Purpose, *about: int) -> str:
        """What signs the numbers for this purpose and no other."""
        return self._signer(purpose).dumps(list(about))

    def read(self, purpose: Purpose, token: str) -> tuple[int, ...] | None:
        """The numbers that a token is about; None for one that is not ours or has another purpose. Raises Expired."""
        if len(token) > LONGEST:
            return None
        try:
            about = self._signer(purpose).loads(token, max_age=CONFIRM_WITHIN if purpose is Purpose.CONFIRM else None)
        except SignatureExpired:
            raise Expired from None
        except BadData:
            return None
        return tuple(about)

    def _signer(self, purpose: Purpose) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.key, salt=f"seized {purpose.value}")
