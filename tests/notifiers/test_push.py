import json
from contextlib import closing
from dataclasses import replace

import pytest
from apprise import NotificationManager

from notifiers.catalog import notifier_for
from notifiers.errors import AddressError, DeliveryError
from notifiers.interface import ChannelOptions
from notifiers.messages import Message, Span
from notifiers.services import ALLOWED
from notifiers.slack import attachment
from tests.notifiers.receivers import ANSWERS, answer, receiver
from tests.notifiers.samples import MESSAGE

TOKENS = "T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"


def tell_slack(port: int, message: Message = MESSAGE) -> str:
    options = ChannelOptions(slack_hooks=f"http://127.0.0.1:{port}/services", timeout=5)
    notifier = notifier_for(f"slack://{TOKENS}", options)
    try:
        return notifier.send(message).detail
    finally:
        notifier.close()


def tell_other(port: int) -> None:
    notifier = notifier_for(
        f"json://127.0.0.1:{port}/hook", ChannelOptions(timeout=5, allowed_endpoints=frozenset({("127.0.0.1", port)}))
    )
    try:
        notifier.send(MESSAGE)
    finally:
        notifier.close()


def refusal(said: bytes) -> DeliveryError:
    with receiver(said) as (port, _), pytest.raises(DeliveryError) as raised:
        tell_slack(port)
    assert "\n" not in str(raised.value)
    assert not any(token in str(raised.value) for token in TOKENS.split("/"))
    return raised.value


def test_slack_gets_blocks() -> None:
    with receiver(answer("200 OK")) as (port, requests):
        assert tell_slack(port) == "accepted by Slack"
    head, _, body = requests[0].partition(b"\r\n\r\n")
    assert head.startswith(f"POST /services/{TOKENS} HTTP/1.1".encode())
    assert json.loads(body)["attachments"] == [attachment(MESSAGE)]


def test_braces_in_a_text_stay_braces() -> None:
    message = replace(MESSAGE, headline=(Span("{{app_body}} {{ app_url }}"),))
    with receiver(answer("200 OK")) as (port, requests):
        tell_slack(port, message)
    assert json.loads(requests[0].partition(b"\r\n\r\n")[2])["attachments"] == [attachment(message)]


def test_a_very_long_message_is_taken() -> None:
    message = replace(MESSAGE, blocks=MESSAGE.blocks * 20)
    with receiver(answer("200 OK")) as (port, _):
        assert tell_slack(port, message)


@pytest.mark.parametrize(
    ("status", "body"), [("403 No", b"invalid_token"), ("404 No", b"no_service"), ("410 Gone", b"channel_is_archived")]
)
def test_a_revoked_hook_is_permanent_and_says_why(status: str, body: bytes) -> None:
    said = refusal(answer(status, body=body))
    assert said.permanent
    assert body.decode() in str(said)


@pytest.mark.parametrize("status", ["429 Slow", "500 No", "503 No"])
def test_a_busy_slack_is_tried_again(status: str) -> None:
    said = refusal(answer(status, body=b"later"))
    assert not said.permanent
    assert status[:3] in str(said)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_broken_connection_is_tried_again(name: str) -> None:
    assert not refusal(ANSWERS[name]).permanent


def test_an_answer_that_is_not_ok_is_a_failure() -> None:
    assert not refusal(answer("200 OK", body=b"<html>welcome</html>")).permanent


def test_tokens_stay_out_of_every_log(logged: list[str]) -> None:
    with receiver(answer("403 No", body=b"invalid_token")) as (port, _), pytest.raises(DeliveryError):
        tell_slack(port)
    assert not any(token in "\n".join(logged) for token in TOKENS.split("/"))


BOT = "xoxb-1234-1234-abc124"


def tell_as_bot(port: int, message: Message, *, buttons: bool = False) -> str | None:
    options = ChannelOptions(slack_api=f"http://127.0.0.1:{port}/api/{{}}", slack_buttons=buttons, timeout=5)
    with closing(notifier_for(f"slack://{BOT}/#ct-legal", options)) as notifier:
        return notifier.send(message).provider_id


def test_a_bots_message_has_a_button_in_place_of_the_link_to_acknowledge() -> None:
    page = "https://seized.example.org/ack/token"
    message = replace(MESSAGE, acknowledge=Span("Acknowledge", link=page))
    with receiver(answer("200 OK", body=b'{"ok": true, "ts": "1.1"}')) as (port, requests):
        tell_as_bot(port, message, buttons=True)
    (said,) = json.loads(requests[0].partition(b"\r\n\r\n")[2])["attachments"]
    (actions,) = [block for block in said["blocks"] if block["type"] == "actions"]
    words = {"type": "plain_text", "text": "Acknowledge"}
    assert actions["elements"] == [{"type": "button", "action_id": "acknowledge", "text": words, "value": page}]
    assert json.dumps(said).count(page) == 1


def test_a_hooks_message_keeps_the_link_to_acknowledge() -> None:
    page = "https://seized.example.org/ack/token"
    with receiver(answer("200 OK")) as (port, requests):
        options = ChannelOptions(slack_hooks=f"http://127.0.0.1:{port}/services", slack_buttons=True, timeout=5)
        with closing(notifier_for(f"slack://{TOKENS}", options)) as notifier:
            notifier.send(replace(MESSAGE, acknowledge=Span("Acknowledge", link=page)))
    said = requests[0].partition(b"\r\n\r\n")[2].decode()
    assert f"<{page}|Acknowledge>" in said
    assert '"actions"' not in said


def test_a_later_message_answers_the_first_in_its_thread() -> None:
    said = [answer("200 OK", body=b'{"ok": true, "channel": "C1", "ts": "1573694689.00370%d"}' % n) for n in (0, 1)]
    with receiver(*said) as (port, requests):
        first = tell_as_bot(port, MESSAGE)
        second = tell_as_bot(port, replace(MESSAGE, parent=first))
    posts = [json.loads(request.partition(b"\r\n\r\n")[2]) for request in requests]
    assert (first, second) == ("1573694689.003700", "1573694689.003701")
    assert [post.get("thread_ts") for post in posts] == [None, first]
    assert [post["channel"] for post in posts] == ["#ct-legal", "#ct-legal"]
    assert posts[1]["attachments"] == [attachment(MESSAGE)]


def test_a_thread_of_another_service_opens_a_new_one() -> None:
    said = answer("200 OK", body=b'{"ok": true, "channel": "C1", "ts": "1573694689.003700"}')
    with receiver(said) as (port, requests):
        tell_as_bot(port, replace(MESSAGE, parent="<abc@example.org>"))
    assert "thread_ts" not in json.loads(requests[0].partition(b"\r\n\r\n")[2])


def test_other_services_get_the_text() -> None:
    with receiver(answer("200 OK")) as (port, requests):
        tell_other(port)
    told = json.loads(requests[0].partition(b"\r\n\r\n")[2])
    assert told["title"] == MESSAGE.subject
    assert "[-2021-]{+2022+}" in told["message"]
    assert "https://seized.example.org/works/S/RES/9001(2026)" in told["message"]
    assert MESSAGE.notice in told["message"]


def test_a_redirect_is_not_followed() -> None:
    with (
        receiver(answer("200 OK")) as (elsewhere, followed),
        receiver(answer("302 Found", f"Location: http://127.0.0.1:{elsewhere}/")) as (port, _),
        pytest.raises(DeliveryError),
    ):
        tell_other(port)
    assert followed == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:7f00:1]", "169.254.169.254", "10.0.0.1"])
def test_a_service_on_an_address_that_is_not_public_is_refused(host: str) -> None:
    with (
        closing(notifier_for(f"json://{host}:9/hook", ChannelOptions(timeout=2))) as notifier,
        pytest.raises(DeliveryError, match="not public") as refused,
    ):
        notifier.send(MESSAGE)
    assert refused.value.permanent


@pytest.mark.parametrize(
    "address", ["mqtt://h/t", "xmpp://u:p@h", "irc://h/c", "apprise://h/token", "fcm://p/t", "syslog://"]
)
def test_services_that_cannot_be_checked_are_refused(address: str) -> None:
    with pytest.raises(AddressError, match="no such kind of channel"):
        notifier_for(address)


def test_every_service_that_is_let_in_is_one() -> None:
    assert set(NotificationManager().schemas()) >= ALLOWED  # type: ignore[no-untyped-call]
