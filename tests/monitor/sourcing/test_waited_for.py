"""What somebody waits for is news when it comes, whoever looks for it meanwhile, and for whatever reason."""

from datetime import date, timedelta

import pytest

from monitor.filling.backfilling import Wish, backfill_symbols
from monitor.filling.gathering import gather
from monitor.intents import Mode
from monitor.judging.watching import Look
from monitor.looking import look_at_wanted
from monitor.polling import poll_now
from monitor.receiving import Context, receive
from monitor.sourcing.foreseeing import probe_ahead
from monitor.store import corpus, outbox, schedule
from monitor.subscribing import Rule
from sources.documents import Standing
from tests.support.announcing import SYMBOL, Announcer, Texts, notice
from tests.support.resolutions import resolution
from tests.support.standing import Clock, follow

CITING = "S/RES/2904(2026)"
GAP = timedelta(seconds=10)


@pytest.fixture
def watching(watching: Context) -> Context:
    """Somebody follows a resolution that is not out."""
    follow(watching.database, Rule(symbols=(SYMBOL,)))
    return watching


def a_text_cites_it(context: Context, listing: Announcer, ods: Texts) -> None:
    listing.say(notice(Standing.LISTED, CITING))
    poll_now(context, listing)
    ods.issue(CITING, "en", resolution(2904).replace("1373 (2001) of 28 September 2001", "2903 (2026)"))
    look_at_wanted(context, context.sources)


def what_is_cited_is_looked_for(context: Context, ods: Texts, clock: Clock) -> None:
    while gather(context, [ods], 100, GAP):
        clock.pass_by(seconds=11)


def told(context: Context) -> set[str]:
    """The types of the events of the work that somebody follows."""
    assert outbox.deliveries(context.database)
    return {event.type.value for event in corpus.events(context.database, symbol=SYMBOL, limit=100)}


def test_a_work_that_was_looked_for_as_cited_is_news_once_a_source_says_that_it_was_adopted(
    watching: Context, listing: Announcer, ods: Texts, clock: Clock
) -> None:
    a_text_cites_it(watching, listing, ods)
    what_is_cited_is_looked_for(watching, ods, clock)
    listing.say(notice(Standing.LISTED))
    poll_now(watching, listing)
    clock.pass_by(hours=1)
    ods.issue(SYMBOL, "en", resolution(2903))
    look_at_wanted(watching, watching.sources)
    assert "issued" in told(watching)


def test_a_work_that_is_waited_for_is_news_though_it_is_fetched_because_somebody_cites_it(
    watching: Context, listing: Announcer, ods: Texts, clock: Clock
) -> None:
    listing.say(notice(Standing.ADOPTED))
    poll_now(watching, listing)
    look_at_wanted(watching, watching.sources)
    a_text_cites_it(watching, listing, ods)
    ods.issue(SYMBOL, "en", resolution(2903))
    what_is_cited_is_looked_for(watching, ods, clock)
    assert "issued" in told(watching)


def test_a_number_that_is_probed_is_news_though_it_is_fetched_because_somebody_cites_it(
    watching: Context, listing: Announcer, ods: Texts, clock: Clock
) -> None:
    listing.say(notice(Standing.LISTED, "S/RES/2902(2026)"))
    poll_now(watching, listing)
    probe_ahead(watching)
    look_at_wanted(watching, watching.sources)
    a_text_cites_it(watching, listing, ods)
    ods.issue(SYMBOL, "en", resolution(2903))
    what_is_cited_is_looked_for(watching, ods, clock)
    assert "new" in told(watching)


def test_a_work_that_is_waited_for_is_news_though_a_backfill_fetches_it(
    watching: Context, listing: Announcer, ods: Texts
) -> None:
    listing.say(notice(Standing.ADOPTED))
    poll_now(watching, listing)
    look_at_wanted(watching, watching.sources)
    ods.issue(SYMBOL, "en", resolution(2903))
    list(backfill_symbols(watching, [ods], [SYMBOL], Wish()))
    assert "issued" in told(watching)


def test_what_a_backfill_of_old_years_did_not_find_is_silent_when_it_comes(
    watching: Context, listing: Announcer, ods: Texts, clock: Clock
) -> None:
    old = "S/RES/2617(2021)"
    follow(watching.database, Rule(symbols=(old,)))
    listing.say(notice(Standing.LISTED, old, adopted_on=date(2021, 11, 20)))
    poll_now(watching, listing)
    list(backfill_symbols(watching, [ods], [old], Wish()))
    ods.issue(old, "en", resolution(2617, year=2021))
    clock.pass_by(days=40)
    look_at_wanted(watching, watching.sources)
    assert [event.type.value for event in corpus.events(watching.database, symbol=old)] == ["backfilled"]
    assert outbox.deliveries(watching.database) == ()


def test_the_other_languages_of_a_work_that_was_probed_and_cited_are_waited_for(
    watching: Context, listing: Announcer, ods: Texts, clock: Clock
) -> None:
    a_text_cites_it(watching, listing, ods)
    what_is_cited_is_looked_for(watching, ods, clock)
    listing.say(notice(Standing.LISTED))
    poll_now(watching, listing)
    ods.issue(SYMBOL, "en", resolution(2903))
    look_at_wanted(watching, watching.sources)
    rows = schedule.watched_rows(watching.database, symbol=SYMBOL)
    assert {
        (row.mode, row.next_check_at <= clock.now + timedelta(hours=1))
        for row in rows
        if row.language != "en" and row.next_check_at
    } == {(Mode.LIVE, True)}


def test_what_was_only_cited_stays_silent(watching: Context, listing: Announcer, ods: Texts, clock: Clock) -> None:
    a_text_cites_it(watching, listing, ods)
    ods.issue(SYMBOL, "en", resolution(2903))
    what_is_cited_is_looked_for(watching, ods, clock)
    (row,) = [one for one in schedule.watched_rows(watching.database, symbol=SYMBOL) if one.content_sha256]
    assert row.mode is Mode.CITED


def test_a_kill_behind_the_storing_of_a_text_loses_no_wish_for_its_other_languages(
    watching: Context, listing: Announcer, ods: Texts
) -> None:
    ods.issue(SYMBOL, "en", resolution(2903))
    place = ods.find(SYMBOL, "en")[0]
    receive(watching, ods, place, None, Look(now=watching.clock()))
    rows = schedule.watched_rows(watching.database, symbol=SYMBOL)
    assert {row.language for row in rows if row.mode is Mode.LIVE} == {"ar", "en", "es", "fr", "ru", "zh"}


def test_a_cited_work_of_which_a_source_speaks_while_it_is_being_fetched_is_news(
    watching: Context, listing: Announcer, ods: Texts, clock: Clock
) -> None:
    a_text_cites_it(watching, listing, ods)
    what_is_cited_is_looked_for(watching, ods, clock)
    clock.pass_by(days=32)
    ods.issue(SYMBOL, "en", resolution(2903))
    ods.meanwhile = lambda: announced(watching, listing, ods)
    look_at_wanted(watching, watching.sources)
    assert "issued" in told(watching)


def announced(watching: Context, listing: Announcer, ods: Texts) -> None:
    """While the text is being fetched, a poll of the table hears that the work is adopted."""
    if ods.asked[-1] == f"{SYMBOL}/en":
        listing.say(notice(Standing.LISTED))
        poll_now(watching, listing)
