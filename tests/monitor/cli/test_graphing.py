"""Commands on the graph of citations."""

from pathlib import Path

import pytest

from tests.monitor.cli.conftest import Seized
from tests.support.resolutions import resolution as english

NEWER, OLDER, THEME = "S/RES/2911(2026)", "S/RES/2903(2026)", "S/RES/1373(2001)"


@pytest.fixture
def filled(seized: Seized, tmp_path: Path) -> Seized:
    """Two resolutions that cite 1373 and 2178; the newer also cites the older."""
    (tmp_path / "a.txt").write_text(english(2903))
    (tmp_path / "b.txt").write_text(english(2911, extra=" as set out in resolution 2903 (2026)"))
    assert seized("backfill", "--files", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")).code == 0
    return seized


def test_cites_lists_what_a_work_cites(filled: Seized) -> None:
    rows = filled("cites", NEWER, "--format", "json").objects
    assert [(row["target"], row["held"]) for row in rows] == [
        (THEME, False),
        ("S/RES/2178(2014)", False),
        (OLDER, True),
    ]


def test_a_tree_shows_the_next_level_below(filled: Seized) -> None:
    rows = filled("cites", NEWER, "--tree", "--format", "json").objects
    assert next((row["depth"], row["target"]) for row in rows if row["citing"] == OLDER) == (2, THEME)
    assert f"    {THEME} ·" in filled("cites", NEWER, "--tree").out


def test_a_held_text_is_shown_with_what_it_names_without_a_number_and_why(seized: Seized, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(english(2903, extra=" in the light of the Universal Declaration of Human Rights"))
    assert seized("backfill", "--files", str(tmp_path / "a.txt")).code == 0
    (found,) = seized("show", OLDER, "--format", "json").objects
    (one,) = found["references"]
    assert (one["target"], one["paragraph"]) == ("A/RES/217(III)[A]", "op2")
    assert f"is {one['target']} ({one['via'][0]}" in seized("show", OLDER).out
    assert one["target"] not in seized("cites", OLDER).out


def test_levels_are_for_trees_only(filled: Seized) -> None:
    done = filled("cites", NEWER, "--depth", "3")
    assert (done.code, done.out, "--depth 3 goes with --tree" in done.err) == (2, "", True)


@pytest.mark.parametrize(
    "command", [["cites"], ["cited-by"], ["renewals"], ["distance", OLDER], ["concordance"], ["history"]]
)
def test_what_is_asked_of_a_work_is_not_answered_for_one_of_its_versions(filled: Seized, command: list[str]) -> None:
    name, *first = command
    done = filled(name, f"{NEWER}@7", *first)
    assert (done.code, done.out) == (2, "")
    assert f"write {NEWER}" in done.err


def test_the_distance_is_the_length_of_a_shortest_chain(filled: Seized) -> None:
    (found,) = filled("distance", NEWER, "s/res/1373", "--format", "json").objects
    assert (found["distance"], found["path"]) == (1, [NEWER, THEME])
    (none,) = filled("distance", OLDER, NEWER, "--format", "json").objects
    assert (none["distance"], none["path"]) == (None, [])
    assert "no chain of citations" in filled("distance", NEWER, OLDER, "--relation", "terminates").out


def test_no_chain_is_claimed_from_a_text_that_is_not_held(filled: Seized) -> None:
    done = filled("distance", THEME, NEWER)
    assert (done.code, done.out, f"{THEME}: not held" in done.err) == (1, "", True)


def test_the_most_and_the_never_cited(filled: Seized) -> None:
    first = filled("most-cited", "--limit", "1", "--format", "json").objects
    assert first == [{"symbol": THEME, "cited_by": 2, "held": False}]
    assert [one["symbol"] for one in filled("never-cited", "--format", "json").objects] == [NEWER]


def test_an_export_is_a_file_and_nothing_else(filled: Seized) -> None:
    assert filled("export", "--format", "graphml").out.startswith("<?xml")
    lines = filled("export", "--format", "csv").out.splitlines()
    assert len(lines) == 6
    assert lines[0].startswith("source,target,")


def test_an_empty_collection_is_no_error(seized: Seized) -> None:
    for command in ("most-cited", "never-cited", "renewals", "export --format csv", "export --format graphml"):
        done = seized(*command.split())
        assert (done.code, done.err) == (0, "")


def test_a_relation_that_does_not_exist_is_named(seized: Seized) -> None:
    done = seized("most-cited", "--relation", "praises")
    assert (done.code, "--relation praises: not a relation; one of extends" in done.err) == (2, True)


def test_a_dry_run_of_what_is_cited_counts_by_level(filled: Seized) -> None:
    (level,) = filled("backfill", "--cited", "--dry-run", "--format", "json").objects
    assert (level["cited"], level["held"], level["to_fetch"], level["exact"]) == (3, 1, 2, True)
    assert "nothing was asked" in filled("backfill", "--cited", OLDER, "--depth", "2", "--dry-run").out


def test_what_a_work_cites_is_not_known_before_it_is_held(seized: Seized) -> None:
    done = seized("backfill", "--cited", OLDER, "--dry-run")
    assert (done.code, "backfill it first" in done.err) == (1, True)
    assert seized("backfill", "--cited", "--files", "x.txt").code == 2


def test_who_cites_a_work_can_be_narrowed_to_a_relation(filled: Seized) -> None:
    every = filled("cited-by", THEME, "--format", "json").objects
    recalling = filled("cited-by", THEME, "--relation", "recalls", "--format", "json").objects
    assert recalling == [row for row in every if row["relation"] == "recalls"]
    assert 0 < len(recalling) < len(every)
    assert filled("cited-by", THEME, "--relation", "praises").code == 2
    none = filled("cited-by", THEME, "--relation", "terminates").out
    assert none == f"{THEME} is cited by 0 held documents in this way: terminates\n"


def test_a_chain_of_renewal_says_what_tells_each_link_and_can_be_narrowed_to_that(
    seized: Seized, tmp_path: Path
) -> None:
    mandate = "the mandate of the Harbour Lantern Mission"
    (tmp_path / "a.txt").write_text(english(2911).replace(mandate, f"{mandate} as set out in resolution 2903 (2026)"))
    assert seized("backfill", "--files", str(tmp_path / "a.txt")).code == 0
    line = f"{OLDER} · → (extends) {NEWER}"
    assert line in seized("renewals").out
    assert line in seized("renewals", OLDER, "--basis", "extends").out
    assert line not in seized("renewals", "--basis", "list").out
    assert f"{OLDER} stands in no chain of renewal" in seized("renewals", OLDER, "--basis", "list").out
    assert seized("renewals", THEME, "--format", "json").out == ""


JOINT = """A/81/826
S/2026/360

General Assembly
Security Council
Distr.: General
29 April 2026

Identical letters dated 21 April 2026

Recalling Security Council resolution 1373 (2001),

1. We submit the report.
"""


@pytest.fixture
def joint(seized: Seized, tmp_path: Path) -> Seized:
    """A document of two organs with a symbol of each, and a resolution that cites it by both."""
    (tmp_path / "joint.txt").write_text(JOINT)
    (tmp_path / "citing.txt").write_text(english(2903, extra=" as set out in A/81/826 and in S/2026/360"))
    assert seized("backfill", "--files", str(tmp_path / "joint.txt"), str(tmp_path / "citing.txt")).code == 0
    return seized


def test_a_work_is_found_in_the_graph_by_each_of_its_symbols(joint: Seized) -> None:
    for symbol in ("A/81/826", "S/2026/360"):
        assert [row["target"] for row in joint("cites", symbol, "--format", "json").objects] == [THEME]
        (found,) = joint("distance", OLDER, symbol, "--format", "json").objects
        assert found["path"] == [OLDER, "A/81/826"]
        rows = joint("cited-by", symbol, "--format", "json").objects
        assert sorted(row["target"] for row in rows) == ["A/81/826", "S/2026/360"]
        (level,) = joint("backfill", "--cited", symbol, "--dry-run", "--format", "json").objects
        assert level["cited"] == 1


def test_where_a_citation_stands_and_how_it_was_understood_is_kept(filled: Seized) -> None:
    row = filled("cited-by", THEME, "--format", "json").objects[0]
    assert {"places", "via", "candidates"} < row.keys()
