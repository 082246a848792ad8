"""What sources say of works whose texts are elsewhere, on a real database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from monitor.intents import EventType, Mode, Refusal
from monitor.looking import look_at_wanted
from monitor.polling import poll_now
from monitor.receiving import Context
from monitor.store import corpus, notices, outbox, schedule
from monitor.subscribing import Rule
from monitor.timing import Terms
from sources.documents import Standing, Vote
from sources.errors import SourceError
from tests.support.announcing import SYMBOL, Announcer, Texts, notice
from tests.support.resolutions import resolution
from tests.support.standing import Clock, follow


def types(context: Context) -> list[str]:
    return [event.type.value for event in reversed(corpus.events(context.database, limit=100))]


def wanted(context: Context) -> list[str]:
    return sorted(row.address for row in schedule.watched_rows(context.database, symbol=SYMBOL))


def test_an_adoption_is_told_provisionally_with_its_origin(watching: Context, listing: Announcer) -> None:
    follow(watching.database, Rule(symbols=(SYMBOL,)))
    listing.say(notice(Standing.EXPECTED, origin="SC/16001"))
    poll_now(watching, listing)
    (event,) = corpus.events(watching.database)
    assert (event.type, event.data["provisional"], event.data["origin"]) == (EventType.ADOPTED, True, "SC/16001")
    assert len(outbox.deliveries(watching.database)) == 1


def test_an_adoption_is_told_once_whatever_says_it_again(watching: Context, listing: Announcer) -> None:
    for standing in (Standing.EXPECTED, Standing.ADOPTED, Standing.EXPECTED):
        listing.say(notice(standing))
        poll_now(watching, listing)
    assert types(watching) == ["adopted"]


def test_what_was_there_before_we_watched_is_not_told(context: Context, listing: Announcer) -> None:
    schedule.register_sources(context.database, [listing.name], context.clock())
    listing.say(notice())
    poll_now(context, listing)
    assert types(context) == []
    assert len(notices.notices_of(context.database, SYMBOL)) == 1


@pytest.mark.parametrize(
    "said",
    [
        notice(adopted_on=date(2026, 9, 1)),
        notice(adopted_on=date(2027, 3, 1)),
        notice(adopted_on=None),
        notice(symbol="S/2026/12"),
        notice(symbol="no symbol at all"),
        notice(Standing.LISTED),
        notice(Standing.RECORDED),
        notice(Standing.WITHDRAWN),
    ],
    ids=["old", "in the future", "undated", "a letter", "no symbol", "listed", "recorded", "withdrawn"],
)
def test_what_is_no_recent_adoption_is_not_told(watching: Context, listing: Announcer, said: object) -> None:
    listing.say(said)  # type: ignore[arg-type]
    poll_now(watching, listing)
    assert types(watching) == []


def test_an_undated_number_beyond_all_that_are_known_is_recent(watching: Context, listing: Announcer) -> None:
    listing.say(notice(symbol="S/RES/2902(2026)"))
    poll_now(watching, listing)
    listing.say(notice(adopted_on=None))
    poll_now(watching, listing)
    assert types(watching) == ["adopted", "adopted"]


def test_what_was_adopted_while_its_source_could_not_be_read_is_news_when_it_can(
    watching: Context, listing: Announcer, clock: Clock
) -> None:
    listing.trouble = SourceError("listing: HTTP 502")
    clock.pass_by(days=90)
    poll_now(watching, listing)
    listing.trouble = None
    listing.say(notice())
    poll_now(watching, listing)
    assert types(watching) == ["adopted"]
    assert {row.mode for row in schedule.watched_rows(watching.database, symbol=SYMBOL)} == {Mode.LIVE}


def test_what_was_old_before_the_outage_is_no_news_after_it(
    watching: Context, listing: Announcer, clock: Clock
) -> None:
    old = notice(adopted_on=clock.now.date() - timedelta(days=61))
    clock.pass_by(days=90)
    listing.say(old)
    poll_now(watching, listing)
    assert types(watching) == []


def test_a_part_of_a_source_that_was_unseen_for_long_is_news_though_the_rest_was_read(
    watching: Context, listing: Announcer, clock: Clock
) -> None:
    unseen = clock.now.date()
    for _ in range(3):
        clock.pass_by(days=30)
        poll_now(watching, listing)
    listing.say(notice(unseen_since=unseen))
    poll_now(watching, listing)
    assert types(watching) == ["adopted"]


def test_what_a_good_poll_did_not_believe_is_kept_with_its_day_until_its_next_turn(
    watching: Context, listing: Announcer, clock: Clock
) -> None:
    listing.refusals = ("the page of 1997 has no table",)
    poll_now(watching, listing)
    refused_at, listing.refusals = clock.now, ()
    clock.pass_by(days=7)
    poll_now(watching, listing)
    (state,) = (one for one in schedule.source_states(watching.database) if one.name == "listing")
    assert state.refusals == (Refusal(refused_at, "the page of 1997 has no table"),)
    assert (state.failures, state.last_error) == (0, None)
    clock.pass_by(days=1)
    poll_now(watching, listing)
    (state,) = (one for one in schedule.source_states(watching.database) if one.name == "listing")
    assert state.refusals == ()


def test_a_text_that_we_hold_is_not_told_as_adopted(watching: Context, listing: Announcer, ods: Texts) -> None:
    listing.say(notice(Standing.LISTED))
    poll_now(watching, listing)
    ods.issue(SYMBOL, "en", resolution(2903))
    look_at_wanted(watching, watching.sources)
    listing.say(notice(Standing.ADOPTED))
    poll_now(watching, listing)
    assert types(watching) == ["new"]


def test_an_adopted_text_is_looked_for_in_all_six_languages(
    watching: Context, listing: Announcer, ods: Texts, clock: Clock
) -> None:
    listing.say(notice())
    poll_now(watching, listing)
    assert wanted(watching) == [f"{SYMBOL}/{tag}" for tag in ("ar", "en", "es", "fr", "ru", "zh")]
    look_at_wanted(watching, watching.sources)
    assert len(ods.asked) == 6
    rows = schedule.watched_rows(watching.database, symbol=SYMBOL)
    assert {row.next_check_at for row in rows} == {clock.now + timedelta(hours=1)}


def test_an_adopted_text_is_issued_when_it_comes(watching: Context, listing: Announcer, ods: Texts) -> None:
    listing.say(notice())
    poll_now(watching, listing)
    ods.issue(SYMBOL, "en", resolution(2903))
    look_at_wanted(watching, watching.sources)
    assert types(watching) == ["adopted", "issued"]


def test_a_listed_text_is_new_when_it_comes(watching: Context, listing: Announcer, ods: Texts, clock: Clock) -> None:
    listing.say(notice(Standing.LISTED))
    poll_now(watching, listing)
    ods.issue(SYMBOL, "en", resolution(2903))
    look_at_wanted(watching, watching.sources)
    assert types(watching) == ["new"]


def test_what_was_listed_before_we_watched_is_taken_in_silently(
    context: Context, listing: Announcer, ods: Texts
) -> None:
    watching = replace(context, sources={listing.name: listing, ods.name: ods})
    schedule.register_sources(watching.database, watching.sources, watching.clock())
    listing.say(notice(Standing.LISTED), notice(Standing.LISTED, "S/RES/2617(2021)", adopted_on=date(2021, 12, 30)))
    ods.issue(SYMBOL, "en", resolution(2903))
    poll_now(watching, listing)
    assert {row.mode for row in schedule.watched_rows(watching.database, "ods")} == {Mode.FIRST_PASS}
    look_at_wanted(watching, watching.sources)
    assert types(watching) == ["backfilled"]
    assert schedule.watched_rows(watching.database, symbol="S/RES/2617(2021)") == ()  # an old text waits for a backfill


def test_what_no_text_says_is_borrowed_and_marked_and_gives_way_to_texts(
    watching: Context, listing: Announcer, ods: Texts
) -> None:
    listing.say(notice(Standing.LISTED, title="Lanterns", draft="S/2026/777", agenda_item="7"))
    poll_now(watching, listing)
    ods.issue(SYMBOL, "en", resolution(2903))
    look_at_wanted(watching, watching.sources)
    work = corpus.work(watching.database, SYMBOL)
    assert work is not None
    assert (work.title, work.draft, work.adopted_on) == ("Lanterns", "S/2026/777", date(2026, 11, 20))
    assert work.borrowed == {"title": "listing", "draft": "listing", "agenda_item": "listing"}


def test_votes_and_subjects_can_be_read_back(watching: Context, listing: Announcer) -> None:
    vote = Vote("adopted", 13, 0, 2, by_state=(("Utopia", "A"),))
    listing.say(notice(Standing.RECORDED, vote=vote, subjects=("LANTERNS",)))
    poll_now(watching, listing)
    (said,) = notices.notices_of(watching.database, SYMBOL)
    assert (said.notice.vote, said.notice.subjects) == (vote, ("LANTERNS",))


def test_two_sources_that_differ_on_a_fact_are_for_the_operator(watching: Context, listing: Announcer) -> None:
    press = Announcer("press")
    schedule.register_sources(watching.database, ["press"], watching.clock())
    poll_now(watching, press)
    listing.say(notice(vote=Vote(yes=15)))
    poll_now(watching, listing)
    press.say(notice(Standing.EXPECTED, adopted_on=date(2026, 11, 21), vote=Vote(yes=14, abstentions=1)))
    poll_now(watching, press)
    conflicts = corpus.events(watching.database, types=(EventType.SOURCE_CONFLICT,))
    assert {event.data["conflict"]["fact"] for event in conflicts} == {"adopted_on", "vote"}


def test_two_numbers_for_one_draft_are_a_conflict(watching: Context, listing: Announcer) -> None:
    listing.say(notice(draft="S/2026/777"))
    poll_now(watching, listing)
    listing.say(notice(symbol="S/RES/2904(2026)", draft="S/2026/777"))
    poll_now(watching, listing)
    (conflict,) = corpus.events(watching.database, types=(EventType.SOURCE_CONFLICT,))
    assert conflict.data["conflict"]["fact"] == "symbol"


def test_a_day_that_the_text_does_not_confirm_is_a_conflict(watching: Context, listing: Announcer, ods: Texts) -> None:
    listing.say(notice(Standing.LISTED, adopted_on=date(2026, 11, 19)))
    poll_now(watching, listing)
    ods.issue(SYMBOL, "en", resolution(2903))
    look_at_wanted(watching, watching.sources)
    assert types(watching) == ["new", "source_conflict"]


def test_a_gap_has_the_listings_asked_at_once(watching: Context, listing: Announcer, clock: Clock) -> None:
    feed = Announcer("feed")
    terms = {"listing": Terms(kind="listings"), "feed": Terms(kind="ods_feeds")}
    context = replace(watching, intervals=replace(watching.intervals, terms=terms))
    schedule.register_sources(context.database, ["feed"], clock.now)
    feed.say(gap=True)
    poll_now(context, feed)
    states = {state.name: state for state in schedule.source_states(context.database)}
    assert states["listing"].next_check_at == clock.now


def test_a_poll_without_news_writes_no_notice(watching: Context, listing: Announcer, clock: Clock) -> None:
    listing.say(notice())
    poll_now(watching, listing)
    before = notices.notices_of(watching.database, SYMBOL)
    clock.pass_by(hours=1)
    listing.say(notice())
    poll_now(watching, listing)
    assert notices.notices_of(watching.database, SYMBOL) == before


def test_a_text_that_is_not_out_after_half_a_year_is_told_once(
    watching: Context, listing: Announcer, clock: Clock
) -> None:
    listing.say(notice())
    poll_now(watching, listing)
    for _ in range(3):
        clock.pass_by(days=181)
        look_at_wanted(watching, watching.sources)
    told = corpus.events(watching.database, types=(EventType.OVERDUE,))
    assert len(told) == 6  # one for each language
    rows = schedule.watched_rows(watching.database, symbol=SYMBOL)
    assert {row.next_check_at for row in rows} == {clock.now + timedelta(days=30)}


def test_what_was_overdue_already_when_we_began_to_look_is_not_told(
    watching: Context, listing: Announcer, clock: Clock
) -> None:
    listing.say(notice(adopted_on=date(2026, 1, 5)))
    poll_now(watching, listing)
    for _ in range(2):
        look_at_wanted(watching, watching.sources)
        clock.pass_by(days=40)
    assert types(watching) == []


def test_the_first_text_of_a_work_is_told_with_what_a_listing_says_of_it(
    watching: Context, listing: Announcer, ods: Texts
) -> None:
    listing.say(notice(title="Harbour lanterns"))
    poll_now(watching, listing)
    ods.issue(SYMBOL, "en", resolution(2903))
    look_at_wanted(watching, watching.sources)
    (event,) = corpus.events(watching.database, types=(EventType.ISSUED,))
    assert event.data["work"]["title"] == "Harbour lanterns"
    assert event.data["work"]["borrowed"] == {"title": "listing"}


def test_a_held_text_that_a_feed_names_for_the_first_time_is_asked_for_at_once(
    watching: Context, listing: Announcer, ods: Texts, clock: Clock
) -> None:
    listing.say(notice(Standing.ADOPTED))
    poll_now(watching, listing)
    ods.issue(SYMBOL, "en", resolution(2903))
    look_at_wanted(watching, watching.sources)
    clock.pass_by(days=3)
    feed = Announcer("feed")
    schedule.register_sources(watching.database, [feed.name], watching.clock())
    poll_now(watching, feed)
    feed.say(notice(Standing.LISTED, text_mark="a"))
    poll_now(watching, feed)
    row = schedule.watched(watching.database, "ods", [f"{SYMBOL}/en"])[f"{SYMBOL}/en"]
    assert row.next_check_at == clock.now


def test_files_that_changed_are_asked_for_at_once(
    watching: Context, listing: Announcer, ods: Texts, clock: Clock
) -> None:
    listing.say(notice(Standing.LISTED, text_mark="a"))
    poll_now(watching, listing)
    ods.issue(SYMBOL, "en", resolution(2903))
    look_at_wanted(watching, watching.sources)
    listing.say(notice(Standing.LISTED, text_mark="b"))
    poll_now(watching, listing)
    row = schedule.watched(watching.database, "ods", [f"{SYMBOL}/en"])[f"{SYMBOL}/en"]
    assert row.next_check_at == clock.now
