"""The README tells the truth: every command in it runs, in order, in one new home, and prints what is shown there.

A ``sh`` fence holds commands, a ``console`` fence commands behind ``$`` and what they print; a line ``…`` stands for
lines that were left out. ``no-test`` behind ``sh`` marks what cannot run here. ``make`` is asked what it would do.
"""

import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from monitor.cli.application import run as run_command
from monitor.demo.publisher import Publisher, opened
from tests.support.watching import only

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(?P<kind>\w+)(?P<mark>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"
SERVICE = "seized run"
MOST_UNTESTED = 1

# What differs from run to run: moments, the port of a test, and with them the width of columns.
VOLATILE = (
    (
        re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC|\d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d UTC|\d\d:\d\d:\d\d UTC"),
        "<time>",
    ),
    (re.compile(r"127\.0\.0\.1:\d+"), "127.0.0.1"),
    (re.compile("─+"), "─"),
    (re.compile(" +"), " "),
)

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Step:
    """A command of the README. ``shown`` is what is printed below it, None where nothing is shown."""

    command: str
    shown: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """How a step ended."""

    code: int
    out: str


# ---- reading the README ----------------------------------------------------------------------------------------------


def fences() -> Iterator[re.Match[str]]:
    return FENCE.finditer(README)


def steps() -> Iterator[Step]:
    for fence in fences():
        if fence["kind"] == "console":
            yield from shown_steps(fence["body"])
        elif fence["kind"] == "sh" and not fence["mark"]:
            yield from (Step(line) for line in fence["body"].splitlines() if line and not line.startswith("#"))


def shown_steps(body: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, *shown = part.splitlines()
        yield Step(command, tuple(shown))


def normal(lines: str) -> str:
    """Lines without what differs from run to run, and without empty ones."""
    for pattern, word in VOLATILE:
        lines = pattern.sub(word, lines)
    return "".join(line.strip() + "\n" for line in lines.splitlines() if line.strip())


def agrees(shown: tuple[str, ...], printed: str) -> bool:
    parts = [
        re.escape(line + "\n") if line != LEFT_OUT else r"(?:.*\n)*?" for line in normal("\n".join(shown)).splitlines()
    ]
    return re.fullmatch("".join(parts), normal(printed)) is not None


STEPS = tuple(steps())


# ---- running it ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Done, ...]:
    """Every step, run in order, in a home that is new, before a make-believe Wikisource."""
    with ExitStack() as stack:
        publisher = stack.enter_context(opened(publisher_of_1373()))
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        make_environment(patch, tmp_path_factory.mktemp("readme"), publisher)
        return tuple(run_step(step, patch) for step in STEPS)


def publisher_of_1373() -> Publisher:
    """A Wikisource with the page that the README fetches, and those that it cites; the texts are made up."""
    publisher = Publisher()
    cited = "Reaffirming its resolutions 1269 (1999) of 19 October 1999 and 1368 (2001) of 12 September 2001,"
    for number, year, preamble in (
        (1269, 1999, "Noting that lamps go out,"),
        (1368, 2001, "Noting that oil is short,"),
        (1373, 2001, cited),
    ):
        head = f"S/RES/{number} ({year})\n\nThe Security Council,\n\n{preamble}\n\n"
        text = head + "1. Decides that the lamps be lit;\n\n2. Decides to remain seized of the matter.\n"
        publisher.wikis["en"].publish(f"United Nations Security Council Resolution {number}", text)
    return publisher


def make_environment(patch: pytest.MonkeyPatch, home: Path, publisher: Publisher) -> None:
    patch.chdir(ROOT)
    for name in [name for name in os.environ if name.startswith(("SEIZED_", "XDG_")) or name == "FORCE_COLOR"]:
        patch.delenv(name)
    (home / "empty.toml").touch()
    ours = {
        "PWD": str(ROOT),
        "HOME": str(home),
        "COLUMNS": "80",
        "SEIZED_CONFIG": str(home / "empty.toml"),
        "SEIZED_WEB__PORT": "0",
        "SEIZED_ALLOW_PRIVATE": json.dumps([f"127.0.0.1:{publisher.port}"]),
        **only("folder", "wikisource"),
        "SEIZED_SOURCES__WIKISOURCE__LANGUAGES": '["en", "zh"]',
        "SEIZED_SOURCES__WIKISOURCE__API": json.dumps({tag: publisher.api(tag) for tag in ("en", "zh")}),
    }
    for name, value in ours.items():
        patch.setenv(name, value)


def run_step(step: Step, patch: pytest.MonkeyPatch) -> Done:
    words = shlex.split(os.path.expandvars(step.command), comments=True)
    match words[0]:
        case "export":
            name, _, value = words[1].partition("=")
            patch.setenv(name, value)
            return Done(0, "")
        case "seized":
            return run_service(step) if step.command == SERVICE else run_seized(words[1:])
        case "make":
            return run_other(["make", "--dry-run", *words[1:]])
        case _:
            return run_other(words)


def run_seized(arguments: list[str]) -> Done:
    """In this process: starting one for each command would take most of the time."""
    with redirect_stdout(io.StringIO()) as out:
        code = run_command(arguments)
    return Done(code, out.getvalue())


def run_other(words: list[str]) -> Done:
    ended = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    return Done(ended.returncode, ended.stdout)


def run_service(step: Step) -> Done:
    """Start it, let it say as much as is shown, stop it as a supervisor does."""
    command = [sys.executable, "-m", "monitor", *shlex.split(step.command)[1:]]
    with subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in step.shown or ()]
        process.send_signal(signal.SIGTERM)
        said.append(process.stdout.read())
    return Done(process.returncode, "".join(said))


# ---- promises --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(len(STEPS)), ids=[step.command for step in STEPS])
def test_every_command_runs_and_prints_what_is_shown(number: int, done: tuple[Done, ...]) -> None:
    shown, ended = STEPS[number].shown, done[number]
    assert ended.code == 0
    if shown is not None:
        assert agrees(shown, ended.out), ended.out


def test_the_first_screen_starts_and_tests_the_program() -> None:
    first = README[: README.index("\n## ")]
    assert "make run" in first
    assert "make test" in first
    assert "Independent, unofficial: check the official text." in first


def test_the_service_is_among_the_commands() -> None:
    assert SERVICE in {step.command for step in STEPS}


def test_hardly_anything_is_left_untested_and_each_time_with_a_reason() -> None:
    untested = [fence["body"] for fence in fences() if fence["mark"]]
    assert len(untested) <= MOST_UNTESTED
    assert all(body.startswith("# not run by the tests: ") for body in untested)
