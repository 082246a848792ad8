"""The threads that do the work: any number of jobs, each at most once at a time."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Lock

Job = Callable[[], object]


class Pool:
    """Threads that do jobs: one is made when no other is free, and kept. Thread-safe."""

    def __init__(self, most: int) -> None:
        self._threads = ThreadPoolExecutor(most, thread_name_prefix="job")
        self._busy: set[str] = set()
        self._lock = Lock()

    def take(self, name: str, job: Job) -> bool:
        """Do a job soon, unless one of that name is in hand or waits; whether it was taken. What the job raises is
        lost: it is to say so itself."""
        with self._lock:
            if name in self._busy:
                return False
            self._busy.add(name)
        self._threads.submit(self._do, name, job)
        return True

    def _do(self, name: str, job: Job) -> None:
        try:
            job()
        finally:
            with self._lock:
                self._busy.discard(name)

    def rest(self) -> None:
        """Wait for what is in hand; what only waits is not begun."""
        self._threads.shutdown(wait=True, cancel_futures=True)


@contextmanager
def pool(most: int) -> Iterator[Pool]:
    """At most so many threads until the block ends, which waits for what they are doing."""
    made = Pool(max(most, 1))
    try:
        yield made
    finally:
        made.rest()
