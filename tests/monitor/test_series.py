"""Which works came before a text in its series, and what is new against them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffing.changes import Citation, Paragraph, Part
from diffing.citations import cite
from diffing.structure import structure
from monitor.intents import Candidate
from monitor.series import Series, folded, new_in_series, predecessors_named, series_of
from tests.support.building import citation, paragraph
from tests.support.laws import tried

OWN = "S/RES/2903(2026)"
OLD, MIDDLE, LAST = "S/RES/2700(2023)", "S/RES/2760(2024)", "S/RES/2810(2025)"
LIST = tuple(citation(symbol, start=place) for place, symbol in enumerate((OLD, MIDDLE, LAST)))
THEME = citation("S/RES/1373(2001)", start=9)


def candidate(name: str, *cites: str, title: str = "") -> Candidate:
    return Candidate(frozenset({name}), frozenset({folded(title)} if title else ()), frozenset(cites))


def in_series(citations: tuple[Citation, ...], *held: Candidate) -> Series:
    return series_of(OWN, (), citations, held)


# ---- what the text names ---------------------------------------------------------------------------------------------


def test_the_list_that_opens_the_preamble_names_the_series() -> None:
    assert predecessors_named(OWN, (), LIST) == ((OLD, MIDDLE, LAST), "list")


def test_a_fall_in_the_numbers_begins_another_list() -> None:
    assert in_series((*LIST, THEME)).predecessors == (OLD, MIDDLE, LAST)


def test_what_is_extended_is_a_predecessor_whatever_else_is_listed() -> None:
    extended = citation("S/RES/2650(2022)", "op1", relation="extends")
    assert in_series((*LIST, extended)) == Series(("S/RES/2650(2022)",), "extends")


def test_a_list_that_holds_what_is_extended_is_the_series() -> None:
    extended = citation(MIDDLE, "op1", relation="extends")
    assert in_series((*LIST, extended)) == Series((OLD, MIDDLE, LAST), "extends")


def test_later_works_other_organs_and_names_of_committees_come_before_nothing() -> None:
    others = (citation("S/RES/2950(2026)"), citation("A/RES/60/288"), citation(OLD, relation="established_by"))
    assert in_series(others) == Series()


def test_a_document_without_symbol_has_no_series() -> None:
    assert series_of("SC/DECLARATION/2022-10-29/0a1b2c3d", (), LIST, ()) == Series()


TITLE = paragraph("title", "Keeping harbours lit", Part.TITLE)
SEVENTY = "A/RES/70/12"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Recalling 68/9 on fog and 69/11 on keeping  harbours lit, 69/30 on tides,", "A/RES/69/11"),
        ("Recalling 69/11 and 69/30, entitled “Keeping harbours lit”,", "A/RES/69/30"),
        ("回顾 69/11 和关于Keeping harbours lit的第69/30号决议，", "A/RES/69/30"),
    ],
)
def test_a_work_called_by_the_texts_own_title_is_its_predecessor(words: str, named: str) -> None:
    found = [citation(f"A/RES/{at}", printed=at, start=words.find(at)) for at in ("68/9", "69/11", "69/30")]
    mentions = tuple(one for one in found if one.start >= 0)
    parts: tuple[Paragraph, ...] = (TITLE, paragraph("pp1", words, Part.PREAMBLE))
    assert predecessors_named(SEVENTY, parts, mentions) == ((named,), "title")


# ---- what the collection adds ----------------------------------------------------------------------------------------


def test_the_work_of_the_session_before_with_the_same_title_is_the_predecessor() -> None:
    held = candidate("A/RES/69/11", "A/RES/60/288", title="Keeping  harbours LIT")
    assert series_of(SEVENTY, (TITLE,), (), (held,)) == Series(("A/RES/69/11",), "agenda", ("A/RES/69/11",))


def test_an_older_work_with_the_same_title_is_taken_only_where_nothing_can_stand_between() -> None:
    held = candidate("A/RES/66/8", title="Keeping harbours lit")
    named = citation("A/RES/66/8")
    assert series_of(SEVENTY, (TITLE,), (), (held,)) == Series()
    assert series_of(SEVENTY, (TITLE,), (named,), (held,)).basis == "agenda"
    assert series_of(SEVENTY, (TITLE,), (named, citation("A/RES/68/3")), (held,)).immediate == "A/RES/68/3"


# ---- what is new -----------------------------------------------------------------------------------------------------


def test_nothing_is_said_unless_the_work_just_before_is_held() -> None:
    held = (candidate(MIDDLE, OLD),)
    series = in_series(LIST, *held)
    assert (series.immediate, series.held) == (LAST, (MIDDLE,))
    assert new_in_series((OLD, LAST), series, held) is None


def test_what_no_held_predecessor_cites_is_new_in_the_series() -> None:
    held = (candidate(LAST, OLD, MIDDLE), candidate(MIDDLE, "S/RES/1373(2001)"), candidate("S/RES/1540(2004)", "X"))
    targets = (OLD, "S/RES/1373(2001)", "S/RES/1540(2004)", "X")
    assert new_in_series(targets, in_series(LIST, *held), held) == ("S/RES/1540(2004)", "X")


def test_a_list_that_its_last_work_does_not_bear_out_is_no_series() -> None:
    held = (candidate(LAST, "S/RES/1373(2001)"),)
    series = in_series(LIST, *held)
    assert (series.doubtful, new_in_series((OLD,), series, held)) == (True, None)


def test_a_later_work_recalled_apart_that_bears_the_list_out_goes_on_with_it() -> None:
    apart = citation("S/RES/2840(2026)", "pp2", relation="recalls")
    held = (candidate(LAST, OLD, MIDDLE), candidate("S/RES/2840(2026)", OLD, MIDDLE, LAST))
    series = in_series((*LIST, apart), *held)
    assert (series.predecessors, series.doubtful) == ((OLD, MIDDLE, LAST, "S/RES/2840(2026)"), False)


def test_a_later_work_that_only_shares_a_theme_does_not_go_on_with_the_list() -> None:
    noted = citation("S/RES/2841(2026)", "pp3", relation="notes")
    theme = (candidate("S/RES/2840(2026)", LAST), candidate("S/RES/2841(2026)", OLD, MIDDLE, LAST))
    held = (candidate(LAST, OLD, MIDDLE), *theme)
    assert in_series((*LIST, citation("S/RES/2840(2026)", "pp2", relation="recalls"), noted), *held).immediate == LAST


def test_nothing_goes_on_with_a_list_that_is_in_doubt() -> None:
    apart = citation("S/RES/2840(2026)", "pp2", relation="recalls")
    series = in_series((*LIST, apart), candidate("S/RES/2840(2026)", OLD, MIDDLE, LAST))
    assert (series.immediate, series.doubtful) == (LAST, True)


@tried(50)
@given(
    st.lists(st.tuples(st.sampled_from((OLD, MIDDLE, LAST, OWN, "?", "A/RES/1/1")), st.text(max_size=9)), max_size=6)
)
def test_no_citation_breaks_the_series_and_none_but_earlier_works_are_in_it(found: list[tuple[str, str]]) -> None:
    parts = (TITLE, paragraph("pp1", "".join(printed for _, printed in found) + TITLE.text, Part.PREAMBLE))
    mentions = [citation(target, printed=printed) for target, printed in found]
    predecessors, _ = predecessors_named(OWN, parts, mentions)
    assert set(predecessors) <= {OLD, MIDDLE, LAST}


@pytest.mark.shared
@pytest.mark.parametrize(
    ("seed", "immediate", "basis"),
    [
        ("001", "S/RES/2395(2017)", "list"),
        ("003", "A/RES/68/187", "title"),
        ("004", "A/RES/66/282", "list"),
    ],
)
def test_real_texts_name_their_predecessors(shared: Path, seed: str, immediate: str, basis: str) -> None:
    text = next((shared / "seeds").glob(f"{seed}_*.txt")).read_text(encoding="utf-8")
    parts = structure(text, None)
    own = parts.metadata.symbol or ""
    found, why = predecessors_named(own, parts.paragraphs, cite(parts, text, symbol=own))
    assert (found[-1], why) == (immediate, basis)
