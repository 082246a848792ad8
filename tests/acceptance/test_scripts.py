"""One resolution in both Chinese scripts: a transcription in traditional characters, then the simplified text."""

import os
from pathlib import Path

import opencc
import pytest

from tests.acceptance.conftest import Command
from tests.support.watching import only

pytestmark = pytest.mark.shared

SYMBOL = "S/RES/2617(2021)"


@pytest.fixture
def seized(tmp_path: Path) -> Command:
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    settings = only("folder") | {"SEIZED_SOURCES__FOLDER__PATHS": f'["{incoming}"]'}
    return Command(tmp_path / "home", settings)


def put(path: Path, text: str) -> None:
    """A file that has been lying there long enough to count as complete."""
    path.write_text(text, encoding="utf-8")
    an_hour_ago = path.stat().st_mtime - 3600
    os.utime(path, (an_hour_ago, an_hour_ago))


def test_the_other_script_is_a_further_language_and_no_change(shared: Path, seized: Command, tmp_path: Path) -> None:
    traditional = next((shared / "seeds").glob("001_*.txt")).read_text(encoding="utf-8")
    seized.here("poll")
    seized.here("subscribe", "console:", "--cites", "S/RES/1373(2001)")

    put(tmp_path / "incoming/one.txt", traditional)
    seized.here("poll", "folder")
    put(tmp_path / "incoming/two.txt", opencc.OpenCC("t2s").convert(traditional))
    seized.here("poll", "folder")

    assert {one["subject"] for one in seized.lines("events")} == {SYMBOL}
    assert [one["type"].rsplit(".", 1)[-1] for one in seized.lines("events")] == ["issued", "language_added"]
    assert len(seized.lines("deliveries", "list")) == 1
    first, second = (seized.lines("show", SYMBOL, "--language", tag)[0] for tag in ("zh-Hant", "zh"))
    assert [one["target"] for one in first["citations"]] == [one["target"] for one in second["citations"]]
    assert [one["path"] for one in first["paragraphs"]] == [one["path"] for one in second["paragraphs"]]
