"""What the settings make: sources by name, one notifier for each channel, links that readers can follow."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.reaching import Notifiers
from monitor.settings import SettingsError, load
from monitor.store.database import StoreError
from monitor.timing import Intervals
from monitor.wiring import build, page_of
from notifiers.interface import ChannelOptions
from tests.support.building import channel
from tests.support.watching import only


def sources(home: Path, *kinds: str, **environ: str) -> list[str]:
    """The names of the sources of some sites (none: of all that are on by default)."""
    with ExitStack() as stack:
        chosen = only(*kinds) if kinds else {}
        return list(build(load(home=home, environ=chosen | environ), stack).sources)


def test_every_site_is_watched_that_is_on_by_default(tmp_path: Path) -> None:
    assert {"folder", "wikisource-ar", "wikisource-zh"} <= set(sources(tmp_path))
    assert (tmp_path / "incoming").is_dir()


def test_every_folder_is_a_source_of_its_own(tmp_path: Path) -> None:
    environ = {"SEIZED_SOURCES__FOLDER__PATHS": f'["{tmp_path}/a", "{tmp_path}/b"]'}
    assert sources(tmp_path, "folder", **environ) == ["folder", "folder-2"]


def intervals(home: Path, **environ: str) -> Intervals:
    with ExitStack() as stack:
        return build(load(home=home, environ=environ), stack).context.intervals


def test_a_folder_is_looked_at_more_often_than_a_site(tmp_path: Path) -> None:
    agreed = intervals(tmp_path)
    assert agreed.of("folder").poll < agreed.of("wikisource-en").poll


def test_one_interval_holds_for_all_sites_that_have_none_of_their_own(tmp_path: Path) -> None:
    agreed = intervals(tmp_path, SEIZED_INTERVALS__POLL="7")
    assert agreed.of("wikisource-en").poll == timedelta(seconds=7)
    assert agreed.of("folder").poll == timedelta(seconds=15)


def test_a_sites_own_interval_prevails(tmp_path: Path) -> None:
    agreed = intervals(tmp_path, SEIZED_INTERVALS__POLL="7", SEIZED_SOURCES__WIKISOURCE__INTERVAL="9")
    assert agreed.of("wikisource-en").poll == timedelta(seconds=9)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SEIZED_SOURCES__WIKISOURCE__LANGUAGES", '["xx"]', "xx"),
        ("SEIZED_SOURCES__WIKISOURCE__API__XX", "http://127.0.0.1:1/api.php", "xx"),
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
