"""Politeness towards one host, on a clock that the test turns."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from sources.errors import RateLimited
from sources.lanes import HELD, LONGEST_ASKED, LONGEST_GROWN, Memory, Pace, closed, opened
from sources.pacing import GLANCE, PATIENCE, Pacing, Turn


@dataclass
class Clock:
    time: float = 100.0
    naps: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.time += seconds


Make = Callable[..., Pacing]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pacing(clock: Clock) -> Make:
    def make(**limits: object) -> Pacing:
        return Pacing(clock=clock.now, sleep=clock.sleep, **limits)  # type: ignore[arg-type]

    return make


@contextmanager
def answering(paced: Pacing, host: str = "a.example") -> Iterator[Turn]:
    with paced.turn(host) as turn:
        turn.answered()
        yield turn


def refuse(paced: Pacing, hint: float | None = None, host: str = "a.example") -> None:
    with paced.turn(host) as turn:
        turn.refused(hint)


def rest_of(paced: Pacing, host: str = "a.example") -> float | None:
    """How long we may not ask a host, None when we may."""
    try:
        with answering(paced, host):
            return None
    except RateLimited as error:
        return error.retry_after


def test_requests_to_one_host_keep_their_distance(clock: Clock, pacing: Make) -> None:
    paced = pacing(gap=2.0)
    for _ in range(3):
        with answering(paced):
            pass
    assert clock.naps == [0.0, 2.0, 2.0]


def test_another_host_does_not_wait(clock: Clock, pacing: Make) -> None:
    paced = pacing(gap=2.0)
    for host in ("a.example", "b.example"):
        with answering(paced, host):
            pass
    assert clock.naps == [0.0, 0.0]


def test_a_host_may_have_a_pace_of_its_own(clock: Clock, pacing: Make) -> None:
    paced = pacing(gap=2.0, gaps={"slow.example": 30.0}, paces={"fast.example": Pace(0.5)})
    for host in ("slow.example", "slow.example", "fast.example", "fast.example"):
        with answering(paced, host):
            pass
    assert clock.naps == [0.0, 30.0, 0.0, 0.5]


def test_hosts_of_one_lane_share_its_budget(clock: Clock, pacing: Make) -> None:
    pace = Pace(2.0, 4, "both")
    paced = pacing(paces={"a.example": pace, "b.example": pace})
    for host in ("a.example", "b.example"):
        with answering(paced, host):
            pass
    assert clock.naps == [0.0, 2.0]


def test_a_pause_counts_towards_the_gap(clock: Clock, pacing: Make) -> None:
    paced = pacing(gap=2.0)
    for _ in range(2):
        with answering(paced):
            clock.time += 5
    assert clock.naps == [0.0, 0.0]


def test_a_host_can_ask_for_more_distance_but_not_for_less(clock: Clock, pacing: Make) -> None:
    paced = pacing(gap=2.0)
    paced.slow_down("a.example", 7.0)
    paced.slow_down("a.example", 1.0)
    for _ in range(2):
        with answering(paced):
            pass
    assert clock.naps == [0.0, 7.0]


def test_a_resting_host_is_not_waited_for(clock: Clock, pacing: Make) -> None:
    paced = pacing(gap=0)
    refuse(paced, 60)
    assert rest_of(paced) == 60
    clock.time += 60
    assert rest_of(paced) is None


def test_the_rest_grows_with_each_refusal_up_to_a_cap(clock: Clock, pacing: Make) -> None:
    paced, rests = pacing(gap=1.0), []
    for _ in range(40):
        refuse(paced)
        rests.append(rest_of(paced) or 0.0)
        clock.time += rests[-1]
    assert rests[:5] == [15.0, 30.0, 60.0, 120.0, 240.0]
    assert rests[-1] == LONGEST_GROWN


def test_a_short_hint_does_not_shorten_the_rest_and_a_long_one_prevails(clock: Clock, pacing: Make) -> None:
    paced = pacing(gap=1.0)
    refuse(paced, 1)
    assert rest_of(paced) == 15
    clock.time += 15
    refuse(paced, 5000)
    assert rest_of(paced) == 5000


def test_no_host_is_left_alone_for_ever(pacing: Make) -> None:
    paced = pacing(gap=0)
    refuse(paced, 1e12)
    assert rest_of(paced) == LONGEST_ASKED


def test_an_answer_ends_the_growth(clock: Clock, pacing: Make) -> None:
    paced = pacing(gap=1.0)
    for _ in range(3):
        refuse(paced)
        clock.time += 1000
    assert rest_of(paced) is None
    refuse(paced)
    assert rest_of(paced) == 15


def test_a_challenge_is_answered_with_a_long_rest(pacing: Make) -> None:
    paced = pacing(gap=2.0)
    with paced.turn("a.example") as turn:
        turn.challenged()
    assert rest_of(paced) == 3600


def test_after_a_rest_one_request_alone_asks_whether_it_is_over(clock: Clock, pacing: Make) -> None:
    paced = pacing(gap=0, in_flight=4)
    refuse(paced, 60)
    clock.time += 60
    with answering(paced):
        assert rest_of(paced) == 30
    with answering(paced), answering(paced):
        pass


def test_when_the_one_gets_no_answer_the_rest_grows(clock: Clock, pacing: Make) -> None:
    paced = pacing(gap=1.0)
    refuse(paced)
    clock.time += 15
    with paced.turn("a.example"):
        pass
    assert rest_of(paced) == 30


def test_the_one_that_was_killed_is_not_waited_for(clock: Clock, pacing: Make) -> None:
    shared = Memory()
    dead, alive = (pacing(gap=0, shared=shared) for _ in range(2))
    refuse(dead, 60)
    clock.time += 60
    killed = dead.turn("a.example")
    killed.__enter__()
    assert rest_of(alive) == 30
    clock.time += HELD
    assert rest_of(alive) is None


def test_a_request_that_gets_no_answer_is_no_reason_to_rest(pacing: Make) -> None:
    paced = pacing(gap=0)
    with pytest.raises(ValueError, match="broken"), paced.turn("a.example"):
        raise ValueError("broken")
    assert rest_of(paced) is None


def test_what_was_under_way_when_a_rest_began_counts_once(clock: Clock, pacing: Make) -> None:
    paced = pacing(gap=1.0, in_flight=4)
    with paced.turn("a.example") as one, paced.turn("a.example") as two, paced.turn("a.example") as three:
        one.refused()
        two.refused()
        three.answered()
    assert rest_of(paced) == 15


def test_processes_with_shared_lanes_keep_one_distance(clock: Clock, pacing: Make) -> None:
    shared = Memory()
    one, two = (pacing(gap=2.0, shared=shared) for _ in range(2))
    for paced in (one, two, one):
        with answering(paced):
            pass
    assert clock.naps == [0.0, 2.0, 2.0]


def test_processes_with_shared_lanes_share_the_places_too(clock: Clock, pacing: Make) -> None:
    shared = Memory()
    one, two = (pacing(gap=0, in_flight=1, shared=shared) for _ in range(2))
    with answering(one), pytest.raises(RateLimited, match="as often as it may be"), two.turn("a.example"):
        pass
    assert clock.naps == [0.0] + [GLANCE] * int(PATIENCE / GLANCE)
    assert rest_of(two) is None


def test_the_place_of_a_killed_process_comes_back(clock: Clock, pacing: Make) -> None:
    shared = Memory()
    dead, alive = (pacing(gap=0, shared=shared) for _ in range(2))
    killed = dead.turn("a.example")
    killed.__enter__()
    with pytest.raises(RateLimited), alive.turn("a.example"):
        pass
    clock.time += HELD
    assert rest_of(alive) is None


def test_a_turn_that_is_far_off_is_put_back_into_the_schedule(pacing: Make) -> None:
    paced = pacing(gap=100.0)
    assert rest_of(paced) is None
    assert rest_of(paced) == 100


def test_a_clock_that_was_put_back_stops_nothing(clock: Clock, pacing: Make) -> None:
    paced = pacing(gap=2.0)
    refuse(paced)
    clock.time -= 10 * LONGEST_ASKED
    assert rest_of(paced) is None


@pytest.mark.parametrize("text", [None, "", "[]", "null", "{", '{"unknown": 1}', "[" * 100_000])
def test_a_state_that_cannot_be_read_is_a_fresh_one(text: str | None) -> None:
    assert opened(text) == opened(closed(opened(None)))


def test_no_more_requests_are_open_than_allowed() -> None:
    paced, most, open_now, lock = Pacing(gap=0, in_flight=2), 0, 0, threading.Lock()

    def work() -> None:
        nonlocal most, open_now
        with answering(paced):
            with lock:
                open_now += 1
                most = max(most, open_now)
            time.sleep(0.002)
            with lock:
                open_now -= 1

    threads = [threading.Thread(target=work) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0 < most <= 2
