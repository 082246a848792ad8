"""What sources say of works, kept: on both databases."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from diffing.symbols import canonical
from monitor.intents import Mode, Noticed, Watched
from monitor.judging.heeding import Heeded
from monitor.store import hearsay, notices, outstanding, schedule
from monitor.store.database import Database
from sources.documents import Notice, Standing, Vote

SYMBOL = "S/RES/2903(2026)"
VOTE = Vote("13-0-2", 13, 0, 2, None, (("Côte d'Ivoire", "Y"), ("阿根廷", "A")))


def said(standing: Standing = Standing.ADOPTED, **more: object) -> Notice:
    made = Notice("listing", "S/RES/2903 (2026)", standing, "https://example.org", adopted_on=date(2026, 11, 20))
    return replace(made, **more)  # type: ignore[arg-type]


def noticed(now: datetime, notice: Notice | None = None) -> Noticed:
    return Noticed(SYMBOL, notice or said(), now, now)


def remember(database: Database, now: datetime, *some: Noticed) -> None:
    hearsay.remember(database, [Heeded(one) for one in some], now)


def test_a_notice_comes_back_as_it_was(database: Database, now: datetime) -> None:
    notice = said(vote=VOTE, subjects=("LANTERNS",), title="قرار", draft="S/2026/7", noticed_at=now, languages=("en",))
    remember(database, now, noticed(now, notice))
    (back,) = notices.notices_of(database, SYMBOL)
    assert back == noticed(now, notice)


def test_what_a_source_says_now_takes_the_place_of_what_it_said(database: Database, now: datetime) -> None:
    remember(database, now, noticed(now))
    later = now + timedelta(hours=3)
    remember(database, later, noticed(later, said(Standing.LISTED)))
    (back,) = notices.notices_of(database, SYMBOL)
    assert (back.notice.standing, back.first_seen_at, back.last_seen_at) == (Standing.LISTED, now, later)


def test_sources_stand_beside_each_other_who_said_it_first_first(database: Database, now: datetime) -> None:
    later = now + timedelta(hours=1)
    remember(database, later, noticed(later, said(source="listing")))
    remember(database, now, noticed(now, said(source="press")))
    assert [one.notice.source for one in notices.notices_of(database, SYMBOL)] == ["press", "listing"]


def test_only_what_is_new_is_heard(database: Database, now: datetime) -> None:
    remember(database, now, noticed(now))
    hour, week = now + timedelta(hours=1), now + timedelta(days=7)
    assert hearsay.heard(database, [(SYMBOL, said())], hour) == {}
    assert list(hearsay.heard(database, [(SYMBOL, said(Standing.LISTED))], hour)) == [SYMBOL]
    assert list(hearsay.heard(database, [(SYMBOL, said())], week)) == [SYMBOL]


def test_a_number_is_beyond_those_that_are_known(database: Database, now: datetime) -> None:
    other = canonical("S/RES/2902(2026)")
    remember(database, now, Noticed(other, said(symbol=other), now, now))
    facts = hearsay.heard(database, [(SYMBOL, said()), ("S/RES/2901(2026)", said(symbol="S/RES/2901(2026)"))], now)
    assert {symbol: one.beyond for symbol, one in facts.items()} == {SYMBOL: True, "S/RES/2901(2026)": False}


def test_another_number_for_the_same_draft_is_found(database: Database, now: datetime) -> None:
    remember(database, now, noticed(now, said(draft="S/2026/777")))
    other = "S/RES/2904(2026)"
    facts = hearsay.heard(database, [(other, said(symbol=other, draft="S/2026/777"))], now)
    assert [one.symbol for one in facts[other].twins] == [SYMBOL]


def test_addresses_that_are_wanted_again_keep_what_is_known(database: Database, now: datetime) -> None:
    probed = Watched("ods", "x", SYMBOL, "en", next_check_at=now + timedelta(days=1), mode=Mode.PROBED, absences=4)
    assert schedule.want_new(database, [probed]) == 1
    assert schedule.want_new(database, [probed]) == 0
    wanted = Watched("ods", "x", SYMBOL, "en", next_check_at=now, mode=Mode.LIVE, since=now)
    hearsay.remember(database, [Heeded(noticed(now), wanted=(wanted,))], now)
    (row,) = schedule.watched_rows(database, "ods")
    assert (row.next_check_at, row.mode, row.absences) == (now, Mode.LIVE, 4)


def test_what_is_looked_for_in_vain_is_told_with_what_is_missing(database: Database, now: datetime) -> None:
    wanted = Watched("ods", "x", SYMBOL, "en", next_check_at=now, since=now)
    hearsay.remember(database, [Heeded(noticed(now), wanted=(wanted,))], now)
    held = outstanding.held(database)
    assert (list(held.noticed), [row.address for row in held.tried[SYMBOL]]) == ([SYMBOL], ["x"])
