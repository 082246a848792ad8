"""What goes wrong in our own code stops no other text and no later poll."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from monitor import polling, receiving
from monitor.deciding import decide
from monitor.intents import Arrival, Outcome
from monitor.looking import look_at_wanted
from monitor.polling import poll_now
from monitor.receiving import Context
from monitor.store import schedule
from monitor.store.database import StoreError
from monitor.timing import Terms
from tests.support.announcing import Announcer, notice
from tests.support.fake_source import FakeSource
from tests.support.resolutions import resolution
from tests.support.standing import Clock

BAD = "S/RES/2903(2026)"


@pytest.fixture
def held(context: Context, clock: Clock) -> FakeSource:
    """A site of which we hold three texts that all changed and are to be looked at again."""
    site = FakeSource()
    schedule.register_sources(context.database, [site.name], context.clock())
    poll_now(context, site)
    for number in (2903, 2904, 2905):
        site.publish(f"page {number}", resolution(number))
    poll_now(context, site)
    for number in (2903, 2904, 2905):
        site.amend(f"page {number}", resolution(number, until="30 June 2028"))
    clock.pass_by(days=9)
    return site


@pytest.fixture
def undecidable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deciding about one text fails."""

    def failing(answer: Any, *rest: Any) -> Any:
        if isinstance(answer, Arrival) and answer.symbol == BAD:
            raise ZeroDivisionError("a mistake of ours")
        return decide(answer, *rest)

    monkeypatch.setattr(receiving, "decide", failing)


@pytest.mark.usefixtures("undecidable")
def test_a_text_that_cannot_be_decided_stops_no_other_that_is_due(context: Context, held: FakeSource) -> None:
    found = look_at_wanted(context, {"wiki": held})
    assert [one.outcome for one in found] == [Outcome.FAILED, Outcome.CHANGED, Outcome.CHANGED]


@pytest.mark.usefixtures("undecidable")
def test_a_text_that_cannot_be_decided_stops_no_poll(
    context: Context, held: FakeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.schedules.restraint.ALWAYS", 2)
    report = poll_now(context, held)
    assert [one.outcome for one in report.listings] == [Outcome.FAILED, Outcome.CHANGED, Outcome.CHANGED]


def test_a_notice_that_cannot_be_heard_fails_its_poll_and_comes_again(
    context: Context, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = Announcer()
    schedule.register_sources(context.database, [listing.name], context.clock())
    listing.say(notice())
    with monkeypatch.context() as patched:
        patched.setattr(polling, "hear", lambda *_, **__: 1 / 0)
        report = poll_now(context, listing)
    assert "ZeroDivisionError" in (report.error or "")
    (state,) = schedule.source_states(context.database)
    assert (state.failures, state.cursor, state.lease_until) == (1, None, None)
    assert state.next_check_at == clock.now + timedelta(minutes=10)


def test_a_kill_before_the_cursor_moves_on_loses_no_gap(
    context: Context, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    terms = {"listing": Terms(kind="listings"), "feed": Terms(kind="ods_feeds")}
    context = replace(context, intervals=replace(context.intervals, terms=terms))
    listing, feed = Announcer(), Announcer("feed")
    schedule.register_sources(context.database, ["listing", "feed"], clock.now)
    poll_now(context, listing)
    feed.say(gap=True)

    def killed(*_: object) -> None:
        raise StoreError("killed")

    with monkeypatch.context() as patched:
        patched.setattr(schedule, "settle_source", killed)
        with pytest.raises(StoreError):
            poll_now(context, feed)
    states = {state.name: state for state in schedule.source_states(context.database)}
    assert states["listing"].next_check_at == clock.now
