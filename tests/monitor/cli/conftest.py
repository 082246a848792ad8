"""Running commands as a user does: a command line in, an exit code and two streams out, a home of its own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from monitor.cli.application import run as run_command
from monitor.demo.story import document
from tests.support.standing import fresh_file
from tests.support.watching import only


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """Standard output as JSON lines; fails when there is anything else on it."""
        return [json.loads(line) for line in self.out.splitlines()]


Seized = Callable[..., Done]


@pytest.fixture
def seized(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Seized:
    """Run a command with a home of its own; no source is set, so that nothing looks outside."""
    monkeypatch.chdir(tmp_path)
    for name, value in only("folder").items():
        monkeypatch.setenv(name, value)

    home = tmp_path / "home"
    home.mkdir()
    fresh_file(home)

    def run(*arguments: str) -> Done:
        capfd.readouterr()
        code = run_command(["--home", str(home), *arguments])
        said = capfd.readouterr()
        return Done(code, said.out, said.err)

    return run


@pytest.fixture
def resolution(tmp_path: Path) -> Path:
    """A file with a made-up resolution."""
    path = tmp_path / "9002.wiki"
    path.write_text(document("en_9002"), encoding="utf-8")
    return path


@pytest.fixture
def reissue(tmp_path: Path) -> Path:
    path = tmp_path / "9002_reissued.wiki"
    path.write_text(document("en_9002_reissued"), encoding="utf-8")
    return path
