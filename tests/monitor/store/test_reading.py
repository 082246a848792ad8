"""Looking at works, versions, citations, events, and at the facts for a decision."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from diffing.changes import ChangeClass
from monitor.intents import Arrival, CitedBy, EventType
from monitor.store import corpus, schedule
from monitor.store.database import Database, StoreError
from monitor.store.subscriptions import add_channel
from monitor.subscribing import Rule
from tests.monitor.store.builders import (
    ADDRESS,
    arrival,
    citation,
    comparison,
    event,
    intent,
    structure,
    subscribe,
    watched,
)

SYMBOL = "S/RES/9001(2031)"
CITED = "S/RES/9000(2030)"


def hold(database: Database, now: datetime, *arrivals: Arrival) -> None:
    for one in arrivals:
        latest = corpus.known(database, one).latest
        corpus.apply(database, intent(one, expected=latest.number if latest else 0), now)


def adopted(symbol: str, on: date | None, *targets: str, **changes: object) -> Arrival:
    made = arrival(symbol, structure=structure(adopted_on=on), citations=tuple(map(citation, targets)))
    return replace(made, **changes)  # type: ignore[arg-type]


def text_of(database: Database, language: str | None = None, number: int | None = None) -> str | None:
    version = corpus.version(database, SYMBOL, language, number)
    return version.text if version else None


# ---- works and versions ----------------------------------------------------------------------------------------------


def test_what_is_not_held_is_none_or_empty(database: Database) -> None:
    assert corpus.work(database, SYMBOL) is None
    assert corpus.version(database, SYMBOL) is None
    assert corpus.version_by_id(database, 1) is None
    assert corpus.comparison_for(database, 1) is None
    assert (corpus.versions(database, SYMBOL), corpus.history(database, SYMBOL)) == ((), ())
    assert (corpus.cited_by(database, SYMBOL), corpus.events(database), corpus.works(database)) == ((), (), ())


def test_bytes_that_are_not_held_are_named(database: Database) -> None:
    with pytest.raises(StoreError, match="no bytes with the hash f00 are held"):
        corpus.content(database, "f00")


def test_works_are_listed_by_symbol(database: Database, now: datetime) -> None:
    hold(database, now, arrival("S/RES/2(2031)"), arrival("A/RES/99/1"))
    assert [work.symbol for work in corpus.works(database)] == ["A/RES/99/1", "S/RES/2(2031)"]


def test_without_a_language_official_texts_then_english_ones_are_shown(database: Database, now: datetime) -> None:
    hold(database, now, arrival(words="ar", language="ar"), arrival(words="en"), arrival(words="zh", language="zh"))
    assert text_of(database) == "en"
    hold(database, now, arrival(words="official zh", language="zh", official=True, source="ods"))
    assert text_of(database) == "official zh"
    assert text_of(database, "ar") == "ar"


def test_a_language_finds_its_varieties_but_itself_first(database: Database, now: datetime) -> None:
    hold(database, now, arrival(words="traditional", language="zh-Hant"))
    assert text_of(database, "zh") == "traditional"
    hold(database, now, arrival(words="simplified", language="zh"))
    assert text_of(database, "zh") == "simplified"
    assert text_of(database, "z") is None
    assert text_of(database, "%") is None


def test_a_version_is_found_by_its_number(database: Database, now: datetime) -> None:
    hold(database, now, arrival(words="one"), arrival(words="two"))
    assert (text_of(database, number=1), text_of(database, number=2), text_of(database, number=3)) == (
        "one",
        "two",
        None,
    )


def test_a_history_says_how_much_each_version_changed(database: Database, now: datetime) -> None:
    hold(database, now, arrival(words="one"), arrival(words="cn", language="zh"))
    (one,) = corpus.versions(database, SYMBOL, "en")
    second = intent(arrival(words="two"), expected=1, comparison=comparison(), against_id=one.id)
    corpus.apply(database, second, now)
    rows = corpus.history(database, SYMBOL, "en")
    assert [(row.version.number, row.against, row.change_class) for row in rows] == [
        (1, None, None),
        (2, 1, ChangeClass.OPERATIVE),
    ]
    assert len(corpus.history(database, SYMBOL)) == 3


# ---- citations -------------------------------------------------------------------------------------------------------


def test_citing_paragraphs_are_listed_in_order_of_adoption(database: Database, now: datetime) -> None:
    hold(database, now, adopted("S/RES/2(2031)", date(2031, 5, 4), CITED, CITED))
    hold(database, now, adopted("S/RES/3(2031)", None, CITED), adopted("S/RES/1(2031)", date(2031, 1, 2), CITED))
    rows = corpus.cited_by(database, CITED)
    assert [row.citing for row in rows] == ["S/RES/1(2031)", "S/RES/2(2031)", "S/RES/2(2031)", "S/RES/3(2031)"]
    assert (rows[0].adopted_on, rows[0].language, rows[0].version) == (date(2031, 1, 2), "en", 1)
    assert rows[0].citation == citation(CITED)


def test_a_reissue_that_drops_a_citation_cites_no_more(database: Database, now: datetime) -> None:
    hold(database, now, adopted(SYMBOL, None, CITED), adopted(SYMBOL, None, content_sha256="f", content=b"new"))
    assert corpus.cited_by(database, CITED) == ()
    assert corpus.cited_before(database, [CITED], "S/RES/5(2031)") == {CITED: ()}


def test_citing_an_alias_is_citing_the_work(database: Database, now: datetime) -> None:
    hold(database, now, arrival(CITED, aliases=("S/8888",), citations=()), adopted(SYMBOL, None, "S/8888"))
    assert [row.citing for row in corpus.cited_by(database, CITED)] == [SYMBOL]


def test_earlier_citers_are_other_works_and_no_provenance(database: Database, now: datetime) -> None:
    draft = citation("S/2031/7", relation="provenance")
    hold(
        database,
        now,
        adopted("S/RES/2(2031)", date(2031, 5, 4), CITED, citations=(citation(CITED), draft)),
        adopted("S/RES/1(2031)", date(2031, 1, 2), CITED),
        adopted("S/RES/1(2031)", date(2031, 1, 2), CITED, language="zh"),
        adopted(SYMBOL, date(2031, 9, 9), CITED),
    )
    assert corpus.cited_before(database, [CITED, "S/2031/7", CITED], SYMBOL) == {
        CITED: (CitedBy("S/RES/1(2031)", date(2031, 1, 2)), CitedBy("S/RES/2(2031)", date(2031, 5, 4))),
        "S/2031/7": (),
    }


def test_thousands_of_targets_can_be_asked_for(database: Database, now: datetime) -> None:
    many = tuple(citation(f"A/RES/99/{number}") for number in range(3000))
    hold(database, now, arrival("A/RES/99/2999", citations=()))
    known = corpus.known(database, arrival(citations=many))
    assert known.held == {"A/RES/99/2999"}
    assert len(known.cited_before) == 3000


# ---- events ----------------------------------------------------------------------------------------------------------


def test_events_are_listed_newest_first_and_can_be_narrowed(database: Database, now: datetime) -> None:
    hour = timedelta(hours=1)
    made = (
        event("a"),
        event("b", type=EventType.REISSUED, at=now + hour),
        event("c", symbol="A/RES/99/1", at=now + 2 * hour),
    )
    corpus.apply(database, intent(events=made), now)
    assert [one.key for one in corpus.events(database)] == ["c", "b", "a"]
    assert [one.key for one in corpus.events(database, limit=1)] == ["c"]
    assert [one.key for one in corpus.events(database, since=now + hour)] == ["c", "b"]
    assert [one.key for one in corpus.events(database, types=[EventType.REISSUED])] == ["b"]
    assert [one.key for one in corpus.events(database, symbol="A/RES/99/1")] == ["c"]


# ---- facts -----------------------------------------------------------------------------------------------------------


def test_of_an_unknown_work_nothing_is_known(database: Database) -> None:
    known = corpus.known(database, arrival())
    assert (known.work, known.watched, known.latest, known.current) == (None, None, None, None)
    assert (known.languages, known.held, known.bytes_seen, known.documents) == (frozenset(), frozenset(), False, 0)
    assert (known.earlier, known.last_number) == ({}, 0)


def test_the_facts_tell_the_sources_last_version_from_the_current_one(database: Database, now: datetime) -> None:
    first, second = arrival(words="one"), arrival(words="two")
    hold(database, now, first, second, arrival(words="official", official=True, source="ods"))
    known = corpus.known(database, arrival(words="three"))
    assert known.latest is not None
    assert known.current is not None
    assert (known.latest.text, known.current.text) == ("two", "official")
    assert known.earlier == {first.fingerprint: 1, second.fingerprint: 2}
    assert known.last_number == 3
    assert not known.bytes_seen
    assert corpus.known(database, first).bytes_seen


def test_the_facts_tell_which_languages_are_held_and_which_officially(database: Database, now: datetime) -> None:
    hold(database, now, arrival(), arrival(language="zh", official=True, source="ods"))
    known = corpus.known(database, arrival(language="fr"))
    assert known.languages == {"en", "zh"}
    assert known.official_languages == {"zh"}
    assert known.current is None


def test_the_facts_tell_what_is_held_of_the_targets(database: Database, now: datetime) -> None:
    hold(database, now, arrival(CITED, citations=(), aliases=("S/8888",)))
    asked = arrival(citations=(citation(CITED), citation("S/8888"), citation("S/RES/1(2031)"), citation(None)))
    known = corpus.known(database, asked)
    assert known.held == {CITED, "S/8888"}
    assert set(known.cited_before) == {CITED, "S/8888", "S/RES/1(2031)"}
    assert known.documents == 1


def test_the_facts_tell_which_targets_somebody_follows_or_asks_for(database: Database, now: datetime) -> None:
    desk = add_channel(database, "desk", ADDRESS, "slack://****", now)
    rules = [Rule(symbols=(CITED, "S/1")), Rule(cites=("S/8888", "S/2"))]
    subscribe(database, "meetings", desk.id, rules, [], now)
    known = corpus.known(database, arrival(citations=(citation(CITED), citation("S/8888"))))
    assert (known.followed, known.asked_for) == (frozenset({CITED}), frozenset({"S/8888"}))


def test_the_facts_bring_the_address(database: Database, now: datetime) -> None:
    row = watched("a", content_sha256="f", next_check_at=now)
    schedule.want(database, row, now)
    known = corpus.known(database, arrival(address="a"))
    assert known.watched == row


# ---- counts ----------------------------------------------------------------------------------------------------------


def test_everything_is_counted(database: Database, now: datetime) -> None:
    hold(database, now, arrival(), arrival(language="zh"))
    counted = corpus.counts(database)
    assert (counted["works"], counted["texts"], counted["versions"], counted["watched"]) == (1, 2, 2, 1)
    assert (counted["paragraphs"], counted["citations"], counted["events"]) == (4, 2, 0)
