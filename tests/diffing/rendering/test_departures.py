"""Where paragraphs stood that moved."""

import pytest

from diffing.changes import ChangeClass, ChangeKind, ParagraphChange
from diffing.rendering.departures import Departure, with_departures


def change(old: str | None, new: str | None, moved: bool = False) -> ParagraphChange:
    kind = ChangeKind.MOVED if moved else ChangeKind.UNCHANGED
    return ParagraphChange(kind, (old,) if old else (), (new,) if new else (), moved, ChangeClass.NONE, ())


def order(*changes: ParagraphChange) -> list[str]:
    """The old path of each paragraph, and of each place that was left in brackets."""
    return [
        f"({place.change.old[0]})" if isinstance(place, Departure) else (place.old or ("new",))[0]
        for place in with_departures(changes)
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([change("op9", "op8"), change("op10", "op9", True)], ["op9", "op10", "(op10)"]),
        ([change("op10", "op1", True), change("op9", "op2"), change("op11", "op3")], ["op10", "op9", "(op10)", "op11"]),
        ([change("op2.b", "op2.a"), change("op2.a", "op2.b", True)], ["(op2.a)", "op2.b", "op2.a"]),
        ([change(None, "pp1"), change("pp1", "op1", True), change("op1", "op2")], ["new", "pp1", "op1", "(pp1)"]),
        ([change("annex1.op2", "op1", True), change("op1", "op2")], ["annex1.op2", "op1", "(annex1.op2)"]),
        ([], []),
    ],
)
def test_a_place_that_was_left_stands_before_what_followed_there(
    changes: list[ParagraphChange], expected: list[str]
) -> None:
    assert order(*changes) == expected
