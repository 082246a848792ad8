"""The first loop, on a real database, against a site that does what a test says."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.intents import EventType, Mode, Outcome, SourceState, Watched
from monitor.looking import look_at_wanted
from monitor.polling import Report, poll_due, poll_now, preview_poll
from monitor.receiving import Context
from monitor.store import corpus, outbox, schedule
from monitor.store.database import StoreError
from monitor.subscribing import Rule
from sources.documents import Answer, Listing, Validators
from sources.errors import Unreachable
from tests.support.fake_source import FakeSource
from tests.support.resolutions import chinese, resolution
from tests.support.standing import Clock, follow

SYMBOL = "S/RES/2903(2026)"
T = "S/RES/1373(2001)"


@pytest.fixture
def site(context: Context) -> FakeSource:
    """A site that has been polled once, when it was empty."""
    source = FakeSource()
    schedule.register_sources(context.database, [source.name], context.clock())
    poll_now(context, source)
    return source


def events(context: Context) -> list[str]:
    return [event.type.value for event in corpus.events(context.database, limit=100)]


def deliveries(context: Context) -> list[list[str]]:
    found = outbox.deliveries(context.database, limit=100)
    return [[event.type.value for event in one.events] for one in reversed(found)]


def state(context: Context, name: str = "wiki") -> SourceState:
    return next(one for one in schedule.source_states(context.database) if one.name == name)


def row(context: Context, address: str = "page") -> Watched:
    return schedule.watched(context.database, "wiki", [address])[address]


def outcomes(report: Report) -> list[Outcome]:
    return [intent.outcome for intent in report.listings]


# ---- what comes out --------------------------------------------------------------------------------------------------


def test_a_new_resolution_makes_one_delivery(context: Context, site: FakeSource) -> None:
    follow(context.database, Rule(cites=(T,)))
    site.publish("page", resolution(2903))
    assert outcomes(poll_now(context, site)) == [Outcome.NEW]
    assert deliveries(context) == [["new"]]
    assert corpus.version(context.database, SYMBOL) is not None


def test_what_was_there_before_we_watched_makes_none(context: Context) -> None:
    follow(context.database, Rule(cites=(T,)))
    site = FakeSource()
    site.publish("page", resolution(2903))
    schedule.register_sources(context.database, ["wiki"], context.clock())
    poll_now(context, site)
    assert (events(context), deliveries(context)) == (["backfilled"], [])


def test_an_edit_makes_one_delivery_with_the_changed_paragraph(context: Context, site: FakeSource) -> None:
    follow(context.database, Rule(symbols=(SYMBOL,)))
    site.publish("page", resolution(2903))
    poll_now(context, site)
    site.amend("page", resolution(2903, extra=" and on the harbour pilots"))
    poll_now(context, site)
    assert deliveries(context) == [["new"], ["changed_without_notice"]]
    changed = corpus.events(context.database, types=(EventType.CHANGED_WITHOUT_NOTICE,))[0]
    assert [hunk["new"] for hunk in changed.data["change"]["hunks"]] == [["op2"]]
    assert (changed.data["version"], changed.data["against_version"]) == (2, 1)


def test_an_edit_that_is_undone_is_told_as_a_reversion(context: Context, site: FakeSource) -> None:
    for text in (resolution(2903), resolution(2903, until="1 May 2027"), resolution(2903)):
        site.publish("page", text)
        poll_now(context, site)
    changes = corpus.events(context.database, types=(EventType.CHANGED_WITHOUT_NOTICE,))
    assert sorted(event.data["reverted_to"] or 0 for event in changes) == [0, 1]


def test_the_scripts_of_chinese_are_one_work_and_no_change(context: Context, site: FakeSource) -> None:
    follow(context.database, Rule(symbols=(SYMBOL,)), languages=("zh",))
    site.publish("traditional", chinese(2903, traditional=True))
    poll_now(context, site)
    site.publish("simplified", chinese(2903))
    poll_now(context, site)
    assert [work.symbol for work in corpus.works(context.database)] == [SYMBOL]
    assert sorted(events(context)) == ["language_added", "new"]
    assert deliveries(context) == [["new"], ["language_added"]]


def test_a_moved_page_keeps_its_text_and_makes_no_event(context: Context, site: FakeSource) -> None:
    site.publish("page", resolution(2903))
    poll_now(context, site)
    site.move("page", "new name")
    poll_now(context, site)
    assert events(context) == ["new"]
    assert row(context, "new name").content_sha256 is not None
    assert "page" not in schedule.watched(context.database, "wiki", ["page"])


# ---- what goes wrong -------------------------------------------------------------------------------------------------


def test_a_blanked_page_is_a_refusal_and_not_a_change(context: Context, site: FakeSource) -> None:
    site.publish("page", resolution(2903))
    poll_now(context, site)
    site.amend("page", "The Security Council,\n\nRecalling,\n")
    assert outcomes(poll_now(context, site)) == [Outcome.REFUSED]
    assert events(context) == ["new"]
    assert row(context).last_error is not None


def test_a_page_that_prints_another_symbol_is_the_wrong_document(context: Context, site: FakeSource) -> None:
    site.publish("page", resolution(2904), symbol="S/RES/2903")
    report = poll_now(context, site)
    assert outcomes(report) == [Outcome.REFUSED]
    assert "S/RES/2904(2026)" in report.listings[0].reason
    assert corpus.works(context.database) == ()


def test_a_failed_fetch_is_not_lost_when_the_cursor_moves_on(context: Context, site: FakeSource, clock: Clock) -> None:
    follow(context.database, Rule(cites=(T,)))
    site.publish("page", resolution(2903))
    site.refuse("page")
    assert outcomes(poll_now(context, site)) == [Outcome.FAILED]
    site.recover()
    assert look_at_wanted(context, {"wiki": site}) == ()
    clock.pass_by(minutes=30)
    assert [one.outcome for one in look_at_wanted(context, {"wiki": site})] == [Outcome.NEW]
    assert deliveries(context) == [["new"]]


@pytest.fixture
def held(context: Context, site: FakeSource, clock: Clock) -> FakeSource:
    """A site of which we hold three texts that are to be looked at again."""
    for number in (2903, 2904, 2905):
        site.publish(f"page {number}", resolution(number))
    poll_now(context, site)
    clock.pass_by(days=9)
    site.fetched.clear()
    return site


def test_a_change_among_texts_that_did_not_change_is_seen_in_the_same_look(
    context: Context, held: FakeSource, clock: Clock
) -> None:
    held.amend("page 2904", resolution(2904, until="30 June 2028"))
    found = look_at_wanted(context, {"wiki": held})
    assert sorted(one.outcome for one in found) == [Outcome.CHANGED, Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert look_at_wanted(context, {"wiki": held}) == ()
    assert all(one.next_check_at > clock() for one in schedule.watched_rows(context.database) if one.next_check_at)


def test_what_a_slow_site_leaves_of_a_handful_is_given_back_before_the_lease_ends(
    context: Context, held: FakeSource, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch = FakeSource.fetch

    def slow(source: FakeSource, listing: Listing, known: Validators | None) -> Answer:
        clock.now += context.intervals.lease / 2
        return fetch(source, listing, known)

    monkeypatch.setattr(FakeSource, "fetch", slow)
    looks = [len(look_at_wanted(context, {"wiki": held})) for _ in range(4)]
    assert looks == [1, 1, 1, 0]


def test_a_program_that_stops_gives_back_what_it_has_not_looked_at(context: Context, held: FakeSource) -> None:
    stopping = replace(context, stopping=lambda: bool(held.fetched))
    assert len(look_at_wanted(stopping, {"wiki": held})) == 1
    assert len(look_at_wanted(context, {"wiki": held})) == 2


def test_a_page_that_the_first_pass_could_not_fetch_is_no_news_later(context: Context, clock: Clock) -> None:
    follow(context.database, Rule(cites=(T,)))
    site = FakeSource()
    site.publish("page", resolution(2903))
    site.refuse("page")
    schedule.register_sources(context.database, ["wiki"], context.clock())
    poll_now(context, site)
    site.recover()
    clock.pass_by(hours=1)
    look_at_wanted(context, {"wiki": site})
    assert (events(context), deliveries(context)) == (["backfilled"], [])


def test_a_source_that_fails_backs_off_and_loses_nothing(context: Context, site: FakeSource, clock: Clock) -> None:
    site.publish("page", resolution(2903))
    site.break_down()
    gaps = []
    for _ in range(3):
        report = poll_now(context, site)
        assert report.error == "wiki: no connection"
        gaps.append((state(context).next_check_at or clock.now) - clock.now)
    assert gaps == [timedelta(minutes=10), timedelta(minutes=20), timedelta(minutes=40)]
    assert (state(context).failures, state(context).last_error) == (3, "wiki: no connection")
    site.recover()
    assert outcomes(poll_now(context, site)) == [Outcome.NEW]
    assert (state(context).failures, state(context).last_error) == (0, None)


def test_a_source_that_asks_for_patience_gets_it(context: Context, site: FakeSource, clock: Clock) -> None:
    site.throttle(7200)
    poll_now(context, site)
    assert state(context).next_check_at == clock.now + timedelta(hours=2)


def test_one_bad_document_stops_no_other(context: Context, site: FakeSource, monkeypatch: pytest.MonkeyPatch) -> None:
    site.publish("bad", resolution(2903))
    site.publish("good", resolution(2904))
    fetch = site.fetch
    monkeypatch.setattr(
        site, "fetch", lambda listing, known: 1 / 0 if listing.address == "bad" else fetch(listing, known)
    )
    assert outcomes(poll_now(context, site)) == [Outcome.FAILED, Outcome.NEW]
    assert "ZeroDivisionError" in (row(context, "bad").last_error or "")


def test_a_page_that_is_gone_is_unavailable_after_a_second_look(
    context: Context, site: FakeSource, clock: Clock
) -> None:
    follow(context.database, Rule(symbols=(SYMBOL,)))
    site.publish("page", resolution(2903))
    poll_now(context, site)
    site.withdraw("page")
    poll_now(context, site)
    clock.pass_by(minutes=59)
    assert look_at_wanted(context, {"wiki": site}) == ()
    clock.pass_by(minutes=1)
    look_at_wanted(context, {"wiki": site})
    assert deliveries(context) == [["new"], ["unavailable"]]
    assert corpus.version(context.database, SYMBOL) is not None


@pytest.mark.parametrize("asked", [Rule(symbols=(SYMBOL,)), Rule(event_types=(EventType.UNAVAILABLE,))], ids=str)
@pytest.mark.parametrize("listed", [True, False], ids=["listed again", "found by looking"])
def test_who_was_told_that_a_page_is_gone_hears_once_that_it_is_back(
    context: Context, site: FakeSource, clock: Clock, asked: Rule, listed: bool
) -> None:
    _until_gone(context, site, clock)
    follow(context.database, asked)
    site.publish("page", resolution(2903))
    for _ in range(3):
        clock.pass_by(days=31)
        if listed:
            poll_now(context, site)
        look_at_wanted(context, {"wiki": site})
    assert deliveries(context) == [["available_again"]]
    (event, gone) = corpus.events(context.database, limit=2)
    assert (event.data["since"], event.data["language"]) == (gone.at.isoformat(), "en")


def test_a_page_that_comes_back_with_other_words_is_told_as_changed_too(
    context: Context, site: FakeSource, clock: Clock
) -> None:
    _until_gone(context, site, clock)
    follow(context.database, Rule(symbols=(SYMBOL,)))
    for text in ("", resolution(2903).replace("Decides", "Demands")):
        site.publish("page", text)
    clock.pass_by(days=31)
    poll_now(context, site)
    assert deliveries(context) == [["changed_without_notice", "available_again"]]


def test_a_page_that_vanishes_and_comes_back_twice_is_told_each_time(
    context: Context, site: FakeSource, clock: Clock
) -> None:
    for _ in range(2):
        _until_gone(context, site, clock)
        site.publish("page", resolution(2903))
        clock.pass_by(days=31)
        poll_now(context, site)
    types = [event.type.value for event in reversed(corpus.events(context.database))]
    assert types == ["new", "unavailable", "available_again", "unavailable", "available_again"]


def _until_gone(context: Context, site: FakeSource, clock: Clock) -> None:
    """A page that was there, and of which it was told that it is gone."""
    site.publish("page", resolution(2903))
    poll_now(context, site)
    site.withdraw("page")
    poll_now(context, site)
    clock.pass_by(hours=1)
    look_at_wanted(context, {"wiki": site})


def test_a_page_that_comes_back_before_the_second_look_was_never_gone(
    context: Context, site: FakeSource, clock: Clock
) -> None:
    site.publish("page", resolution(2903))
    poll_now(context, site)
    site.withdraw("page")
    poll_now(context, site)
    site.publish("page", resolution(2903))
    poll_now(context, site)
    clock.pass_by(hours=2)
    look_at_wanted(context, {"wiki": site})
    assert events(context) == ["new"]


def test_the_cursor_stays_when_the_database_fails(
    context: Context, site: FakeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.publish("page", resolution(2903))
    before = state(context).cursor

    def full(*_: object) -> None:
        raise StoreError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(corpus, "apply", full)
        with pytest.raises(StoreError):
            poll_now(context, site)
    assert state(context).cursor == before


# ---- claiming and stopping -------------------------------------------------------------------------------------------


def test_a_source_is_polled_when_it_is_due_and_not_before(context: Context, site: FakeSource, clock: Clock) -> None:
    assert poll_due(context, {"wiki": site}) == ()
    clock.pass_by(minutes=10)
    assert len(poll_due(context, {"wiki": site})) == 1


def test_a_source_that_somebody_polls_is_left_alone(context: Context, site: FakeSource, clock: Clock) -> None:
    schedule.claim_source(context.database, "wiki", clock.now, timedelta(minutes=5))
    assert "another program" in (poll_now(context, site).error or "")


def test_a_poll_that_takes_long_is_taken_up_by_nobody_else(
    context: Context, site: FakeSource, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch, claims = site.fetch, list[object]()

    def slow(listing: Listing, known: Validators | None) -> Answer:
        clock.now += context.intervals.lease / 2
        claims.append(schedule.claim_source(context.database, "wiki", clock.now, context.intervals.lease))
        return fetch(listing, known)

    monkeypatch.setattr(site, "fetch", slow)
    for number in range(2903, 2909):
        site.publish(f"page {number}", resolution(number))
    assert outcomes(poll_now(context, site)) == [Outcome.NEW] * 6
    assert claims == [None] * 6


def test_a_program_that_stops_puts_the_poll_back(context: Context, site: FakeSource) -> None:
    site.publish("page", resolution(2903))
    report = poll_now(replace(context, stopping=lambda: True), site)
    assert (report.put_back, report.listings) == (True, ())
    assert outcomes(poll_now(context, site)) == [Outcome.NEW]


def test_a_fetch_given_up_at_the_stop_is_no_failure_of_the_source(context: Context, site: FakeSource) -> None:
    site.trouble = Unreachable("the site did not answer in time")
    report = poll_now(replace(context, stopping=lambda: True), site)
    assert (report.put_back, report.error) == (True, None)
    assert (state(context).failures, state(context).lease_until) == (0, None)


def test_a_dry_run_tells_and_stores_nothing(context: Context, site: FakeSource) -> None:
    site.publish("page", resolution(2903))
    (seen,) = preview_poll(context, site)
    assert seen.events == (EventType.NEW,)
    assert (corpus.works(context.database), schedule.watched(context.database, "wiki", ["page"])) == ((), {})


def test_an_address_of_a_source_that_was_taken_out_waits(context: Context, clock: Clock) -> None:
    schedule.want(context.database, Watched("old", "page", SYMBOL, "en", mode=Mode.LIVE), clock.now)
    (intent,) = look_at_wanted(context, {})
    assert (intent.outcome, intent.watched.next_check_at) == (Outcome.UNCHANGED, clock.now + timedelta(days=1))
