"""What Slack sends when somebody presses a button of ours: whether it is genuine, and who pressed what. Pure.

Slack signs each request with a secret of the app's own: HMAC-SHA256 over ``v0``, the second and the raw body (its
manual, "Verifying requests from Slack"). What is older than five minutes may have been recorded and played again.
"""

import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import parse_qs

WINDOW: Final = 300
"""Seconds by which the second of a genuine request may differ from now."""
ACKNOWLEDGE: Final = "acknowledge"
"""What our button is called in what Slack sends."""
LONGEST_NAME: Final = 80

_SECOND: Final = re.compile("[0-9]{1,12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Click:
    """A button that was pressed: the ``value`` that we gave it, and what Slack calls the one who pressed it."""

    value: str
    by: str


def is_genuine(secret: str, second: str, signature: str, body: bytes, now: datetime) -> bool:
    """Whether Slack sent this, of late. ``second`` and ``signature`` are those of its headers; ``now`` is aware."""
    if not _SECOND.fullmatch(second) or abs(now.timestamp() - int(second)) > WINDOW:
        return False
    signed = b"v0:" + second.encode("ascii") + b":" + body
    expected = "v0=" + hmac.digest(secret.encode(), signed, hashlib.sha256).hex()
    return hmac.compare_digest(expected.encode(), signature.encode("utf-8", "surrogateescape"))


def click_in(body: bytes) -> Click | None:
    """The press of our button that a request tells of; None for anything else, however it looks."""
    try:
        (payload,) = parse_qs(body.decode("utf-8"), max_num_fields=10)["payload"]
        told = json.loads(payload)
        pressed = next(one for one in told["actions"] if one["action_id"] == ACKNOWLEDGE)
        return Click(_text(pressed["value"]), _text(_who(told["user"]))[:LONGEST_NAME])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, StopIteration):
        return None


def _who(user: dict[str, Any]) -> Any:
    return user.get("name") or user.get("username") or user["id"]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not text")
    return value
