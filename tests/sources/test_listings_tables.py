"""Tables with all the slips that real ones have."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.documents import Vote
from sources.errors import LayoutChanged
from sources.listings_dates import day_in
from sources.listings_memory import Memory, closed, compared, opened, unchanged
from sources.listings_sites import PROFILES, days_of, session_on
from sources.listings_tables import Layout, NoTable, Row, rows_of
from tests.support.laws import tried

SAMPLES = Path(__file__).parents[3] / "shared/samples/sc_ga_html"
HERE = "https://main.un.org/securitycouncil/en/content/x"
COUNCIL = PROFILES["security-council"].layout
ASSEMBLY = PROFILES["general-assembly"].layout
SOCIAL = PROFILES["economic-and-social-council"].layout
needs_samples = pytest.mark.skipif(not SAMPLES.exists(), reason="the samples do not stand beside the project")


def only(cells: str, layout: Layout = COUNCIL, year: int | None = None, here: str = HERE) -> Row:
    kind = "tablefont" if layout is ASSEMBLY else "table table-striped"
    (row,) = rows_of(f'<table class="{kind}"><tbody><tr>{cells}</tr></tbody></table>', layout, here, year)
    return row


def link(path: str, words: str) -> str:
    return f'<a href="https://undocs.org/{path}">{words}</a>'


@pytest.mark.parametrize(
    ("cell", "symbol", "address"),
    [
        (link("en/S/RES/2990(2026)", "S/RES/2990 (2026)"), "S/RES/2990 (2026)", "en/S/RES/2990(2026)"),
        (link("S/RES/2990%20(2026)", "S/RES/2990&nbsp;(2026)"), "S/RES/2990 (2026)", "S/RES/2990(2026)"),
        (link("S/RES/29%2090(2026)", "S/RES/2990 (2026)"), "S/RES/2990 (2026)", "S/RES/2990(2026)"),
        (f'<a name="q"></a>{link("a", "1")}{link("b", "S/RES/2990 (2026)")}', "S/RES/2990 (2026)", "/b"),
        (link("c", "S/RES/2990"), "S/RES/2990 (1999)", "/c"),
        (link("S/RES/2990(2026)", "Resolution text"), "S/RES/2990(2026)", "S/RES/2990(2026)"),
        ("Resolution 2990 (2026)", "S/RES/2990 (2026)", None),
        ("2990", "S/RES/2990 (1999)", None),
        ("S/RES/2990 (2026)*", "S/RES/2990 (2026)", None),
        ('<a href="#">S/RES/2990 (2026)</a>', "S/RES/2990 (2026)", None),
        ('<a href="javascript:open()">S/RES/2990 (2026)</a>', "S/RES/2990 (2026)", None),
        ('<a href="http://[">S/RES/2990 (2026)</a>', "S/RES/2990 (2026)", None),
        ('<a href="">S/RES/2990 (2026)</a>', "S/RES/2990 (2026)", None),
    ],
)
def test_a_symbol_and_its_link_are_read_in_spite_of_slips(cell: str, symbol: str, address: str | None) -> None:
    row = only(f"<td>{cell}</td><td>A title</td>", year=1999)
    assert (row.symbol, row.title) == (symbol, "A title")
    assert (row.address or "").endswith(address or "")
    assert (row.address is None) == (address is None)


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("A/RES/81/7", "A/RES/81/7"),
        ("A/RES/48/75 A-L", "A/RES/48/75 A-L"),
        ("A/RES/37/78[H]", "A/RES/37/78[H]"),
        ("A/RES/217(III)[A]", "A/RES/217(III)[A]"),
        ("A/RES/217 A (III)", "A/RES/217 A (III)"),
        ("A/RES/3201 (S-VI)", "A/RES/3201 (S-VI)"),
        ("A/RES/ES-11/9", "A/RES/ES-11/9"),
        ("A/RES/S-33/1", "A/RES/S-33/1"),
        ("A/HRC/RES/61/2", "A/HRC/RES/61/2"),
        ("A/RES/81/7/Corr.1", "A/RES/81/7/Corr.1"),
        ("A/RES/81/7**", "A/RES/81/7"),
        ("A/RES/81/7 Question of", "A/RES/81/7"),
    ],
)
def test_symbols_of_all_kinds_are_read(printed: str, symbol: str) -> None:
    assert only(f"<td>{printed}</td>" + "<td></td>" * 5, ASSEMBLY).symbol == symbol


def test_a_link_to_a_draft_is_none_to_the_text() -> None:
    cell = '<a href="https://docs.un.org/A/81/L.9">A/RES/81/7</a>'
    row = only(f"<td>{cell}</td>" + "<td></td>" * 5, ASSEMBLY)
    assert (row.address, row.draft) == (None, "A/81/L.9")


def test_the_heads_of_columns_prevail_over_their_places() -> None:
    heads = "<tr><th>Título</th><th>Fecha</th><th>Resolución</th></tr>"
    cells = "<tr><td>Un título</td><td>1 de mayo de 2026</td><td>S/RES/2990 (2026)</td></tr>"
    (row,) = rows_of(f'<table class="table table-striped">{heads}{cells}</table>', COUNCIL, HERE)
    assert (row.title, row.adopted_on, row.symbol) == ("Un título", date(2026, 5, 1), "S/RES/2990 (2026)")


def test_an_asterisk_changes_the_row_and_not_the_symbol() -> None:
    plain, starred = (only(f"<td>S/RES/2990 (2026){mark}</td><td>t</td>") for mark in ("", "*"))
    assert plain.key == starred.key
    assert plain.mark != starred.mark


def test_of_two_rows_for_one_symbol_that_with_a_link_holds() -> None:
    bare = "<tr><td>S/RES/2990 (2026)</td><td>one</td></tr>"
    linked = "<tr><td><a href='https://undocs.org/x'>S/RES/2990(2026)</a></td><td>two</td></tr>"
    (row,) = rows_of(f'<table class="table table-striped">{bare}{linked}{bare}</table>', COUNCIL, HERE)
    assert row.title == "two"


def test_separators_between_rows_are_no_rows() -> None:
    rows = "<tr><td colspan=3>January</td></tr><tr><td>S/RES/1 (1946)</td><td>t</td></tr>"
    assert len(rows_of(f'<table class="table table-striped">{rows * 30}</table>', COUNCIL, HERE)) == 1


@pytest.mark.parametrize(
    "page",
    ["", "<html></html>", "<table><tr><td>S/RES/1 (1946)</td></tr></table>", "\x00", "<dl class=ckeditor-accordion>"],
)
def test_a_page_without_the_table_says_so_in_one_line(page: str) -> None:
    with pytest.raises(NoTable, match="has no table of resolutions any more") as caught:
        rows_of(page, COUNCIL, HERE)
    assert "\n" not in str(caught.value)


def test_numbers_of_a_vote_are_not_those_of_a_day_or_a_meeting() -> None:
    cell = "A/81/PV.30 <br> 2026-10-05 <br> 1-2-3"
    row = only(f"<td>A/RES/81/7</td><td></td><td></td><td>{cell}</td><td></td><td></td>", ASSEMBLY)
    assert (row.vote, row.adopted_on) == (Vote("1-2-3", 1, 2, 3), date(2026, 10, 5))
    silent = only("<td>A/RES/81/7</td><td></td><td></td><td>2026-10-05</td><td></td><td></td>", ASSEMBLY)
    assert silent.vote is None


@tried(80)
@given(st.text(max_size=200))
def test_no_page_breaks_the_reader(text: str) -> None:
    for page in (text, f'<table class="table table-striped"><tr><td>{text}</td><td>{text}</td></tr></table>'):
        try:
            rows = rows_of(page, COUNCIL, HERE, 2026)
        except LayoutChanged:
            continue
        assert all("/RES/" in row.symbol for row in rows)


def test_a_table_inside_a_cell_is_no_table_of_its_own() -> None:
    inner = "<table><tr><td>S/RES/2 (1946)</td><td>inner</td></tr></table>"
    page = f'<table class="table table-striped"><tr><td>S/RES/1 (1946)</td><td>outer {inner}</td></tr></table>'
    assert [row.key for row in rows_of(page, COUNCIL, HERE)] == ["S/RES/1(1946)"]


def test_tables_inside_tables_are_read_in_the_end() -> None:
    page = '<table class="table table-striped"><tr><td>S/RES/1 (1946)</td><td>' * 500
    assert [row.key for row in rows_of(page, COUNCIL, HERE)] == ["S/RES/1(1946)"]


def test_a_page_of_nothing_but_tables_is_not_read() -> None:
    with pytest.raises(LayoutChanged, match="has more than 1,000 tables"):
        rows_of("<TABLE>" * 1001, COUNCIL, HERE)


# ---- days ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("30 December 2021", date(2021, 12, 30)),
        ("30 Dec. 2021", date(2021, 12, 30)),
        ("December 30, 2021", date(2021, 12, 30)),
        ("9 Sept. 2021", date(2021, 9, 9)),
        ("1er décembre 2021", date(2021, 12, 1)),
        ("30 de diciembre de 2021", date(2021, 12, 30)),
        ("2021-12-30T00:00:00Z", date(2021, 12, 30)),
        ("2021年12月30日", date(2021, 12, 30)),
        ("30/12/2021", date(2021, 12, 30)),
        ("12/30/2021", date(2021, 12, 30)),
        ("03/04/2021", None),
        ("31 February 2021", None),
        ("December 2021", None),
        ("", None),
        ("30 December 20211", None),
    ],
)
def test_a_day_is_read_only_when_it_can_be_read_in_one_way(printed: str, day: date | None) -> None:
    assert day_in(printed, ("en", "fr", "es")) == day


def test_the_first_day_of_a_text_holds() -> None:
    assert day_in("adopted 5 May 2021, issued 2021-05-09", ("en",)) == date(2021, 5, 5)


def test_a_session_opens_in_september() -> None:
    assert [session_on(day) for day in (date(2026, 8, 31), date(2026, 9, 1))] == [80, 81]
    assert days_of(1) == (date(1946, 1, 1), date(1947, 9, 30))
    assert days_of(81)[0] == date(2026, 9, 1)


# ---- memory ----------------------------------------------------------------------------------------------------------


def listed(count: int) -> list[Row]:
    return [Row(f"S/RES/{number} (2026)", title="t") for number in range(count)]


def test_a_memory_survives_its_cursor() -> None:
    memory = compared(Memory(date(2026, 1, 1)), listed(300), whole=True, name="x").memory
    book = {"/a": memory, "/b": Memory(absent=True, missing=frozenset({"S/RES/1(1946)"}))}
    assert opened(closed(book)) == book


def test_eighty_years_of_rows_make_a_small_cursor() -> None:
    parts = (compared(Memory(), listed(300), whole=True, name="x").memory for _ in range(80))
    assert len(closed({f"/{number}": memory for number, memory in enumerate(parts)})) < 400_000


@pytest.mark.parametrize("lost", [1, 4])
def test_a_tenth_of_the_rows_may_go(lost: int) -> None:
    memory = compared(Memory(), listed(40), whole=True, name="x").memory
    one = compared(memory, listed(40 - lost), whole=True, name="x")
    assert (len(one.memory.missing), one.gone) == (lost, ())
    assert len(unchanged(one.memory).gone) == lost


def test_more_than_a_tenth_may_not_go() -> None:
    memory = compared(Memory(), listed(40), whole=True, name="x").memory
    with pytest.raises(LayoutChanged, match="5 of its 40 rows"):
        compared(memory, listed(35), whole=True, name="the page")


def test_a_part_of_the_rows_makes_none_missing() -> None:
    memory = compared(Memory(), listed(40), whole=True, name="x").memory
    one = compared(memory, listed(3), whole=False, name="x")
    assert (one.memory, one.fresh, one.gone) == (memory, (), ())


# ---- the samples -----------------------------------------------------------------------------------------------------


@pytest.mark.shared
@needs_samples
def test_the_sample_of_the_council_is_read() -> None:
    page = (SAMPLES / "RECONSTRUCTED_main_un_org_sc_resolutions-0.html").read_text(encoding="utf-8")
    rows = rows_of(page, COUNCIL, HERE)
    assert [(row.key, row.address) for row in rows] == [
        ("S/RES/2617(2021)", "https://undocs.org/en/S/RES/2617(2021)"),
        ("S/RES/2616(2021)", "https://undocs.org/en/S/RES/2616(2021)"),
        ("S/RES/2615(2021)", None),
        ("S/RES/1107(1997)", "https://undocs.org/S/RES/1107(1997)"),
        ("S/RES/170(1961)", "https://undocs.org/S/RES/170(1961)"),
    ]
    assert [row.adopted_on for row in rows[:2]] == [date(2021, 12, 30), date(2021, 12, 22)]


@pytest.mark.shared
@needs_samples
def test_the_library_s_own_template_is_read() -> None:
    page = (SAMPLES / "RENDERED_ga_table_from_real_dhl_template.html").read_text(encoding="utf-8")
    first, second, unissued = rows_of(page, ASSEMBLY, HERE)
    assert (first.symbol, first.meeting, first.draft, first.adopted_on) == (
        "A/RES/80/307",
        "A/80/PV.114",
        "A/80/L.104",
        date(2026, 9, 4),
    )
    assert (first.vote, second.vote) == (Vote("164-1-6", 164, 1, 6), Vote("167-2-11", 167, 2, 11))
    assert (unissued.address, unissued.draft, unissued.vote) == (
        None,
        "A/C.2/80/L.35/Rev.1",
        Vote("without a vote"),
    )


@pytest.mark.shared
@needs_samples
def test_the_sample_of_the_economic_and_social_council_is_read() -> None:
    page = (SAMPLES / "RECONSTRUCTED_ecosoc_resolutions_page0.html").read_text(encoding="utf-8")
    (row,) = rows_of(page, SOCIAL, "https://ecosoc.un.org/en/documents/resolutions")
    assert (row.symbol, row.title, row.address) == ("E/RES/2025/1", "(title)", "https://docs.un.org/E/RES/2025/1")
