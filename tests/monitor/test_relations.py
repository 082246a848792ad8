"""Corrigenda, texts that change others, languages that complete a work, and copies that can only be read badly."""

from dataclasses import replace

import pytest

from monitor.deciding import decide
from monitor.digesting import describe_digest
from monitor.intents import EventType, Intent, Known, Mode, Outcome, Watched
from monitor.judging.corrigenda import corrected, scope
from monitor.matching import rank
from monitor.messages import describe
from notifiers.briefs import brief
from notifiers.plain import plain_text
from sources.documents import Absent, Listing
from tests.support.building import NOW, SYMBOL, WORDS, arrival, citation, held, look, version

OTHERS = frozenset({"ar", "zh", "fr", "ru", "es"})
CHANGED = (*WORDS[:-1], "Decides to end the mandate of the Harbour Lantern Mission at once;")
TARGET = "S/RES/2800(2025)"


def types(intent: Intent) -> list[EventType]:
    return [event.type for event in intent.events]


# ---- corrigenda ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("A/80/1/Corr.1\nCorrigendum\nArabic only\nParagraph 3", ("ar",)),
        ("Corrigendum (English and French only)", ("en", "fr")),
        ("Rectificatif\nFrançais seulement", ("fr",)),
        ("更正\n只有中文本", ("zh",)),
        ("更正\n只有中文", ("zh",)),
        ("Исправление\nТолько на русском языке", ("ru",)),
        ("تصويب\nبالعربية فقط", ("ar",)),
        ("Corrección\nNo se aplica a la versión en español", ("ar", "zh", "en", "fr", "ru")),
        ("Corrigendum\nDoes not apply to the Chinese text.", ("ar", "en", "fr", "ru", "es")),
        ("更正\n只適用於法文本", ("fr",)),
        ("Исправление\nНе касается текста на испанском языке", ("ar", "zh", "en", "fr", "ru")),
        ("Corrigendum\nParagraph 3\nFor English read Arabic", ()),
        ("", ()),
    ],
)
def test_a_corrigendum_says_for_which_languages_it_is(text: str, languages: tuple[str, ...]) -> None:
    assert scope(text) == languages


def test_a_corrigendum_names_its_work() -> None:
    assert corrected("A/RES/80/1/Corr.1") == "A/RES/80/1"
    assert corrected("A/RES/80/1") is None


def test_a_corrigendum_is_an_event_of_the_work_that_it_corrects() -> None:
    came = arrival(symbol=f"{SYMBOL}/Corr.1", text="Corrigendum\nEnglish only")
    intent = decide(came, Known(held=frozenset({SYMBOL})), look())
    (event,) = [one for one in intent.events if one.type is EventType.CORRECTED]
    assert event.symbol == SYMBOL
    assert event.data["correction"] == {"symbol": f"{SYMBOL}/Corr.1", "languages": ["en"]}


def test_a_corrigendum_is_told_as_a_correction_of_the_work_before_its_own_arrival() -> None:
    came = arrival(symbol=f"{SYMBOL}/Corr.1", text="Corrigendum\nEnglish only")
    intent = decide(came, Known(held=frozenset({SYMBOL})), look())
    chief = min(intent.events, key=rank)
    assert (chief.type, chief.symbol) == (EventType.CORRECTED, SYMBOL)


def test_that_a_corrigendum_names_what_it_corrects_is_told_once_as_the_correction() -> None:
    came = arrival(symbol=f"{SYMBOL}/Corr.1", citations=(citation(SYMBOL), citation(TARGET)))
    intent = decide(came, Known(held=frozenset({SYMBOL, TARGET})), look())
    assert [one.symbol for one in intent.events if one.type is EventType.CITED_BY] == [TARGET]


def test_a_corrigendum_of_what_nobody_holds_or_follows_is_no_such_event() -> None:
    intent = decide(arrival(symbol=f"{SYMBOL}/Corr.1"), Known(), look())
    assert EventType.CORRECTED not in types(intent)


# ---- texts that change others ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("relation", ["extends", "amends", "terminates", "supersedes"])
def test_a_text_that_changes_a_held_work_is_an_event_of_that_work(relation: str) -> None:
    came = arrival(citations=(citation(TARGET, relation=relation, path="op1"),))
    intent = decide(came, Known(held=frozenset({TARGET})), look())
    (event,) = [one for one in intent.events if one.type is EventType.CHANGED_BY]
    assert (event.symbol, event.data["cited_by"]["relation"]) == (TARGET, relation)
    assert event.data["citing_work"]["symbol"] == SYMBOL


@pytest.mark.parametrize("relation", ["recalls", "cites", "implements"])
def test_a_text_that_only_cites_changes_nothing(relation: str) -> None:
    came = arrival(citations=(citation(TARGET, relation=relation),))
    assert EventType.CHANGED_BY not in types(decide(came, Known(held=frozenset({TARGET})), look()))


def test_a_reissue_that_only_now_extends_a_work_is_an_event_of_that_work_though_it_was_cited_before() -> None:
    before = version(citations=(citation(TARGET, "op1", relation="recalls"),))
    came = arrival(CHANGED, citations=(citation(TARGET, "op1", relation="extends"),))
    known = replace(held(before), held=frozenset({TARGET}))
    assert types(decide(came, known, look())) == [EventType.CHANGED_WITHOUT_NOTICE, EventType.CHANGED_BY]


def test_a_reissue_that_extends_a_work_as_before_tells_it_no_more() -> None:
    extending = (citation(TARGET, "op1", relation="extends"),)
    known = replace(held(version(citations=extending)), held=frozenset({TARGET}))
    assert types(decide(arrival(CHANGED, citations=extending), known, look())) == [EventType.CHANGED_WITHOUT_NOTICE]


def test_a_draft_changes_nothing() -> None:
    came = arrival(symbol="S/2026/12", citations=(citation(TARGET, relation="extends"),))
    assert EventType.CHANGED_BY not in types(decide(came, Known(held=frozenset({TARGET})), look()))


# ---- languages -------------------------------------------------------------------------------------------------------


def known_in(languages: frozenset[str]) -> Known:
    return Known(work=held().work, languages=languages, official_languages=languages)


def test_the_sixth_official_language_completes_a_work() -> None:
    assert EventType.COMPLETE in types(decide(arrival(official=True), known_in(OTHERS), look()))


def test_scripts_of_chinese_count_once() -> None:
    five = (OTHERS - {"zh", "ar"}) | {"zh-Hant", "zh"}
    assert EventType.COMPLETE not in types(decide(arrival(official=True), known_in(frozenset(five)), look()))


def test_a_transcription_completes_nothing() -> None:
    assert EventType.COMPLETE not in types(decide(arrival(official=False), known_in(OTHERS), look()))


# ---- bad readings ----------------------------------------------------------------------------------------------------


def badly_read(words: tuple[str, ...] = CHANGED) -> object:
    came = arrival(words)
    return replace(came, structure=replace(came.structure, flags=("low_quality",)))


def test_what_only_a_bad_reading_shows_is_no_change() -> None:
    intent = decide(badly_read(), held(), look())  # type: ignore[arg-type]
    assert (intent.outcome, intent.arrival, types(intent)) == (Outcome.UNCHANGED, None, [EventType.DOUBTFUL_READING])
    assert intent.watched.content_sha256 != held().latest.content_sha256  # type: ignore[union-attr]


def test_a_good_reading_after_a_bad_one_is_no_change() -> None:
    intent = decide(arrival(CHANGED), held(version(flags=("low_quality",))), look())
    assert (intent.outcome, types(intent)) == (Outcome.UNCHANGED, [EventType.FILE_CHANGED])
    assert intent.arrival is not None


def test_two_bad_readings_that_differ_are_kept_and_are_no_change() -> None:
    intent = decide(badly_read(), held(version(flags=("low_quality",))), look())  # type: ignore[arg-type]
    assert (intent.outcome, types(intent)) == (Outcome.UNCHANGED, [EventType.DOUBTFUL_READING])
    assert intent.arrival is not None


def test_two_sources_of_which_one_is_read_badly_do_not_differ() -> None:
    known = held(version(source="other"))
    intent = decide(badly_read(), replace(known, latest=None), look())  # type: ignore[arg-type]
    assert EventType.SOURCE_CONFLICT not in types(intent)
    assert EventType.LANGUAGES_DIFFER not in types(intent)


# ---- what was probed -------------------------------------------------------------------------------------------------


def test_a_number_that_nobody_announced_is_new_when_it_is_there() -> None:
    row = Watched("wiki", "page", SYMBOL, "en", absences=9, mode=Mode.PROBED)
    assert types(decide(arrival(), Known(watched=row), look()))[0] is EventType.NEW


def test_a_number_that_is_not_there_yet_stays_probed_and_is_asked_for_in_hours() -> None:
    row = Watched("wiki", "page", SYMBOL, "en", mode=Mode.PROBED)
    after = decide(Absent(Listing("wiki", "page"), "no"), Known(watched=row), look()).watched
    assert (after.mode, after.next_check_at is not None and (after.next_check_at - NOW).total_seconds()) == (
        Mode.PROBED,
        3 * 3600,
    )


def test_what_is_told_of_a_text_that_was_read_badly_says_so() -> None:
    known = Known(held=frozenset({TARGET}))
    came = replace(badly_read(), citations=(citation(TARGET, "op1", relation="extends"),))  # type: ignore[type-var]
    intent = decide(came, known, look())  # type: ignore[arg-type]
    assert types(intent) == [EventType.NEW, EventType.CHANGED_BY, EventType.CITED_BY]
    for event in intent.events:
        assert [one["flag"] for one in event.data["warnings"]] == ["low_quality"]
        alone = describe((event,), (), page="https://seized.example.org/", now=NOW)
        digest = describe_digest((event,), (), page_for=lambda _: None, now=NOW)
        for told in (plain_text(alone), plain_text(digest), *brief(alone, 320)):
            assert "read from a poor copy" in told or not told


def test_what_was_read_well_has_no_such_warning() -> None:
    intent = decide(replace(arrival(), citations=(citation(TARGET),)), Known(held=frozenset({TARGET})), look())
    assert all(event.data["warnings"] == [] for event in intent.events)


def test_a_citation_that_a_bad_copy_hid_is_told_when_a_good_one_comes() -> None:
    before = version(flags=("low_quality",))
    came = replace(arrival(content=b"better"), citations=(citation(), citation(TARGET, "op1")))
    intent = decide(came, replace(held(before), held=frozenset({TARGET, "S/RES/1373(2001)"})), look())
    assert types(intent) == [EventType.FILE_CHANGED, EventType.CITED_BY]
    assert intent.events[1].symbol == TARGET
