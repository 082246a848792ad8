"""Kill -9 at any moment: every change ends up delivered, none twice but where the kill fell between send and settle."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from monitor.intents import EventType
from monitor.outgoing import DeliveryState
from monitor.store import outbox
from monitor.store.database import Database
from monitor.subscribing import Rule
from tests.support.receiving import Inbox, inbox
from tests.support.resolutions import resolution
from tests.support.standing import follow, fresh_database

KILLS = 100
WORKS = 12


@contextmanager
def forker(endpoint: str) -> Iterator[Callable[[Path], int]]:
    """Starts a service on a home and gives its process id."""
    command = [sys.executable, "-m", "tests.support.serving", endpoint, "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        stdin, stdout = process.stdin, process.stdout

        def start(home: Path) -> int:
            stdin.write(f"{home}\n")
            stdin.flush()
            return int(stdout.readline())

        yield start
        stdin.close()


@pytest.fixture
def box() -> Iterator[Inbox]:
    with inbox() as box:
        yield box


@pytest.fixture
def database(tmp_path: Path, box: Inbox) -> Iterator[Database]:
    database = fresh_database(tmp_path)
    hook = f"webhook+http://{box.endpoint}/hook"
    follow(
        database, Rule(cites=("S/RES/1373(2001)",)), address=hook, pierce=tuple(EventType)
    )  # no batch, whatever comes
    yield database
    database.close()


def publish(home: Path, number: int, version: int) -> None:
    """Put a version of a resolution into the watched folder, at once and settled."""
    folder = home / "incoming"
    folder.mkdir(exist_ok=True)
    draft = folder / f".{number}.txt"
    draft.write_text(resolution(number, extra=f" and on {version} harbours"))
    os.utime(draft, (1_700_000_000 + version,) * 2)
    draft.replace(folder / f"{number}.txt")


def wait_for(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def told(box: Inbox) -> set[tuple[str, int]]:
    """Which version of which work was told."""
    return {(event["subject"], event["data"]["version"]) for _, _, event in list(box.accepted)}


@pytest.mark.timeout(300)
@pytest.mark.slow
def test_kills_at_any_moment_lose_no_change_and_repeat_none(tmp_path: Path, database: Database, box: Inbox) -> None:
    chance = random.Random(2617)
    expected: set[tuple[str, int]] = set()
    kills: list[float] = []
    with forker(box.endpoint) as start:
        (tmp_path / "incoming").mkdir()
        process = start(tmp_path)
        wait_for(lambda: _first_pass_is_over(database))
        idle, reached = 0, 0
        for kill in range(KILLS):
            _publish_something(tmp_path, expected, box, kill)
            time.sleep(chance.uniform(0.0, _life(idle)))
            os.kill(process, signal.SIGKILL)
            kills.append(time.monotonic())
            process = start(tmp_path)
            idle, reached = (0, len(told(box))) if len(told(box)) > reached else (idle + 1, reached)
        wait_for(lambda: told(box) == expected and _nothing_waits(database))
        os.kill(process, signal.SIGKILL)
    assert len(expected) > WORKS
    _assert_repeated_only_after_a_kill(database, box, kills)


def _life(idle: int) -> float:
    """How long a service may live at most, in seconds: longer while nothing gets through on a busy machine."""
    return float(min(0.25 * 2 ** (idle // 8), 2.0))


def _first_pass_is_over(database: Database) -> bool:
    from monitor.store import schedule

    return any(state.cursor for state in schedule.source_states(database))


def _nothing_waits(database: Database) -> bool:
    return all(one.state is DeliveryState.DONE for one in outbox.deliveries(database, limit=1000))


def _publish_something(home: Path, expected: set[tuple[str, int]], box: Inbox, kill: int) -> None:
    """A new work, or a further version of one whose last version was told: then every version must be told."""
    number = 2901 + kill % WORKS
    symbol = f"S/RES/{number}(2026)"
    version = max((version for work, version in expected if work == symbol), default=0)
    if version and (symbol, version) not in told(box):
        return
    publish(home, number, version + 1)
    expected.add((symbol, version + 1))


def _assert_repeated_only_after_a_kill(database: Database, box: Inbox, kills: list[float]) -> None:
    """A message that came again was not settled: one attempt is recorded, and a kill lies between the two."""
    counts = Counter(box.keys())
    stories = {one.key: one for one in outbox.deliveries(database, limit=1000)}
    assert counts.keys() == stories.keys()
    for key, story in stories.items():
        assert len(story.tries) == 1, f"{key} was settled {len(story.tries)} times"
        moments = [at for at, one, _ in box.accepted if one == key]
        for before, after in pairwise(moments):
            assert any(before <= kill <= after for kill in kills)


@pytest.mark.slow
def test_sigterm_ends_the_service_cleanly(tmp_path: Path, database: Database, box: Inbox) -> None:
    (tmp_path / "incoming").mkdir()
    command = [sys.executable, "-m", "tests.support.serving", box.endpoint, str(tmp_path)]
    with subprocess.Popen(command) as process:
        wait_for(lambda: _first_pass_is_over(database))
        publish(tmp_path, 2901, 1)
        wait_for(lambda: len(box.accepted) == 1)
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
    assert _nothing_waits(database)
