"""Notes are tied to their calls."""

import pytest

from diffing.changes import Part
from diffing.structure import structure
from tests.diffing.structure.texts import ASSEMBLY_PAGES, CHINESE, by_path, of


def test_marks_listed_apart_from_their_notes_are_tied_in_order() -> None:
    found = by_path(structure(ASSEMBLY_PAGES))
    assert [found[path].text for path in ("fn1", "fn2", "fn3")] == [
        "Resolution 90/3, annex.",
        "See A/90/77.",
        "A/90/78.",
    ]


FOOT = "The Security Council,\n\n1. Notes the lamps.\n\n__________________\n{foot}\n"


def test_a_mark_behind_all_notes_goes_where_their_numbers_leave_a_gap() -> None:
    foot = "2\n\nA/90/77.\nSee A/90/78\nand A/90/79.\n4\nIbid., para. 12.\n3\n\n2/7\n\n37-00123"
    found = structure(FOOT.format(foot=foot))
    assert [(each.path, each.text) for each in of(found, Part.NOTE)] == [
        ("fn2", "A/90/77."),
        ("fn3", "See A/90/78 and A/90/79."),
        ("fn4", "Ibid., para. 12."),
    ]


def test_a_page_number_below_the_notes_is_no_mark() -> None:
    found = structure(FOOT.format(foot="2\n\nA/90/77.\nSee A/90/78.\n3\nIbid., para. 12.\n4"))
    assert [each.path for each in of(found, Part.NOTE)] == ["fn2", "fn3"]


def test_calls_in_plain_digits_are_taken_out_of_the_text() -> None:
    found = by_path(structure(ASSEMBLY_PAGES))
    assert "a survey of the lamps, and taking note" in found["pp1"].text
    assert [(call.mark, call.note) for call in found["pp1"].calls] == [("1", "fn1"), ("2", "fn2")]


def test_a_number_that_counts_something_is_no_call() -> None:
    assert "paragraph 3 of the survey" in by_path(structure(ASSEMBLY_PAGES))["op2"].text


def test_a_call_stands_where_its_mark_stood() -> None:
    found = by_path(structure(CHINESE))["pp1"]
    (call,) = found.calls
    assert (found.text[: call.offset], call.note) == ("回顾其第 90/3 号决议，", "fn1")


@pytest.mark.parametrize("mark", ["¹", "<sup>1</sup>", "^1"])
def test_every_form_of_a_raised_mark_is_a_call(mark: str) -> None:
    text = f"The Security Council,\n\n1. Notes the report;{mark}\n\n{mark} A/91/490.\n\n2. Decides to rest.\n"
    found = by_path(structure(text))
    assert (found["op1"].text, found["op1"].calls[0].note, found["fn1"].text) == (
        "Notes the report;",
        "fn1",
        "A/91/490.",
    )


def test_a_note_called_twice_is_one_note() -> None:
    text = "The Security Council,\n\n1. Notes the report;¹\n\n2. Welcomes it.¹\n\n¹ A/91/490.\n"
    found = structure(text)
    assert len(of(found, Part.NOTE)) == 1
    assert [call.note for each in of(found, Part.OPERATIVE) for call in each.calls] == ["fn1", "fn1"]


def test_a_call_without_note_is_kept_as_such() -> None:
    found = by_path(structure("The Security Council,\n\n1. Notes the report.⁴\n"))
    assert [(call.mark, call.note) for call in found["op1"].calls] == [("4", None)]


def test_notes_numbered_anew_get_paths_of_their_own() -> None:
    text = "The Security Council,\n\n1. Notes this;¹\n\n¹ A/1/1.\n\n2. Notes that.¹\n\n¹ A/2/2.\n"
    found = structure(text)
    assert [each.path for each in of(found, Part.NOTE)] == ["fn1", "fn1~2"]
    assert [call.note for each in of(found, Part.OPERATIVE) for call in each.calls] == ["fn1", "fn1~2"]


@pytest.mark.parametrize("note", ["B Ibid., document S/2036/1.", "^3Ibid., p. 4.", "See S/2036/2.", "S/2036/3, annex."])
def test_a_note_that_lost_its_mark_tears_no_paragraph(note: str) -> None:
    text = f"The Security Council,\n\nNoting the lamps of the\n\n{note}\n\nnorth,\n\n1. Decides to rest.\n"
    found = structure(text)
    assert by_path(found)["pp1"].text == "Noting the lamps of the north,"
    assert len(of(found, Part.NOTE)) == 1


def test_several_notes_on_a_line_are_several() -> None:
    text = "The Security Council,\n\n1. Notes this¹ and that.²\n\n¹ A/1/1. ² See A/2/2.\n"
    found = by_path(structure(text))
    assert (found["fn1"].text, found["fn2"].text) == ("A/1/1.", "See A/2/2.")
    assert [call.note for call in found["op1"].calls] == ["fn1", "fn2"]


WRAPPED = """The Security Council,

Noting the report of the keeper of the lamps on the
north shore, which was received on the day,{note}

Recalling its resolutions 387 (1976), 428 (1978), {number}
{bracket}, 454 (1979), 475 (1980), 545 (1983), and 567
(1985), in which it, inter alia, deplored the dark on the
north shore of the bay,

Gravely concerned at the further want of light on the
south shore and on the waters between the two shores,

1. Decides to rest.
{foot}"""


@pytest.mark.parametrize(
    ("number", "bracket"),
    [("447", "(1979)"), ("71", "(1949)"), ("3201", "(S-VI)"), ("217", "(III)"), ("61", "( 1948 )")],
)
def test_a_number_whose_year_or_session_begins_the_next_line_is_no_call(number: str, bracket: str) -> None:
    text = WRAPPED.format(number=number, bracket=bracket, note=" 71", foot="\n_____\n71 Ibid., 2606th meeting.\n")
    found = by_path(structure(text, "en"))
    assert found["pp2"].text.startswith(f"Recalling its resolutions 387 (1976), 428 (1978), {number} {bracket}, 454")
    assert found["pp2"].text.endswith("north shore of the bay,")
    assert found["pp2"].calls == ()


def test_a_call_in_plain_digits_ends_its_paragraph_still() -> None:
    text = WRAPPED.format(number="447", bracket="(1979)", note=" 71", foot="\n_____\n71 Ibid., 2606th meeting.\n")
    found = by_path(structure(text, "en"))
    assert found["pp1"].text.endswith("received on the day,")
    assert [(call.mark, call.note) for call in found["pp1"].calls] == [("71", "fn71")]


def test_a_symbol_with_a_full_stop_at_the_foot_of_a_page_is_a_note() -> None:
    text = (
        "Le Conseil de sécurité,\n\n1. Prie le Gardien de faire rapport17 ;\n\n17\n\nS/2031/1251.\n\n16\n\n2. Décide.\n"
    )
    notes = [each.text for each in structure(text, "fr").paragraphs if each.part is Part.NOTE]
    assert notes == ["S/2031/1251."]
