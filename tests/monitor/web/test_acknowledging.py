"""Taking note of an event, over real HTTP: a look records nothing, the button does, once."""

from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest

from monitor.intents import Channel
from monitor.links import Purpose
from monitor.store import acknowledging, corpus, subscriptions
from monitor.store.database import Database
from monitor.web.application import Pages
from tests.monitor.web.conftest import LINKS, NOW, SYMBOL, reading

pytestmark = pytest.mark.usefixtures("holding")


@pytest.fixture
def ann(database: Database) -> Channel:
    return subscriptions.add_channel(database, "ann", "mailto:ann@example.org", "mailto:a…@example.org", NOW)


@pytest.fixture
def client(database: Database) -> Iterator[httpx.Client]:
    with reading(Pages(database, clock=lambda: NOW, links=LINKS)) as client:
        yield client


def page(database: Database, channel: Channel) -> str:
    (event,) = corpus.events(database, symbol=SYMBOL)
    return f"/ack/{LINKS.token(Purpose.ACKNOWLEDGE, channel.id, event.id or 0)}"


def test_looking_records_nothing(client: httpx.Client, database: Database, ann: Channel) -> None:
    assert '<form method="post">' in client.get(page(database, ann)).text
    assert acknowledging.of_work(database, SYMBOL) == ()


def test_the_button_records_who_what_and_when(client: httpx.Client, database: Database, ann: Channel) -> None:
    assert "It is recorded" in client.post(page(database, ann)).text
    (noted,) = acknowledging.of_work(database, SYMBOL)
    assert (noted.channel.name, noted.event.symbol, noted.at) == ("ann", SYMBOL, NOW)
    assert "<form" not in client.get(page(database, ann)).text


def test_the_first_time_counts(client: httpx.Client, database: Database, ann: Channel) -> None:
    (event,) = corpus.events(database, symbol=SYMBOL)
    acknowledging.acknowledge(database, ann.id, event.id or 0, NOW - timedelta(days=1))
    client.post(page(database, ann))
    assert [one.at for one in acknowledging.of_work(database, SYMBOL)] == [NOW - timedelta(days=1)]


def test_a_link_for_something_else_acknowledges_nothing(client: httpx.Client, database: Database, ann: Channel) -> None:
    for token in (
        LINKS.token(Purpose.STOP, ann.id),
        LINKS.token(Purpose.ACKNOWLEDGE, ann.id),
        LINKS.token(Purpose.ACKNOWLEDGE, ann.id, 999),
        "x" * 5000,
    ):
        assert client.post(f"/ack/{token}").status_code == 404
    assert acknowledging.of_work(database, SYMBOL) == ()


def test_the_work_s_page_says_it_to_the_operator_and_to_nobody_outside(
    client: httpx.Client, database: Database, ann: Channel
) -> None:
    client.post(page(database, ann))
    assert "Acknowledged" in client.get(f"/works/{SYMBOL}").text
    outside = client.get(f"/works/{SYMBOL}", headers={"Host": "seized.example.org"})
    assert outside.status_code == 200
    assert "Acknowledged" not in outside.text
