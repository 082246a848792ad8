import json
from datetime import UTC, datetime

import pytest

from notifiers.catalog import notifier_for
from notifiers.errors import DeliveryError
from notifiers.interface import ChannelOptions, Receipt
from notifiers.messages import Message
from notifiers.signing import secret_for, signature_headers
from notifiers.webhook import retry_after
from tests.notifiers.receivers import ANSWERS, answer, receiver
from tests.notifiers.samples import MESSAGE

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)


def post(port: int, message: Message = MESSAGE, timeout: float = 5.0) -> Receipt:
    options = ChannelOptions(allowed_endpoints=frozenset({("127.0.0.1", port)}), timeout=timeout)
    return notifier_for(f"webhook+http://127.0.0.1:{port}/hook/s3cret-path?t=s3cret-query", options).send(message)


def failure(said: bytes, pause: float = 0.0, timeout: float = 5.0) -> DeliveryError:
    with receiver(said, pause=pause) as (port, _), pytest.raises(DeliveryError) as raised:
        post(port, timeout=timeout)
    assert "s3cret" not in str(raised.value)
    assert "\n" not in str(raised.value)
    return raised.value


def test_the_event_arrives_as_a_cloudevent_with_its_key() -> None:
    with receiver(answer("202 Accepted")) as (port, requests):
        assert post(port) == Receipt("accepted with status 202")
    head, _, body = requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /hook/s3cret-path?t=s3cret-query HTTP/1.1")
    assert b"Content-Type: application/cloudevents+json" in head
    assert f"Idempotency-Key: {MESSAGE.key}".encode() in head
    assert f"Host: 127.0.0.1:{port}".encode() in head
    assert json.loads(body) == MESSAGE.event


def test_the_same_message_carries_the_same_key_again() -> None:
    with receiver(answer("500 No"), answer("200 OK")) as (port, requests):
        with pytest.raises(DeliveryError):
            post(port)
        post(port)
    keys = {line for one in requests for line in one.split(b"\r\n") if line.startswith(b"Idempotency-Key")}
    assert len(keys) == 1


@pytest.mark.parametrize("status", ["401 No", "403 No", "404 No", "410 Gone", "301 Moved", "308 Moved"])
def test_an_address_that_is_gone_is_permanent(status: str) -> None:
    assert failure(answer(status, "Location: http://169.254.169.254/")).permanent


@pytest.mark.parametrize("status", ["400 No", "408 Late", "429 Slow", "500 No", "503 No", "302 Found", "307 Elsewhere"])
def test_anything_else_is_tried_again(status: str) -> None:
    assert not failure(answer(status, "Location: http://169.254.169.254/")).permanent


def test_a_redirect_is_not_followed() -> None:
    with (
        receiver(answer("200 OK")) as (elsewhere, followed),
        receiver(answer("302 Found", f"Location: http://127.0.0.1:{elsewhere}/")) as (port, _),
        pytest.raises(DeliveryError, match="redirect"),
    ):
        post(port)
    assert followed == []


def test_the_receiver_says_when_to_come_back() -> None:
    assert failure(answer("429 Slow", "Retry-After: 120")).retry_after == 120


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_connection_that_breaks_is_tried_again(name: str) -> None:
    assert not failure(ANSWERS[name]).permanent


def test_an_answer_that_drips_ends_at_the_deadline() -> None:
    said = failure(answer("200 OK", "X-Long: " + "x" * 500), pause=0.05, timeout=0.4)
    assert "no answer in 0.4 s" in str(said)
    assert not said.permanent


def test_an_endless_answer_is_not_read_to_its_end() -> None:
    with receiver(answer("200 OK", body=b"x" * 3_000_000)) as (port, _):
        assert post(port).detail == "accepted with status 200"


def test_nobody_there_is_tried_again() -> None:
    with receiver() as (port, _):
        pass
    with pytest.raises(DeliveryError) as raised:
        post(port)
    assert not raised.value.permanent


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1", "[64:ff9b::7f00:1]", "0"],
)
def test_an_address_that_is_not_public_is_refused(host: str) -> None:
    with pytest.raises(DeliveryError, match="not public") as raised:
        notifier_for(f"webhook+http://{host}:9/hook", ChannelOptions(timeout=2)).send(MESSAGE)
    assert raised.value.permanent


def test_the_address_stays_out_of_every_log(logged: list[str]) -> None:
    with receiver(answer("200 OK")) as (port, _):
        post(port)
    assert "s3cret" not in "\n".join(logged)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("30", 30.0),
        ("-5", 0.0),
        ("1e400", None),
        ("nan", None),
        ("99999999", 7 * 24 * 3600.0),
        ("Sun, 22 Nov 2026 06:02:00 GMT", 120.0),
        ("Sun, 22 Nov 2026 05:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


def test_a_post_is_signed_with_the_addresss_own_secret() -> None:
    key = b"k" * 32
    with receiver(answer("200 OK")) as (port, requests):
        address = f"webhook+http://127.0.0.1:{port}/hook"
        options = ChannelOptions(allowed_endpoints=frozenset({("127.0.0.1", port)}), timeout=5, signing_key=key)
        notifier_for(address, options).send(MESSAGE)
    head, _, body = requests[0].partition(b"\r\n\r\n")
    sent = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    now = datetime.fromtimestamp(int(sent["Webhook-Timestamp"]), UTC)
    expected = dict(signature_headers(secret_for(key, address), sent["Webhook-Id"], now, body))
    assert sent["Webhook-Signature"] == expected["Webhook-Signature"]
    assert sent["Webhook-Id"] == sent["Idempotency-Key"]
