"""Carrying out an intent: all of it, once, and only when the facts still hold."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import text

from diffing.changes import Metadata
from monitor.intents import Channel, EventType, Intent
from monitor.store import corpus, outbox, schedule
from monitor.store.database import Database, Stale, StoreError
from monitor.store.subscriptions import add_channel
from tests.monitor.store.builders import (
    ADDRESS,
    arrival,
    comparison,
    event,
    intent,
    paragraphs,
    planned,
    structure,
    watched,
)

SYMBOL = "S/RES/9001(2031)"


@pytest.fixture
def desk(database: Database, now: datetime) -> Channel:
    return add_channel(database, "desk", ADDRESS, "slack://****", now)


@pytest.fixture
def first(desk: Channel) -> Intent:
    return intent(arrival(), events=(event(),), deliveries=(planned(desk.id),))


def numbers(database: Database, symbol: str = SYMBOL) -> list[int]:
    return [version.number for version in corpus.versions(database, symbol)]


def test_an_arrival_becomes_the_first_version_of_its_text(database: Database, first: Intent, now: datetime) -> None:
    corpus.apply(database, first, now)
    version = corpus.version(database, SYMBOL)
    assert version is not None
    assert first.arrival is not None
    assert (version.number, version.text, version.fingerprint) == (1, "first words", first.arrival.fingerprint)
    assert version.paragraphs == first.arrival.structure.paragraphs
    assert version.citations == first.arrival.citations
    assert corpus.content(database, version.content_sha256) == first.arrival.content


def test_applying_gives_the_events_with_their_ids_and_version(database: Database, first: Intent, now: datetime) -> None:
    (added,) = corpus.apply(database, first, now)
    version = corpus.version(database, SYMBOL)
    assert version is not None
    assert replace(added, id=None, version_id=None) == event()
    assert added.version_id == version.id
    assert corpus.events(database) == (added,)


def test_an_event_keeps_the_version_that_it_names(database: Database, first: Intent, now: datetime) -> None:
    (added,) = corpus.apply(database, first, now)
    gone = event("gone", version_id=added.version_id)
    corpus.apply(database, intent(events=(gone,)), now)
    assert corpus.events(database)[0].version_id == added.version_id


def test_applying_again_changes_nothing(database: Database, first: Intent, now: datetime) -> None:
    corpus.apply(database, first, now)
    before = corpus.counts(database)
    assert corpus.apply(database, first, now) == ()
    assert corpus.counts(database) == before
    assert before["deliveries"] == 1


def test_applying_again_without_events_changes_nothing(database: Database, now: datetime) -> None:
    silent = intent(arrival())
    corpus.apply(database, silent, now)
    corpus.apply(database, silent, now)
    assert numbers(database) == [1]


def test_a_decision_against_old_facts_is_refused_whole(database: Database, first: Intent, now: datetime) -> None:
    corpus.apply(database, first, now)
    before, row = corpus.counts(database), schedule.watched_rows(database)
    late = intent(arrival(words="other words"), events=(event("late"),))
    with pytest.raises(Stale, match=r"S/RES/9001\(2031\) \(en\) has version 1 from wikisource-en by now, not 0"):
        corpus.apply(database, late, now)
    with pytest.raises(Stale, match="has version 1 from wikisource-en by now, not 2"):
        corpus.apply(database, replace(late, expected=2), now)
    assert (corpus.counts(database), schedule.watched_rows(database)) == (before, row)


def test_a_stale_first_version_leaves_no_work_behind(database: Database, now: datetime) -> None:
    with pytest.raises(Stale):
        corpus.apply(database, intent(arrival(), expected=3), now)
    assert corpus.works(database) == ()


def test_the_next_version_is_stored_with_its_comparison(database: Database, first: Intent, now: datetime) -> None:
    corpus.apply(database, first, now)
    old = corpus.version(database, SYMBOL)
    assert old is not None
    second = intent(arrival(words="second words"), expected=1, comparison=comparison(), against_id=old.id)
    corpus.apply(database, second, now)
    new = corpus.version(database, SYMBOL)
    assert new is not None
    assert (new.number, new.text) == (2, "second words")
    assert corpus.comparison_for(database, new.id) == comparison()
    assert corpus.comparison_for(database, old.id) is None


def test_words_that_come_back_are_a_version_of_their_own(database: Database, now: datetime) -> None:
    for expected, words in enumerate(["first words", "second words", "first words"]):
        corpus.apply(database, intent(arrival(words=words), expected=expected), now)
    assert numbers(database) == [1, 2, 3]


def test_versions_of_other_sources_do_not_make_a_decision_stale(database: Database, now: datetime) -> None:
    corpus.apply(database, intent(arrival()), now)
    corpus.apply(database, intent(arrival(words="other words", source="folder", address="a.txt")), now)
    corpus.apply(database, intent(arrival(words="new words"), expected=1), now)
    assert numbers(database) == [1, 2, 3]


def test_the_same_bytes_are_kept_once(database: Database, now: datetime) -> None:
    corpus.apply(database, intent(arrival()), now)
    corpus.apply(database, intent(arrival(language="zh")), now)
    assert corpus.counts(database)["texts"] == 2
    with database.reading() as session:
        assert session.scalars(text("SELECT size FROM blobs")).all() == [len(arrival().content)]


def test_an_event_that_happened_already_does_not_hold_up_a_version(
    database: Database, first: Intent, now: datetime
) -> None:
    corpus.apply(database, first, now)
    again = replace(first, arrival=arrival(language="zh"), events=(event(type=EventType.LANGUAGE_ADDED),))
    assert corpus.apply(database, again, now) == ()
    assert {version.language for version in corpus.versions(database, SYMBOL)} == {"en", "zh"}
    assert corpus.counts(database)["deliveries"] == 1


def test_an_event_goes_to_each_channel_once(database: Database, first: Intent, desk: Channel, now: datetime) -> None:
    other = add_channel(database, "other", "slack://other", "slack://****", now)
    corpus.apply(database, first, now)
    corpus.apply(database, replace(first, deliveries=(*first.deliveries, planned(other.id))), now)
    assert sorted(one.channel.name for one in outbox.deliveries(database)) == ["desk", "other"]


@pytest.mark.parametrize("keys", [("no such event",), ("new:S/RES/9001(2031)", "no such event")])
def test_a_delivery_of_an_unknown_event_undoes_everything(
    database: Database, desk: Channel, now: datetime, keys: tuple[str, ...]
) -> None:
    with pytest.raises(StoreError, match="a delivery names an event that does not exist"):
        corpus.apply(database, intent(arrival(), events=(event(),), deliveries=(planned(desk.id, *keys),)), now)
    assert corpus.counts(database)["versions"] == corpus.counts(database)["events"] == 0


def test_a_delivery_to_an_unknown_channel_undoes_everything(database: Database, now: datetime) -> None:
    with pytest.raises(StoreError, match="refused"):
        corpus.apply(database, intent(arrival(), events=(event(),), deliveries=(planned(999),)), now)
    assert corpus.counts(database)["versions"] == 0


def test_a_failure_is_remembered_without_an_arrival(database: Database, now: datetime) -> None:
    row = watched(failures=2, last_error="no answer", next_check_at=now)
    corpus.apply(database, intent(watched=row), now)
    assert schedule.watched_rows(database) == (row,)
    assert corpus.works(database) == ()


def test_a_transcription_never_stands_before_an_official_text(database: Database, now: datetime) -> None:
    official = arrival(words="official", source="ods", official=True)
    corpus.apply(database, intent(arrival(words="transcribed")), now)
    corpus.apply(database, intent(official), now)
    corpus.apply(database, intent(arrival(words="transcribed anew"), expected=1), now)
    version = corpus.version(database, SYMBOL)
    assert version is not None
    assert version.text == "official"


def test_a_work_is_what_its_texts_say_official_and_english_ones_first(database: Database, now: datetime) -> None:
    said = {
        "en": Metadata(title="On meetings"),
        "zh": Metadata(title="会议", meeting=7001),
        "fr": Metadata(session="9"),
    }
    for language, metadata in said.items():
        text = replace(structure(language), metadata=metadata)
        corpus.apply(database, intent(arrival(language=language, structure=text)), now)
    work = corpus.work(database, SYMBOL)
    assert work is not None
    assert (work.title, work.meeting, work.session, work.first_seen_at) == ("On meetings", 7001, "9", now)
    text = replace(structure("fr"), metadata=Metadata(title="Des réunions"))
    corpus.apply(database, intent(arrival(language="fr", structure=text, official=True, source="ods")), now)
    work = corpus.work(database, SYMBOL)
    assert work is not None
    assert (work.title, work.meeting) == ("Des réunions", 7001)


def test_a_number_that_no_column_holds_does_not_hold_up_a_text(database: Database, now: datetime) -> None:
    corpus.apply(database, intent(arrival(structure=structure(meeting=10**30))), now)
    work = corpus.work(database, SYMBOL)
    assert work is not None
    assert work.meeting is None


def test_other_symbols_of_a_work_find_it(database: Database, now: datetime) -> None:
    corpus.apply(database, intent(arrival(aliases=("S/9999", SYMBOL))), now)
    work = corpus.work(database, "S/9999")
    assert work is not None
    assert work.symbol == SYMBOL
    assert corpus.version(database, "S/9999") is not None


def test_a_document_of_two_thousand_paragraphs_comes_back_whole(database: Database, now: datetime) -> None:
    long = replace(structure(), paragraphs=paragraphs(2000))
    corpus.apply(database, intent(arrival(structure=long)), now)
    version = corpus.version(database, SYMBOL)
    assert version is not None
    assert version.paragraphs == long.paragraphs


@pytest.mark.parametrize("expected", [0, 1])
def test_of_those_that_decide_at_once_one_is_right_and_the_rest_are_stale(
    database: Database, now: datetime, expected: int
) -> None:
    for number in range(expected):
        corpus.apply(database, intent(arrival(), expected=number), now)

    def decide(words: str) -> bool:
        try:
            corpus.apply(database, intent(arrival(words=words), expected=expected), now)
        except Stale:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(decide, ["one", "two", "three", "four", "five", "six"]))
    assert sum(outcomes) == 1
    assert len(numbers(database)) == expected + 1


def test_two_languages_at_once_are_two_texts_of_one_work(database: Database, now: datetime) -> None:
    languages = ["ar", "en", "es", "fr", "ru", "zh"]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda language: corpus.apply(database, intent(arrival(language=language)), now), languages))
    assert [version.language for version in corpus.versions(database, SYMBOL)] == languages
    assert len(corpus.works(database)) == 1


def test_only_one_of_two_languages_at_once_is_the_first_text_of_a_work(database: Database, now: datetime) -> None:
    def decide(language: str) -> bool:
        try:
            corpus.apply(database, intent(arrival(language=language), events=(event(language),)), now)
        except Stale:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(decide, ["ar", "en", "es", "fr", "ru", "zh"]))
    assert sum(outcomes) == len(corpus.events(database)) == 1
