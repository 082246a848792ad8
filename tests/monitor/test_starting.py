"""What a start costs: nobody waits for, or holds in memory, what is not used. Asked of real processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = ("fastapi", "starlette", "uvicorn", "feedgenerator", "monitor.web.application")
READERS = ("bs4", "lxml", "feedparser", "pypdf", "pypdfium2", "docx")
SENDERS = ("apprise", "jinja2", "notifiers.mail", "notifiers.webhook")
FETCHERS = ("httpx", "httpcore")
JUDGES = ("rapidfuzz", "opencc", "diffing.structure", "diffing.citations", "diffing.comparing")
DATABASES = ("alembic", "psycopg", "sqlalchemy.dialects.postgresql")
WORDS = ("monitor.messages", "monitor.composing", "babel.messages")
RARE = (*PAGES, *READERS, *SENDERS, *FETCHERS, *JUDGES, *DATABASES)

COMMAND = """
import gc, sys
from monitor.__main__ import main
sys.argv = ["seized", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    print(end.code, gc.isenabled(), *sys.modules, file=sys.stderr)
"""

SERVICE = """
import sys
from contextlib import ExitStack
from urllib.request import urlopen

from monitor import logs
from monitor.cli.running import status_page
from monitor.running.embedded import running
from monitor.settings import load
from monitor.wiring import build
from tests.support.watching import only

logs.configure("critical", "json")
with ExitStack() as stack:
    service = build(load(environ=only("folder")), stack)
    address = stack.enter_context(status_page(service))
    stack.enter_context(running(service))
    print(*sys.modules)
    print(urlopen(address, timeout=60).status, *sys.modules)
"""


def python(home: Path, program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environ = {**os.environ, "SEIZED_HOME": str(home)}
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, env=environ, capture_output=True, text=True, timeout=110, check=True)


def started(home: Path, *arguments: str) -> tuple[int, bool, frozenset[str]]:
    """The exit code of a command, whether garbage is collected at its end, and every module that it imported."""
    code, collecting, *modules = python(home, COMMAND, *arguments).stderr.splitlines()[-1].split()
    return int(code), collecting == "True", frozenset(modules)


@pytest.mark.parametrize("command", [["status"], ["events"], ["sources"], ["subscriptions", "list"], ["missing"]])
def test_a_command_that_looks_imports_nothing_that_fetches_reads_judges_or_sends(
    tmp_path: Path, command: list[str]
) -> None:
    code, _, modules = started(tmp_path, *command)
    assert code == 0
    assert sorted(modules.intersection(RARE)) == []


@pytest.mark.parametrize("command", ["--version", "--help"])
def test_what_needs_no_database_imports_none(tmp_path: Path, command: str) -> None:
    code, _, modules = started(tmp_path, command)
    assert code == 0
    assert sorted(modules.intersection({*RARE, "sqlalchemy", "sqlmodel", "pydantic"})) == []


def test_garbage_is_collected_while_a_command_works(tmp_path: Path) -> None:
    _, collecting, _ = started(tmp_path, "status")
    assert collecting


def test_a_service_at_rest_has_imported_no_pages_and_no_readers_until_somebody_asks(tmp_path: Path) -> None:
    at_rest, asked = python(tmp_path, SERVICE).stdout.splitlines()
    assert sorted(set(at_rest.split()).intersection({*PAGES, *READERS, *SENDERS, *FETCHERS, *DATABASES, *WORDS})) == []
    assert asked.split()[0] == "200"
    assert set(PAGES) <= set(asked.split())


def test_libraries_load_no_command_line_and_no_colours_of_their_own(tmp_path: Path) -> None:
    program = "import sys; from monitor import logs; import sources.fetching; print(*sys.modules)"
    loaded = set(python(tmp_path, program).stdout.split())
    assert {"httpx", "structlog"} <= loaded
    assert sorted(loaded.intersection({"click", "pygments", "rich.traceback"})) == []
