"""The index that finds subscriptions: made, changed and removed with them."""

from dataclasses import replace
from datetime import datetime, time

import pytest
from sqlalchemy import func, select, update

from diffing.changes import Body
from monitor.indexing import KINDS, questions
from monitor.intents import Channel, Event, EventType
from monitor.rules.traits import Content, traits_of
from monitor.store import subscriptions
from monitor.store.database import Database, StoreError
from monitor.store.tables import SubscriptionKeyRow, SubscriptionRow
from monitor.subscribing import Preference, Quiet, Rhythm, Rule, Subscription
from tests.monitor.store.builders import ADDRESS
from tests.support.building import paragraph

SYMBOL = "S/RES/9001(2031)"


@pytest.fixture
def desk(database: Database, now: datetime) -> Channel:
    return subscriptions.add_channel(database, "desk", ADDRESS, "slack://****", now)


def about(desk: Channel, name: str, *rules: Rule) -> Subscription:
    return Subscription(0, name, desk.id, rules)


def found(database: Database, now: datetime, kind: EventType = EventType.NEW, words: str = "bright lamps") -> list[str]:
    """The names of those that may want an event."""
    event = Event("key", kind, SYMBOL, "en", "wiki", now, {"work": {"body": Body.SECURITY_COUNCIL.value}})
    asked = questions(traits_of([event], Content("en", (paragraph("op1", words),), ())))
    return [one.name for one in subscriptions.candidates(database, asked)]


def test_only_those_are_found_whose_predicate_an_event_satisfies(
    database: Database, desk: Channel, now: datetime
) -> None:
    wanted = [
        about(desk, "work", Rule(symbols=(SYMBOL,))),
        about(desk, "other work", Rule(symbols=("S/RES/1(1946)",), bodies=(Body.SECURITY_COUNCIL,))),
        about(desk, "word", Rule(words=("bright lamps", "人权"))),
        about(desk, "other word", Rule(words=("oil",))),
        about(desk, "either", Rule(words=("oil",)), Rule(bodies=(Body.SECURITY_COUNCIL,))),
        about(desk, "type", Rule(event_types=(EventType.NEW,))),
        about(desk, "other type", Rule(symbols=(SYMBOL,), event_types=(EventType.FILE_CHANGED,))),
    ]
    subscriptions.put(database, wanted, now)
    assert found(database, now) == ["work", "word", "either", "type"]
    assert found(database, now, EventType.FILE_CHANGED) == ["other type"]


def test_a_text_of_many_words_is_looked_up_in_portions(database: Database, desk: Channel, now: datetime) -> None:
    subscriptions.put(database, [about(desk, "last", Rule(words=("w2999",)))], now)
    assert found(database, now, words=" ".join(f"w{number}" for number in range(3000))) == ["last"]


def test_what_is_changed_is_found_under_its_new_keys_only(database: Database, desk: Channel, now: datetime) -> None:
    (before,) = subscriptions.put(database, [about(desk, "a", Rule(words=("lamps",)))], now)
    (after,) = subscriptions.put(database, [about(desk, "a", Rule(words=("oil",)))], now)
    assert (after.id, after.created_at) == (before.id, before.created_at)
    assert found(database, now) == []
    assert found(database, now, words="oil") == ["a"]


def test_what_is_removed_leaves_no_keys(database: Database, desk: Channel, now: datetime) -> None:
    subscriptions.put(database, [about(desk, "a", Rule(symbols=(SYMBOL,)))], now)
    subscriptions.remove_subscription(database, "a")
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(SubscriptionKeyRow)) == 0


def test_what_older_code_filed_is_a_candidate_until_it_is_filed_again(
    database: Database, desk: Channel, now: datetime
) -> None:
    subscriptions.put(database, [about(desk, "old", Rule(words=("oil",)))], now)
    with database.writing() as session:
        session.execute(update(SubscriptionRow).values(keyed_by=0))
    assert found(database, now) == ["old"]
    assert subscriptions.kinds_in_use(database) == frozenset(KINDS)
    assert subscriptions.refile(database) == 1
    assert found(database, now) == []
    assert subscriptions.kinds_in_use(database) == {"words"}
    assert subscriptions.refile(database) == 0


def test_all_of_several_are_stored_or_none(database: Database, desk: Channel, now: datetime) -> None:
    wanted = [about(desk, "good", Rule(words=("oil",))), replace(about(desk, "bad", Rule()), channel_id=desk.id + 7)]
    with pytest.raises(StoreError):
        subscriptions.put(database, wanted, now)
    assert subscriptions.subscriptions(database) == ()


def test_every_field_comes_back_as_it_was_stored(database: Database, desk: Channel, now: datetime) -> None:
    wanted = Subscription(
        id=0,
        name="all",
        channel_id=desk.id,
        rules=(Rule(symbols=(SYMBOL,)),),
        languages=("zh", "en"),
        exclusions=(Rule(words=("budget",)),),
        preference=Preference.WAIT,
        rhythm=Rhythm.WEEKLY,
        timezone="Asia/Kathmandu",
        quiet=Quiet(time(22, 30), time(7, 0)),
        weekday=7,
        hour=0,
        pierce=(EventType.CHANGED_BY,),
        quiet_week=True,
        muted_until=now,
    )
    (made,) = subscriptions.put(database, [wanted], now)
    assert made == replace(wanted, id=made.id, created_at=now)
    assert subscriptions.named(database, ["all", "other"]) == {"all": made}
