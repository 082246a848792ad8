"""Paths, trees and counts in the graph of citations, and the graph as a file."""

import csv
import xml.etree.ElementTree as ElementTree
from collections.abc import Collection, Iterator
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffing.changes import Kind
from monitor.exporting import edges_csv, graphml
from monitor.graph import Edge, Graph, Node, around, graph_of, most_cited, never_cited, path, tree
from tests.support.laws import tried

LETTERS = "abcdef"


def edge(citing: str, target: str, *relations: str) -> Edge:
    return Edge(citing, target, relations or ("cites",), 1, False)


def node(symbol: str, day: int = 1, *, held: bool = True, title: str | None = None) -> Node:
    return Node(symbol, Kind.RESOLUTION, held, title, date(2026, 11, day))


def graph(*pairs: str, relations: tuple[str, ...] = ()) -> Graph:
    """``ab`` means that a cites b."""
    names = sorted({name for pair in pairs for name in pair})
    return graph_of([node(name) for name in names], [edge(*pair) for pair in pairs], relations)


CIRCLE = ("ab", "bc", "ca", "aa", "cd")


def test_a_shortest_path_is_found_and_none_where_there_is_none() -> None:
    found = graph("ab", "bc", "cd", "ad")
    assert path(found, "a", "d") == ("a", "d")
    assert path(found, "b", "d") == ("b", "c", "d")
    assert path(found, "d", "a") is None
    assert path(found, "x", "x") == ("x",)


def test_a_path_runs_along_the_wanted_relations_only() -> None:
    edges = [edge("a", "b", "recalls", "extends"), edge("b", "c", "extends"), edge("a", "c", "recalls")]
    assert path(graph_of([], edges, ["extends"]), "a", "c") == ("a", "b", "c")


def test_names_of_bodies_are_no_citations_unless_asked_for() -> None:
    edges = [edge("a", "b", "established_by"), edge("a", "c", "established_by", "cites")]
    assert [one.target for one in graph_of([], edges).edges] == ["c"]
    assert [one.target for one in graph_of([], edges, ["established_by"]).edges] == ["b", "c"]


def test_a_tree_follows_each_work_once_and_ends_in_circles() -> None:
    lines = [(one.depth, one.edge.target, one.again) for one in tree(graph(*CIRCLE), "a", 9)]
    assert lines == [(1, "b", False), (2, "c", False), (3, "a", True), (3, "d", False), (1, "a", True)]


def test_a_tree_loses_nothing_that_a_work_cites_because_the_work_stands_deep_first() -> None:
    lines = [(one.depth, one.edge.target, one.again) for one in tree(graph("ab", "bc", "ac", "cd"), "a", 2)]
    assert lines == [(1, "b", False), (2, "c", True), (1, "c", False), (2, "d", False)]


def test_a_tree_is_as_deep_as_asked_for() -> None:
    assert [one.edge.target for one in tree(graph("ab", "bc", "cd"), "a", 2)] == ["b", "c"]


def test_the_most_cited_come_first_and_nobody_counts_for_himself() -> None:
    assert most_cited(graph("ab", "cb", "ac", "bb", "dd"), 9) == (("b", 2), ("c", 1))
    assert most_cited(graph("ab", "cb", "ac"), 1) == (("b", 2),)


def test_the_never_cited_are_held_works_in_order_of_adoption() -> None:
    works = [node("a", 3), node("b", 2), node("c", 1), node("d", held=False)]
    found = never_cited(graph_of(works, [edge("b", "c"), edge("a", "a")]))
    assert [one.symbol for one in found] == ["b", "a"]


PAIRS = st.lists(st.tuples(st.sampled_from(LETTERS), st.sampled_from(LETTERS)), max_size=20)


@tried(50)
@given(PAIRS)
def test_every_step_of_a_path_is_a_citation_and_trees_end(pairs: list[tuple[str, str]]) -> None:
    found = graph(*("".join(pair) for pair in pairs))
    for end in LETTERS:
        steps = path(found, "a", end) or ()
        assert all(pair in pairs for pair in pairwise(steps))
    assert len(list(tree(found, "a", 20))) <= len(pairs)


@tried(50)
@given(PAIRS, st.integers(1, 6))
def test_what_is_asked_for_level_by_level_shows_the_trees_and_paths_of_the_whole(
    pairs: list[tuple[str, str]], depth: int
) -> None:
    whole = graph(*("".join(pair) for pair in pairs))

    def ask(works: Collection[str]) -> Iterator[Edge]:
        return (edge for one in sorted(works) for edge in whole.cites.get(one, ()))

    assert list(tree(graph_of([], around("a", ask, depth=depth)), "a", depth)) == list(tree(whole, "a", depth))
    for end in LETTERS:
        assert path(graph_of([], around("a", ask, end=end)), "a", end) == path(whole, "a", end)


def test_no_more_is_asked_for_than_the_levels_wanted_and_never_twice() -> None:
    whole, asked = graph("ab", "bc", "cd", "ba"), []

    def ask(works: Collection[str]) -> Iterator[Edge]:
        asked.append(set(works))
        return (edge for one in works for edge in whole.cites.get(one, ()))

    assert len(list(around("a", ask, depth=2))) == 3
    assert len(list(around("a", ask, end="b"))) == 1
    assert asked == [{"a"}, {"b"}, {"a"}]


# ---- as a file -------------------------------------------------------------------------------------------------------

NAMESPACE = {"g": "http://graphml.graphdrawing.org/xmlns"}


@pytest.mark.parametrize("title", ["On <lamps> & “fog”", "\x00\ud800\ufffe"])
def test_graphml_is_read_by_a_parser_and_has_every_work_and_edge(title: str) -> None:
    works = [node("a", title=title), node("b"), node("c", held=False), node("d", held=False)]
    text = "\n".join(graphml(graph_of(works, [edge("a", "b", "extends"), edge("b", "c")])))
    read = ElementTree.fromstring(text.encode())
    assert [one.get("id") for one in read.iterfind(".//g:node", NAMESPACE)] == ["a", "b", "c"]
    ends = [(one.get("source"), one.get("target")) for one in read.iterfind(".//g:edge", NAMESPACE)]
    assert ends == [("a", "b"), ("b", "c")]
    declared = {key.get("id") for key in read.iterfind("g:key", NAMESPACE)}
    assert {data.get("key") for data in read.iterfind(".//g:data", NAMESPACE)} <= declared


def test_the_csv_has_a_line_for_each_edge() -> None:
    works = [node("A/RES/1(I)"), node('b "2", c', held=False)]
    lines = list(csv.DictReader(edges_csv(graph_of(works, [Edge("A/RES/1(I)", 'b "2", c', ("extends",), 3, True)]))))
    assert lines == [
        {
            "source": "A/RES/1(I)",
            "target": 'b "2", c',
            "relations": "extends",
            "mentions": "3",
            "operative": "true",
            "target_held": "false",
            "source_adopted_on": "2026-11-01",
        }
    ]


def test_no_cell_of_the_csv_is_a_formula() -> None:
    (_, line) = edges_csv(graph("=b"))
    assert line.startswith("'=,b")
