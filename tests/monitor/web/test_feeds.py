"""Feeds, over real HTTP and through the parser that feed readers use."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import feedparser
import httpx
import pytest

from monitor.intents import Reason
from monitor.links import Purpose
from monitor.store import corpus, feeds, subscriptions
from monitor.store.database import Database
from monitor.subscribing import Rule, Subscription
from monitor.web.application import Pages
from monitor.web.feeds import feed_address
from tests.monitor.store.builders import event, intent, planned
from tests.monitor.web.conftest import LINKS, NOW, reading

SYMBOL = "S/RES/9001(2031)"


@pytest.fixture
def watching(database: Database) -> Subscription:
    """A subscription with one event of its own and one of another's."""
    channel = subscriptions.add_channel(database, "ann", "mailto:ann@example.org", "mailto:a…@example.org", NOW)
    wanted = Subscription(0, "CTED <mandate>", channel.id, (Rule(cites=("S/RES/1373(2001)",)),))
    held = subscriptions.add(database, wanted, NOW)
    own, other = Reason("CTED <mandate>", ()), Reason("another", ())
    happened = tuple(replace(event(key, symbol=SYMBOL), at=NOW) for key in ("own", "other"))
    made = [replace(planned(channel.id, key), reasons=(why,)) for key, why in (("own", own), ("other", other))]
    corpus.apply(database, intent(events=happened, deliveries=tuple(made)), NOW)
    return held


@pytest.fixture
def client(database: Database) -> Iterator[httpx.Client]:
    with reading(Pages(database, clock=lambda: NOW + timedelta(days=1), links=LINKS)) as client:
        yield client


def address(database: Database, one: Subscription, kind: str = "atom") -> str:
    found = feed_address(LINKS, database, one.id, kind)
    assert found is not None
    return found.removeprefix("https://seized.example.org")


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_a_subscriptions_feed_has_what_it_was_told_and_no_more(
    client: httpx.Client, database: Database, watching: Subscription, kind: str
) -> None:
    read = feedparser.parse(client.get(address(database, watching, kind)).content)
    assert not read.bozo
    assert read.feed.title == "Seized: CTED <mandate>"
    assert [entry.title.startswith(SYMBOL) for entry in read.entries] == [True]
    assert read.entries[0].link == "https://seized.example.org/works/S/RES/9001(2031)"


def test_an_entry_keeps_its_identifier(client: httpx.Client, database: Database, watching: Subscription) -> None:
    kinds = [feedparser.parse(client.get(address(database, watching, kind)).content) for kind in ("atom", "rss")]
    assert len({read.entries[0].id for read in kinds}) == 1


def test_a_feed_that_has_nothing_new_is_not_sent_again(
    client: httpx.Client, database: Database, watching: Subscription
) -> None:
    first = client.get(address(database, watching))
    again = client.get(address(database, watching), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_renewed_address_ends_the_old_one(client: httpx.Client, database: Database, watching: Subscription) -> None:
    old = address(database, watching)
    feeds.renew(database, watching.id)
    assert client.get(old).status_code == 404
    assert client.get(address(database, watching)).status_code == 200


def test_no_other_link_opens_a_feed(client: httpx.Client, watching: Subscription) -> None:
    forged = LINKS.token(Purpose.STOP, watching.id, 0)
    assert client.get(f"/feeds/{forged}.atom").status_code == 404


def test_a_removed_subscription_has_no_feed(client: httpx.Client, database: Database, watching: Subscription) -> None:
    feeds.renew(database, watching.id)
    old = address(database, watching)
    subscriptions.remove_subscription(database, watching.id)
    assert client.get(old).status_code == 404


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_a_work_has_a_feed_beside_its_page(client: httpx.Client, watching: Subscription, kind: str) -> None:
    read = feedparser.parse(client.get(f"/works/{SYMBOL}.{kind}").content)
    assert len(read.entries) == 2


def test_a_work_that_nothing_happened_to_has_none(client: httpx.Client) -> None:
    assert client.get("/works/S/RES/1(1946).atom").status_code == 404


def test_a_feed_speaks_a_language_and_runs_its_way(client: httpx.Client, watching: Subscription) -> None:
    body = client.get(f"/works/{SYMBOL}.atom?language=ar").text
    assert 'xml:lang="ar"' in body
    assert 'dir="rtl"' in feedparser.parse(body).entries[0].summary or "rtl" in body


def test_a_feeds_words_are_harmless(client: httpx.Client, database: Database, watching: Subscription) -> None:
    body = client.get(address(database, watching)).text
    assert "<mandate>" not in body
