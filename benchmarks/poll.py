"""A look at what did not change, by us and by what people would use instead, at the same addresses in the same run
(issue 5): requests, processor, memory, what is written.

The site is a process of its own on loopback (``poll_site``); its share is in nobody's figures. Each program looks three
times: the first time it meets everything, the second and third time nothing has changed. Services (Seized,
changedetection.io) stay up all the while, so that what the first look left in their memory counts; the others start and
end with each look, and their start counts. Nobody is slowed down on purpose: our pause between requests is nothing.

``POLL_TEXTS`` (2000) is how many are watched; ``POLL_WITH`` names the programs, all of them unless it is set.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from itertools import chain, repeat
from pathlib import Path
from tempfile import mkdtemp
from urllib.request import urlopen

from benchmarks.footprint import Footprint
from benchmarks.poll_beside import Errand, Look, Missing, changedetection, looked, service, urlwatch, webchanges

ONLY_BY_NAME = True
LOOKS = ("first", "second", "third")
_DUE = "2026-01-01 00:00:00.000000"
_COLUMNS = ("look", "processor", "memory", "wall", "requests", "conditional", "304", "received", "written")


def main() -> None:
    """Print the table."""
    texts = int(os.environ.get("POLL_TEXTS", "2000"))
    programs: dict[str, Callable[[Errand], AbstractContextManager[Look]]] = {
        "seized": seized,
        "urlwatch": urlwatch,
        "changedetection": changedetection,
        "webchanges": webchanges,
    }
    chosen = os.environ.get("POLL_WITH", " ".join(programs)).split()
    print(f"-- {texts:,} pages; load {os.getloadavg()[0]:.1f}")
    print(f"{'':17}" + "".join(f"{name:>12}" for name in _COLUMNS))
    with site() as address:
        for name in chosen:
            _print_program(name, programs[name], address, texts)


def _print_program(
    name: str, program: Callable[[Errand], AbstractContextManager[Look]], address: str, texts: int
) -> None:
    pages = [f"{address}/resolutions/{number}" for number in range(1, texts + 1)]
    home = Path(mkdtemp(prefix=f"seized-bench-{name}-"))
    errand = Errand(home, pages, lambda: counted(address)["requests"])
    try:
        with program(errand) as look:
            for which in LOOKS:
                before, begun = counted(address), time.perf_counter()
                cost = look()
                _print_row(name, which, cost, time.perf_counter() - begun, counted(address) - before)
    except (Missing, TimeoutError) as error:
        print(f"{name:17}left out: {error}")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _print_row(name: str, which: str, cost: Footprint, wall: float, asked: Counter[str]) -> None:
    figures = (
        which,
        f"{cost.seconds:.2f} s",
        f"{cost.peak / 1e6:.0f} MB",
        f"{wall:.1f} s",
        *(f"{asked[one]:,}" for one in ("requests", "conditional", "not modified")),
        f"{asked['bytes'] / 1e6:.2f} MB",
        f"{cost.written / 1e6:.1f} MB",
    )
    print(f"{name:17}" + "".join(f"{one:>12}" for one in figures), flush=True)


@contextmanager
def site() -> Iterator[str]:
    """The address of the site, which is served until the block ends."""
    command = [sys.executable, "-m", "benchmarks.poll_site"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        process.stdin.close()


def counted(address: str) -> Counter[str]:
    """What the site was asked so far."""
    with urlopen(f"{address}/counted", timeout=60) as answer:
        return Counter(json.load(answer))


# ---- ourselves -------------------------------------------------------------------------------------------------------


@contextmanager
def seized(errand: Errand) -> Iterator[Look]:
    """The whole service; its clock is told from outside, by the schedule's rows, that all texts are due."""
    file, pages = errand.home / "seized.db", errand.addresses[0].rpartition("/")[0] + "/"
    command = [sys.executable, "-m", "benchmarks.poll_seized", errand.home, pages, str(len(errand.addresses))]
    with service(command, errand.home, {}) as process:

        def first() -> None:
            """It looks by itself at what it never saw."""

        def again() -> None:
            _asked(file, "UPDATE wanted_texts SET next_check_at = ?", _DUE)

        asks = chain([first], repeat(again))
        yield lambda: looked(process, next(asks), lambda: _is_done(file, len(errand.addresses)))


def _is_done(file: Path, texts: int) -> bool:
    settled = "SELECT count(*) FROM wanted_texts WHERE next_check_at > ? AND lease_until IS NULL"
    try:
        return int(_asked(file, settled, _DUE)) == texts
    except sqlite3.OperationalError:
        return False  # it is only being made


def _asked(file: Path, question: str, *values: str) -> int:
    with closing(sqlite3.connect(f"file:{file}?mode=rw", uri=True, timeout=30)) as connection, connection:
        row = connection.execute(question, values).fetchone()
    return row[0] if row else 0


if __name__ == "__main__":
    main()
