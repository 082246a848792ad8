"""Many at once, and some that die: no update is lost, and nothing is half done."""

import multiprocessing
import random
import signal
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from multiprocessing.context import ForkServerContext

import pytest

from monitor.intents import Channel
from monitor.outgoing import DeliveryState
from monitor.store import corpus, outbox, schedule
from monitor.store.database import Database
from monitor.store.subscriptions import add_channel
from tests.monitor.store import toiling
from tests.monitor.store.builders import ADDRESS, NOW, event, intent, planned

pytestmark = pytest.mark.slow

KILLS = 6
STATEMENTS = 26  # an apply has 23, and the kill after them falls on the commit


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.monitor.store.toiling"])
    return context


@pytest.fixture
def desk(database: Database) -> Channel:
    return add_channel(database, "desk", ADDRESS, "slack://****", NOW)


def the_delivery(database: Database, desk: Channel) -> int:
    corpus.apply(database, intent(events=(event(),), deliveries=(planned(desk.id),)), NOW)
    (story,) = outbox.deliveries(database)
    return story.id


def url_of(database: Database) -> str:
    return database.writer.url.render_as_string(hide_password=False)


def test_threads_lose_no_update(database: Database, desk: Channel) -> None:
    delivery_id = the_delivery(database, desk)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: toiling.try_in_vain(url_of(database), delivery_id, 5), range(8)))
    (story,) = outbox.deliveries(database)
    assert story.attempts == len(story.tries) == 40


def test_processes_lose_no_update(database: Database, desk: Channel, processes: ForkServerContext) -> None:
    delivery_id = the_delivery(database, desk)
    arguments = (url_of(database), delivery_id, 15)
    toilers = [processes.Process(target=toiling.try_in_vain, args=arguments) for _ in range(4)]
    for toiler in toilers:
        toiler.start()
    for toiler in toilers:
        toiler.join()
    (story,) = outbox.deliveries(database)
    assert story.attempts == len(story.tries) == 60
    assert [toiler.exitcode for toiler in toilers] == [0, 0, 0, 0]


def test_failures_counted_at_once_all_count(database: Database, now: datetime) -> None:
    schedule.register_sources(database, ["folder"], now)

    def fail(_: int) -> None:
        schedule.settle_source(database, "folder", schedule.PollEnd(now, error="no answer"), now)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(fail, range(40)))
    assert schedule.source_states(database)[0].failures == 40


def test_a_kill_at_any_statement_leaves_the_last_version_whole_and_nothing_of_the_next(
    database: Database, desk: Channel, processes: ForkServerContext
) -> None:
    for statement in random.Random(20261122).sample(range(1, STATEMENTS), KILLS):
        corpus.apply(database, toiling.next_version(database, desk.id), NOW)
        before = corpus.counts(database)
        toiler = processes.Process(target=toiling.apply_and_die, args=(url_of(database), desk.id, statement))
        toiler.start()
        toiler.join()
        assert toiler.exitcode == -signal.SIGKILL
        assert corpus.counts(database) == before
        _assert_whole(database)


def _assert_whole(database: Database) -> None:
    counted = corpus.counts(database)
    versions = counted["versions"]
    assert counted["paragraphs"] == versions * toiling.PARAGRAPHS
    assert (counted["citations"], counted["events"], counted["deliveries"]) == (versions, versions, versions)
    assert len(corpus.compared(database)) == versions - 1
    assert [kept.content for kept in corpus.rebuildable(database)][-1].endswith(f"version {versions}".encode())
    (row,) = schedule.watched_rows(database)
    newest = corpus.version(database, "S/RES/9001(2031)")
    assert newest is not None
    assert (newest.number, newest.content_sha256) == (versions, row.content_sha256)


def test_what_a_killed_sender_held_is_due_again_after_its_lease(database: Database, desk: Channel) -> None:
    the_delivery(database, desk)
    lease = timedelta(minutes=10)
    (held,) = outbox.claim_deliveries(database, NOW, lease, 1)
    # All that a kill leaves behind is the claim.
    assert outbox.claim_deliveries(database, NOW, lease, 1) == ()
    (due,) = outbox.claim_deliveries(database, NOW + lease, lease, 1)
    assert (due.key, due.attempts) == (held.key, 0)
    assert outbox.deliveries(database)[0].state is DeliveryState.SENDING
