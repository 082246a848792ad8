"""What listing pages say of resolutions, what changed on them, and what they are not believed."""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from monitor.demo.sites.listings import Line, Register
from monitor.demo.sites.serving import Served, serving
from sources.catalog import sources_of
from sources.documents import Absent, Listing, Notice, Standing
from sources.errors import Challenged, LayoutChanged, RateLimited, SourceError, Unreachable
from sources.interface import Archive
from sources.listings import Listings
from sources.listings_memory import Book, closed, opened
from sources.listings_sites import PROFILES
from sources.pacing import Pacing
from sources.web import Web

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@dataclass
class Reading:
    """A register on loopback, and the listings that read it, at a time that a test sets."""

    site: Register
    served: Served
    web: Web
    now: datetime = NOW

    def of(self, name: str, least: int = 0) -> Listings:
        profile = replace(PROFILES[name], least_collected=least)
        return Listings(self.web, profile, self.served.address, clock=lambda: self.now)

    @property
    def council(self) -> Listings:
        return self.of("security-council")

    @property
    def assembly(self) -> Listings:
        return self.of("general-assembly")

    def paths(self) -> list[str]:
        return [request.target for request in self.served.requests]


@pytest.fixture
def reading() -> Iterator[Reading]:
    site = Register()
    with serving(site) as served, Web(private=frozenset({served.place}), pacing=Pacing(gap=0), timeout=5) as web:
        yield Reading(site, served, web)


def council(number: int, day: date, **facts: object) -> Line:
    line = Line(f"S/RES/{number} ({day.year})", f"The situation in Ruritania, {number}", day, issued=True)
    return replace(line, **facts)  # type: ignore[arg-type]


def assembly(number: int, session: int = 81, **facts: object) -> Line:
    line = Line(f"A/RES/{session}/{number}", f"Question {number}", date(1945 + session, 10, 5), issued=True)
    return replace(line, **facts)  # type: ignore[arg-type]


def closed_as_before(book: Book) -> str:
    """A cursor without the day on which parts were seen."""
    state = json.loads(zlib.decompress(b64decode(closed(book))))
    return b64encode(zlib.compress(json.dumps({key: one[:7] for key, one in state.items()}).encode())).decode()


def by_symbol(notices: tuple[Notice, ...]) -> dict[str, Notice]:
    return {notice.symbol.replace(" ", ""): notice for notice in notices}


@pytest.fixture
def years(reading: Reading) -> Reading:
    """A Council with two resolutions this year, forty last year, and some long ago."""
    for number in range(40):
        reading.site.adopt(council(2900 + number, date(2025, 1 + number % 12, 9)))
    for number, day in ((2990, date(2026, 3, 2)), (2991, date(2026, 11, 19))):
        reading.site.adopt(council(number, day))
    reading.site.adopt(council(1107, date(1997, 5, 16)))
    return reading


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


# ---- what is gone, and what is not believed --------------------------------------------------------------------------


def test_a_row_says_since_when_its_page_was_unseen(years: Reading) -> None:
    before = years.council.poll(None)
    years.now += timedelta(days=62)
    years.site.adopt(council(2992, date(2026, 11, 21)))
    (said,) = years.council.poll(before.cursor).notices
    assert said.unseen_since == NOW.date()


def test_the_page_of_a_new_year_is_unseen_since_the_first_look_in_vain(years: Reading) -> None:
    before = years.council.poll(None)
    years.now = datetime(2027, 1, 2, tzinfo=UTC)
    years.site.adopt(council(2993, date(2027, 1, 2)))
    years.site.faults.break_layout(where="2027")
    for _ in range(3):  # the page of the year before is well all the time, and so is each poll
        before = years.council.poll(before.cursor)
        years.now += timedelta(days=30)
    years.site.faults.end()
    (said,) = years.council.poll(before.cursor).notices
    assert (said.symbol.replace(" ", ""), said.unseen_since) == ("S/RES/2993(2027)", date(2027, 1, 2))


def test_a_cursor_of_an_older_program_is_read(years: Reading) -> None:
    book = opened(years.council.poll(None).cursor)
    assert book is not None
    old = closed_as_before(book)
    assert opened(old) == {key: replace(memory, seen_on=None) for key, memory in book.items()}


def test_a_row_that_vanished_is_told_after_two_looks(years: Reading) -> None:
    years.site.adopt(council(2992, date(2026, 11, 20)))
    source = replace(years.council, profile=replace(years.council.profile, collected=()))
    cursor = source.poll(None).cursor
    years.site.withdraw("S/RES/2992 (2026)")
    once = source.poll(cursor)
    assert once.notices == ()
    twice = source.poll(once.cursor)
    assert [(notice.symbol, notice.standing) for notice in twice.notices] == [("S/RES/2992(2026)", Standing.REMOVED)]
    assert source.poll(twice.cursor).notices == ()


def test_a_row_that_comes_back_was_never_gone(years: Reading) -> None:
    line = council(2992, date(2026, 11, 20))
    years.site.adopt(line)
    cursor = years.council.poll(None).cursor
    years.site.withdraw(line.symbol)
    cursor = years.council.poll(cursor).cursor
    years.site.adopt(line)
    polled = years.council.poll(cursor)
    assert polled.notices == ()
    assert years.council.poll(polled.cursor).notices == ()


def test_a_row_that_another_page_still_has_is_not_gone(years: Reading) -> None:
    cursor = years.council.poll(None).cursor  # the page of all years has it too, and is not looked at again today
    years.site.withdraw("S/RES/2991 (2026)")
    cursor = years.council.poll(cursor).cursor
    assert years.council.poll(cursor).notices == ()


def test_a_table_that_shrank_is_not_believed(years: Reading) -> None:
    cursor = years.council.poll(None).cursor
    years.site.faults.shrink(0.5, where="2025")
    with pytest.raises(LayoutChanged, match=r"2025 shrank: \d+ of its 40 rows are not there any more; not believed"):
        years.council.poll(cursor)
    years.site.faults.end()
    assert years.council.poll(cursor).notices == ()


def test_a_page_without_its_table_is_not_believed(years: Reading) -> None:
    cursor = years.council.poll(None).cursor
    years.site.faults.break_layout(where="2026")
    with pytest.raises(LayoutChanged, match="has no table of resolutions any more"):
        years.council.poll(cursor)


def test_a_page_that_is_not_there_any_more_is_not_believed(years: Reading) -> None:
    cursor = years.council.poll(None).cursor
    years.site.faults.fail(404, where="2026")
    with pytest.raises(LayoutChanged, match="is not there"):
        years.council.poll(cursor)


def test_a_page_cut_off_in_the_middle_is_not_believed(years: Reading) -> None:
    cursor = years.council.poll(None).cursor
    years.site.amend("S/RES/2991 (2026)", "Something else")
    years.site.faults.truncate(0.7, where="2026")
    with pytest.raises(Unreachable, match="ended before its end"):
        years.council.poll(cursor)


def test_the_page_of_all_years_needs_many_rows(years: Reading) -> None:
    polled = years.of("security-council", least=1000).poll(None)
    assert len(polled.notices) == 42
    assert [("43 rows only" in words, "1,000" in words) for words in polled.refusals] == [(True, True)]


@pytest.mark.parametrize("status", [200, 202, 403, 405])
def test_a_challenge_is_no_listing(years: Reading, status: int) -> None:
    years.site.faults.challenge(status)
    with pytest.raises(Challenged):
        years.council.poll(None)


def test_who_asks_for_patience_gets_it(years: Reading) -> None:
    years.site.faults.throttle(503, "90")
    with pytest.raises(RateLimited):
        years.council.poll(None)


def test_a_page_of_other_rows_is_not_believed(years: Reading) -> None:
    rows = "".join(f"<tr><td>News {n}</td><td>1 May</td><td>text</td></tr>" for n in range(9))
    years.site.faults.fail(200, f'<table class="table table-striped">{rows}</table>'.encode())
    with pytest.raises(LayoutChanged, match="9 of its 9 rows name no resolution"):
        years.council.poll(None)


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


# ---- several pages ---------------------------------------------------------------------------------------------------


@pytest.fixture
def social(reading: Reading) -> Reading:
    """An Economic and Social Council with 130 resolutions on six pages."""
    for number in range(130):
        day = date(2022, 1, 1) + timedelta(days=12 * number)
        reading.site.adopt(Line(f"E/RES/{day.year}/{number}", f"Matter {number}", day, issued=True))
    return reading


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
