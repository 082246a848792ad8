"""What messages say of changes, of corrections and of what sources say differently."""

from typing import Any

import pytest

from monitor.intents import EventType
from notifiers.messages import Redline
from notifiers.plain import plain_text
from tests.monitor.telling_words import text_of, told
from tests.notifiers.happenings import CHANGE, happening


def test_a_change_shows_its_redline_with_places_and_old_numbers() -> None:
    text = text_of(EventType.REISSUED)
    assert "3 paragraphs changed. Weightiest change: operative words." in text
    assert "op. 5 (was op. 4) · edited" in text
    assert "[-鼓励-]{+决定+}各国" in text


def test_paragraphs_that_only_got_another_number_are_counted_not_shown() -> None:
    text = text_of(EventType.REISSUED)
    assert "6 paragraphs only renumbered" in text
    assert "继续处理此案" not in text


def test_a_mild_change_says_what_did_not_change() -> None:
    change = CHANGE | {"class": "citation"}
    assert "No operative words, no dates." in text_of(EventType.REISSUED, change=change)


def test_a_long_change_is_a_summary_and_a_count() -> None:
    hunk = CHANGE["hunks"][1] | {"runs": [["-", "word " * 2000], ["+", "other " * 2000]]}
    change = CHANGE | {"hunks": [hunk] * 40, "counts": {"edited": 60}}
    message = told(happening(EventType.REISSUED, change=change))
    redline = next(block for block in message.blocks if isinstance(block, Redline))
    assert len(redline.hunks) == 12
    assert all(sum(len(span.text) for span in hunk.words) <= 900 for hunk in redline.hunks)
    assert "48 further changes are not shown here" in plain_text(message)


def test_a_change_without_a_notice_says_so() -> None:
    assert "no notice found" in text_of(EventType.CHANGED_WITHOUT_NOTICE)


def test_words_that_come_back_are_said_to_come_back() -> None:
    assert "again those of version 1" in text_of(EventType.CHANGED_WITHOUT_NOTICE)


def test_a_text_that_vanished_is_never_a_deletion() -> None:
    text = text_of(EventType.UNAVAILABLE)
    assert "no longer available at the source" in text
    assert "nothing in it was deleted" in text


def test_our_mistake_is_never_a_change_of_the_document() -> None:
    assert "The document itself did not change." in text_of(EventType.OUR_CORRECTION)


def test_a_corrigendum_names_its_languages() -> None:
    text = text_of(EventType.CORRECTED)
    assert "The corrigendum is A/RES/81/901/Corr.1." in text
    assert "It is for these languages only: French, Spanish." in text


def test_a_corrigendum_without_languages_is_for_all() -> None:
    assert "for all of them" in text_of(EventType.CORRECTED, correction={"symbol": "A/RES/81/901/Corr.1"})


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        ("extends", "is extended by"),
        ("amends", "is amended by"),
        ("terminates", "is ended by"),
        ("supersedes", "is superseded by"),
        ("anything", "is changed by"),
    ],
)
def test_a_change_by_another_text_says_which(relation: str, said: str) -> None:
    cited = happening(EventType.CHANGED_BY).data["cited_by"] | {"relation": relation}
    assert f"S/RES/2898(2026) {said} S/RES/2899(2026)" in text_of(EventType.CHANGED_BY, cited_by=cited)


def test_a_change_by_another_text_quotes_it() -> None:
    assert "op. 2: “决定将第2898(2026)号决议" in text_of(EventType.CHANGED_BY)


def test_what_sources_say_differently_stands_beside_each_other() -> None:
    said = "Date of adoption: 19 Nov 2026 (folder), 20 Nov 2026 (wikisource-zh)"
    assert said in text_of(EventType.SOURCE_CONFLICT)


def test_changes_of_layout_are_counted_beside_heavier_ones() -> None:
    mild = CHANGE["hunks"][0] | {"class": "layout"}
    text = text_of(EventType.REISSUED, change=CHANGE | {"hunks": [*CHANGE["hunks"], mild], "counts": {}})
    assert "1 change of layout only" in text


def test_dates_that_differ_are_written_as_days() -> None:
    reading = {"language": "en", "values": ["2027-06-30"], "quote": None}
    difference = {"check": "dates", "paragraph": "op3", "readings": [reading]}
    assert "English: 30 Jun 2027" in text_of(EventType.LANGUAGES_DIFFER, differences=[difference])


def test_what_differs_somewhere_in_a_text_is_told_with_the_places() -> None:
    reading = {"language": "en", "values": ["2027-06-30"], "quote": None, "places": ["op1", "op2"]}
    difference = {"check": "dates", "paragraph": None, "readings": [reading]}
    assert "English: 30 Jun 2027 — op. 1, op. 2" in text_of(EventType.LANGUAGES_DIFFER, differences=[difference])


def test_a_paragraph_that_one_language_lacks_is_told_with_what_stands_round_its_place() -> None:
    before, after = {"path": "op6", "quote": "决定再次开会；"}, {"path": "op7", "quote": "继续处理此案。"}
    english = {"language": "en", "values": ["op7", "op8"], "quote": "Requests a report;", "before": None, "after": None}
    chinese: dict[str, Any] = {"language": "zh", "values": [], "quote": None, "before": before, "after": after}
    difference = {"check": "paragraphs", "paragraph": "op7", "readings": [english, chinese]}
    text = text_of(EventType.LANGUAGES_DIFFER, differences=[difference])
    assert "English: op. 7, op. 8 — “Requests a report;”" in text
    assert "Chinese: nothing of these — op. 6 “决定再次开会；” — op. 7 “继续处理此案。”" in text


def test_numbers_that_sources_give_differently_are_told_as_they_are() -> None:
    readings = [{"source": "press", "value": "15-0-0"}, {"source": "text", "value": "14-0-1"}]
    conflict = {"fact": "vote", "readings": readings}
    assert "Vote: 15-0-0 (press), 14-0-1 (the text itself)" in text_of(EventType.SOURCE_CONFLICT, conflict=conflict)


def test_a_change_of_all_that_was_decided_before_is_to_be_checked() -> None:
    warning = {"flag": "scope_unclear", "printed": "all previous measures", "paragraph": "op7"}
    said = "“all previous measures”, op. 7: earlier measures are changed or ended without being named."
    assert said in text_of(EventType.NEW, warnings=[warning])


def test_where_two_documents_can_be_meant_both_are_told_and_none_is_counted() -> None:
    meant = ["S/RES/1514(2003)", "A/RES/1514(XV)"]
    warning = {"flag": "unresolved", "printed": "resolution 1514", "paragraph": "op7", "candidates": meant}
    said = "op. 7: more than one document can be meant (S/RES/1514(2003), A/RES/1514(XV)). None is counted."
    assert said in text_of(EventType.NEW, warnings=[warning])


MOVED = {"old": ["pp1"], "new": ["pp3"], "kind": "moved", "class": "numbering", "moved": True, "runs": [["=", "忆及"]]}


def test_a_paragraph_that_moved_is_shown_with_where_it_stood_beside_heavier_changes() -> None:
    counts = CHANGE["counts"] | {"moved": 1}
    text = text_of(EventType.REISSUED, change=CHANGE | {"hunks": [MOVED, *CHANGE["hunks"]], "counts": counts})
    assert "3 paragraphs changed. Weightiest change: operative words. 1 paragraph moved." in text
    assert "preamble, paragraph 3 (was preamble, paragraph 1) · moved" in text
    assert "of layout only" not in text


def test_a_paragraph_that_moved_and_was_edited_says_both() -> None:
    both = CHANGE["hunks"][1] | {"moved": True}
    text = text_of(EventType.REISSUED, change=CHANGE | {"hunks": [both], "counts": {"edited": 1, "moved": 1}})
    assert "op. 5 (was op. 4) · edited · moved" in text


def test_a_text_in_which_a_paragraph_only_moved_has_no_changed_words() -> None:
    change = {"class": "numbering", "counts": {"moved": 1}, "hunks": [MOVED]}
    assert "No words differ. 1 paragraph moved." in text_of(EventType.REISSUED, change=change)


def test_what_was_stored_before_moves_were_marked_is_told_by_its_kind() -> None:
    old = {key: value for key, value in MOVED.items() if key != "moved"}
    text = text_of(EventType.REISSUED, change={"class": "numbering", "hunks": [old]})
    assert "1 paragraph moved." in text
