"""What is gone from listing pages, and what they are not believed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sources.documents import Standing
from sources.errors import Challenged, LayoutChanged, RateLimited, Unreachable
from sources.listings_memory import opened
from tests.sources.listings.pages import NOW, Reading, closed_as_before, council


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
