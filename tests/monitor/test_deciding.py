"""What is decided of each answer, against what was known: the triggers of domain.md 2.4, one by one."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffing.changes import ChangeClass, Metadata
from diffing.fingerprints import fingerprint
from diffing.structure import structure
from monitor.deciding import decide
from monitor.intents import Arrival, EventType, Intent, Known, Mode, Outcome, Watched
from monitor.subscribing import Rule
from sources.documents import Absent, Corrupt, NotModified, Refused
from tests.support.building import (
    ADOPTED,
    NOW,
    SYMBOL,
    WORDS,
    arrival,
    citation,
    held,
    listing,
    look,
    subscription,
    told,
    version,
    work,
)
from tests.support.laws import tried

T = "S/RES/1373(2001)"
OLD = date(2014, 6, 13)
FOLLOWING = subscription(Rule(symbols=(SYMBOL,)))
AMENDED = (WORDS[0], "Decides to extend the mandate until 30 June 2028;", *WORDS[2:])


def types(intent: Intent) -> list[str]:
    return [event.type.value for event in intent.events]


def asterisk(count: int = 1) -> dict[str, Any]:
    return {"asterisks": count}


# ---- first sight -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("adopted_on", "known", "mode", "expected"),
    [
        (ADOPTED, Known(), Mode.LIVE, "new"),
        (NOW.date() - timedelta(days=60), Known(), Mode.LIVE, "new"),
        (NOW.date() - timedelta(days=61), Known(), Mode.LIVE, "issued"),
        (date(2041, 1, 1), Known(), Mode.LIVE, "new"),
        (OLD, Known(), Mode.LIVE, "issued"),
        (None, Known(), Mode.LIVE, "issued"),
        (ADOPTED, Known(work=work()), Mode.LIVE, "issued"),
        (ADOPTED, Known(watched=Watched("wiki", "page", SYMBOL, "en", absences=3)), Mode.LIVE, "issued"),
        (ADOPTED, Known(), Mode.FIRST_PASS, "backfilled"),
        (ADOPTED, Known(), Mode.BACKFILL, "backfilled"),
        (ADOPTED, Known(), Mode.CITED, "backfilled"),
    ],
)
def test_the_first_text_of_a_work(adopted_on: date | None, known: Known, mode: Mode, expected: str) -> None:
    intent = decide(arrival(adopted_on=adopted_on), known, look(mode=mode))
    assert types(intent) == [expected]
    assert (intent.outcome, intent.expected) == (Outcome.NEW, 0)


def test_an_old_text_that_comes_out_states_its_age() -> None:
    (event,) = decide(arrival(adopted_on=OLD), Known(), look()).events
    assert event.data["age_days"] == (NOW.date() - OLD).days


def test_a_new_text_says_what_it_cites_and_what_of_that_is_new() -> None:
    (event,) = decide(arrival(citations=(citation(T), citation(T, "op1"))), Known(), look()).events
    assert event.data["cites"]["resolutions"] == 1
    assert event.data["cites"]["operative"] == [T]
    assert event.data["newly"]["first_in_collection"] == [T]
    assert event.data["newly"]["documents"] == 1
    assert [one["path"] for one in event.data["citing_paragraphs"]] == ["pp1", "op1"]


def test_a_text_in_a_further_language_is_no_change() -> None:
    known = held(version(language="en"))
    intent = decide(arrival(language="zh"), replace(known, latest=None, current=None), look())
    assert types(intent) == ["language_added"]


def test_the_two_scripts_of_chinese_are_two_texts() -> None:
    known = replace(held(), latest=None, current=None, languages=frozenset({"zh-Hant"}))
    assert types(decide(arrival(language="zh"), known, look())) == ["language_added"]


def test_the_official_text_of_a_language_held_as_a_transcription_is_added() -> None:
    known = replace(held(), latest=None)
    assert types(decide(arrival(official=True, source="ods"), known, look())) == ["language_added"]


# ---- further sources -------------------------------------------------------------------------------------------------


def test_the_same_words_from_a_second_source_are_kept_without_an_event() -> None:
    intent = decide(arrival(source="other", content=b"other bytes"), replace(held(), latest=None), look())
    assert (intent.arrival is not None, intent.events, intent.outcome) == (True, (), Outcome.NEW)


def test_other_words_from_a_second_source_are_a_conflict_and_not_a_change() -> None:
    known, came = replace(held(), latest=None), arrival(AMENDED, source="other")
    intent = decide(came, known, look())
    assert types(intent) == ["source_conflict"]
    assert told(intent.events, came, known, FOLLOWING) == ()
    assert (intent.against_id, intent.comparison is not None) == (1, True)


# ---- versions --------------------------------------------------------------------------------------------------------


def test_the_same_bytes_are_nothing() -> None:
    intent = decide(arrival(), held(), look())
    assert (intent.outcome, intent.arrival, intent.events) == (Outcome.UNCHANGED, None, ())


def test_other_bytes_with_the_same_words_are_logged_only() -> None:
    came = arrival(content=b"other bytes")
    intent = decide(came, held(), look())
    assert types(intent) == ["file_changed"]
    assert (intent.outcome, told(intent.events, came, held(), FOLLOWING)) == (Outcome.UNCHANGED, ())


def test_other_words_without_a_notice() -> None:
    intent = decide(arrival(AMENDED), held(), look())
    assert types(intent) == ["changed_without_notice"]
    assert (intent.expected, intent.against_id, intent.outcome) == (1, 1, Outcome.CHANGED)


@pytest.mark.parametrize(
    ("said", "notices"), [(asterisk(), ["asterisk"]), ({"reissue_note": "Reissued for technical reasons"}, ["note"])]
)
def test_other_words_with_a_notice(said: dict[str, Any], notices: list[str]) -> None:
    intent = decide(arrival(AMENDED, metadata=said), held(), look())
    assert types(intent) == ["reissued"]
    assert intent.events[0].data["notices"] == notices


def test_a_reissue_that_changes_no_word_is_one_and_is_told_to_those_who_ask_for_reissues() -> None:
    asks = subscription(Rule(symbols=(SYMBOL,), event_types=(EventType.REISSUED,)))
    came = arrival(content=b"other bytes", metadata=asterisk())
    intent = decide(came, held(), look())
    assert types(intent) == ["reissued"]
    assert not ChangeClass(intent.events[0].data["change"]["class"]).substantive
    assert told(intent.events, came, held(), FOLLOWING) == ()
    assert len(told(intent.events, came, held(), asks)) == 1


def test_a_notice_that_stood_there_before_announces_nothing() -> None:
    known = held(version(asterisks=1, reissue_note="Reissued"))
    changed = arrival(AMENDED, metadata={"asterisks": 1, "reissue_note": "Reissued"})
    assert types(decide(changed, known, look())) == ["changed_without_notice"]


def test_a_change_is_told_with_its_class_and_its_words() -> None:
    intent = decide(arrival(AMENDED), held(), look())
    change = intent.events[0].data["change"]
    assert change["class"] in {ChangeClass.DATE.value, ChangeClass.OPERATIVE.value}
    assert [hunk["new"] for hunk in change["hunks"]] == [["op1"]]
    assert len(told(intent.events, arrival(AMENDED), held(), FOLLOWING)) == 1


def test_a_text_that_flips_back_says_to_which_version() -> None:
    known = replace(
        held(version(AMENDED, number=2)), earlier={version().fingerprint: 1, version(AMENDED).fingerprint: 2}
    )
    intent = decide(arrival(), known, look())
    assert intent.events[0].data["reverted_to"] == 1


def test_a_newly_cited_resolution_is_new_in_the_version() -> None:
    changed = arrival(AMENDED, citations=(citation(T), citation("S/RES/2178(2014)", "op1")))
    (event,) = decide(changed, held(), look()).events
    assert event.data["newly"]["new_in_version"] == ["S/RES/2178(2014)"]


def test_a_better_parser_is_no_change() -> None:
    text = "SECURITY COUNCIL\nResolution\nThe Security Council,\n1. Decides something;"
    taken_apart = structure(text, "en", symbol=SYMBOL)
    came = arrival(content=b"other bytes", structure=taken_apart, text=text, fingerprint=fingerprint(taken_apart))
    known = held(version(derived_by="an older program", text=text, fingerprint="v0:x"))
    assert types(decide(came, known, look())) == ["file_changed"]


# ---- gates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("came", "says"),
    [
        (arrival(WORDS[:1]), "operative part"),
        (arrival((WORDS[0], WORDS[1])), "shrank"),
        (arrival((WORDS[0], "1", "2", "3", "4")), "shrank"),
        (arrival(AMENDED, own_key=True, symbol="X/SC/RESOLUTION/undated/00000000"), "no symbol any more"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_page_is_refused_and_looked_at_again(came: Arrival, says: str) -> None:
    intent = decide(came, held(), look())
    assert (intent.outcome, intent.arrival, intent.events) == (Outcome.REFUSED, None, ())
    assert says in intent.reason
    assert intent.watched.failures == 1
    assert intent.watched.next_check_at is not None
    assert intent.watched.content_sha256 == version().content_sha256


# ---- no text ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (NotModified(listing()), Outcome.UNCHANGED),
        (Absent(listing(), "not found"), Outcome.GONE),
        (Refused(listing(), "503", 30.0), Outcome.FAILED),
        (Corrupt(listing(), "blanked"), Outcome.REFUSED),
    ],
    ids=lambda value: type(value).__name__,
)
@pytest.mark.parametrize("known", [Known(), held()], ids=["unknown", "held"])
def test_every_answer_ends_in_an_intent_for_its_address(
    answer: NotModified | Absent | Refused | Corrupt, outcome: Outcome, known: Known
) -> None:
    intent = decide(answer, known, look())
    assert (intent.outcome, intent.watched.address, intent.events) == (outcome, "page", ())
    assert intent.watched.next_check_at is not None


def once_absent(**more: Any) -> Known:
    known = held(**more)
    return replace(known, watched=replace(known.watched, absences=1)) if known.watched else known


def test_a_text_absent_twice_is_unavailable_and_never_deleted() -> None:
    intent = decide(Absent(listing(), "404"), once_absent(), look())
    assert types(intent) == ["unavailable"]
    assert (intent.arrival, len(told(intent.events, None, once_absent(), FOLLOWING))) == (None, 1)
    assert intent.events[0].data["reason"] == "404"


def test_a_page_that_was_renamed_is_not_unavailable() -> None:
    intent = decide(Absent(listing(), "404"), once_absent(elsewhere="other page"), look())
    assert intent.events == ()


# ---- cited by --------------------------------------------------------------------------------------------------------


def test_a_held_work_learns_that_a_new_text_cites_it() -> None:
    intent = decide(arrival(), Known(held=frozenset({T})), look())
    assert [(event.type, event.symbol) for event in intent.events] == [
        (EventType.NEW, SYMBOL),
        (EventType.CITED_BY, T),
    ]
    assert intent.events[1].data["cited_by"]["citing"] == SYMBOL


def test_a_followed_work_learns_it_too_held_or_not() -> None:
    known = Known(followed=frozenset({T}))
    intent = decide(arrival(), known, look())
    assert types(intent) == ["new", "cited_by"]
    made = told(intent.events, arrival(), known, subscription(Rule(symbols=(T,))))
    assert [one.event_keys for one in made] == [(intent.events[1].key,)]


def test_only_the_newly_cited_learn_of_a_change() -> None:
    both = (citation(T), citation("S/RES/2178(2014)", "op1"))
    known = replace(held(), held=frozenset({T, "S/RES/2178(2014)"}))
    intent = decide(arrival(AMENDED, citations=both), known, look())
    assert [event.symbol for event in intent.events] == [SYMBOL, "S/RES/2178(2014)"]


# ---- laws ------------------------------------------------------------------------------------------------------------

SENTENCES = st.lists(st.sampled_from([*WORDS, "Calls upon all;", "Notes with regret;"]), min_size=1, max_size=7)


@tried(40)
@given(SENTENCES, SENTENCES, st.sampled_from(Mode), st.booleans())
def test_deciding_twice_gives_the_same_and_never_fails(
    old: list[str], new: list[str], mode: Mode, notify: bool
) -> None:
    known = held(version(old))
    came, seen = arrival(new, mode=mode), look(mode=mode, notify=notify)
    first, second = decide(came, known, seen), decide(came, known, seen)
    assert first == second
    assert len({event.key for event in first.events}) == len(first.events)
    made = told(first.events, came, known, FOLLOWING, mode=mode, notify=notify)
    assert {key for one in made for key in one.event_keys} <= {event.key for event in first.events}


def test_metadata_that_a_text_does_not_say_is_taken_from_what_was_known() -> None:
    came = arrival(AMENDED)
    silent = replace(came, structure=replace(came.structure, metadata=Metadata()))
    (event,) = decide(silent, held(), look()).events
    assert event.data["work"]["adopted_on"] == ADOPTED.isoformat()
