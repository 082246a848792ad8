"""Turns: everybody in the order in which they came, however busy somebody is."""

import threading
import time

import pytest

from monitor.store.turns import Turns


def wait_for(turns: Turns, many: int) -> None:
    deadline = time.monotonic() + 10
    while len(turns._waiting) < many:
        assert time.monotonic() < deadline
        time.sleep(0.001)


def test_who_came_first_goes_first() -> None:
    turns, order = Turns(), []

    def go(number: int) -> None:
        with turns.turn():
            order.append(number)

    threads = [threading.Thread(target=go, args=(number,)) for number in range(20)]
    with turns.turn():
        for waiting, thread in enumerate(threads, 1):
            thread.start()
            wait_for(turns, waiting)
    for thread in threads:
        thread.join(timeout=10)
    assert order == list(range(20))


def test_a_busy_thread_keeps_nobody_waiting() -> None:
    turns, come = Turns(), threading.Event()

    def once() -> None:
        with turns.turn():
            come.set()

    thread = threading.Thread(target=once)
    with turns.turn():
        thread.start()
        wait_for(turns, 1)
    with turns.turn():
        assert come.is_set()
    thread.join(timeout=10)


def test_a_turn_ends_when_its_block_raises() -> None:
    turns = Turns()
    with pytest.raises(ValueError, match="out of order"), turns.turn():
        raise ValueError("out of order")
    with turns.turn():
        pass
