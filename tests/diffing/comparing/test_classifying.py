"""The heaviest class wins, and its evidence quotes the words that gave it."""

import pytest

from diffing.changes import ChangeClass, Part
from diffing.comparing.classifying import judge
from diffing.comparing.edits import edits
from diffing.comparing.tokens import tokens

RENUMBERED = {("4", "5")}


@pytest.mark.parametrize(
    ("old", "new", "part", "expected", "evidence"),
    [
        ("States shall act", "States may act", Part.OPERATIVE, "operative", ("shall → may",)),
        ("Noting the need", "Noting the wish", Part.PREAMBLE, "preamble", ("need → wish",)),
        ("in 10 months", "in 12 months", Part.OPERATIVE, "date", ("10 → 12",)),
        ("on 3 March 2041", "on 3 April 2041", Part.PREAMBLE, "date", ("March → April",)),
        ("在12月前", "在11月前", Part.OPERATIVE, "date", ("12 → 11",)),
        ("9373 (2041)", "9379 (2041)", Part.OPERATIVE, "citation", ("9373 (2041) → 9379 (2041)",)),
        ("resolution 68/178", "resolution 68/187", Part.PREAMBLE, "citation", ("68/178 → 68/187",)),
        ("See S/2041/31.", "See S/2041/32.", Part.NOTE, "citation", ("S/2041/31 → S/2041/32",)),
        ("See the report.", "See the letter.", Part.NOTE, "note", ("report → letter",)),
        ("in Cote", "in Côte", Part.OPERATIVE, "name", ("Cote → Côte",)),
        ("in paragraph 4", "in paragraph 5", Part.OPERATIVE, "numbering", ("4 → 5",)),
        ("in 4 weeks", "in 5 weeks", Part.OPERATIVE, "date", ("4 → 5",)),
        ("States, and others", "States and others", Part.OPERATIVE, "layout", (",",)),
        ("member States", "Member States", Part.OPERATIVE, "layout", ("member → Member",)),
        ("co-operation", "cooperation", Part.OPERATIVE, "layout", ("co-operation → cooperation",)),
        ("Distr.: General 8 January 2041", "Distr.: General 9 January 2041", Part.MASTHEAD, "layout", ()),
        (
            "Adopted by the Council on 3 March 2041",
            "Adopted by the Council on 4 March 2041",
            Part.MASTHEAD,
            "date",
            ("3 → 4",),
        ),
        ("States act", "States act", Part.OPERATIVE, "none", ()),
    ],
)
def test_an_edit_weighs(old: str, new: str, part: Part, expected: str, evidence: tuple[str, ...]) -> None:
    verdict = judge(edits(tokens(old), tokens(new)), part, RENUMBERED)
    assert (verdict.change_class.value, verdict.evidence) == (expected, evidence)


@pytest.mark.parametrize("spelling", ["Iraq Iran", "Committee Commission", "States Statesman"])
def test_similar_names_are_not_one_name(spelling: str) -> None:
    old, new = spelling.split()
    verdict = judge(edits(tokens(f"in {old}"), tokens(f"in {new}")), Part.OPERATIVE, RENUMBERED)
    assert verdict.change_class is ChangeClass.OPERATIVE


def test_a_date_beside_changed_operative_words_weighs_as_operative() -> None:
    old, new = tokens("shall report in 10 months"), tokens("may report in 12 months")
    verdict = judge(edits(old, new), Part.OPERATIVE, RENUMBERED)
    assert (verdict.change_class, verdict.evidence) == (ChangeClass.OPERATIVE, ("shall → may",))


def test_a_stale_cross_reference_is_a_change_of_substance() -> None:
    verdict = judge(edits(tokens("in paragraph 4"), tokens("in paragraph 6")), Part.OPERATIVE, RENUMBERED)
    assert verdict.change_class.substantive
