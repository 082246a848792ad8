"""A library catalogue is harvested in windows, page after page, and takes its word back."""

from datetime import datetime, timedelta

import pytest

from sources.digital_library import MOST_WINDOWS
from sources.digital_library_windows import windows
from sources.documents import Standing
from sources.errors import LayoutChanged
from tests.sources.library.catalogue import NOW, TODAY, Reading, symbols
from tests.support.library_site import PAGE, Card, ballot, card

# ---- windows ---------------------------------------------------------------------------------------------------------


def test_windows_are_of_a_day_at_most_and_always_end(reading: Reading) -> None:
    reading.source.poll(None)
    asked = [request.query for request in reading.served.requests]
    assert len(asked) == MOST_WINDOWS
    for query in asked:
        since, until = (datetime.fromisoformat(query[name]) for name in ("from", "until"))
        assert timedelta(0) <= until - since < timedelta(days=1)
    assert max(query["until"] for query in asked) < NOW.strftime("%Y-%m-%dT%H:%M:%SZ")


def test_windows_follow_one_another_without_a_gap() -> None:
    made = list(windows(NOW - timedelta(days=3, hours=5), NOW, timedelta(days=1)))
    assert [one.until for one in made[:-1]] == [one.since for one in made[1:]]
    assert (made[0].since, made[-1].until, len(made)) == (NOW - timedelta(days=3, hours=5), NOW, 4)
    assert list(windows(NOW, NOW, timedelta(days=1))) == []


def test_a_window_with_nothing_in_it_is_normal(reading: Reading) -> None:
    polled = reading.source.poll(None)
    assert (polled.notices, polled.first, polled.gap, polled.refusals) == ((), True, False, ())


def test_a_record_that_is_catalogued_late_is_found_by_the_overlap(reading: Reading) -> None:
    cursor = reading.caught_up()
    reading.site.file(card("400001", TODAY - timedelta(days=2), "A/RES/81/7", "Question of Ruritania"))
    assert symbols(reading.source.poll(cursor)) == ["A/RES/81/7"]


def test_a_record_stamped_weeks_ago_is_found_once_a_week(reading: Reading) -> None:
    cursor = reading.caught_up()
    reading.site.file(card("400001", NOW - timedelta(days=30), "A/RES/81/7", "Question of Ruritania"))
    assert symbols(reading.source.poll(cursor)) == []
    found: list[str] = []
    for hours in range(6, 10 * 24, 6):
        reading.now = NOW + timedelta(hours=hours)
        polled = reading.source.poll(cursor)
        cursor, found = polled.cursor, found + symbols(polled)
    assert found == ["A/RES/81/7"]


def test_after_an_outage_all_days_are_read(reading: Reading) -> None:
    cursor = reading.caught_up()
    reading.now = NOW + timedelta(days=40)
    for day in range(40):
        reading.site.file(card(f"4001{day:02}", NOW + timedelta(days=day), f"A/RES/81/{day}", "A matter"))
    found: set[str] = set()
    for _ in range(12):
        polled = reading.source.poll(cursor)
        cursor, found = polled.cursor, found | set(symbols(polled))
    assert len(found) == 40


def test_a_cursor_that_cannot_be_read_is_a_gap(reading: Reading) -> None:
    for broken in ("", "x", '{"times": [null, null, null], "known": {}}'):
        polled = reading.source.poll(broken)
        assert (polled.gap, polled.first) == (True, False)


# ---- resumption ------------------------------------------------------------------------------------------------------


def test_a_window_is_drained_to_its_last_page(busy: Reading) -> None:
    assert len(busy.source.poll(None).notices) == 2 * PAGE + 3
    resumed = [r.query for r in busy.served.requests if "resumptionToken" in r.query]
    assert len(resumed) == 2
    assert all(set(query) == {"verb", "resumptionToken"} for query in resumed)


EXPIRED = b'<OAI-PMH><error code="badResumptionToken">The token is expired</error></OAI-PMH>'


def test_an_expired_token_begins_the_window_anew(busy: Reading) -> None:
    busy.site.faults.fail(200, EXPIRED, times=1, where="resumptionToken")
    assert len(busy.source.poll(None).notices) == 2 * PAGE + 3


def test_tokens_that_always_expire_are_a_failure_and_nothing_of_the_window_is_believed(busy: Reading) -> None:
    busy.site.faults.fail(200, EXPIRED, where="resumptionToken")
    polled = busy.source.poll(None)
    assert polled.notices == ()
    assert ["does not take its own resumption tokens" in words for words in polled.refusals] == [True]
    busy.site.faults.end()
    assert len(busy.source.poll(polled.cursor).notices) == 2 * PAGE + 3


def test_an_empty_page_in_the_middle_is_not_the_end(busy: Reading) -> None:
    busy.site.faults.shrink(0, times=1, where="resumptionToken")
    assert len(busy.source.poll(None).notices) == 2 * PAGE + 3
    busy.site.faults.shrink(0, where="resumptionToken")
    assert "gave 20 of 43 records" in busy.source.poll(None).refusals[0]


def test_a_window_that_fails_on_its_second_page_comes_again_whole(busy: Reading) -> None:
    busy.site.faults.fail(502, times=1, where="resumptionToken")
    polled = busy.source.poll(None)
    assert (polled.notices, len(polled.refusals)) == ((), 1)
    assert len(busy.source.poll(polled.cursor).notices) == 2 * PAGE + 3


def test_a_catalogue_that_goes_round_in_a_circle_is_left(reading: Reading) -> None:
    body = b"<OAI-PMH><ListRecords><resumptionToken>again</resumptionToken></ListRecords></OAI-PMH>"
    reading.site.faults.fail(200, body)
    with pytest.raises(LayoutChanged, match="goes round in a circle"):
        reading.source.poll(None)
    assert len(reading.served.requests) < 10


# ---- deletions -------------------------------------------------------------------------------------------------------


def test_a_deleted_record_takes_its_word_back_once(reading: Reading) -> None:
    reading.site.file(card("400001", TODAY, "A/RES/81/7", "Question of Ruritania"))
    cursor = reading.caught_up()
    reading.site.delete("400001", TODAY + timedelta(hours=1))
    polled = reading.source.poll(cursor)
    assert [(n.symbol, n.standing, n.origin) for n in polled.notices] == [("A/RES/81/7", Standing.REMOVED, "400001")]
    assert reading.source.poll(polled.cursor).notices == ()


def test_the_deleted_record_of_a_vote_leaves_the_resolution(reading: Reading) -> None:
    reading.site.file(card("400001", TODAY, "A/RES/81/7", "Question of Ruritania"))
    reading.site.file(ballot("400002", TODAY, "A/RES/81/7", [("Ruritania", "Y")]))
    cursor = reading.caught_up()
    reading.site.delete("400002", TODAY + timedelta(hours=1))
    said = [(notice.source, notice.standing) for notice in reading.source.poll(cursor).notices]
    assert said == [("digital-library", Standing.RECORDED), ("digital-library-votes", Standing.REMOVED)]


def test_a_deletion_of_what_was_never_known_says_nothing(reading: Reading) -> None:
    reading.site.delete("400009", TODAY)
    assert reading.source.poll(None).notices == ()


def test_a_record_marked_as_deleted_in_its_own_field_is_deleted(reading: Reading) -> None:
    fields = (("191", " ", (("a", "A/RES/81/7"),)), ("980", " ", (("a", "DELETED"),)))
    reading.site.file(Card("400001", TODAY, fields))
    assert [(n.symbol, n.standing) for n in reading.source.poll(None).notices] == [("A/RES/81/7", Standing.REMOVED)]
