"""Two languages of one text are put side by side by number, place and figures."""

from dataclasses import replace

from hypothesis import given

from diffing.changes import ChangeKind, Metadata, Paragraph, Structure
from diffing.comparing import correspond, counts, new_text, old_text, summary
from tests.diffing.comparing.building import documents, operatives, preambles
from tests.support.laws import tried

ENGLISH = (
    *preambles("Recalling its resolution 9373 (2041),", "Alarmed by the reports of 12 May 2041,"),
    *operatives("Decides to meet again;", "Requests a report within 10 months."),
)
FRENCH = (
    *preambles("Rappelant sa résolution 9373 (2041),", "Alarmé par les rapports du 12 mai 2041,"),
    *operatives("Décide de se réunir de nouveau ;", "Demande un rapport dans les 10 mois."),
)


def structured(paragraphs: tuple[Paragraph, ...]) -> Structure:
    return Structure("en", Metadata(), paragraphs)


def test_translated_paragraphs_correspond_and_spell_both_texts() -> None:
    comparison = correspond(structured(ENGLISH), structured(FRENCH))
    assert [(change.old, change.new) for change in comparison.changes] == [
        ((path,), (path,)) for path in ("pp1", "pp2", "op1", "op2")
    ]
    assert [old_text(change.words) for change in comparison.changes] == [found.text for found in ENGLISH]
    assert [new_text(change.words) for change in comparison.changes] == [found.text for found in FRENCH]
    assert summary(comparison) == "4 paragraphs are in both texts; words not compared"


def test_a_paragraph_missing_in_one_language_is_told_by_its_figures() -> None:
    shorter = tuple(found for found in FRENCH if "9373" not in found.text)
    comparison = correspond(structured(ENGLISH), structured(shorter))
    assert [change.old for change in comparison.changes if change.kind is ChangeKind.REMOVED] == [("pp1",)]
    assert comparison.change_class.substantive


def test_labels_of_another_alphabet_do_not_matter() -> None:
    labelled = (replace(ENGLISH[2], path="op1.a", number="a"),)
    other = (replace(FRENCH[2], path="op1.a", number="أ"),)
    assert counts(correspond(structured(labelled), structured(other)))["unchanged"] == 1


@given(documents, documents)
@tried(50)
def test_every_paragraph_of_both_languages_is_told_once(old: tuple[Paragraph, ...], new: tuple[Paragraph, ...]) -> None:
    changes = correspond(structured(old), structured(new)).changes
    assert sorted(path for change in changes for path in change.old) == sorted(found.path for found in old)
    assert sorted(path for change in changes for path in change.new) == sorted(found.path for found in new)
