"""Signatures of webhooks: checked as a receiver would check them."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from notifiers.signing import secret_for, signature_headers

KEY = b"k" * 32
NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)


def expected(secret: str, identifier: str, second: str, body: bytes) -> str:
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"{identifier}.{second}.".encode() + body, hashlib.sha256).digest()
    return "v1," + base64.b64encode(digest).decode()


@given(st.binary(max_size=200), st.text("abc:/()[]0-9", min_size=1))
def test_a_receiver_with_the_secret_finds_the_signature_right(body: bytes, identifier: str) -> None:
    secret = secret_for(KEY, "webhook+https://example.org/hook")
    headers = dict(signature_headers(secret, identifier, NOW, body))
    assert headers["Webhook-Id"] == identifier
    assert headers["Webhook-Timestamp"] == str(int(NOW.timestamp()))
    assert headers["Webhook-Signature"] == expected(secret, identifier, headers["Webhook-Timestamp"], body)


def test_an_address_keeps_its_secret_and_shares_it_with_nobody() -> None:
    one, other = (secret_for(KEY, f"webhook+https://example.org/{name}") for name in "ab")
    assert one == secret_for(KEY, "webhook+https://example.org/a")
    assert one != other
    assert one != secret_for(b"j" * 32, "webhook+https://example.org/a")


def test_a_secret_has_thirty_two_bytes() -> None:
    secret = secret_for(KEY, "webhook+https://example.org/a")
    assert secret.startswith("whsec_")
    assert len(base64.b64decode(secret.removeprefix("whsec_"))) == 32
