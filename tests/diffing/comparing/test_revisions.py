"""The figures on revisions whose truth is known to the character."""

from pathlib import Path

import pytest

from benchmarks.compare import measured

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def figures(shared: Path) -> dict[str, str]:
    return measured(shared / "gold" / "revisions")


def test_every_substantive_edit_is_found(figures: dict[str, str]) -> None:
    found, total = map(int, figures["substantive edits found"].split(" of "))
    assert found >= 0.995 * total


def test_hardly_more_is_marked_than_changed(figures: dict[str, str]) -> None:
    assert float(figures["characters marked over truly changed"]) <= 1.05


@pytest.mark.parametrize("what", ["moves", "splits", "merges"])
def test_what_moved_was_split_or_merged_is_told(figures: dict[str, str], what: str) -> None:
    right, wrong = figures[what].split("; false ")
    found, total = map(int, right.split(" of "))
    assert (found >= 0.95 * total, wrong) == (True, "0")


def test_no_number_is_cut_in_two(figures: dict[str, str]) -> None:
    assert figures["numbers cut"] == "0"
