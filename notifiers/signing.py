"""Signing what webhooks get, so that a receiver knows that it came from us and when (Standard Webhooks 1.0).

The signature covers the identifier, the second and the body; a receiver refuses one that is minutes old.
"""

import base64
import hashlib
import hmac
from datetime import datetime

PREFIX = "whsec_"


def secret_for(signing_key: bytes, address: str) -> str:
    """The secret of the webhook at ``address``, as its owner is told it: ``whsec_`` and 32 bytes in Base64.

    It is derived from the service's own key: the same address has the same secret, and no other has it.
    """
    derived = hmac.digest(signing_key, b"webhook\0" + address.encode("utf-8", "surrogatepass"), "sha256")
    return PREFIX + base64.b64encode(derived).decode("ascii")


def signature_headers(secret: str, identifier: str, now: datetime, body: bytes) -> list[tuple[str, str]]:
    """The three headers that sign ``body``. ``identifier`` is ASCII and the same for each try; ``now`` is aware."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    second = str(int(now.timestamp()))
    signed = b".".join((identifier.encode("ascii"), second.encode("ascii"), body))
    signature = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode("ascii")
    return [("Webhook-Id", identifier), ("Webhook-Timestamp", second), ("Webhook-Signature", f"v1,{signature}")]
