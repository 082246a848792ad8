"""Processes that derive documents: in order, and one that dies or hangs costs one document."""

import os
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import pytest

from monitor.filling import crew
from monitor.filling.crew import Done, Note, Order, Task, derive_apart, derive_here
from monitor.intents import Arrival, Mode
from sources.documents import Corrupt, Found, Listing
from tests.support.resolutions import resolution

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
DEADLY, ENDLESS = b"kill the process that reads this", b"never come to an end"


def order(content: bytes, name: str) -> Order:
    return Order(Found(Listing("files", name), content, "text/plain"), Mode.BACKFILL, NOW)


def numbered(count: int) -> Iterator[Task[int]]:
    for number in range(count):
        yield order(resolution(2900 + number).encode(), f"{number}.txt"), number


def one_by_one(some: Iterable[tuple[Done[Note], ...]]) -> list[Done[Note]]:
    return list(chain.from_iterable(some))


def _hostile(order: Order) -> object:
    """Stands in for a reader that a document kills or hangs; runs in the process of the crew."""
    if order.found.content == DEADLY:
        os._exit(7)
    if order.found.content == ENDLESS:
        time.sleep(60)
    return _really_derived(order)


_really_derived = crew._derived


def _serve_hostile(line: object) -> None:
    crew._derived = _hostile  # type: ignore[assignment]
    _really_serve(line)  # type: ignore[arg-type]


_really_serve = crew._serve


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_serve", _serve_hostile)


def test_a_crew_derives_what_one_process_derives_and_in_order() -> None:
    assert one_by_one(derive_apart(numbered(5), 2)) == one_by_one(derive_here(numbered(5)))


def test_what_has_nothing_to_derive_keeps_its_turn() -> None:
    tasks: list[Task[str]] = [(order(resolution(2900).encode(), "a.txt"), "a"), (None, "b")]
    tasks.append((order(resolution(2901).encode(), "c.txt"), "c"))
    assert [note for _, note in one_by_one(derive_apart(tasks, 2))] == ["a", "b", "c"]


@pytest.mark.usefixtures("hostile")
def test_a_document_that_kills_its_process_is_named_and_costs_no_other() -> None:
    tasks = [(order(content, name), name) for content, name in _around(DEADLY)]
    answers = {note: answer for answer, note in one_by_one(derive_apart(tasks, 2))}
    assert isinstance(answers["bad.txt"], Corrupt)
    assert answers["bad.txt"].reason.startswith("bad.txt cannot be read: it made the process that reads fail")
    assert all(isinstance(answers[name], Arrival) for name in ("a.txt", "b.txt", "c.txt"))


@pytest.mark.usefixtures("hostile")
def test_a_document_that_never_comes_to_an_end_is_given_up() -> None:
    tasks = [(order(content, name), name) for content, name in _around(ENDLESS)]
    answers = {note: answer for answer, note in one_by_one(derive_apart(tasks, 1, seconds=6))}
    assert isinstance(answers["bad.txt"], Corrupt)
    assert "longer than 6 seconds" in answers["bad.txt"].reason
    assert isinstance(answers["c.txt"], Arrival)


def test_whoever_stops_listening_leaves_no_process_behind() -> None:
    done = derive_apart(numbered(30), 2)
    next(done)
    done.close()
    assert not _children()


def test_no_more_is_read_ahead_than_may_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "WAITING_BYTES", 1)
    asked: list[int] = []

    def tasks() -> Iterator[Task[int]]:
        for task in numbered(6):
            asked.append(task[1])
            yield task

    done = derive_apart(tasks(), 2)
    assert next(done)[0][1] == 0
    assert len(asked) == 1
    done.close()


def _around(content: bytes) -> list[tuple[bytes, str]]:
    good = [(resolution(2900 + number).encode(), f"{name}.txt") for number, name in enumerate("abc")]
    return [*good[:2], (content, "bad.txt"), *good[2:]]


def _children() -> list[str]:
    """The crew's processes that are there."""
    return [
        path.parent.name
        for path in Path("/proc").glob("[0-9]*/stat")
        if f" {os.getpid()} " in _read(path) and b"spawn_main" in (path.parent / "cmdline").read_bytes()
    ]


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
