"""What listing pages say of resolutions, on one page and on several."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from monitor.demo.sites.listings import Line
from monitor.demo.sites.serving import serving
from sources.documents import Standing
from sources.errors import LayoutChanged, SourceError
from sources.listings import Listings
from sources.listings_tables import rows_of
from sources.web import Web
from tests.sources.listings.pages import NOW, Reading, by_symbol, council

# ---- rows ------------------------------------------------------------------------------------------------------------


def test_a_first_look_lists_all_there_is(years: Reading) -> None:
    polled = years.council.poll(None)
    notices = by_symbol(polled.notices)
    assert len(notices) == len(polled.notices) == 43
    assert (polled.first, polled.gap, polled.listings, polled.refusals) == (True, False, (), ())
    one = notices["S/RES/2991(2026)"]
    assert (one.symbol, one.standing, one.adopted_on) == ("S/RES/2991 (2026)", Standing.LISTED, date(2026, 11, 19))
    assert (one.title, one.source) == ("The situation in Ruritania, 2991", "listing-security-council")
    assert one.address == "https://docs.un.org/S/RES/2991(2026)"
    assert "S/RES/1107(1997)" in notices


def test_a_row_without_a_link_is_adopted_and_not_issued(years: Reading) -> None:
    cursor = years.council.poll(None).cursor
    years.site.adopt(council(2992, date(2026, 11, 20), issued=False))
    (notice,) = years.council.poll(cursor).notices
    assert (notice.symbol, notice.standing) == ("S/RES/2992 (2026)", Standing.ADOPTED)
    assert notice.address.endswith("resolutions-adopted-security-council-2026")


def test_a_row_that_gets_its_link_is_told_again(years: Reading) -> None:
    years.site.adopt(council(2992, date(2026, 11, 20), issued=False))
    cursor = years.council.poll(None).cursor
    years.site.issue("S/RES/2992 (2026)")
    (notice,) = years.council.poll(cursor).notices
    assert notice.standing is Standing.LISTED


def test_a_row_that_changes_is_told_again_and_the_others_are_not(years: Reading) -> None:
    cursor = years.council.poll(None).cursor
    years.site.amend("S/RES/2991 (2026)", "The situation in Sylvania")
    assert [notice.title for notice in years.council.poll(cursor).notices] == ["The situation in Sylvania"]


def test_an_asterisk_behind_a_symbol_marks_other_files_of_its_text(years: Reading) -> None:
    table = """<table class="table-striped"><tr>
        <td><a href="https://undocs.org/S/RES/2991(2026)">S/RES/2991 (2026)</a>*</td><td>Lanterns</td></tr></table>"""
    (row,) = rows_of(table, years.council.profile.layout, "https://example.org/")
    (part, *_) = years.council.profile.parts(NOW.date())
    said = years.council.notice(row, part)
    assert (said.symbol, said.text_mark) == ("S/RES/2991 (2026)", "*")
    assert years.council.notice(replace(row, asterisks=0), part).text_mark is None


def test_nothing_new_costs_one_conditional_request_for_each_recent_page(years: Reading) -> None:
    cursor = years.council.poll(None).cursor
    asked = len(years.served.requests)
    polled = years.council.poll(cursor)
    assert (polled.notices, polled.cursor) == ((), cursor)
    later = list(years.served.requests)[asked:]
    assert [request.target.rpartition("-")[2] for request in later] == ["2025", "2026"]
    assert all("if-none-match" in request.headers for request in later)


def test_without_validators_the_same_page_is_known_by_its_hash(years: Reading) -> None:
    with serving(years.site, validators=False) as bare, Web(private=frozenset({bare.place})) as web:
        source = Listings(web, years.council.profile, bare.address, clock=lambda: NOW)
        first = source.poll(None)
        assert source.poll(first.cursor).notices == ()


def test_a_cursor_that_cannot_be_read_is_a_gap(years: Reading) -> None:
    for broken in ("", "x", "{}", "eJwDAAAAAAE="):
        polled = years.council.poll(broken)
        assert (polled.gap, polled.first, len(polled.notices)) == (True, False, 43)


# ---- several pages ---------------------------------------------------------------------------------------------------


def test_all_pages_are_walked_once_and_then_the_newest(social: Reading) -> None:
    source = social.of("economic-and-social-council")
    polled = source.poll(None)
    assert len(polled.notices) == 130
    assert social.paths()[-1].endswith("page=6")
    asked = len(social.served.requests)
    social.site.adopt(Line("E/RES/2026/900", "New matter", date(2026, 11, 18)))
    later = source.poll(polled.cursor)
    assert [notice.symbol for notice in later.notices] == ["E/RES/2026/900"]
    assert [path[-6:] for path in social.paths()[asked:]] == ["page=0", "page=1"]
    asked = len(social.served.requests)
    assert source.poll(later.cursor).notices == ()
    assert len(social.served.requests) == asked + 1


def test_a_row_on_a_far_page_is_missed_in_the_weekly_walk(social: Reading) -> None:
    source = social.of("economic-and-social-council")
    cursor = source.poll(None).cursor
    social.site.withdraw("E/RES/2022/0")
    for day, gone in ((1, 0), (7, 0), (8, 0), (14, 1)):
        social.now = NOW + timedelta(days=day)
        polled = source.poll(cursor)
        cursor = polled.cursor
        assert len([one for one in polled.notices if one.standing is Standing.REMOVED]) == gone


def test_a_listing_that_repeats_its_page_does_not_go_on_for_ever(social: Reading) -> None:
    rows = "".join(f"<tr><td>E/RES/2026/{n}</td><td>t</td><td>1 May 2026</td></tr>" for n in range(5))
    social.site.faults.fail(200, f"<html><table><tbody>{rows}</tbody></table></html>".encode())
    with pytest.raises(LayoutChanged, match="gives the same rows again on page 1; not believed"):
        social.of("economic-and-social-council").poll(None)


def test_a_page_that_fails_in_the_middle_of_a_walk_spoils_the_walk(social: Reading) -> None:
    social.site.faults.fail(502, where="page=3")
    with pytest.raises(SourceError):
        social.of("economic-and-social-council").poll(None)


def test_the_human_rights_council_is_read_from_a_list_of_documents(reading: Reading) -> None:
    source = reading.of("human-rights-council")
    reading.site.adopt(Line("A/HRC/RES/61/2", "Rights of the child", date(2026, 3, 30), issued=True))
    reading.site.adopt(Line("A/HRC/RES/60/1", "Right to food", date(2025, 10, 6)))
    polled = source.poll(None)
    assert [(n.symbol, n.standing, n.adopted_on) for n in polled.notices] == [
        ("A/HRC/RES/60/1", Standing.ADOPTED, date(2025, 10, 6)),
        ("A/HRC/RES/61/2", Standing.LISTED, date(2026, 3, 30)),
    ]
    assert source.official is False
    reading.site.faults.fail(200, b'{"docs": {}}')
    with pytest.raises(LayoutChanged, match="no list of documents"):
        source.poll(polled.cursor)


def test_the_library_s_table_of_meetings_names_resolutions_among_other_outcomes(reading: Reading) -> None:
    reading.site.adopt(council(2991, date(2026, 11, 19), meeting="S/PV.9999", vote="12-0-3"))
    (notice,) = by_symbol(reading.of("library-council").poll(None).notices).values()
    assert (notice.symbol, notice.meeting, notice.adopted_on) == ("S/RES/2991 (2026)", "S/PV.9999", date(2026, 11, 19))
    assert notice.vote is not None
    assert notice.vote.yes == 12
