"""Tell a program: the CloudEvent as JSON, posted to an address of its owner's.

A 2xx answer is a receipt. 401, 403, 404 and 410 say that the address is no longer ours to write to; everything else
is tried again, when the answer says so if it does. Redirects are not followed: they would lead past the egress guard.
Connections are not kept: events are rare, and each try has its own deadline.
"""

import json
import math
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote

import httpcore
import httpx

from notifiers.egress import Forbidden, Guard
from notifiers.errors import AddressError, DeliveryError
from notifiers.interface import ChannelOptions, Receipt
from notifiers.messages import Message
from notifiers.redacting import redact
from notifiers.signing import secret_for, signature_headers

PREFIX = "webhook+"
_GONE = frozenset({401, 403, 404, 410})
_MOVED_FOR_GOOD = frozenset({301, 308})
_HEADER_SAFE = " !#$&'()*+,/:;=?@[]|"
_ANSWER_LIMIT = 64 * 1024
_LONGEST_WAIT = 7 * 24 * 3600.0


class Webhook:
    """A channel that posts events to ``webhook+https://…``."""

    def __init__(self, address: str, options: ChannelOptions) -> None:
        """Raises AddressError when the address is not one that a webhook can have."""
        self.redacted = redact(address)
        self._url = _target(address, self.redacted)
        self._options = options
        self._secret = secret_for(options.signing_key, address) if options.signing_key else None
        self._tls = httpx.create_ssl_context() if self._url.scheme == "https" else None

    def __repr__(self) -> str:
        return f"Webhook({self.redacted!r})"

    def send(self, message: Message) -> Receipt:
        """Post the event. Raises DeliveryError."""
        deadline = time.monotonic() + self._options.timeout
        guard = Guard(self._options.allowed_endpoints, deadline)
        try:
            with httpcore.ConnectionPool(ssl_context=self._tls, network_backend=guard) as pool:
                status, headers = _post(pool, self._url, *self._signed(message))
        except Forbidden as error:
            raise DeliveryError(f"{self.redacted}: {error}", permanent=True) from None
        except httpcore.TimeoutException:
            raise DeliveryError(f"{self.redacted}: no answer in {self._options.timeout:g} s") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError, OSError) as error:
            raise DeliveryError(f"{self.redacted}: no connection ({type(error).__name__})") from None
        return self._receipt(status, headers)

    def close(self) -> None:
        """Nothing to let go of."""

    def _signed(self, message: Message) -> tuple[list[tuple[str, str]], bytes]:
        """The headers and the body. A repeated try has the same identifier and a signature of its own second."""
        content = json.dumps(message.event).encode("ascii")
        identifier = quote(message.key, safe=_HEADER_SAFE)
        headers = [
            ("Host", self._url.netloc.decode("ascii")),
            ("User-Agent", self._options.user_agent),
            ("Content-Type", "application/cloudevents+json; charset=utf-8"),
            ("Content-Length", str(len(content))),
            ("Idempotency-Key", identifier),
            ("Accept-Encoding", "identity"),
        ]
        if self._secret:
            headers += signature_headers(self._secret, identifier, datetime.now(UTC), content)
        return headers, content

    def _receipt(self, status: int, headers: Mapping[str, str]) -> Receipt:
        if 200 <= status < 300:
            return Receipt(f"accepted with status {status}")
        says = f"{self.redacted}: the receiver answered {status}"
        if 300 <= status < 400:
            says += ", a redirect: give the channel the address that it leads to"
        now = datetime.now(UTC)
        wait = retry_after(headers.get("retry-after"), now)
        raise DeliveryError(says, permanent=status in _GONE | _MOVED_FOR_GOOD, retry_after=wait)


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, between 0 and a week; None when it says nothing usable."""
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            at = parsedate_to_datetime(value)
        except ValueError:
            return None
        seconds = (at.replace(tzinfo=at.tzinfo or UTC) - now).total_seconds()
    return min(max(seconds, 0.0), _LONGEST_WAIT) if math.isfinite(seconds) else None


def _target(address: str, redacted: str) -> httpx.URL:
    try:
        url = httpx.URL(address.removeprefix(PREFIX))
        host = url.host
    except (httpx.InvalidURL, ValueError):
        host = ""
    if not host:
        raise AddressError(f"{redacted} is not an address; write webhook+https://host/path")
    if url.userinfo:
        raise AddressError(f"{redacted}: put the secret into the path or the query, not before the host")
    return url


def _post(
    pool: httpcore.ConnectionPool, url: httpx.URL, headers: list[tuple[str, str]], content: bytes
) -> tuple[int, Mapping[str, str]]:
    """The answer's status and headers. The body is read, within a limit, so that a broken answer counts as none."""
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    with pool.stream("POST", target, headers=headers, content=content) as answer:
        size = 0
        for chunk in answer.iter_stream():
            size += len(chunk)
            if size > _ANSWER_LIMIT:
                break
        return answer.status, {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers
        }
