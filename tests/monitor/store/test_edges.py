"""Citations put together by citing and cited work."""

from dataclasses import replace

from diffing.changes import Kind, Part
from monitor.graph import Edge
from monitor.store import corpus
from monitor.store.database import Database
from tests.monitor.store.builders import NOW, arrival, citation, intent

A, B, C = "S/RES/9001(2031)", "S/RES/9000(2030)", "A/RES/90/1"


def hold(database: Database, *citations: object, **changes: object) -> None:
    given = arrival(A, f"words of {changes}", citations=citations, **changes)
    corpus.apply(database, intent(given), NOW)


def test_mentions_are_put_together_and_languages_are_not_added_up(database: Database) -> None:
    recalled, extended = citation(B, relation="recalls"), citation(B, relation="extends", part=Part.OPERATIVE)
    hold(database, recalled, extended)
    hold(database, recalled, extended, citation(B), language="fr")
    assert corpus.edges(database) == (Edge(A, B, ("cites", "extends", "recalls"), 3, True),)


def test_own_history_and_unresolved_citations_are_no_edges(database: Database) -> None:
    hold(database, citation(B, relation="provenance"), citation(None))
    assert corpus.edges(database) == ()


def test_an_edge_leads_to_the_work_that_an_alias_names(database: Database) -> None:
    hold(database, citation(C))
    corpus.apply(database, intent(arrival(B, "others", aliases=(C,), citations=())), NOW)
    assert [(one.citing, one.target) for one in corpus.edges(database)] == [(A, B)]
    assert [(one.symbol, one.held) for one in corpus.nodes(database)] == [(B, True), (A, True)]


def test_what_is_only_cited_is_a_node_that_is_not_held(database: Database) -> None:
    hold(database, citation(B), citation("S/2017/375", kind=Kind.DOCUMENT))
    found = [(one.symbol, one.kind, one.held) for one in corpus.nodes(database)]
    assert found == [("S/2017/375", Kind.DOCUMENT, False), (B, Kind.RESOLUTION, False), (A, Kind.RESOLUTION, True)]


def test_edges_and_nodes_of_some_works_are_those_of_all_that_begin_there(database: Database) -> None:
    hold(database, citation(B), citation(C, relation="recalls"))
    corpus.apply(database, intent(arrival(B, "others", citations=(citation(A),))), NOW)
    every = corpus.edges(database)
    assert corpus.edges_from(database, (A,)) == tuple(one for one in every if one.citing == A)
    assert corpus.edges_from(database, (C,)) == corpus.edges_from(database, ()) == ()
    assert corpus.nodes_held(database, (C, A)) == tuple(one for one in corpus.nodes(database) if one.symbol == A)


def test_targets_are_resolutions_that_can_exist(database: Database) -> None:
    impossible = replace(citation("S/RES/9999(2031)"), flags=("impossible_target",))
    hold(database, citation(B), impossible, citation("S/2017/375", kind=Kind.DOCUMENT), citation(C))
    assert corpus.targets(database) == {A: (C, B)}
    assert corpus.targets(database, [B]) == {}
    assert corpus.targets(database, []) == {}
