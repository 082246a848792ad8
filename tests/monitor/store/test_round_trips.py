"""Every noun comes back as it was given, whatever it holds."""

from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diffing.changes import Comparison
from monitor.intents import Arrival, Watched
from monitor.store import corpus, schedule
from monitor.store.columns import storable
from monitor.store.database import Database
from monitor.store.subscriptions import add_channel, subscription
from monitor.subscribing import Rule
from tests.monitor.store import strategies
from tests.monitor.store.builders import ADDRESS, NOW, arrival, event, intent, paragraphs, structure, subscribe

pytestmark = pytest.mark.slow

# One database serves all examples of a test: each example makes rows of its own.
fresh = count()
examples = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@examples
@given(given_arrival=strategies.arrivals(), compared=strategies.comparisons, data=st.data())
def test_a_version(database: Database, given_arrival: Arrival, compared: Comparison, data: Any) -> None:
    number = next(fresh)
    symbol = f"{given_arrival.symbol}{number}"
    given = replace(given_arrival, symbol=symbol, aliases=())
    happened = data.draw(strategies.events(f"event {number}", NOW))
    (added,) = corpus.apply(database, intent(given, events=(happened,)), NOW)
    version = corpus.version(database, symbol)
    assert version is not None
    assert replace(added, id=None, version_id=None) == happened
    for name in ("symbol", "language", "source", "official", "address", "content_sha256", "media_type", "text"):
        assert getattr(version, name) == getattr(given, name)
    assert (version.fingerprint, version.derived_by) == (given.fingerprint, given.derived_by)
    assert (version.retrieved_at, version.flags) == (given.retrieved_at, given.structure.flags)
    assert (version.paragraphs, version.citations) == (given.structure.paragraphs, given.citations)
    assert corpus.content(database, version.content_sha256) == given.content
    corpus.recompare(database, version.id, version.id, compared)
    assert corpus.comparison_for(database, version.id) == compared


@examples
@given(given_arrival=strategies.arrivals())
def test_a_work(database: Database, given_arrival: Arrival) -> None:
    given = replace(given_arrival, symbol=f"{given_arrival.symbol}{next(fresh)}")
    corpus.apply(database, intent(given), NOW)
    work = corpus.work(database, given.symbol)
    assert work is not None
    said = given.structure.metadata
    for name in ("body", "kind", "title", "adopted_on", "masthead_on", "session", "meeting", "agenda_item", "draft"):
        assert getattr(work, name) == getattr(said, name)
    assert (work.symbol, work.own_key, work.report) == (given.symbol, given.own_key, said.report)


@examples
@given(row=strategies.watched)
def test_a_wanted_text(database: Database, row: Watched) -> None:
    corpus.apply(database, intent(watched=row), NOW)
    assert schedule.watched(database, row.source, [row.address]) == {row.address: row}


@examples
@given(rules=st.lists(strategies.rules, max_size=3), languages=strategies.word_lists)
def test_a_subscription(database: Database, rules: list[Rule], languages: tuple[str, ...]) -> None:
    desk = add_channel(database, "desk", ADDRESS, "slack://****", NOW)
    made = subscribe(database, f"subscription {next(fresh)}", desk.id, rules, languages, NOW)
    assert (made.rules, made.languages) == (tuple(rules), languages)
    assert subscription(database, made.id) == made


@examples
@given(text=strategies.broken)
def test_characters_that_no_database_holds_are_replaced_one_for_one(database: Database, text: str) -> None:
    hostile = replace(paragraphs(1)[0], text=text, verb=text)
    given = arrival(f"{text}{next(fresh)}", text=text, structure=replace(structure(), paragraphs=(hostile,)))
    corpus.apply(database, intent(given, events=(event(given.symbol, data={text: text}),)), NOW)
    version = corpus.version(database, given.symbol)
    assert version is not None
    assert version.text == text
    (held,) = version.paragraphs
    assert (held.text, held.verb) == (storable(text), storable(text))
    assert len(held.text) == len(text)
