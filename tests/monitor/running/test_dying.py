"""Kill -9 at any instruction of the delivering loop: nothing is lost, nothing comes more than twice.

The kill falls on a random one of all instructions that the loop runs, in whatever module. ``CI`` in the environment
asks for 500 of them, else there are a few dozen.
"""

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlmodel import col

from monitor.intents import Channel, EventType
from monitor.outgoing import DeliveryState
from monitor.store import corpus, outbox
from monitor.store.database import Database
from monitor.store.subscriptions import add_channel
from monitor.store.tables import DeliveryRow
from tests.monitor.store.builders import event, intent, planned
from tests.support.laws import THOROUGH
from tests.support.receiving import Inbox, inbox
from tests.support.standing import fresh_database

POINTS = 500 if THOROUGH else 30


@pytest.fixture
def box() -> Iterator[Inbox]:
    with inbox() as box:
        yield box


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = fresh_database(tmp_path)
    yield database
    database.close()


@pytest.fixture
def channels(database: Database, box: Inbox) -> list[Channel]:
    """Each with one message due: a sender claims one, then the others together."""
    hooks = [f"webhook+http://{box.endpoint}/hook{number}" for number in range(3)]
    made = [add_channel(database, hook, hook, hook, datetime.now(UTC)) for hook in hooks]
    make_due(database, made, -1)
    return made


@pytest.fixture
def send_until(tmp_path: Path, box: Inbox, channels: list[Channel]) -> Iterator[Callable[[int], int]]:
    """Sends what is due and is killed at an instruction (0: never); how many were run, 0 when it was killed."""
    command = [sys.executable, "-m", "tests.support.dying", box.endpoint, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        stdin, stdout = process.stdin, process.stdout

        def send(last: int) -> int:
            stdin.write(f"{last}\n")
            stdin.flush()
            return int(stdout.readline())

        assert stdout.readline() == "ready\n"
        yield send
        stdin.close()


@pytest.mark.timeout(1800)
@pytest.mark.slow
def test_a_kill_at_any_instruction_of_the_delivering_loop_loses_nothing_and_repeats_once(
    database: Database, channels: list[Channel], box: Inbox, send_until: Callable[[int], int]
) -> None:
    chance = random.Random(2617)
    make_due(database, channels, 0)
    whole = send_until(0)
    point = killed = 0
    while (
        killed < POINTS
    ):  # on a slow machine the loop claims more often: then one is drawn that a quick run never reaches
        point += 1
        make_due(database, channels, point)
        ran = send_until(chance.randrange(1, whole))
        killed, whole = killed + (ran == 0), ran or whole
        let_leases_end(database)
        send_until(-1)
    assert all(one.state is DeliveryState.DONE for one in outbox.deliveries(database, limit=10_000))
    times = Counter(box.keys())
    assert len(times) == (point + 2) * len(channels)
    assert max(times.values()) <= 2
    print(f"{POINTS} kills among {whole} instructions: 0 lost, {sum(times.values()) - len(times)} repeated")


def make_due(database: Database, channels: list[Channel], number: int) -> None:
    now = datetime.now(UTC)
    made = event(f"event {number}", symbol=f"A/RES/99/{number}", type=EventType.NEW)
    told = tuple(replace(planned(one.id, made.key), next_attempt_at=now) for one in channels)
    corpus.apply(database, intent(events=(made,), deliveries=told), now)


def let_leases_end(database: Database) -> None:
    """What a killed sender holds is due again, as if the time of its lease were over."""
    held = col(DeliveryRow.state) == DeliveryState.SENDING.value
    with database.writing() as session:
        session.execute(update(DeliveryRow).where(held).values(lease_until=datetime.now(UTC)))
