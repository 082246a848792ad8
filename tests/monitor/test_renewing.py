"""Chains of renewal."""

from pathlib import Path

import pytest

from monitor.filling.backfilling import Wish
from monitor.filling.handing_in import hand_in
from monitor.receiving import Context
from monitor.renewing import Link, chain_of, chains, links, links_about
from monitor.store import corpus
from tests.monitor.store.builders import NOW, arrival, citation, intent
from tests.support.resolutions import resolution


def link(pair: str) -> Link:
    """``ab``: b carries a on."""
    return Link(pair[1], pair[0], "extends")


def test_links_make_chains_oldest_first_and_the_longest_first() -> None:
    found = [link("cd"), link("ab"), link("bc"), link("xy")]
    assert chains(found) == (("a", "b", "c", "d"), ("x", "y"))
    assert chain_of(found, "y") == (("x", "y"),)


def test_two_works_that_carry_on_one_make_two_chains() -> None:
    assert chains([link("ab"), link("bc"), link("bd")]) == (("a", "b", "c"), ("a", "b", "d"))


def test_a_circle_ends() -> None:
    assert chains([link("ab"), link("ba"), link("bc")]) == (("a", "b", "c"),)


def test_a_held_work_is_linked_to_what_it_extends(context: Context, tmp_path: Path) -> None:
    renewed = (
        "extend until 30 June 2027 the mandate of the Harbour Lantern Mission as set out in resolution 2810 (2025)"
    )
    text = resolution(2903).replace("extend until 30 June 2027 the mandate of the Harbour Lantern Mission", renewed)
    (tmp_path / "2903.txt").write_text(text)
    list(hand_in(context, [tmp_path / "2903.txt"], Wish()))
    found = list(links(context.database, ["S/RES/2903(2026)", "S/RES/1(1946)"]))
    assert found == [Link("S/RES/2903(2026)", "S/RES/2810(2025)", "extends")]


@pytest.fixture
def renewed(context: Context, tmp_path: Path) -> Context:
    """2903 is carried on by 2910, that by 2915 and by 2916; all cite 1373, which 2918 carries on by itself."""
    mandate = "the mandate of the Harbour Lantern Mission"
    before = {2903: None, 2910: 2903, 2915: 2910, 2916: 2910, 2918: 1373}
    for number, carried in before.items():
        year = 2001 if carried == 1373 else 2026
        words = f"{mandate} as set out in resolution {carried} ({year})" if carried else mandate
        (tmp_path / f"{number}.txt").write_text(resolution(number).replace(mandate, words))
    list(hand_in(context, sorted(tmp_path.glob("*.txt")), Wish()))
    return context


def test_the_chains_of_one_work_are_those_of_all_in_which_it_stands(renewed: Context) -> None:
    works = [work.symbol for work in corpus.works(renewed.database)]
    every = list(links(renewed.database, works))
    assert max(map(len, chains(every))) == 3
    for symbol in (*works, "S/RES/1373(2001)", "S/RES/2178(2014)"):
        found = links_about(renewed.database, symbol)
        assert chain_of(found, symbol) == chain_of(every, symbol)


def test_links_of_other_bases_are_left_out_of_the_chains_of_a_work(renewed: Context) -> None:
    assert links_about(renewed.database, "S/RES/2910(2026)", ["list"]) == ()
    assert len(links_about(renewed.database, "S/RES/2910(2026)", ["extends"])) == 3


def test_a_work_is_carried_on_under_each_of_its_symbols(context: Context) -> None:
    database = context.database
    old, other, new = "A/RES/70/1", "A/RES/70/2", "A/RES/71/3"
    corpus.apply(database, intent(arrival(old, "old", aliases=(other,), citations=())), NOW)
    given = arrival(new, "new", citations=(citation(other, relation="extends"),))
    corpus.apply(database, intent(given), NOW)
    assert list(links(database, [new])) == [Link(new, old, "extends")]
    assert links_about(database, old) == (Link(new, old, "extends"),)


def test_a_draft_carries_nothing_on(context: Context, tmp_path: Path) -> None:
    text = (
        "A/81/L.905\nGeneral Assembly\nDraft resolution\n\nThe General Assembly,\n\nRecalling its resolution 80/1,\n\n"
        "1. Decides to extend the mandate of the Mission as set out in resolution 80/1.\n"
    )
    (tmp_path / "draft.txt").write_text(text)
    list(hand_in(context, [tmp_path / "draft.txt"], Wish()))
    version = corpus.version(context.database, "A/81/L.905")
    assert version is not None
    assert "extends" in {one.relation for one in version.citations}
    assert list(links(context.database, ["A/81/L.905"])) == []
