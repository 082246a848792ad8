"""What the settings make: sources by name, one notifier for each channel, links that readers can follow."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.settings import SettingsError, load
from monitor.store.database import StoreError
from monitor.wiring import Notifiers, build, page_of
from notifiers.interface import ChannelOptions
from tests.support.building import channel


def sources(home: Path, **environ: str) -> list[str]:
    with ExitStack() as stack:
        return list(build(load(home=home, environ=environ), stack).sources)


def test_by_default_a_folder_and_two_wikisources_are_watched(tmp_path: Path) -> None:
    assert sources(tmp_path) == ["folder", "wikisource-en", "wikisource-zh"]
    assert (tmp_path / "incoming").is_dir()


def test_every_folder_is_a_source_of_its_own(tmp_path: Path) -> None:
    chosen = f'["{tmp_path}/a", "{tmp_path}/b"]'
    environ = {"SEIZED_SOURCES__FOLDER__PATHS": chosen, "SEIZED_SOURCES__WIKISOURCE__ENABLED": "false"}
    assert sources(tmp_path, **environ) == ["folder", "folder-2"]


def test_a_folder_is_looked_at_more_often_than_a_site(tmp_path: Path) -> None:
    with ExitStack() as stack:
        intervals = build(load(home=tmp_path, environ={}), stack).context.intervals
    assert intervals.of("folder").poll < intervals.of("wikisource-en").poll


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SEIZED_SOURCES__WIKISOURCE__LANGUAGES", '["xx"]', "wikisource-xx"),
        ("SEIZED_SOURCES__WIKISOURCE__API__FR", "http://127.0.0.1:1/api.php", "fr"),
    ],
)
def test_a_source_that_cannot_be_is_named(tmp_path: Path, name: str, value: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        sources(tmp_path, **{name: value})


def test_a_server_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        sources(tmp_path, SEIZED_DATABASE="postgresql://user:sesame@127.0.0.1:1/seized")
    assert "sesame" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_channel_keeps_its_notifier_until_its_address_changes() -> None:
    with ExitStack() as stack:
        notifiers = Notifiers(ChannelOptions(), stack)
        first = notifiers(channel())
        assert notifiers(channel()) is first
        assert notifiers(replace(channel(), address="console://")) is not first


def test_a_page_is_linked_only_where_readers_can_reach_it() -> None:
    assert page_of(load(environ={}), "S/RES/2617(2021)") is None
    reachable = load(environ={"SEIZED_WEB__URL": "https://seized.example.org/"})
    assert page_of(reachable, "S/RES/2617(2021)") == "https://seized.example.org/works/S/RES/2617%282021%29"
