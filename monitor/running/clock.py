"""The clock: calls a few jobs again and again, and nothing else. The only user of APScheduler.

The schedule itself is in the database; a tick only asks what is due.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler


@contextmanager
def ticking(
    jobs: Mapping[str, Callable[[], object]], every: timedelta, *, after: timedelta = timedelta(0)
) -> Iterator[None]:
    """Call each job at once, or ``after`` so long, and then every so often, in a thread of its own, until the block
    ends.

    A job never overlaps itself and is never dropped for being late (dependencies.md part 1). Leaving waits for the
    jobs that are running.
    """
    scheduler = BackgroundScheduler(
        timezone="UTC",
        executors={"default": ThreadPoolExecutor(max(len(jobs), 1))},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    first = datetime.now(UTC) + after
    for name, job in jobs.items():
        scheduler.add_job(job, "interval", seconds=every.total_seconds(), id=name, next_run_time=first)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.pause()
        scheduler.shutdown(wait=True)
