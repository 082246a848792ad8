"""What a comparison says of paragraphs that were edited, moved, renumbered, split, merged, added and removed."""

from dataclasses import replace

import pytest

from diffing.changes import ChangeClass, ChangeKind, Comparison, Metadata, Paragraph, ParagraphChange, Part, Structure
from diffing.comparing import compare, compare_paragraphs, new_text, old_text
from tests.diffing.comparing.building import SENTENCES, operatives, paragraph, preambles

TEXT = operatives(*SENTENCES)


def fates(comparison: Comparison) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(change.kind.value, change.old, change.new) for change in comparison.changes]


def the_change(comparison: Comparison) -> ParagraphChange:
    found = [change for change in comparison.changes if change.kind is not ChangeKind.UNCHANGED]
    assert len(found) == 1, found
    return found[0]


def test_an_inserted_paragraph_renumbers_the_rest_and_their_cross_references() -> None:
    old = operatives("Decides to act;", "Urges all States to report;", "Encourages what paragraph 2 above asks for;")
    new = operatives(
        "Decides to act;", "Condemns all delay;", old[1].text, "Encourages what paragraph 3 above asks for;"
    )
    assert fates(compare_paragraphs(old, new)) == [
        ("unchanged", ("op1",), ("op1",)),
        ("added", (), ("op2",)),
        ("renumbered", ("op2",), ("op3",)),
        ("renumbered", ("op3",), ("op4",)),
    ]


def test_a_removed_paragraph_stands_where_it_stood() -> None:
    assert fates(compare_paragraphs(TEXT, (TEXT[0], *TEXT[2:])))[:2] == [
        ("unchanged", ("op1",), ("op1",)),
        ("removed", ("op2",), ()),
    ]


def test_a_moved_paragraph_is_one_change_not_two() -> None:
    change = the_change(compare_paragraphs(preambles(*"ABC"), preambles(*"BCA")))
    assert (change.kind, change.moved, change.change_class) == (ChangeKind.MOVED, True, ChangeClass.NUMBERING)
    assert (change.old, change.new) == (("pp1",), ("pp3",))


def test_a_moved_paragraph_may_be_edited_too() -> None:
    old = preambles(*SENTENCES[:4])
    new = preambles(SENTENCES[3], *SENTENCES[1:3], SENTENCES[0].replace("10", "12"))
    edited = [change for change in compare_paragraphs(old, new).changes if change.kind is ChangeKind.EDITED]
    assert [(change.old, change.new, change.change_class) for change in edited] == [
        (("pp1",), ("pp4",), ChangeClass.DATE)
    ]


SPLIT = "Requests the Committee to review the measures every year, and invites States to submit their views in writing;"


def test_a_split_paragraph_is_one_change() -> None:
    head, tail = SPLIT.split(", and ")
    change = the_change(compare_paragraphs(operatives(SPLIT), operatives(head + ",", "and " + tail)))
    assert (change.kind, change.new, change.change_class) == (ChangeKind.SPLIT, ("op1", "op2"), ChangeClass.NUMBERING)
    assert new_text(change.words) == f"{head},\nand {tail}"
    assert old_text(change.words) == SPLIT


def test_a_short_tail_is_split_off_too() -> None:
    head, short = SPLIT.split(", and ")[0], "and invites States to reply;"
    change = the_change(compare_paragraphs(operatives(f"{head}, {short}"), operatives(head + ",", short)))
    assert change.kind is ChangeKind.SPLIT


def test_merged_paragraphs_are_one_change() -> None:
    old = preambles("Recalling the report of the Panel on measures,", "Noting the views of States on data protection,")
    new = preambles("Recalling the report of the Panel on measures, and noting the views of States on data protection,")
    change = the_change(compare_paragraphs(old, new))
    assert (change.kind, change.old, change.new) == (ChangeKind.MERGED, ("pp1", "pp2"), ("pp1",))
    assert change.change_class is ChangeClass.PREAMBLE


def test_a_preambular_paragraph_that_became_operative_weighs_as_operative() -> None:
    text = "重申会员国必须履行国际法规定的义务，"
    change = the_change(compare_paragraphs(preambles(text), operatives(text)))
    assert (change.change_class, change.evidence) == (ChangeClass.OPERATIVE, ("preamble → operative",))


def test_one_of_three_equal_paragraphs_removed_is_one_removal() -> None:
    same = "Reaffirms the obligations of States;"
    old = preambles("A one", same, "B two", same, "C three", same)
    new = preambles("A one", same, "B two", "C three", same)
    change = the_change(compare_paragraphs(old, new))
    assert (change.kind, change.old) == (ChangeKind.REMOVED, ("pp4",))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("安全理事会第9373(2041)号决议，", "安全理事會第９３７３（２０４１）號決議，"),
        ("Decides “to act”;", 'Decides  "to act" ;'),
        ("**Decides** to act;", "Decides to act;"),
        ("الأمين العام", "الأمـين العـام"),
    ],
)
def test_noise_is_unchanged_and_never_substantive(old: str, new: str) -> None:
    comparison = compare_paragraphs(operatives(old), operatives(new))
    assert [change.kind for change in comparison.changes] == [ChangeKind.UNCHANGED]
    assert comparison.change_class is ChangeClass.LAYOUT
    assert (old_text(comparison.changes[0].words), new_text(comparison.changes[0].words)) == (old, new)


def test_a_change_shines_through_noise() -> None:
    change = the_change(compare_paragraphs(operatives("應在10個月內審查。"), operatives("应在 12 个月内审查。")))
    assert (change.change_class, change.evidence) == (ChangeClass.DATE, ("10 → 12",))


def test_a_note_call_put_in_is_a_change_of_notes() -> None:
    change = the_change(compare_paragraphs((paragraph("Recalling", calls=0),), (paragraph("Recalling", calls=1),)))
    assert (change.kind, change.change_class) == (ChangeKind.EDITED, ChangeClass.NOTE)


def test_furniture_is_left_out() -> None:
    furniture = paragraph("18-22229 (C) 2/8", "f1", Part.FURNITURE)
    assert compare_paragraphs((furniture, *TEXT), TEXT) == compare_paragraphs(TEXT, (*TEXT, furniture))


def test_a_sub_paragraph_put_in_renumbers_its_brothers() -> None:
    old = [paragraph(text, f"op1.{letter}") for letter, text in zip("abc", SENTENCES, strict=False)]
    new = [paragraph(text, f"op1.{letter}") for letter, text in zip("abcd", ("Act;", *SENTENCES), strict=False)]
    kinds = [change.kind.value for change in compare_paragraphs(tuple(old), tuple(new)).changes]
    assert kinds == ["added", "renumbered", "renumbered", "renumbered"]


def test_structures_compare_as_their_paragraphs_do() -> None:
    old, new = Structure("en", Metadata(), TEXT), Structure("en", Metadata(), TEXT[1:])
    assert compare(old, new) == compare_paragraphs(TEXT, TEXT[1:])


def test_numbers_old_and_new_are_given() -> None:
    change = compare_paragraphs(TEXT, TEXT[1:]).changes[0]
    assert (change.old_numbers, change.new_numbers) == (("1",), ())


def test_empty_texts_have_nothing_to_compare() -> None:
    assert compare_paragraphs((), ()) == Comparison((), ChangeClass.NONE)


def test_the_whole_has_the_class_of_its_heaviest_change() -> None:
    new = (replace(TEXT[0], text=TEXT[0].text.replace("10", "12")), *TEXT[1:8], replace(TEXT[8], text="Ends."))
    assert compare_paragraphs(TEXT, new).change_class is ChangeClass.OPERATIVE


def test_two_unrelated_long_texts_are_compared_all_the_same() -> None:
    old: tuple[Paragraph, ...] = operatives(*(f"word{n} of{n} this{n} text{n} here{n}" for n in range(600)))
    new = operatives(*(f"other{n} one{n} that{n} paper{n} there{n}" for n in range(600)))
    assert len(compare_paragraphs(old, new).changes) == 1200


def test_hundreds_of_edited_paragraphs_find_their_partners() -> None:
    old = operatives(
        *(f"Requests office {n} to send list {n} to board {n} of group {n} in due time;" for n in range(210))
    )
    new = tuple(replace(found, text=found.text.replace("in due time", "at once")) for found in reversed(old))
    changes = compare_paragraphs(old, new).changes
    assert {change.kind for change in changes} == {ChangeKind.EDITED}
    assert all(change.old == change.new for change in changes)


def test_a_note_that_stands_elsewhere_did_not_move() -> None:
    body, note = preambles("Alpha,", "Beta,"), paragraph("See S/2041/31.", "fn1", Part.NOTE)
    comparison = compare_paragraphs((body[0], note, body[1]), (*body, note))
    assert not any(change.moved for change in comparison.changes)


def test_a_paragraph_put_between_the_halves_does_not_hide_a_split() -> None:
    head, tail = SPLIT.split(", and ")
    old = operatives(SPLIT, "Remains seized.")
    new = operatives(head + ",", "Condemns delay;", "and " + tail, "Remains seized.")
    split = [change for change in compare_paragraphs(old, new).changes if change.kind is ChangeKind.SPLIT]
    assert [change.new for change in split] == [("op1", "op3")]


def test_a_removed_paragraph_is_not_a_half_of_its_neighbour() -> None:
    old = operatives("Requests the Panel to report;", "Requests the Panel to report in full to the Council;")
    kinds = [change.kind for change in compare_paragraphs(old, old[:1]).changes]
    assert kinds == [ChangeKind.UNCHANGED, ChangeKind.REMOVED]


def test_a_masthead_weighs_the_same_in_both_directions() -> None:
    old = (paragraph("Adopted by the Security Council on 4 March 2098", "masthead1", Part.MASTHEAD),)
    new = (paragraph("Security Council, 4 March 2099", "masthead1", Part.MASTHEAD),)
    there, back = compare_paragraphs(old, new), compare_paragraphs(new, old)
    assert there.change_class is back.change_class is ChangeClass.DATE
