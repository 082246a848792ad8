"""Sources from settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sources.catalog import source_for
from sources.web import Web


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as client:
        yield client


def test_a_folder_is_made_from_its_path(web: Web, tmp_path: Path) -> None:
    source = source_for("folder", "mail", {"path": str(tmp_path), "settle": 0.5, "depth": None}, web)
    assert (source.name, source.official, source.poll(None).listings) == ("mail", False, ())


@pytest.mark.parametrize("language", ["ar", "zh", "en", "fr", "ru", "es"])
def test_every_language_has_a_wikisource(web: Web, language: str) -> None:
    source = source_for("wikisource", f"wikisource-{language}", {"language": language}, web)
    found = source.find("S/RES/2617(2021)", language)
    assert source.name == f"wikisource-{language}"
    assert found[0].address.startswith(f"https://{language}.wikisource.org/wiki/")
    assert found[0].symbol == "S/RES/2617(2021)"
    assert source.find("S/RES/2617(2021)", "xx") == ()


def test_a_mirror_has_its_own_addresses(web: Web) -> None:
    options = {"language": "zh", "api": "http://127.0.0.1:8811/api.php"}
    address = source_for("wikisource", "w", options, web).find("S/RES/2617(2021)", "zh-Hant")[0].address
    assert address.startswith("http://127.0.0.1:8811/index.php/")


@pytest.mark.parametrize(
    ("kind", "options", "words"),
    [
        ("rss", {}, "unknown kind 'rss'; choose one of folder, wikisource"),
        ("folder", {}, "needs the setting 'path'"),
        ("folder", {"path": "x", "pth": 1}, "unknown setting 'pth'; it knows path, settle, depth, cap"),
        ("folder", {"path": 5}, "cannot be set up"),
        ("wikisource", {"language": "de"}, "there is no Wikisource for 'de'; choose one of zh, en, fr, es, ru, ar"),
    ],
)
def test_a_wrong_setting_gives_one_line_that_names_it(
    web: Web, kind: str, options: dict[str, object], words: str
) -> None:
    with pytest.raises(ValueError, match="the source 'mine'") as caught:
        source_for(kind, "mine", options, web)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
