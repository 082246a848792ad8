from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.intents import EventType, Reason
from monitor.messages import describe, with_choices
from monitor.words.states import OF_SOURCES, WITHOUT_TEXT
from monitor.words.wording import wording
from notifiers.messages import Span
from notifiers.plain import plain_text
from tests.monitor.telling_words import text_of, told
from tests.notifiers.happenings import CITING, NOW, PAGE, happening
from tests.support.laws import tried

OF_TEXTS = [kind for kind in EventType if kind not in WITHOUT_TEXT]


@pytest.mark.parametrize("kind", EventType, ids=str)
def test_every_message_has_what_every_message_must_have(kind: EventType) -> None:
    message = told(happening(kind))
    text = plain_text(message)
    assert message.subject.startswith(happening(kind).symbol)
    assert text.startswith(happening(kind).symbol)
    assert "Why you got this: harbour desk" in text
    assert PAGE in text
    assert text.rstrip().endswith("Independent, unofficial: check the official text.")


@pytest.mark.parametrize("kind", [kind for kind in OF_TEXTS if kind is not EventType.CORRECTED], ids=str)
def test_a_message_of_a_text_says_when_it_was_adopted(kind: EventType) -> None:
    """Of a corrected work the event knows the symbol only."""
    assert "adopted 19 Nov 2026" in text_of(kind)


@pytest.mark.parametrize("kind", OF_TEXTS, ids=str)
def test_a_message_of_a_text_says_where_it_was_read_and_where_the_original_is(kind: EventType) -> None:
    text = plain_text(told(happening(kind)))
    for needed in ("Source: ", "22 Nov 2026, 05:58 UTC", "https://docs.un.org/en/"):
        assert needed in text


def test_no_message_is_a_bare_list() -> None:
    many = [f"S/RES/{number}(2020)" for number in range(8000, 8045)]
    cites = CITING["cites"] | {"resolutions": 45, "strongest": many[:8], "body_names_only": many}
    newly = CITING["newly"] | {"first_in_collection": many}
    text = text_of(EventType.NEW, cites=cites, newly=newly)
    assert "45 new citations" not in text
    assert "and 37 more on the page" in text
    assert max(line.count("S/RES/") for line in text.splitlines()) <= 8


def test_a_late_first_text_states_its_age() -> None:
    text = text_of(EventType.ISSUED)
    assert "203 days ago" in text
    assert "not a new decision" in text


def test_a_document_without_a_symbol_says_that_the_name_is_ours() -> None:
    work = happening(EventType.NEW).data["work"] | {"own_key": True}
    assert "prints no symbol: this name is ours" in text_of(EventType.NEW, work=work)


def test_a_transcription_is_never_called_official() -> None:
    assert "Chinese text, unofficial copy" in text_of(EventType.NEW)
    assert "wikisource-zh, an unofficial copy" in text_of(EventType.NEW)


def test_a_file_is_told_by_its_name_only() -> None:
    text = text_of(EventType.NEW, address="/home/operator/inbox/9001.txt")
    assert "Text at the source: 9001.txt" in text
    assert "operator" not in text


def test_a_person_matched_by_several_rules_reads_all_reasons() -> None:
    assert "harbour desk: it cites S/RES/2898(2026); all of the Council" in text_of(EventType.NEW)


def test_several_events_are_one_message() -> None:
    message = told(happening(EventType.NEW), *[happening(EventType.CITED_BY)] * 12)
    text = plain_text(message)
    assert "(and 12 more)" in message.subject
    assert text.count("Also: S/RES/2898(2026) is cited by S/RES/2899(2026)") == 8
    assert "Also 4 more events." in text


def test_programs_get_all_events() -> None:
    message = told(happening(EventType.NEW), happening(EventType.CITED_BY))
    assert message.event["type"] == "seized.new"
    assert [one["type"] for one in message.event["data"]["also"]] == ["seized.cited_by"]
    assert "also" not in happening(EventType.NEW).data


def test_events_of_one_work_are_one_thread() -> None:
    assert told(happening(EventType.NEW)).thread == told(happening(EventType.REISSUED)).thread


def test_a_message_without_a_page_promises_none() -> None:
    message = told(happening(EventType.NEW), page=None)
    assert message.link is None
    assert "on the page" not in plain_text(message)


def test_no_event_is_no_message() -> None:
    with pytest.raises(ValueError, match="at least one event"):
        describe((), (), page=None, now=NOW)


def test_a_quotation_keeps_its_own_language() -> None:
    message = told(happening(EventType.NEW, language="ar"))
    quotes = [
        span for block in message.blocks for line in getattr(block, "lines", ()) for span in line if span.language
    ]
    assert quotes
    assert {span.language for span in quotes} == {"ar"}


@tried(60)
@given(st.sampled_from(EventType), st.data())
def test_missing_fields_never_stop_a_message(kind: EventType, data: st.DataObject) -> None:
    full = happening(kind)
    kept = data.draw(st.sets(st.sampled_from(sorted(full.data))))
    event = replace(full, data={name: full.data[name] for name in kept})
    assert plain_text(told(event)).startswith(full.symbol)


def test_every_event_type_has_its_words() -> None:
    for kind in EventType:
        message = told(happening(kind))
        assert message.subject.startswith(happening(kind).symbol + (" is " if "_by" in kind else ": "))


@pytest.mark.parametrize("kind", sorted(WITHOUT_TEXT), ids=str)
def test_where_there_is_no_text_no_official_document_is_promised(kind: EventType) -> None:
    assert "docs.un.org" not in text_of(kind)


@pytest.mark.parametrize("kind", sorted(OF_SOURCES), ids=str)
def test_a_source_is_not_said_to_be_adopted(kind: EventType) -> None:
    text = text_of(kind) + told(happening(kind)).subject
    assert "adopt" not in text


def test_an_adoption_without_a_text_is_provisional_and_says_from_where() -> None:
    text = text_of(EventType.ADOPTED)
    assert text.startswith("S/RES/2899(2026) — adopted 19 Nov 2026, not yet issued\n")
    assert "Provisional: from SC/99001, which says that it will be issued under this symbol." in text
    assert "Vote: 13 in favour, 0 against, 2 abstaining" in text


def test_an_adoption_that_a_table_lists_promises_no_symbol() -> None:
    text = text_of(EventType.ADOPTED, standing="adopted", vote={"words": "Without vote"}, origin=None)
    assert "Provisional: from press, which lists it without a text." in text
    assert "Vote: Without vote" in text


def test_all_six_languages_are_listed_when_they_are_complete() -> None:
    assert "Languages held: Arabic, English, Spanish, French, Russian, Chinese" in text_of(EventType.COMPLETE)


def test_the_official_document_is_that_of_the_reader_s_language_without_brackets() -> None:
    work = happening(EventType.NEW).data["work"] | {"symbol": "A/RES/37/78[H]"}
    message = describe((happening(EventType.NEW, work=work),), (), page=None, now=NOW, language="fr")
    assert "https://docs.un.org/fr/A/RES/37/78\n" in plain_text(message)


def test_a_document_with_a_name_of_ours_has_no_official_address() -> None:
    key = "X/CTC/DECLARATION/2022-10-29/3f6c1a9b"
    work = happening(EventType.NEW).data["work"] | {"symbol": key, "own_key": True}
    named = replace(happening(EventType.NEW, work=work), symbol=key)
    assert "docs.un.org" not in plain_text(told(named))


def test_a_message_says_where_to_manage_and_to_stop() -> None:
    manage, stop = "https://seized.example.org/manage/1", "https://seized.example.org/stop/1"
    message = with_choices(told(happening(EventType.NEW)), manage=manage, stop=stop)
    assert message.manage == Span("Manage what you get", link=manage)
    assert message.stop == Span("Stop these messages", link=stop)


def test_a_message_without_somewhere_to_stop_promises_nothing() -> None:
    assert told(happening(EventType.NEW)).stop is None


@pytest.mark.parametrize("language", ["xx", "../en", "", "en/..", "de-CH"])
def test_a_language_without_words_falls_back_to_english(language: str) -> None:
    assert describe((happening(EventType.NEW),), (), page=None, now=NOW, language=language).language == "en"


def test_hostile_titles_stay_on_their_line() -> None:
    work = happening(EventType.NEW).data["work"] | {"title": "a\nSource: the UN\u202e\x1b[31m"}
    text = text_of(EventType.NEW, work=work)
    assert "\nSource: the UN\n" not in text
    assert "\x1b" not in text


def test_braces_in_a_reason_are_not_gaps() -> None:
    assert "{symbol}" in plain_text(
        told(happening(EventType.NEW), reasons=(Reason("desk", (("words", ("{symbol}",)),)),))
    )


def test_a_phrase_takes_spans() -> None:
    line = wording("en").phrase("Where it cites {symbol}", symbol=Span("S/RES/1"))
    assert [span.text for span in line] == ["Where it cites ", "S/RES/1"]


def test_a_text_that_is_overdue_says_in_which_language_and_nothing_twice() -> None:
    text = text_of(EventType.OVERDUE, language="ar", address="ods:S/RES/2899(2026)/ar", reason="it is not at ods")
    assert text.startswith("S/RES/2899(2026) — Arabic text still not issued\n")
    assert "it is not at ods" not in text
    assert "At the source" not in text


def test_what_no_text_gave_is_not_called_a_copy() -> None:
    assert "Source: listings\n" in text_of(
        EventType.SOURCE_CONFLICT, source="listings", version=None, against_version=None, retrieved_at=None
    )


def test_a_work_of_which_only_the_symbol_is_known_is_not_said_to_be_undated() -> None:
    work = {"symbol": "A/RES/81/901", "own_key": False, "body": "General Assembly"}
    message = told(happening(EventType.CORRECTED, work=work))
    assert message.subject == "A/RES/81/901: corrected"
    assert "adoption" not in plain_text(message)


def test_a_new_text_says_which_languages_are_still_out() -> None:
    said = "Languages held: traditional Chinese; not yet: Arabic, English, Spanish, French, Russian"
    assert said in text_of(EventType.NEW, languages_held=["zh-Hant"])


def test_a_masthead_of_another_day_than_the_adoption_is_told() -> None:
    work = happening(EventType.NEW).data["work"] | {"masthead_on": "2026-12-08"}
    assert "adopted 19 Nov 2026 · dated 8 Dec 2026" in text_of(EventType.NEW, work=work)
    assert "dated" not in text_of(EventType.NEW).partition("\n\n")[0]


def test_who_follows_no_document_is_quoted_the_strongest_citation() -> None:
    paragraphs = [
        {"target": target, "path": path, "number": None, "verb": None, "quote": f"about {target}"}
        for target, path in (("S/RES/8790(2023)", "pp1"), ("S/RES/8701(2022)", "op1"))
    ]
    event = happening(EventType.NEW, citing_paragraphs=paragraphs)
    message = describe((event,), (Reason("desk", (("bodies", ("Security Council",)),)),), page=None, now=NOW)
    assert "Where it cites S/RES/8701(2022)" in plain_text(message)
    assert "Where it cites S/RES/8790(2023)" not in plain_text(message)
