"""Pages of years and sessions: which are looked at, and what can be asked for of years past."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sources.catalog import sources_of
from sources.documents import Absent, Listing
from sources.errors import LayoutChanged
from sources.interface import Archive
from sources.listings import Listings
from sources.web import Web
from tests.sources.listings.pages import NOW, Reading, assembly, by_symbol, council

# ---- years and sessions ----------------------------------------------------------------------------------------------


def test_a_year_that_has_no_page_yet_is_waited_for(years: Reading) -> None:
    years.now = datetime(2027, 1, 2, tzinfo=UTC)
    polled = years.council.poll(None)
    assert "S/RES/2991(2026)" in by_symbol(polled.notices)
    years.site.adopt(council(2993, date(2027, 1, 2)))
    assert [n.symbol for n in years.council.poll(polled.cursor).notices] == ["S/RES/2993 (2027)"]


def test_a_year_with_one_resolution_may_have_a_page_in_the_singular(reading: Reading) -> None:
    reading.site.adopt(council(2900, date(2025, 2, 2)))
    page = '<div class="field-items"><table><tr><td>S/RES/2990</td><td>One</td></tr></table></div>'
    reading.site.faults.fail(200, page.encode(), where="resolution-adopted-security-council-2026")
    notices = by_symbol(reading.council.poll(None).notices)
    assert notices["S/RES/2990(2026)"].title == "One"


def test_no_page_at_all_is_a_failure(reading: Reading) -> None:
    with pytest.raises(LayoutChanged, match="has no page where it used to be"):
        reading.council.poll(None)


def test_the_current_and_the_previous_session_are_looked_at_each_time(reading: Reading) -> None:
    for line in (assembly(1), assembly(2, 80), assembly(3, 60), assembly(4, 1)):
        reading.site.adopt(line)
    first = reading.assembly.poll(None)
    assert len(first.notices) == 4
    asked = len(reading.served.requests)
    reading.assembly.poll(first.cursor)
    assert reading.paths()[asked:] == ["/en/ga/80/resolutions.shtml", "/en/ga/81/resolutions.shtml"]


def test_old_sessions_come_in_turn_within_a_week(reading: Reading) -> None:
    for session in range(1, 82):
        reading.site.adopt(assembly(1, session))
    cursor = reading.assembly.poll(None).cursor
    asked = len(reading.served.requests)
    for day in range(7, 14):
        reading.now = NOW + timedelta(days=day)
        cursor = reading.assembly.poll(cursor).cursor
    again = [path for path in reading.paths()[asked:] if not path.startswith(("/en/ga/80/", "/en/ga/81/"))]
    assert len(again) == len(set(again)) == 79
    assert not [path for path in again if "quick" in path]  # not there last week: asked again after a month


def test_emergency_and_special_sessions_are_listed(reading: Reading) -> None:
    reading.site.adopt(assembly(1))
    for symbol in ("A/RES/ES-11/9", "A/RES/S-33/1"):
        reading.site.adopt(assembly(9, symbol=symbol))
    assert {"A/RES/ES-11/9", "A/RES/S-33/1"} <= set(by_symbol(reading.assembly.poll(None).notices))


def test_all_columns_of_the_assembly_are_read(reading: Reading) -> None:
    line = assembly(7, meeting="A/81/PV.30", draft="A/C.3/81/L.5/Rev.1", committee="C.3", vote="120-3-40")
    reading.site.adopt(replace(line, agenda_item="70 (b)"))
    (notice,) = reading.assembly.poll(None).notices
    assert (notice.meeting, notice.draft, notice.committee) == ("A/81/PV.30", "A/C.3/81/L.5/Rev.1", "C.3")
    assert (notice.agenda_item, notice.adopted_on) == ("70 (b)", date(2026, 10, 5))
    assert notice.vote is not None
    assert (notice.vote.yes, notice.vote.no, notice.vote.abstentions) == (120, 3, 40)


def test_a_failing_old_page_does_not_keep_the_others_from_their_turn(reading: Reading) -> None:
    for session in (3, 4, 81):
        reading.site.adopt(assembly(1, session))
    reading.site.faults.fail(500, where="/ga/3/")
    polled = reading.assembly.poll(None)
    assert [notice.symbol for notice in polled.notices] == ["A/RES/4/1", "A/RES/81/1"]
    assert [("/en/ga/3/" in words) for words in polled.refusals] == [True]


@pytest.mark.parametrize("day", [date(2016, 10, 5), date(2026, 12, 24)])
def test_a_day_that_the_page_cannot_have_is_left_out(reading: Reading, day: date) -> None:
    reading.site.adopt(assembly(7, adopted_on=day))
    (notice,) = reading.assembly.poll(None).notices
    assert (notice.symbol, notice.adopted_on) == ("A/RES/81/7", None)


def test_an_old_page_that_never_could_be_read_is_asked_again_the_next_day(years: Reading) -> None:
    years.site.faults.fail(500, where="resolutions-0")
    polled = years.council.poll(None)
    assert len(polled.notices) == 42
    years.site.faults.end()
    assert years.council.poll(polled.cursor).notices == ()
    years.now = NOW + timedelta(days=1)
    assert [notice.symbol for notice in years.council.poll(polled.cursor).notices] == ["S/RES/1107 (1997)"]


def test_a_year_that_is_over_is_left_to_the_page_of_all_years(years: Reading) -> None:
    cursor = years.council.poll(None).cursor
    years.site.adopt(council(3001, date(2027, 1, 4)))
    years.now = datetime(2027, 1, 5, tzinfo=UTC)
    polled = years.council.poll(cursor)
    assert [notice.symbol for notice in polled.notices] == ["S/RES/3001 (2027)"]
    assert not any("2025" in path for path in years.paths()[-4:])


# ---- years past ------------------------------------------------------------------------------------------------------


def test_an_archive_gives_what_was_adopted_in_a_range_of_days(years: Reading) -> None:
    source = years.council
    assert isinstance(source, Archive)
    assert [n.symbol for n in source.archive(date(1990, 1, 1), date(1999, 12, 31))] == ["S/RES/1107 (1997)"]
    found = {n.symbol for n in source.archive(date(2026, 11, 1), date(2026, 11, 30))}
    assert found == {"S/RES/2991 (2026)"}
    all_of_them = [n.symbol for n in source.archive(date(1946, 1, 1), date(2026, 12, 31))]
    assert len(all_of_them) == len(set(all_of_them)) == 43


def test_one_session_or_year_can_be_asked_for(years: Reading) -> None:
    years.site.adopt(assembly(3, 60))
    assert [notice.symbol for notice in years.assembly.listed("60")] == ["A/RES/60/3"]
    assert [notice.symbol for notice in years.assembly.listed("61")] == []
    assert len(list(years.council.listed("2025"))) == 40


def test_emergency_sessions_and_years_of_one_list_can_be_asked_for(social: Reading) -> None:
    for symbol in ("A/RES/ES-11/9", "A/RES/ES-10/1", "A/RES/S-33/1"):
        social.site.adopt(assembly(9, symbol=symbol))
    assert [notice.symbol for notice in social.assembly.listed("ES-11")] == ["A/RES/ES-11/9"]
    assert [notice.symbol for notice in social.assembly.listed("S-33")] == ["A/RES/S-33/1"]
    found = list(social.of("economic-and-social-council").listed("2023"))
    assert 25 < len(found) < 35
    assert {notice.symbol[:11] for notice in found} == {"E/RES/2023/"}


def test_a_year_without_a_page_of_its_own_is_taken_from_the_page_of_all_years(years: Reading) -> None:
    years.site.faults.fail(404, where="council-1997")
    assert [notice.symbol for notice in years.council.listed("1997")] == ["S/RES/1107 (1997)"]


@pytest.mark.parametrize("period", ["1900", "2027", "x", ""])
def test_a_period_that_a_listing_does_not_have_is_named(reading: Reading, period: str) -> None:
    with pytest.raises(ValueError, match="listing-general-assembly has no part"):
        list(reading.assembly.listed(period))


# ---- options ---------------------------------------------------------------------------------------------------------


def test_a_listing_holds_no_texts(reading: Reading) -> None:
    assert isinstance(reading.council.fetch(Listing("listing-security-council", "https://x"), None), Absent)
    assert reading.council.find("S/RES/1(1946)", "en") == ()


def test_the_bodies_are_listed_unless_the_settings_say_otherwise() -> None:
    with Web() as web:
        made = sources_of("listings", {}, web)
        assert list(made) == [
            "listing-security-council",
            "listing-general-assembly",
            "listing-economic-and-social-council",
            "listing-human-rights-council",
        ]
        roots = {"library-council": "https://mirror.example.org/"}
        (mirror,) = sources_of("listings", {"sites": ["library-council"], "roots": roots}, web).values()
        assert isinstance(mirror, Listings)
        assert mirror.root == "https://mirror.example.org"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"sites": ["moon"]}, "sources.listings.sites names moon; choose of security-council"),
        ({"sites": ["library-council"], "roots": {"x": "y"}}, "roots names x; choose of library-council"),
    ],
)
def test_a_wrong_option_is_named(options: dict[str, object], words: str) -> None:
    with Web() as web, pytest.raises(ValueError, match=words):
        sources_of("listings", options, web)
