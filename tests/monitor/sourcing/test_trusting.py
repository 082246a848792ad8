"""Which polls are believed, and what the operator is told of sources: on a real database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from monitor.intents import EventType, Mode, Outcome, SourceState
from monitor.judging.watching import Look
from monitor.looking import look_at_wanted
from monitor.polling import poll_now
from monitor.receiving import Context, receive
from monitor.schedules.freshness import broken_promise, working_weeks
from monitor.schedules.restraint import most
from monitor.sourcing.trusting import watch_over
from monitor.store import corpus, outbox, schedule
from monitor.subscribing import Rule
from monitor.timing import Terms
from tests.support.announcing import Texts
from tests.support.fake_source import FakeSource
from tests.support.resolutions import resolution
from tests.support.standing import Clock, follow

NUMBERS = range(2801, 2821)


@pytest.fixture
def site(context: Context) -> FakeSource:
    """A site with twenty resolutions that are held."""
    source = FakeSource()
    for number in NUMBERS:
        source.publish(f"page {number}", resolution(number))
    schedule.register_sources(context.database, [source.name], context.clock())
    poll_now(context, source)
    return source


def revised(number: int) -> str:
    return resolution(number, extra=" and on the pilots")


def amend(site: FakeSource, count: int, text: Callable[[int], str] = revised) -> None:
    for number in list(NUMBERS)[:count]:
        site.amend(f"page {number}", text(number))


def state(context: Context) -> SourceState:
    return schedule.source_states(context.database)[0]


def types(context: Context) -> list[str]:
    told = (event.type.value for event in reversed(corpus.events(context.database, limit=200)))
    return [one for one in told if one != "backfilled"]


def test_a_poll_that_revises_a_few_texts_is_believed(context: Context, site: FakeSource) -> None:
    amend(site, 5)
    poll_now(context, site)
    assert types(context) == ["changed_without_notice"] * 5


def test_a_poll_that_would_revise_too_many_is_not_believed_at_all(context: Context, site: FakeSource) -> None:
    follow(context.database, Rule(event_types=(EventType.SOURCE_HELD,)))
    before = state(context).cursor
    amend(site, 6)
    site.publish("page 2822", resolution(2822))
    report = poll_now(context, site)
    assert (report.held_back, report.listings) == (True, ())
    assert types(context) == ["source_held"]
    assert len(outbox.deliveries(context.database)) == 1
    assert (state(context).cursor, state(context).held_back is not None) == (before, True)
    assert corpus.version(context.database, "S/RES/2822(2026)") is None


def test_a_source_that_stays_held_back_is_told_once(context: Context, site: FakeSource, clock: Clock) -> None:
    amend(site, 20)
    for _ in range(3):
        poll_now(context, site)
        clock.pass_by(hours=7)
    assert types(context) == ["source_held"]


def test_what_is_let_through_is_believed_once(context: Context, site: FakeSource) -> None:
    amend(site, 6)
    poll_now(context, site)
    assert schedule.let_through(context.database, site.name, context.clock())
    poll_now(context, site)
    assert types(context) == ["source_held", *["changed_without_notice"] * 6]
    assert (state(context).held_back, state(context).released_at, state(context).failures) == (None, None, 0)
    amend(site, 6, resolution)
    assert poll_now(context, site).held_back


def test_what_is_not_held_back_cannot_be_let_through(context: Context, site: FakeSource) -> None:
    assert not schedule.let_through(context.database, site.name, context.clock())


def test_a_site_that_is_itself_again_is_believed_again(context: Context, site: FakeSource) -> None:
    amend(site, 20)
    poll_now(context, site)
    amend(site, 20, resolution)
    assert [one.outcome for one in poll_now(context, site).listings] == [Outcome.UNCHANGED] * 20
    assert state(context).held_back is None
    assert types(context) == ["source_held"]


def test_texts_that_all_vanish_are_not_believed_gone(context: Context, site: FakeSource) -> None:
    for number in NUMBERS:
        site.withdraw(f"page {number}")
    assert poll_now(context, site).held_back


def test_the_share_can_be_set(context: Context, site: FakeSource) -> None:
    generous = replace(context, intervals=replace(context.intervals, terms={"wiki": Terms(share=1.0)}))
    amend(site, 20)
    assert not poll_now(generous, site).held_back


def test_what_is_weighed_is_fetched_once(context: Context, site: FakeSource) -> None:
    generous = replace(context, intervals=replace(context.intervals, terms={"wiki": Terms(share=0.5)}))
    amend(site, 8)
    for number in list(NUMBERS)[8:]:
        site.amend(f"page {number}", resolution(number))
    site.fetched.clear()
    poll_now(generous, site)
    assert len(site.fetched) == len(set(site.fetched)) == 20


@pytest.mark.parametrize(("held", "allowed"), [(0, 5), (10, 5), (25, 5), (100, 20), (3000, 600)])
def test_a_fifth_may_be_revised_and_always_five(held: int, allowed: int) -> None:
    assert most(held, 0.2) == allowed


# ---- texts that are asked for by name --------------------------------------------------------------------------------


@pytest.fixture
def ods(context: Context, clock: Clock) -> Texts:
    """A source of official texts, twenty of which are held and due to be asked for again."""
    source = Texts()
    schedule.register_sources(context.database, [source.name], clock.now)
    for number in NUMBERS:
        symbol = f"S/RES/{number}(2026)"
        source.issue(symbol, "en", resolution(number))
        (listing,) = source.find(symbol, "en")
        receive(context, source, listing, None, Look(clock.now, Mode.BACKFILL))
    clock.pass_by(days=8)
    return source


def reword(ods: Texts) -> None:
    for number in NUMBERS:
        ods.issue(f"S/RES/{number}(2026)", "en", revised(number))


def test_of_texts_that_all_change_within_a_day_the_first_few_are_believed(context: Context, ods: Texts) -> None:
    reword(ods)
    look_at_wanted(context, {"ods": ods}, 50)
    assert types(context) == [*["changed_without_notice"] * 5, "source_held"]
    assert {row.failures for row in schedule.watched_rows(context.database, "ods")} == {0, 1}
    poll_now(context, ods)
    assert state(context).held_back is not None


def test_what_the_operator_lets_through_is_believed_for_a_day(context: Context, ods: Texts, clock: Clock) -> None:
    reword(ods)
    look_at_wanted(context, {"ods": ods}, 50)
    schedule.let_through(context.database, "ods", clock.now)
    poll_now(context, ods)
    clock.pass_by(hours=2)
    look_at_wanted(context, {"ods": ods}, 50)
    assert types(context).count("changed_without_notice") == 20
    assert state(context).held_back is None


# ---- promises --------------------------------------------------------------------------------------------------------


def test_a_source_that_fails_longer_than_it_promised_is_told_once_and_when_it_is_back(
    context: Context, site: FakeSource, clock: Clock
) -> None:
    terms = {"wiki": Terms(promise=timedelta(hours=6))}
    watching = replace(context, sources={"wiki": site}, intervals=replace(context.intervals, terms=terms))
    site.break_down()
    for _ in range(4):
        clock.pass_by(hours=2)
        poll_now(watching, site)
        watch_over(watching)
    assert types(watching) == ["source_silent"]
    site.recover()
    for _ in range(2):
        poll_now(watching, site)
        watch_over(watching)
    assert types(watching) == ["source_silent", "source_back"]


def test_a_second_outage_is_told_again(context: Context, site: FakeSource, clock: Clock) -> None:
    terms = {"wiki": Terms(promise=timedelta(hours=1))}
    watching = replace(context, sources={"wiki": site}, intervals=replace(context.intervals, terms=terms))
    for _ in range(2):
        site.break_down()
        clock.pass_by(hours=2)
        poll_now(watching, site)
        watch_over(watching)
        site.recover()
        clock.pass_by(hours=1)
        poll_now(watching, site)
        watch_over(watching)
    assert types(watching) == ["source_silent", "source_back"] * 2


def test_a_service_that_was_off_blames_no_source(context: Context, site: FakeSource, clock: Clock) -> None:
    terms = {"wiki": Terms(promise=timedelta(hours=1))}
    watching = replace(context, sources={"wiki": site}, intervals=replace(context.intervals, terms=terms))
    clock.pass_by(days=30)
    assert watch_over(watching) == ()


def answering(name: str, last_news: datetime) -> SourceState:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    return SourceState(name, since=last_news, last_success_at=now, last_polled_at=now, last_change_at=last_news)


@pytest.mark.parametrize(
    ("name", "last_news", "silent"),
    [
        ("feed-security-council", datetime(2026, 9, 20, tzinfo=UTC), True),
        ("feed-security-council", datetime(2026, 10, 20, tzinfo=UTC), False),
        ("listing-general-assembly", datetime(2026, 7, 1, tzinfo=UTC), True),
        ("listing-general-assembly", datetime(2026, 10, 25, tzinfo=UTC), False),
        ("folder", datetime(2020, 1, 1, tzinfo=UTC), False),
    ],
)
def test_a_source_that_answers_and_brings_nothing_is_silent(name: str, last_news: datetime, silent: bool) -> None:
    found = broken_promise(answering(name, last_news), Terms(), datetime(2026, 11, 22, tzinfo=UTC))
    assert (found is not None) is silent


def test_the_recess_is_no_silence() -> None:
    assert working_weeks(date(2026, 12, 20), date(2027, 1, 7), range(1, 13)) == 0
    assert working_weeks(date(2026, 6, 1), date(2026, 9, 1), range(10, 13)) == 0
