"""Hunks hold what changed and little else."""

import pytest

from diffing.changes import ChangeKind, Mark
from diffing.comparing import ELISION, compare_paragraphs, hunks
from tests.diffing.comparing.building import SENTENCES, operatives

LONG = "Urges States to act on every one of the measures in this long list, " * 9


def test_unchanged_paragraphs_are_no_hunks() -> None:
    assert hunks(compare_paragraphs(operatives(*SENTENCES), operatives(*SENTENCES))) == ()


def test_long_unchanged_stretches_are_left_out() -> None:
    (hunk,) = hunks(
        compare_paragraphs(operatives(f"{LONG}now; {LONG}"), operatives(f"{LONG}later; {LONG}")), context=20
    )
    shown = [run.text for run in hunk.runs]
    assert shown[1:3] == ["now", "later"]
    assert shown[0].startswith("Urges States to act")
    assert ELISION in shown[0]
    assert shown[-1].endswith(ELISION)
    assert all(len(text) < 100 for text in shown)


def test_short_stretches_stay_whole() -> None:
    (hunk,) = hunks(compare_paragraphs(operatives("Decides to act now;"), operatives("Decides to act later;")))
    assert "".join(run.text for run in hunk.runs if run.mark is not Mark.REMOVED) == "Decides to act later;"


def test_a_cut_divides_no_number() -> None:
    old = operatives("一" * 18 + "20412042" * 40 + "，今天。")
    new = operatives("一" * 18 + "20412042" * 40 + "，明天。")
    (hunk,) = hunks(compare_paragraphs(old, new), context=20)
    assert "20412042" * 40 in hunk.runs[0].text


def test_a_limit_keeps_the_heaviest_in_reading_order() -> None:
    old = operatives("Alpha act in 10 days;", "Beta shall act;", "Gamma is bound to do so;")
    new = operatives("Alpha act in 12 days;", "Beta may act;", "Gamma is free to do so;")
    found = hunks(compare_paragraphs(old, new), limit=2)
    assert [hunk.new for hunk in found] == [("op2",), ("op3",)]


@pytest.mark.parametrize("limit", [0, 1, 99, None])
def test_never_more_than_the_limit(limit: int | None) -> None:
    found = hunks(compare_paragraphs(operatives(*"ABC"), operatives(*"DEF")), limit=limit)
    assert len(found) <= (99 if limit is None else limit)


def test_each_carries_its_place_old_and_new() -> None:
    found = hunks(compare_paragraphs(operatives(*SENTENCES), operatives("Act;", *SENTENCES)))
    assert [(hunk.kind, hunk.old, hunk.new, hunk.old_numbers, hunk.new_numbers) for hunk in found[:2]] == [
        (ChangeKind.ADDED, (), ("op1",), (), ("1",)),
        (ChangeKind.RENUMBERED, ("op1",), ("op2",), ("1",), ("2",)),
    ]


def test_what_moved_is_kept_before_what_only_got_another_number() -> None:
    sentences = [f"Urges State number {number} to report on harbour lights;" for number in range(1, 30)]
    old = operatives(*sentences, "Requests the keepers to ring the bell in fog;")
    new = operatives("Requests the keepers to ring the bell in fog;", *sentences)
    (kept,) = hunks(compare_paragraphs(old, new), limit=1)
    assert (kept.kind, kept.old, kept.new) == (ChangeKind.MOVED, ("op30",), ("op1",))
    one_later = operatives(*sentences[1:], sentences[0], "Requests the keepers to ring the bell in fog;")
    assert [one.kind for one in hunks(compare_paragraphs(old, one_later), limit=2)] == [
        ChangeKind.RENUMBERED,
        ChangeKind.MOVED,
    ]
