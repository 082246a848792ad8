"""Channels and subscriptions."""

import traceback
from datetime import datetime

import pytest
from sqlalchemy import insert

from diffing.changes import Body
from monitor.intents import Channel, EventType
from monitor.store.database import Database, StoreError
from monitor.store.subscriptions import (
    add_channel,
    channel,
    channels,
    enable_channel,
    of_channel,
    remove_subscription,
    subscription,
    subscriptions,
)
from monitor.store.tables import ChannelRow
from monitor.subscribing import Rule
from tests.monitor.store.builders import ADDRESS, subscribe

RULE = Rule(
    symbols=("S/RES/9001(2031)",),
    cites=("S/RES/9000(2030)",),
    bodies=(Body.GENERAL_ASSEMBLY,),
    words=("人权", "meeting"),
    event_types=(EventType.REISSUED,),
    languages=("zh-Hant",),
)


@pytest.fixture
def desk(database: Database, now: datetime) -> Channel:
    return add_channel(database, "desk", ADDRESS, "slack://****", now)


def test_a_channel_comes_back_as_it_was_made(database: Database, desk: Channel) -> None:
    assert channels(database) == (desk,)
    assert channel(database, "desk") == desk
    assert (desk.address, desk.redacted, desk.enabled) == (ADDRESS, "slack://****", True)


def test_an_address_is_one_channel(database: Database, desk: Channel, now: datetime) -> None:
    assert add_channel(database, "other name", ADDRESS, "slack://****", now) == desk
    assert channels(database) == (desk,)


def test_a_name_belongs_to_one_channel(database: Database, desk: Channel, now: datetime) -> None:
    with pytest.raises(StoreError, match="another channel is called 'desk': choose another name"):
        add_channel(database, "desk", "slack://other", "slack://****", now)


def test_an_address_is_in_no_row_shown_and_in_no_error(database: Database, desk: Channel, now: datetime) -> None:
    with database.reading() as session:
        assert "token" not in repr(session.get(ChannelRow, desk.id))
    with pytest.raises(StoreError) as caught:
        add_channel(database, "desk", "slack://token-z", "slack://****", now)
    assert "token" not in str(caught.value)


def test_a_refused_row_does_not_tell_its_address(database: Database, now: datetime) -> None:
    nameless = insert(ChannelRow).values(address=ADDRESS, address_sha256="f", redacted="", enabled=True, created_at=now)
    with pytest.raises(StoreError) as caught, database.writing() as session:
        session.execute(nameless)
    assert "token" not in "".join(traceback.format_exception(caught.value))


def test_an_unknown_channel_is_none(database: Database) -> None:
    assert channel(database, "nobody") is None


def test_enabling_an_unknown_channel_says_where_the_names_are(database: Database) -> None:
    with pytest.raises(StoreError, match="there is no channel 'nobody': see the names with: seized channels list"):
        enable_channel(database, "nobody")


def test_a_subscription_comes_back_as_it_was_made(database: Database, desk: Channel, now: datetime) -> None:
    made = subscribe(database, "meetings", desk.id, [RULE, Rule()], ["zh", "en"], now)
    assert (made.name, made.channel_id, made.rules) == ("meetings", desk.id, (RULE, Rule()))
    assert (made.languages, made.created_at) == (("zh", "en"), now)
    assert subscriptions(database) == (made,)


def test_a_name_belongs_to_one_subscription(database: Database, desk: Channel, now: datetime) -> None:
    subscribe(database, "meetings", desk.id, [], [], now)
    with pytest.raises(StoreError, match="another subscription is called 'meetings': choose another name"):
        subscribe(database, "meetings", desk.id, [], [], now)


def test_a_subscription_is_found_by_number_and_by_name(database: Database, desk: Channel, now: datetime) -> None:
    made = subscribe(database, "meetings", desk.id, [], [], now)
    for asked in (made.id, str(made.id), "meetings"):
        assert subscription(database, asked) == made
    for asked in (made.id + 1, "meeting", "²", "", "9" * 400):
        assert subscription(database, asked) is None


def test_a_name_that_looks_like_a_number_is_a_name_first(database: Database, desk: Channel, now: datetime) -> None:
    first = subscribe(database, "meetings", desk.id, [], [], now)
    second = subscribe(database, str(first.id), desk.id, [], [], now)
    assert subscription(database, str(first.id)) == second
    assert subscription(database, first.id) == first


def test_only_what_leads_to_a_channel_is_read_for_it(database: Database, desk: Channel, now: datetime) -> None:
    other = add_channel(database, "other", "mailto:ann@example.org", "mailto:…", now)
    for number in range(3):
        subscribe(database, f"of the other {number}", other.id, [RULE], [], now)
    first, second = (subscribe(database, name, desk.id, [RULE], [], now) for name in ("meetings", "lanterns"))
    assert of_channel(database, desk.id) == (first, second)


def test_a_removed_subscription_is_gone_and_its_number_too(database: Database, desk: Channel, now: datetime) -> None:
    made = subscribe(database, "meetings", desk.id, [RULE], [], now)
    assert remove_subscription(database, "meetings") == made
    assert remove_subscription(database, "meetings") is None
    assert subscribe(database, "meetings", desk.id, [], [], now).id > made.id
