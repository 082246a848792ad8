"""Chains of renewal."""

from pathlib import Path

from monitor.filling.backfilling import Wish
from monitor.filling.handing_in import hand_in
from monitor.receiving import Context
from monitor.renewing import Link, chain_of, chains, links
from monitor.store import corpus
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
