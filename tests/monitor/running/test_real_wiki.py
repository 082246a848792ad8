"""The whole way once more, from a real MediaWiki to a mailbox on loopback."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from monitor.intents import SourceState
from monitor.running.embedded import running
from monitor.service import Service
from monitor.settings import load
from monitor.store import corpus, schedule
from monitor.subscribing import Rule
from monitor.wiring import build
from tests.support.mediawiki import MediaWiki, start_mediawiki
from tests.support.receiving import Inbox, inbox
from tests.support.resolutions import chinese
from tests.support.standing import follow
from tests.support.watching import only

pytestmark = [pytest.mark.mediawiki, pytest.mark.slow]

LICENCE = "\n\n{{PD-UN}}\n"


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MediaWiki]:
    wiki = start_mediawiki(tmp_path_factory.mktemp("wiki"))
    yield wiki
    wiki.stop()


@pytest.fixture
def box() -> Iterator[Inbox]:
    with inbox() as box:
        yield box


@pytest.fixture
def service(tmp_path: Path, wiki: MediaWiki, box: Inbox) -> Iterator[Service]:
    """A service that runs on the wiki and follows what cites resolution 1373."""
    environ = {
        **only("wikisource"),
        "SEIZED_SOURCES__WIKISOURCE__LANGUAGES": '["zh"]',
        "SEIZED_SOURCES__WIKISOURCE__API__ZH": wiki.api,
        "SEIZED_ALLOW_PRIVATE": f'["127.0.0.1:{wiki.port}", "{box.endpoint}"]',
        "SEIZED_INTERVALS__TICK": "0.05",
        "SEIZED_INTERVALS__POLL": "0.3",
        "SEIZED_INTERVALS__BACK_OFF_CAP": "0.6",
    }
    with ExitStack() as stack:
        service = build(load(home=tmp_path / "home", environ=environ), stack)
        address = f"webhook+http://{box.endpoint}/hook"
        follow(service.database, Rule(cites=("S/RES/1373(2001)",)), address=address)
        stack.enter_context(running(service))
        wait_for(lambda: state(service).cursor is not None)
        yield service


def wait_for(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def state(service: Service) -> SourceState:
    return schedule.source_states(service.database)[0]


def wait_for_a_look(service: Service) -> None:
    """Two polls from now on have ended well: one of them began after this moment."""
    for _ in range(2):
        before = state(service).last_success_at
        wait_for(lambda before=before: state(service).last_success_at != before)  # type: ignore[misc]


def told(box: Inbox) -> list[tuple[str, list[Any]]]:
    """The type of each message and the paragraphs that it shows as changed."""
    found = []
    for _, _, event in box.accepted:
        hunks = (event["data"].get("change") or {}).get("hunks", [])
        found.append((event["type"].rpartition(".")[2], [hunk["new"] for hunk in hunks]))
    return found


def page(number: int) -> tuple[str, str]:
    """A resolution's page name and text."""
    return f"聯合國安全理事會第{number}號決議", chinese(number, traditional=True)


def test_a_page_is_told_once_its_edit_once_and_its_furniture_never(
    service: Service, wiki: MediaWiki, box: Inbox
) -> None:
    name, text = page(2903)
    wiki.edit(name, text)
    wait_for(lambda: len(box.accepted) == 1)
    assert told(box) == [("new", [])]
    first = box.accepted[0][2]
    assert (first["subject"], first["data"]["newly"]["first_in_collection"][0]) == (
        "S/RES/2903(2026)",
        "S/RES/1373(2001)",
    )
    assert [one["path"] for one in first["data"]["citing_paragraphs"] if one["target"] == "S/RES/1373(2001)"]

    edited = text.replace("每九十天", "每六十天")
    wiki.edit(name, edited)
    wait_for(lambda: len(box.accepted) == 2)
    assert told(box)[1] == ("changed_without_notice", [["op2"]])

    wiki.edit(name, edited + LICENCE)
    wait_for_a_look(service)
    wiki.edit(name, "")
    wait_for_a_look(service)
    wiki.edit(name, edited + LICENCE)
    wiki.move(name, "聯合國安理會第2903號決議")
    wait_for_a_look(service)
    assert len(told(box)) == 2
    assert corpus.version(service.database, "S/RES/2903(2026)") is not None


def test_a_wiki_that_was_away_loses_nothing(service: Service, wiki: MediaWiki, box: Inbox) -> None:
    wiki.stop()
    wait_for(lambda: state(service).failures >= 2)
    assert state(service).last_error
    wiki.edit(*page(2904))
    wiki.serve()
    wait_for(lambda: len(box.accepted) == 1)
    assert state(service).failures == 0
