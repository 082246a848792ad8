"""Forgetting somebody, in both databases: nothing of theirs stays but counts, and nothing of others goes."""

from datetime import timedelta

from sqlalchemy import text

from monitor.intents import Channel, Intent, Outcome, Planned, Reason, Watched
from monitor.outgoing import Attempt, DeliveryState, Settlement
from monitor.store import acknowledging, corpus, feeds, outbox, people, signups, subscriptions
from monitor.store.database import Database
from monitor.subscribing import Rule, Subscription
from tests.monitor.store.builders import NOW, arrival, event

ANN, BEN = "ann@example.org", "ben@example.org"


def reader(database: Database, who: str) -> Channel:
    channel = subscriptions.add_channel(database, who.partition("@")[0], f"mailto:{who}", f"mailto:{who[0]}…", NOW)
    made = subscriptions.add(database, Subscription(0, f"of {who}", channel.id, (Rule(words=("x",)),)), NOW)
    feeds.renew(database, made.id)
    values = {"address": who, "address_sha256": who, "wanted": {}, "wording": 1, "network": None}
    signups.ask(database, values, NOW, per_address=9, per_network=9)
    return channel


def tell(database: Database, *channels: Channel) -> None:
    came, news = arrival(), event()
    planned = tuple(
        Planned(channel.id, (news.key,), (Reason(f"of {channel.name}", (("words", ("x",)),)),), NOW)
        for channel in channels
    )
    corpus.apply(
        database,
        Intent(
            Outcome.NEW, "t", Watched("s", "a", came.symbol, "en"), arrival=came, events=(news,), deliveries=planned
        ),
        NOW,
    )
    for due in outbox.claim_deliveries(database, NOW, timedelta(minutes=2), 9):
        done = Settlement(due.id, Attempt(True, f"to {due.channel.address}", 0.1), DeliveryState.DONE)
        outbox.settle(database, done, NOW)
    (known,) = corpus.events(database)
    for channel in channels:
        acknowledging.acknowledge(database, channel.id, known.id or 0, NOW)


def everything(database: Database) -> str:
    tables = ("channels", "subscriptions", "deliveries", "attempts", "signups", "threads", "delivery_counts")
    with database.reading() as session:
        return "\n".join(str(row) for name in tables for row in session.execute(text(f"SELECT * FROM {name}")))


def test_nothing_of_somebody_stays_and_nothing_of_others_goes(database: Database) -> None:
    ann, ben = reader(database, ANN), reader(database, BEN)
    tell(database, ann, ben)
    gone = people.forget(database, [ann.id], [ANN])
    assert gone == people.Forgotten(channels=1, subscriptions=1, deliveries=1, signups=1)
    assert "ann" not in everything(database)
    assert [one.name for one in subscriptions.subscriptions(database)] == [f"of {BEN}"]
    assert len(outbox.deliveries(database)) == 1
    assert acknowledging.of_channel(database, ann.id) == ()
    assert len(acknowledging.of_channel(database, ben.id)) == 1


def test_what_was_sent_is_still_counted_under_a_name_that_says_nothing(database: Database) -> None:
    ann = reader(database, ANN)
    tell(database, ann)
    people.forget(database, [ann.id], [ANN])
    (left,) = outbox.counts(database)
    assert (left.channel, left.state, left.count) == (f"forgotten {ann.id}", DeliveryState.DONE, 1)


def test_who_is_forgotten_is_sent_nothing(database: Database) -> None:
    ann = reader(database, ANN)
    people.forget(database, [ann.id], [ANN])
    assert not subscriptions.channels(database)[0].enabled


def test_who_was_forgotten_may_come_back_as_somebody_new(database: Database) -> None:
    ann = reader(database, ANN)
    people.forget(database, [ann.id], [ANN])
    assert reader(database, ANN).id != ann.id


def test_a_wish_that_was_never_confirmed_is_forgotten_too(database: Database) -> None:
    values = {"address": ANN, "address_sha256": ANN, "wanted": {}, "wording": 1, "network": None}
    signups.ask(database, values, NOW, per_address=9, per_network=9)
    assert people.forget(database, [], [ANN]).signups == 1


def test_what_was_asked_for_is_handed_out_with_its_proof(database: Database) -> None:
    reader(database, ANN)
    (asked,) = people.signups_of(database, [ANN], [])
    assert (asked["address"], asked["asked_at"], asked["confirmed_at"], asked["wording"]) == (ANN, NOW, None, 1)
