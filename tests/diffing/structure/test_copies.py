"""Texts whose lines a copy put in another order, or parted."""

import pytest

from diffing.changes import Part
from diffing.structure import structure
from tests.diffing.structure.texts import body_paths, by_path, of

LINES = """The General Assembly,
Noting the report of the keeper of the lamps on the north shore, which was read
on the day on which the lamps of the south shore and of the harbours went dark,
Recalling that pilots have had no other guide on the waters between the shores
since the storms of the winter, and that the harbours of the outer islands wait,
1.
Requests the keeper to relight the lamps of the north shore before the storms
of the next winter;
2.
{tail}

{head}

3.
Invites the pilots to keep a log of the lamps that they see on their way from
the north shore to the south shore.
"""


@pytest.mark.parametrize(
    ("tail", "head"),
    [
        ("session.", "Decides to continue its consideration of the question at its ninety-first"),
        ("2036;", "Welcomes the upcoming entry into force of the convention on lamps on 17 January"),
        ("Agency;", "Appeals to the harbours to continue to support the activities of the Lamp"),
        ("people;", "An assessment of the lamps that were actually received by the island"),
    ],
)
def test_last_words_right_below_the_number_go_behind_the_first_line(tail: str, head: str) -> None:
    text = LINES.format(tail=tail, head=head)
    found = structure(text, "en")
    paragraph = by_path(found)["op2"]
    assert paragraph.text == f"{head} {tail}"
    assert text[paragraph.start :].startswith(tail)
    assert text[: paragraph.end].endswith(head)
    assert body_paths(found) == ["pp1", "pp2", "op1", "op2", "op3"]


@pytest.mark.parametrize(
    ("tail", "head"),
    [
        ("Notes the lamps;", "Decides to continue its consideration of the question at its ninety-first"),
        ("Lamps;", "Pilots and all that they need on the waters between both of the shores"),
        ("lamps;", "Pilots"),
    ],
)
def test_a_short_paragraph_before_a_line_without_end_stays(tail: str, head: str) -> None:
    assert by_path(structure(LINES.format(tail=tail, head=head), "en"))["op2"].text == tail


def test_a_section_number_with_a_full_stop_and_the_words_below_are_one_heading() -> None:
    text = LINES.format(tail="Notes the lamps;", head="II.\n\nPilots and harbours")
    assert [each.text for each in of(structure(text, "en"), Part.TITLE)] == ["II. Pilots and harbours"]


def test_a_capital_behind_a_semicolon_begins_a_paragraph_without_a_number() -> None:
    tail = "Calls upon the harbours to keep their lamps lit over the whole of the winter;"
    found = structure(LINES.format(tail=tail + "\nTarget: all lamps are lit by 2040.", head=""), "en")
    assert by_path(found)["op2.p2"].text == "Target: all lamps are lit by 2040."


def test_a_line_of_an_annex_that_opens_as_preambles_do_goes_on_with_a_numbered_paragraph() -> None:
    tail = (
        "Notes the lamps.\n\nAnnex\n\n1.\nWe welcome the programme for the lamps of all harbours, which has the name:\n"
        "Addressing the want of lamps on the north shore and on the waters in between\nboth shores of the bay, and of "
        "all that pilots need\nthere in the storms of the winter and at any\nother time of the year."
    )
    found = structure(LINES.format(tail=tail, head=""), "en")
    assert by_path(found)["annex1.op1"].text.endswith("any other time of the year.")


def test_a_title_that_is_like_a_line_of_the_masthead_is_the_title() -> None:
    text = (
        "A/RES/90/1\n\nGeneral Assembly\n\nDistr.: General\n\nResolution adopted by the General Assembly\n\n90/1.\n\n"
        "Participation of the harbours during the ninetieth session\n"
    ) + LINES.format(tail="Notes the lamps;", head="")
    assert by_path(structure(text, "en"))["title"].text.endswith(
        "Participation of the harbours during the ninetieth session"
    )


def test_the_title_that_a_text_announces_is_the_heading_of_what_it_adopts() -> None:
    title = "Outcome of the meeting of the harbours of the north shore\nand of the south shore on lamps\n"
    text = (
        f"A/RES/90/1\n\n90/1.\n\n{title}The General Assembly\n"
        "Adopts the following outcome of the meeting of the harbours of the north shore\n"
        f"and of the south shore on lamps:\n{title}"
        "We, the pilots and keepers who took part in the meeting of all of the harbours,\n"
        "Recalling that pilots have had no other guide on the waters between the shores\n"
        "since the storms of the winter, and that the harbours of the outer islands wait,\n"
        "1. Decide to relight the lamps.\n"
    )
    found = structure(text, "en")
    (heading,) = [each for each in of(found, Part.TITLE) if each.path == "heading1"]
    assert heading.text == title.replace("\n", " ").strip()
    assert body_paths(found)[:4] == ["pp1", "pp2", "pp3", "op1"]
    assert by_path(found)["pp2"].text.startswith("We, the pilots")


LOST = """The General Assembly,
Noting the report of the Secretary-General on the lamps of the north shore, which
was read on the day on which the lamps of the south shore and of the harbours
went dark, and noting what the harbours of the outer islands are waiting for,
1. Recalls that all of the harbours have been asked to report to the {word} on the lamps and on the want of them over
the winter on both of the shores of the bay, and on all of the islands in it;
2. Requests the keeper of the lamps to relight the lamps of the north shore
before the storms of the next winter, and to report on that once a year{more};
3. Invites the pilots to keep a log of the lamps that they see on their way from
the north shore to the south shore, and on the way of all of the other islands,
and to bring the log of each year to the keeper of the lamps on the north shore
at the end of the winter or at any other time of the year at which they come by.
"""


def test_a_hyphen_that_a_copy_lost_at_a_line_end_comes_back() -> None:
    text = LOST.format(word="SecretaryGeneral", more="")
    found = by_path(structure(text, "en"))["op1"]
    assert "to report to the Secretary-General on the lamps" in found.text
    assert "".join(each.glue + text[each.start : each.end] for each in found.pieces) == found.text


@pytest.mark.parametrize(
    ("word", "more"),
    [("SecretaryGeneral", " to the SecretaryGeneral"), ("lamplighters", ""), ("cooperation", " in co-operation")],
)
def test_a_word_that_the_text_spells_both_ways_or_never_otherwise_stays(word: str, more: str) -> None:
    assert f"to report to the {word} on" in by_path(structure(LOST.format(word=word, more=more), "en"))["op1"].text


PARTED = """The General Assembly,
Noting the report of the keepers on the lamps of the harbours, and the letters of the
organizations of pilots on what the relevant harbours need over the whole of the winter,
1. Requests the {words} of the pilots to bring all of the logs to the keeper
of the lamps on the north shore at the end of the winter or at any other time of
the year at which they come by, and notes the lamps, the harbours and the shores
of the islands that the logs of the pilots are about, of which there are several
more than the keepers of the lamps have ever been able to reach in their boats.
"""


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("organizatio ns", "organizations"),
        ("releva nt keepers", "relevant keepers"),
        ("keepers, a nd log, n ot", "keepers, a nd log, n ot"),
    ],
)
def test_a_blank_inside_a_word_that_the_text_has_elsewhere_goes(printed: str, read: str) -> None:
    text = PARTED.format(words=printed)
    found = by_path(structure(text, "en"))["op1"]
    assert found.text.startswith(f"Requests the {read} of the pilots")
    assert "".join(each.glue + text[each.start : each.end] for each in found.pieces) == found.text
