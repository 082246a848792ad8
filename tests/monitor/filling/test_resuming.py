"""A backfill of years past that was killed goes on where it stood."""

from datetime import timedelta

from monitor.filling.backfilling import Wish, backfill_symbols
from monitor.filling.resuming import asked_already
from monitor.receiving import Context
from tests.support.fake_source import FakeSource
from tests.support.resolutions import resolution
from tests.support.standing import Clock

HELD, ABSENT, UNASKED = "S/RES/2901(2026)", "S/RES/2902(2026)", "S/RES/2903(2026)"


def site() -> FakeSource:
    found = FakeSource()
    found.publish("page", resolution(2901), symbol=HELD)
    return found


def test_what_was_fetched_is_not_asked_for_again(context: Context) -> None:
    source = site()
    list(backfill_symbols(context, [source], [HELD], Wish()))
    assert asked_already(context, [source], [HELD, UNASKED], ()) == {HELD}


def test_what_was_absent_is_not_asked_for_again_until_it_is_due(context: Context, clock: Clock) -> None:
    source = site()
    source.publish("other", "", symbol=ABSENT)
    source.withdraw("other")
    list(backfill_symbols(context, [source], [ABSENT], Wish()))
    assert asked_already(context, [source], [ABSENT], ()) == {ABSENT}
    clock.now += timedelta(days=400)
    assert asked_already(context, [source], [ABSENT], ()) == frozenset()


def test_a_work_that_was_broken_off_between_two_sources_goes_on(context: Context) -> None:
    first, second = site(), site()
    second.name = "other"
    list(backfill_symbols(context, [first], [HELD], Wish()))
    assert asked_already(context, [first, second], [HELD], ()) == frozenset()


def test_what_came_another_way_need_not_be_asked_for(context: Context) -> None:
    first, second = site(), site()
    second.name = "other"
    list(backfill_symbols(context, [first], [HELD], Wish()))
    assert asked_already(context, [second], [HELD], ()) == {HELD}
