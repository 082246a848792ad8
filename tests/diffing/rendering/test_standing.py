"""Since which text each paragraph stands, for people and for programs."""

from diffing.comparing import Lineage
from diffing.rendering import as_standing, standing

NAMES = ("old", "draft", "new")
LINEAGES = (
    Lineage("pp1", 0, (("pp1",), ("pp1",), ("pp1",))),
    Lineage("pp2", 0, (("pp3",), ("pp2",), ("pp2",))),
    Lineage("op1", 2, ((), (), ("op1",))),
    Lineage("op2", 0, (("op1",), ("op1",), ("op2",))),
)


def test_neighbours_are_drawn_together_and_texts_without_paragraphs_left_out() -> None:
    assert standing(LINEAGES, NAMES) == ["Since old: pp1 to pp2, op2", "Since new: op1"]


def test_programs_get_the_paths_in_every_text() -> None:
    assert as_standing(LINEAGES[2:3], NAMES) == [{"paragraph": "op1", "since": "new", "paths": [[], [], ["op1"]]}]
