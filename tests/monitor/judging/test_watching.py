"""What we remember of an address after each look."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.intents import Known, Mode, Watched
from monitor.judging.watching import (
    after_absence,
    after_arrival,
    after_failure,
    after_no_change,
    after_refusal,
    is_confirmed_gone,
)
from sources.documents import Validators
from tests.support.building import NOW, SYMBOL, arrival, held, look, version, work

HELD = Watched("wiki", "page", SYMBOL, "en", content_sha256="abc", validators=Validators(revision="0"))
WANTED = Watched("wiki", "page", SYMBOL, "en")
HOUR = timedelta(hours=1)


def test_an_arrival_ends_every_trouble() -> None:
    troubled = replace(HELD, absences=1, failures=3, last_error="slow")
    row = after_arrival(troubled, arrival(), held(), look())
    assert (row.absences, row.failures, row.last_error, row.validators.revision) == (0, 0, None, "1")


def test_what_we_hold_is_asked_for_again_after_a_week() -> None:
    known = held(version(retrieved_at=NOW))
    assert after_no_change(HELD, known, look()).next_check_at == NOW + timedelta(days=7)


def test_a_text_that_was_issued_anew_is_asked_for_again_after_a_week() -> None:
    known = held(version(retrieved_at=NOW - timedelta(days=400), content_sha256="before"))
    assert after_arrival(HELD, arrival(), known, look()).next_check_at == NOW + timedelta(days=7)


def test_a_failure_keeps_what_we_hold_and_asks_again() -> None:
    row = after_failure(HELD, "no answer", look())
    assert (row.content_sha256, row.failures, row.last_error) == ("abc", 1, "no answer")
    assert row.next_check_at == NOW + timedelta(minutes=10)


def test_a_broken_page_is_asked_for_ever_more_rarely_and_never_forgotten() -> None:
    row = HELD
    for _ in range(30):
        row = after_refusal(row, "blanked", look())
    assert row.next_check_at == NOW + timedelta(days=7)


def test_what_was_handed_in_once_is_not_asked_for_again() -> None:
    assert after_failure(HELD, "unreadable", look(again=False)).next_check_at is None


def test_one_absence_is_not_believed() -> None:
    row = after_absence(HELD, "not found", held(), look())
    assert not is_confirmed_gone(HELD, row, look())
    assert row.next_check_at == NOW + HOUR


def test_a_second_absence_an_hour_later_is_believed_once() -> None:
    once = after_absence(HELD, "not found", held(), look())
    twice = after_absence(once, "not found", held(), look(now=NOW + HOUR))
    assert is_confirmed_gone(once, twice, look())
    assert not is_confirmed_gone(twice, after_absence(twice, "not found", held(), look()), look())


def test_a_look_in_between_confirms_nothing() -> None:
    once = after_absence(HELD, "not found", held(), look())
    early = after_absence(once, "not found", held(), look(confirming=False))
    assert (early.absences, early.next_check_at) == (1, NOW + HOUR)


def test_a_text_that_comes_back_starts_anew() -> None:
    once = after_absence(HELD, "not found", held(), look())
    assert after_no_change(once, held(), look()).absences == 0


def test_a_wanted_text_is_never_gone() -> None:
    row = WANTED
    for _ in range(5):
        before, row = row, after_absence(row, "not found", Known(), look())
        assert not is_confirmed_gone(before, row, look())


def test_a_wanted_text_of_a_new_work_is_looked_for_every_hour() -> None:
    known = Known(work=work(adopted_on=NOW.date()))
    assert after_absence(WANTED, "not found", known, look()).next_check_at == NOW + HOUR


@pytest.mark.parametrize(("before", "after"), [(Mode.BACKFILL, Mode.LIVE), (Mode.CITED, Mode.CITED)])
def test_what_somebody_waits_for_is_news_and_a_citation_target_is_not(before: Mode, after: Mode) -> None:
    assert after_absence(replace(WANTED, mode=before), "not found", Known(), look()).mode is after


def test_what_was_listed_when_we_began_to_watch_was_there_until_a_second_look_finds_nothing() -> None:
    once = after_absence(replace(WANTED, mode=Mode.FIRST_PASS), "not found", Known(), look())
    twice = after_absence(once, "not found", Known(), look())
    assert (once.mode, twice.mode) == (Mode.FIRST_PASS, Mode.LIVE)


def test_what_a_backfill_of_an_old_session_did_not_find_is_no_news() -> None:
    for symbol in ("A/RES/70/1", "A/RES/217(III)[A]", "S/RES/1373(2001)", "E/RES/2020/5"):
        row = replace(WANTED, symbol=symbol, mode=Mode.BACKFILL)
        assert after_absence(row, "not found", Known(), look()).mode is Mode.BACKFILL
    for symbol in ("A/RES/81/1", "A/RES/ES-11/7", "A/HRC/RES/63/1", "S/RES/1373(2001)/Corr.1"):
        row = replace(WANTED, symbol=symbol, mode=Mode.BACKFILL)
        assert after_absence(row, "not found", Known(), look()).mode is Mode.LIVE
