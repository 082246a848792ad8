"""A button pressed at Slack, over real HTTP: recorded once, told in the thread, and only when Slack signed it."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlencode

import httpx
import pytest

from monitor.composing import message_for
from monitor.intents import Channel
from monitor.links import Purpose
from monitor.outgoing import Attempt, DeliveryState, Settlement
from monitor.store import acknowledging, corpus, outbox, subscriptions
from monitor.store.database import Database
from monitor.ways import NOWHERE
from monitor.web.application import Pages
from notifiers.plain import plain_text
from tests.monitor.store.builders import event, intent, planned
from tests.monitor.web.conftest import LINKS, NOW, SYMBOL, reading

SECRET = "s" * 32
STAMP = "1573694689.003700"

pytestmark = pytest.mark.usefixtures("holding")


@pytest.fixture
def desk(database: Database) -> Channel:
    """A channel at Slack that was told of an event, in a message that Slack gave a stamp."""
    desk = subscriptions.add_channel(database, "desk", "slack://xoxb-1-1-a/#legal", "slack://****", NOW)
    made = intent(events=(event("told", symbol=SYMBOL),), deliveries=(planned(desk.id, "told"),))
    corpus.apply(database, made, NOW)
    (due,) = outbox.claim_deliveries(database, NOW, timedelta(minutes=2), 1)
    outbox.settle(database, Settlement(due.id, Attempt(True, "ok", 0.1, STAMP), DeliveryState.DONE), NOW)
    return desk


@pytest.fixture
def client(database: Database) -> Iterator[httpx.Client]:
    with reading(Pages(database, clock=lambda: NOW, links=LINKS, slack_secret=SECRET)) as client:
        yield client


def link(database: Database, channel: Channel) -> str:
    told = corpus.event_named(database, "told")
    assert told is not None
    return LINKS.link(Purpose.ACKNOWLEDGE, channel.id, told.id or 0) or ""


def press(client: httpx.Client, value: str, *, secret: str = SECRET, by: str = "ann", host: str = "") -> int:
    actions = [{"action_id": "acknowledge", "value": value}]
    payload = {"type": "block_actions", "user": {"id": "U1", "name": by}, "actions": actions}
    body = urlencode({"payload": json.dumps(payload)}).encode()
    second = str(int(NOW.timestamp()))
    signed = hmac.new(secret.encode(), f"v0:{second}:".encode() + body, hashlib.sha256).hexdigest()
    headers = {"X-Slack-Request-Timestamp": second, "X-Slack-Signature": f"v0={signed}"}
    headers |= {"Content-Type": "application/x-www-form-urlencoded"} | ({"Host": host} if host else {})
    return client.post("/slack/actions", content=body, headers=headers).status_code


def test_a_press_is_recorded(client: httpx.Client, database: Database, desk: Channel) -> None:
    assert press(client, link(database, desk), host="seized.example.org") == 200
    (noted,) = acknowledging.of_channel(database, desk.id)
    assert (noted.event.symbol, noted.at) == (SYMBOL, NOW)


def test_a_press_is_told_once_in_the_thread_of_the_work(
    client: httpx.Client, database: Database, desk: Channel
) -> None:
    for name in ("ann <!channel>", "ben"):
        assert press(client, link(database, desk), by=name) == 200
    (due,) = outbox.claim_deliveries(database, NOW, timedelta(minutes=2), 9)
    assert due.parent == STAMP
    message = message_for(due, NOWHERE, NOW)
    assert message.parent == STAMP
    lines = plain_text(message).splitlines()
    assert lines[:2] == [f"Acknowledged: {SYMBOL}", "By ann <!channel>, 12 Mar 2041, 09:30 UTC"]


def test_what_slack_did_not_sign_does_nothing(client: httpx.Client, database: Database, desk: Channel) -> None:
    assert press(client, link(database, desk), secret="x" * 32) == 401
    assert client.post("/slack/actions", content=b"payload={}").status_code == 401
    assert acknowledging.of_channel(database, desk.id) == ()


def test_a_press_of_a_button_that_is_not_ours_does_nothing(
    client: httpx.Client, database: Database, desk: Channel
) -> None:
    stop = LINKS.link(Purpose.STOP, desk.id) or ""
    assert [press(client, value) for value in (stop, "nonsense", "")] == [200, 200, 200]
    assert acknowledging.of_channel(database, desk.id) == ()


def test_without_a_signing_secret_nothing_is_taken(database: Database, desk: Channel) -> None:
    with reading(Pages(database, clock=lambda: NOW, links=LINKS)) as client:
        assert press(client, link(database, desk)) == 404


def test_more_than_slack_ever_sends_is_refused_unread(client: httpx.Client) -> None:
    assert client.post("/slack/actions", content=b"x" * 2_000_001).status_code == 413
