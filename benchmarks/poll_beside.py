"""The other programs that ``benchmarks.poll`` has watch its site: each in an environment of its own, made from a lock
of its own, run beside us and never imported.

Licences: urlwatch BSD, webchanges MIT and BSD, changedetection.io Apache 2.0.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, count, repeat
from pathlib import Path
from socket import create_server
from urllib.request import Request, urlopen

from benchmarks.footprint import Footprint, ended, footprint, forget_peak

LOCKS = Path(__file__).with_name("locks")
ROOT = Path(__file__).resolve().parents[1]
LATE = 1800.0
"""Seconds after which a look is given up."""
REST = 2.0
"""Seconds in which a program that is done hardly uses the processor."""


class Missing(Exception):
    """A program cannot be run here; the text says why."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What is watched: a folder of one's own, the addresses, and how many requests the site had so far."""

    home: Path
    addresses: Sequence[str]
    asked: Callable[[], int]


Look = Callable[[], Footprint]
"""Looks at everything once and tells what that cost: seconds, bytes written, and the memory at its highest."""


def environment(name: str) -> Path:
    """The folder with the programs of a locked environment, made where it is not there yet. Raises Missing."""
    folder, lock = ROOT / f".venv-bench-{name}", LOCKS / f"{name}.lock"
    mark = folder / "installed"
    if not mark.exists() or mark.read_text() != lock.read_text():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        quiet = ("--quiet", "--disable-pip-version-check", "--require-hashes")
        made = subprocess.run(
            [folder / "bin" / "pip", "install", *quiet, "-r", lock], check=False, capture_output=True, text=True
        )
        if made.returncode:
            raise Missing(made.stderr.strip().splitlines()[-1][:200])
        mark.write_text(lock.read_text())
    return folder / "bin"


# ---- programs that look once and end ---------------------------------------------------------------------------------


@contextmanager
def urlwatch(errand: Errand) -> Iterator[Look]:
    """Ten threads, which is fixed; a condition in each request; all looks kept in one file."""
    jobs = _jobs(errand)
    (errand.home / "settings.yaml").write_text("report:\n  stdout:\n    enabled: true\n")
    files = {"--urls": jobs, "--config": "settings.yaml", "--cache": "cache.db", "--hooks": "hooks.py"}
    yield _once([environment("urlwatch") / "urlwatch", *_named(errand.home, files)], errand.home)


@contextmanager
def webchanges(errand: Errand) -> Iterator[Look]:
    """As many threads as it chooses; a condition in each request; SQLite."""
    files = {"--jobs": _jobs(errand), "--config": "settings.yaml", "--database": "snapshots.db", "--hooks": "hooks.py"}
    yield _once([environment("webchanges") / "webchanges", *_named(errand.home, files)], errand.home)


def _jobs(errand: Errand) -> str:
    (errand.home / "jobs.yaml").write_text("---\n".join(f"url: {one}\n" for one in errand.addresses))
    return "jobs.yaml"


def _named(home: Path, files: dict[str, str]) -> list[str]:
    return [part for option, file in files.items() for part in (option, str(home / file))]


def _once(command: Sequence[object], home: Path) -> Look:
    def look() -> Footprint:
        with _log(home).open("a") as log:
            process = subprocess.Popen(
                list(map(str, command)),
                env=_environ(home),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
            return ended(process)

    return look


# ---- a service -------------------------------------------------------------------------------------------------------


@contextmanager
def changedetection(errand: Errand) -> Iterator[Look]:
    """Its service without a browser, ten workers; the addresses given at the start, looks asked for over its API."""
    port = _free_port()
    command = [environment("changedetection") / "changedetection.io", "-C", "-d", errand.home / "store", "-l", "ERROR"]
    places = [part for one in errand.addresses for part in ("-u", one)]
    chosen = {
        "FETCH_WORKERS": "10",
        "DISABLE_VERSION_CHECK": "yes",
        "MINIMUM_SECONDS_RECHECK_TIME": "0",
        "ALLOW_IANA_RESTRICTED_ADDRESSES": "true",
    }
    before = errand.asked()
    ends = (before + number * len(errand.addresses) for number in count(1))
    with service([*command, "-h", "127.0.0.1", "-p", str(port), *places], errand.home, chosen) as process:

        def first() -> None:
            """It looks by itself at what it never saw."""

        def again() -> None:
            settings = json.loads((errand.home / "store" / "changedetection.json").read_text())
            token = settings["settings"]["application"]["api_access_token"]
            address = f"http://127.0.0.1:{port}/api/v1/watch?recheck_all=1"
            urlopen(Request(address, headers={"x-api-key": token}), timeout=120).read()

        asks = chain([first], repeat(again))
        yield lambda: looked(process, next(asks), partial(_asked, errand, next(ends)))


def _asked(errand: Errand, often: int) -> bool:
    return errand.asked() >= often


@contextmanager
def service(command: Sequence[object], home: Path, chosen: dict[str, str]) -> Iterator[int]:
    with _log(home).open("a") as log:
        process = subprocess.Popen(
            list(map(str, command)),
            env=_environ(home) | chosen,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield process.pid
        finally:
            process.terminate()
            process.wait(120)


def looked(process: int, ask: Callable[[], None], done: Callable[[], bool]) -> Footprint:
    """What a look of a running service cost, from ``ask`` until it is ``done`` and at rest. Raises TimeoutError."""
    forget_peak(process)
    before, end = footprint(process), time.monotonic() + LATE
    ask()
    while not done() or not _rests(process):
        if time.monotonic() > end:
            raise TimeoutError(f"not done after {LATE:.0f} s")
        time.sleep(0.2)
    after = footprint(process)
    return Footprint(after.seconds - before.seconds, after.written - before.written, after.peak)


def _rests(process: int) -> bool:
    before = footprint(process).seconds
    time.sleep(REST)
    return footprint(process).seconds - before < REST / 10


def _free_port() -> int:
    with create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])


def _environ(home: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(home)}


def _log(home: Path) -> Path:
    return home / "log"
