"""The service beside a real MediaWiki: what a subscriber to "cites 1373" is told, and what not."""

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from monitor.intents import SourceState
from monitor.store import outbox, schedule
from monitor.store.database import Database, open_database
from tests.acceptance.conftest import Command
from tests.support.mediawiki import MediaWiki, free_port, start_mediawiki
from tests.support.watching import only

pytestmark = [pytest.mark.shared, pytest.mark.mediawiki, pytest.mark.timeout(240), pytest.mark.slow]

PAGE = "聯合國安理會第2617號決議"


def wait_until(is_so: Callable[[], bool], what: str, seconds: float = 45) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"waited {seconds} s in vain: {what}"
        time.sleep(0.3)


@pytest.fixture
def wiki(tmp_path: Path) -> Iterator[MediaWiki]:
    wiki = start_mediawiki(tmp_path / "wiki")
    yield wiki
    wiki.stop()


@pytest.fixture
def service(wiki: MediaWiki, tmp_path: Path) -> Iterator[Command]:
    """``seized run``, watching the wiki; what it prints is in the home's ``log``."""
    settings = only("wikisource") | {
        "SEIZED_SOURCES__WIKISOURCE__LANGUAGES": '["zh"]',
        "SEIZED_SOURCES__WIKISOURCE__API": json.dumps({"zh": wiki.api}),
        "SEIZED_ALLOW_PRIVATE": json.dumps([f"127.0.0.1:{wiki.port}"]),
        "SEIZED_INTERVALS__POLL": "1",
        "SEIZED_INTERVALS__TICK": "0.2",
        "SEIZED_INTERVALS__BACK_OFF_CAP": "3",
        "SEIZED_WEB__PORT": str(free_port()),
    }
    seized = Command(tmp_path / "home", settings)
    seized.here("subscribe", "console:", "--cites", "S/RES/1373(2001)")
    process = seized.start("run", log=tmp_path / "log")
    yield seized
    process.terminate()
    assert process.wait(timeout=30) == 0


@dataclass(frozen=True, slots=True)
class Beside:
    """The service's database, read beside it: a command for each look would keep a processor busy."""

    database: Database

    def deliveries(self) -> int:
        return outbox.states(self.database).get("done", 0)

    def wikisource(self) -> SourceState:
        return schedule.source_states(self.database)[0]

    def wait_for_polls(self, count: int = 2) -> None:
        for _ in range(count):
            before = self.wikisource().last_success_at
            wait_until(lambda before=before: self.wikisource().last_success_at != before, "a poll")  # type: ignore[misc]


@pytest.fixture
def beside(service: Command) -> Iterator[Beside]:
    """What the service has stored, once its first look has ended."""
    with closing(open_database(f"sqlite:///{service.home}/seized.db")) as database:
        wait_until(lambda: bool(schedule.source_states(database)), "the first look")
        beside = Beside(database)
        wait_until(lambda: beside.wikisource().last_success_at is not None, "the first pass")
        yield beside


def test_a_subscriber_is_told_of_a_new_page_and_of_a_changed_paragraph_and_of_nothing_else(
    shared: Path, wiki: MediaWiki, beside: Beside, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    text = next((shared / "seeds").glob("001_*.txt")).read_text(encoding="utf-8")
    wiki.edit(PAGE, text)
    wait_until(lambda: beside.deliveries() == 1, "the alert of the new page")
    told = log.read_text(encoding="utf-8")
    assert "S/RES/2617" in told
    assert "1373(2001)" in told
    assert re.search(r"^(op\. 1|preamble, paragraph 1):", told, re.MULTILINE)
    assert "first" in told.lower()
    assert "http" in told

    changed = text.replace("直至2025年12月31日終了期間", "直至2026年12月31日終了期間")
    assert changed != text
    wiki.edit(PAGE, changed)
    wait_until(lambda: beside.deliveries() == 2, "the alert of the changed paragraph")
    told = log.read_text(encoding="utf-8")[len(told) :]
    assert re.search(r"2025.*2026", told)
    assert re.search(r"^op\. 2\b", told, re.MULTILINE)

    wiki.edit(PAGE, changed.replace("聯合國安理會第2618(2022)號決議", "聯合國安理會第2618(2022)號決議 (下一個)"))
    wiki.edit(PAGE, changed.replace("本作品來自聯合國官方文件。", "本作品是聯合國官方文件。"))
    beside.wait_for_polls()
    wiki.edit(PAGE, "", "blanked")
    beside.wait_for_polls()
    wiki.edit(PAGE, changed, "restored")
    beside.wait_for_polls()
    wiki.move(PAGE, "联合国安理会第2617号决议")
    beside.wait_for_polls()
    assert beside.deliveries() == 2

    wiki.stop()
    wait_until(lambda: beside.wikisource().failures != 0, "back-off")
    wiki.edit("联合国安理会第2617号决议", changed.replace("2026年12月31日終了", "2027年12月31日終了"))
    wiki.serve()
    wait_until(lambda: beside.deliveries() == 3, "the alert after the outage")
    assert beside.wikisource().failures == 0
