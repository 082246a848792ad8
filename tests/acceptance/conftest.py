"""The program as a user has it: the command, in a home of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from monitor.cli.application import run

SEIZED = Path(sys.executable).with_name("seized")


@dataclass(frozen=True, slots=True)
class Command:
    """Runs ``seized`` in one home, without any setting from outside."""

    home: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        outside = {name: value for name, value in os.environ.items() if not name.startswith("SEIZED_")}
        return {**outside, **self.settings, "SEIZED_HOME": str(self.home), "NO_COLOR": "1", "COLUMNS": "100"}

    def __call__(self, *words: object) -> str:
        """What the command prints, in a process of its own; fails unless it ends well."""
        answer = subprocess.run(
            [SEIZED, *map(str, words)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
        assert answer.returncode == 0, f"seized {words}: {answer.returncode}\n{answer.stdout}\n{answer.stderr}"
        return answer.stdout

    def here(self, *words: object) -> str:
        """The same in this process: starting one takes longer than most commands."""
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()) as out:
            for name, value in self.environment.items():
                patch.setenv(name, value)
            assert run(list(map(str, words))) == 0
        return out.getvalue()

    def lines(self, *words: object) -> list[dict[str, Any]]:
        """The JSON objects that the command prints, one a line."""
        return [json.loads(line) for line in self.here(*words, "--format", "json").splitlines()]

    def start(self, *words: str, log: Path) -> subprocess.Popen[bytes]:
        """Start the command in the background; its words go to ``log``."""
        with log.open("ab") as file:
            return subprocess.Popen([SEIZED, *words], env=self.environment, stdout=file, stderr=file)


@pytest.fixture
def seized(tmp_path: Path) -> Command:
    return Command(tmp_path / "home")
