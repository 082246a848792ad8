"""The command as a process: pipes that close, signals, disks that are full."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from monitor.cli.application import run
from tests.support.standing import fresh_file
from tests.support.watching import only

pytestmark = pytest.mark.slow

COMMAND = [sys.executable, "-m", "monitor"]
QUIET = only("folder") | {"SEIZED_WEB__PORT": "0"}


def start(home: Path, *arguments: str, **options: Any) -> subprocess.Popen[str]:
    environment = {**os.environ, **QUIET, **options.pop("env", {})}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen([*COMMAND, "--home", str(home), *arguments], text=True, env=environment, **pipes)


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


@pytest.fixture
def service(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    fresh_file(tmp_path)
    process = start(tmp_path, "run")
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found
    return found[0]


def test_the_service_serves_its_page_and_stops_cleanly(service: subprocess.Popen[str]) -> None:
    with urlopen(address_of(service) + "/health", timeout=10) as answer:
        assert answer.status == 200
    assert service.stdout is not None
    assert "folder" in service.stdout.readline()
    service.send_signal(signal.SIGTERM)
    code, _, err = ended(service)
    assert code == 0
    assert "Traceback" not in err


def health_command() -> list[str]:
    """What a container asks itself with."""
    file = (Path(__file__).parents[3] / "Dockerfile").read_text(encoding="utf-8")
    found = re.search(r"^HEALTHCHECK .* CMD (\[.*\])$", file, re.MULTILINE)
    assert found
    return [str(part) for part in json.loads(found[1])]


def test_a_container_is_healthy_as_long_as_its_service_answers(service: subprocess.Popen[str]) -> None:
    port = address_of(service).rpartition(":")[2]
    program, *words = health_command()
    ask = partial(subprocess.run, [sys.executable, *words], env={**os.environ, "SEIZED_WEB__PORT": port}, timeout=60)
    assert program == "python"
    assert ask().returncode == 0
    service.kill()
    service.wait()
    assert ask(capture_output=True).returncode == 1


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    text = tmp_path / "long.txt"
    lines = [f"{number}. Decides to do a thing;" for number in range(1, 3000)]
    text.write_text("The Security Council,\n\n" + "\n\n".join(lines), encoding="utf-8")
    process = start(tmp_path, "structure", str(text))
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    assert (process.stderr.read(), process.wait(60)) == ("", 0)
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_output_that_takes_no_more_is_one_line(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("The Security Council,\n\n1. Decides;\n", encoding="utf-8")
    with Path("/dev/full").open("w") as full:
        code, _, err = ended(start(tmp_path, "cite", "--format", "json", str(text), stdout=full))
    assert (code, len(err.splitlines())) == (1, 1)
    assert "no space left" in err


def test_a_limit_on_file_sizes_is_one_line_and_leaves_a_database_that_works(tmp_path: Path) -> None:
    command = [*COMMAND, "--home", str(tmp_path), "db", "upgrade"]
    limited = ["/bin/sh", "-c", 'ulimit -f 100; "$@"', "sh", *command]  # blocks of 512 bytes
    done = subprocess.run(limited, capture_output=True, text=True, timeout=60)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "limit on file sizes" in done.stderr
    assert run(["--home", str(tmp_path), "db", "upgrade"]) == 0


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_taken_for_an_empty_one(tmp_path: Path, closed: str) -> None:
    fresh_file(tmp_path)
    command = [*COMMAND, "--home", str(tmp_path), "db", "check"]
    done = subprocess.run(["/bin/sh", "-c", f'"$@" {closed}', "sh", *command], timeout=60, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "seized.db").read_bytes().startswith(b"SQLite format 3")


def test_a_closed_standard_input_is_no_text(tmp_path: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", '"$@" <&-', "sh", *COMMAND, "cite", "-"], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (2, "seized: standard input cannot be read: it is empty\n")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """What runs in the background of a shell has interrupts ignored, and what it starts inherits that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_ends_with_one_line_and_130(tmp_path: Path) -> None:
    process = start(tmp_path, "cite", "-", stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(
        "The Security Council,\n" * 10_000
    )  # more than a pipe holds: once it is taken, it is being read
    process.send_signal(signal.SIGINT)
    code, _, err = ended(process)
    assert (code, err) == (130, "seized: interrupted; what was finished is kept\n")


def test_help_needs_no_database_nor_web_framework(tmp_path: Path) -> None:
    script = (
        "import sys; from monitor.cli.application import run; run(['--help']); "
        "print(sorted({'sqlmodel', 'fastapi', 'alembic', 'apprise', 'bs4', 'opencc'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"
