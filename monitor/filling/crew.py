"""Deriving many documents at the full speed of the machine: processes that read, structure and cite, in order.

Each process has one document at a time. One that dies or hangs costs that document, which is told by name, and is
replaced. What waits is bounded in number and bytes, so that memory does not grow with the number of documents.
"""

import multiprocessing
import os
import pickle
import queue
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from multiprocessing.connection import Connection
from typing import Any, Final, Generic, TypeVar

from diffing.years import NOTHING_LEARNT, Learnt
from monitor.deciding import Answered
from monitor.deriving import derived
from monitor.intents import Arrival, Mode
from sources.documents import Corrupt, Found
from sources.reading.apart import end_readers

WAITING: Final = 16
"""Documents for each process that may be read ahead."""
TOGETHER: Final = 16
"""Answers that come together at most: storing several in one transaction costs less than each in its own."""
PATIENCE: Final = 0.5
"""Seconds that an answer waits for others at most, so that little is done again after a kill."""
WAITING_BYTES: Final = 48_000_000
"""Bytes of documents that may be read ahead, over all processes; one document alone may be larger."""
SECONDS: Final = 150.0
"""How long a document may take: longer than a reader of files gives itself (sources.reading.limits)."""
FAREWELL: Final = 2.0
"""Seconds that a process may take to end the readers of files that it started, when it waits for nothing but orders."""
TURNS: Final = 2_000
"""Documents after which a process is replaced, so that what a library leaks stays small."""


@dataclass(frozen=True, slots=True)
class Order:
    """A document to derive. ``scans``: pictures of pages are read by a program, which takes longer; ``learnt`` are the
    years of the Council's newest resolutions."""

    found: Found
    mode: Mode
    now: datetime
    official: bool = False
    scans: bool = False
    learnt: Learnt = NOTHING_LEARNT


Note = TypeVar("Note")
Task = tuple[Order | None, Note]
"""What is to be done, None for nothing, and what comes back with the answer, untouched."""
Done = tuple[Answered | None, Note]


def processors() -> int:
    """How many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def derive_here(tasks: Iterable[Task[Note]]) -> Generator[tuple[Done[Note], ...], None, None]:
    """Derive documents one after the other in this process."""
    for order, note in tasks:
        yield ((_derived(order) if order else None, note),)


def derive_apart(
    tasks: Iterable[Task[Note]], size: int, *, seconds: float = SECONDS
) -> Generator[tuple[Done[Note], ...], None, None]:
    """Derive documents in ``size`` processes; the answers come in the order of the tasks, some at a time.

    ``seconds`` bounds one document. A document whose process dies or takes longer is answered with Corrupt.
    """
    workers: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
    for _ in range(size):
        workers.put(_Worker(seconds))
    with ThreadPoolExecutor(size, thread_name_prefix="crew") as threads:
        try:
            yield from _in_order(tasks, lambda order: threads.submit(_work, workers, order), size * WAITING)
        finally:
            threads.shutdown(wait=True, cancel_futures=True)
            while not workers.empty():
                workers.get().dismiss()


@dataclass(frozen=True, slots=True)
class _Waiting(Generic[Note]):
    """A task that was given out; ``size`` is that of its document, in bytes."""

    future: Future[Answered] | None
    size: int
    note: Note

    def done(self, seconds: float | None = None) -> Done[Note]:
        """Raises TimeoutError when that takes longer."""
        return self.future.result(seconds) if self.future else None, self.note


def _in_order(
    tasks: Iterable[Task[Note]], submit: Callable[[Order], Future[Answered]], most: int
) -> Generator[tuple[Done[Note], ...], None, None]:
    waiting: deque[_Waiting[Note]] = deque()
    for order, note in tasks:
        waiting.append(_Waiting(submit(order) if order else None, len(order.found.content) if order else 0, note))
        while waiting and (len(waiting) >= most or sum(one.size for one in waiting) > WAITING_BYTES):
            yield _first(waiting)
    while waiting:
        yield _first(waiting)


def _first(waiting: deque[_Waiting[Note]]) -> tuple[Done[Note], ...]:
    """The first answer, as soon as it is there, and those after it that are there soon."""
    found = [waiting.popleft().done()]
    until = time.monotonic() + PATIENCE
    while waiting and len(found) < TOGETHER:
        try:
            found.append(waiting[0].done(max(0.0, until - time.monotonic())))
        except TimeoutError:
            break
        waiting.popleft()
    return tuple(found)


def _work(workers: "queue.SimpleQueue[_Worker]", order: Order) -> Answered:
    worker = workers.get()
    try:
        return worker.ask(order)
    finally:
        workers.put(worker)


def _derived(order: Order) -> Answered:
    return derived(
        order.found,
        official=order.official,
        mode=order.mode,
        now=order.now,
        scans=order.scans,
        learnt=order.learnt,
    )


class _Worker:
    """One process, made when there is something to do. Used by one thread at a time."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._process: Any = None
        self._well = False
        self._line: Connection | None = None
        self._turns = 0

    def ask(self, order: Order) -> Answered:
        """What the process makes of an order."""
        try:
            answer = self._asked(order)
        except (OSError, EOFError, pickle.UnpicklingError):
            self.dismiss()
            reason = "it made the process that reads fail; it is damaged or malicious"
            return Corrupt(order.found.listing, f"{order.found.listing.address} cannot be read: {reason}")
        if answer is None:
            self.dismiss()
            reason = f"reading it took longer than {self._seconds:g} seconds; it was given up"
            return Corrupt(order.found.listing, f"{order.found.listing.address} cannot be read: {reason}")
        # The bytes stayed here: sending them back would cost more than finding the citations.
        return replace(answer, content=order.found.content) if isinstance(answer, Arrival) else answer

    def _asked(self, order: Order) -> Answered | None:
        if self._process is None or self._turns >= TURNS:
            self._start()
        assert self._line is not None
        self._turns, self._well = self._turns + 1, False
        self._line.send_bytes(pickle.dumps(order, pickle.HIGHEST_PROTOCOL))
        if not self._line.poll(self._seconds):
            return None
        answer: Answered = pickle.loads(self._line.recv_bytes())  # from our own process
        self._well = True
        return answer

    def _start(self) -> None:
        self.dismiss()
        spawning = multiprocessing.get_context("spawn")  # a fork would copy this process's threads' locks
        self._line, theirs = spawning.Pipe()
        self._process = spawning.Process(target=_serve, args=(theirs,), daemon=True, name="seized-crew")
        self._process.start()
        theirs.close()
        # It says when it stands ready, so that no document pays for the time that starting takes.
        if not self._line.poll(SECONDS):
            raise EOFError
        self._line.recv_bytes()
        self._turns = 0

    def dismiss(self) -> None:
        """End the process, if there is one."""
        if self._line is not None:
            with suppress(OSError):
                self._line.close()
        if self._process is not None:
            self._process.join(FAREWELL if self._well else 0)
            self._process.kill()
            self._process.join()
        self._process = self._line = None


def _serve(line: Connection) -> None:
    """What a process does: answer orders until nobody gives any."""
    from monitor import logs

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program that gave the orders is asked to stop, and says so
    logs.configure("critical", "json")
    line.send_bytes(b"ready")
    while True:
        try:
            order: Order = pickle.loads(line.recv_bytes())  # from the program that started us
        except EOFError:
            return end_readers()
        answer = _derived(order)
        if isinstance(answer, Arrival):
            answer = replace(answer, content=b"")
        line.send_bytes(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
