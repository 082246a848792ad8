"""Politeness towards one host, on a clock that the test turns."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from sources.errors import RateLimited
from sources.pacing import Pacing


@dataclass
class Clock:
    time: float = 100.0
    naps: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.time += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pacing(clock: Clock) -> Callable[..., Pacing]:
    def make(**limits: float) -> Pacing:
        return Pacing(clock=clock.now, sleep=clock.sleep, **limits)  # type: ignore[arg-type]

    return make


def test_requests_to_one_host_keep_their_distance(clock: Clock, pacing: Callable[..., Pacing]) -> None:
    paced = pacing(gap=2.0)
    for _ in range(3):
        with paced.turn("a.example"):
            pass
    assert clock.naps == [0.0, 2.0, 2.0]


def test_another_host_does_not_wait(clock: Clock, pacing: Callable[..., Pacing]) -> None:
    paced = pacing(gap=2.0)
    for host in ("a.example", "b.example"):
        with paced.turn(host):
            pass
    assert clock.naps == [0.0, 0.0]


def test_a_host_may_have_a_gap_of_its_own(clock: Clock) -> None:
    paced = Pacing(gap=2.0, gaps={"slow.example": 30.0}, clock=clock.now, sleep=clock.sleep)
    for _ in range(2):
        with paced.turn("slow.example"):
            pass
    assert clock.naps == [0.0, 30.0]


def test_a_pause_counts_towards_the_gap(clock: Clock, pacing: Callable[..., Pacing]) -> None:
    paced = pacing(gap=2.0)
    for _ in range(2):
        with paced.turn("a.example"):
            clock.time += 5
    assert clock.naps == [0.0, 0.0]


def test_a_resting_host_is_not_waited_for(clock: Clock, pacing: Callable[..., Pacing]) -> None:
    paced = pacing(gap=0)
    paced.rest("a.example", 60)
    paced.rest("a.example", 10)
    with pytest.raises(RateLimited) as caught, paced.turn("a.example"):
        pass
    assert caught.value.retry_after == 60
    clock.time += 60
    with paced.turn("a.example"):
        pass


def test_an_error_gives_the_turn_back(pacing: Callable[..., Pacing]) -> None:
    paced = pacing(gap=0)
    with pytest.raises(ValueError, match="broken"), paced.turn("a.example"):
        raise ValueError("broken")
    with paced.turn("a.example"):
        pass


def test_no_more_requests_are_open_than_allowed() -> None:
    paced, most, open_now, lock = Pacing(gap=0, in_flight=2), 0, 0, threading.Lock()

    def work() -> None:
        nonlocal most, open_now
        with paced.turn("a.example"):
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
    assert most <= 2
