"""The embedded engine: one process, threads, an embedded database.

Every source has jobs of its own, for its news and for the texts that are asked for by name, so that a slow one delays
nobody and never overlaps itself; a few jobs deliver. At each tick the database is asked once what is due, and the jobs
begin that have something to do; each claims it by itself, so that nothing is done twice, whoever else asks. On SIGTERM
or SIGINT work in hand is finished or put back.
"""

import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from functools import partial
from threading import Event
from types import FrameType

import structlog

from monitor.filling.gathering import gather
from monitor.looking import look_at_wanted
from monitor.polling import poll_due
from monitor.posting.quiet_weeks import tell_quiet_weeks
from monitor.posting.retention import let_go
from monitor.receiving import Context
from monitor.running.alone import alone
from monitor.running.clock import ticking
from monitor.running.pool import Job, Pool, pool
from monitor.service import Service
from monitor.sourcing.foreseeing import probe_ahead
from monitor.sourcing.trusting import watch_over
from monitor.store import schedule
from monitor.store.agenda import Agenda, agenda
from monitor.store.database import StoreError

log = structlog.get_logger()


@contextmanager
def running(service: Service) -> Iterator[None]:
    """Run both loops until the block ends; then stop cleanly. Raises AlreadyRunning."""
    with ExitStack() as stack:
        stack.enter_context(alone(service.settings.database_url))
        schedule.register_sources(service.database, service.sources, service.context.clock())
        if service.settings.embedded:
            schedule.release_all(service.database)  # a killed service held it: we are alone, so nobody else does
        threads = stack.enter_context(pool(len(jobs(service))))
        beat = {"agenda": partial(_told, "agenda", partial(begin_what_is_due, service, threads))}
        stack.enter_context(ticking(beat, service.settings.intervals.tick))
        # Twice in a gap, or a look that took a moment would make the next one miss its turn.
        rest = service.settings.cited.gap / 2
        stack.enter_context(ticking(unhurried_jobs(service), rest, after=rest))
        stack.enter_context(ticking(now_and_then(service), timedelta(minutes=5)))
        stack.enter_context(ticking(daily(service), timedelta(days=1)))
        stack.callback(service.stop.set)
        yield


def begin_what_is_due(service: Service, threads: Pool) -> None:
    """Begin each job that has something to do and is not in hand. Raises StoreError."""
    due = agenda(service.database, service.context.clock())
    known = jobs(service)
    for name in due_jobs(due, service):
        threads.take(name, partial(_told, name, known[name]))


def due_jobs(due: Agenda, service: Service) -> Iterator[str]:
    """The names of the jobs that have something to do."""
    yield from (f"poll {name}" for name in service.sources if name in due.polls)
    yield from (f"look {name}" for name in service.sources if name in due.looks)
    if due.looks - service.sources.keys():
        yield "look elsewhere"
    if due.messages:
        yield from (f"deliver {number}" for number in range(service.settings.workers))
    if due.letters:
        yield "confirmations"


def jobs(service: Service) -> Mapping[str, Job]:
    """What there is to do, by name."""
    polls = {f"poll {name}": partial(poll_due, service.context, {name: one}) for name, one in service.sources.items()}
    look = partial(look_at_wanted, service.context, service.sources)
    looks = {f"look {name}": partial(_until_nothing, service, partial(look, only=name)) for name in service.sources}
    looks["look elsewhere"] = partial(_until_nothing, service, partial(look, but=tuple(service.sources)))
    deliver = {f"deliver {n}": partial(_send_all, service) for n in range(service.settings.workers)}
    return polls | looks | deliver | {"confirmations": partial(_ask_to_confirm, service)}


def unhurried_jobs(service: Service) -> dict[str, Job]:
    """What gives way to all else: looking for the works that held texts cite."""
    chosen = service.settings.cited
    cited = partial(gather, service.context, tuple(service.sources.values()), chosen.budget, chosen.gap)
    return {"cited": partial(_told, "cited", cited)}


def now_and_then(service: Service) -> dict[str, Job]:
    """What can wait some minutes: weeks without a message, promises of sources, next numbers, letters come back."""
    minded: dict[str, Callable[[Context], object]]
    minded = {"quiet weeks": tell_quiet_weeks, "sources": watch_over, "next numbers": probe_ahead}
    if service.settings.bounces is not None:
        from monitor.posting.bouncing import collect  # speaks IMAP, which most services need not

        minded["bounces"] = partial(collect, mailbox=service.settings.bounces.get_secret_value())
    return {name: partial(_told, name, partial(job, service.context)) for name, job in minded.items()}


def daily(service: Service) -> dict[str, Job]:
    """What can wait a day: letting go of what the log has kept long enough."""
    kept = service.settings.retention
    letting_go: dict[str, Job]
    letting_go = {"retention": partial(let_go, service.context, kept), "signups": partial(_forget, service)}
    return {name: partial(_told, name, job) for name, job in letting_go.items()}


def _send_all(service: Service) -> None:
    from monitor.delivering import deliver_everything  # words messages, which nobody may have asked for

    for _ in deliver_everything(service.context, service.notifier_for, service.ways):
        pass


def _ask_to_confirm(service: Service) -> None:
    from monitor.consent.confirming import send_confirmations

    send_confirmations(service.database, service.links, service.send, service.context.clock())


def _forget(service: Service) -> None:
    from monitor.consent.confirming import forget_unconfirmed

    forget_unconfirmed(service.database, service.context.clock())


def _until_nothing(service: Service, job: Callable[[], tuple[object, ...]]) -> None:
    while not service.stop.is_set() and job():
        pass


def _told(name: str, job: Job) -> None:
    """A job that cannot reach the database says so on one line and is tried at the next tick."""
    try:
        job()
    except StoreError as error:
        log.error("database", action=name, error=str(error))
    except Exception:
        log.exception("unexpected", action=name)


@contextmanager
def stopping_on_signals(stop: Event) -> Iterator[None]:
    """SIGTERM and SIGINT set ``stop``; a second one ends the program at once. For the main thread."""

    def on_signal(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
