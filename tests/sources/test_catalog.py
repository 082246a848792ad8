"""Sources from settings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest

from sources import catalog, folder
from sources.catalog import options_of, paces, robots_decisions, sites, sources_of
from sources.interface import Site
from sources.lanes import ORDINARY, Pace
from sources.pacing import Pacing
from sources.web import Web


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as client:
        yield client


@pytest.fixture
def fresh() -> Iterator[None]:
    sites.cache_clear()
    yield
    sites.cache_clear()


def test_every_file_with_a_site_is_found_by_itself() -> None:
    files = {path.stem for path in Path(folder.__file__).parent.glob("*.py") if "\nSITE = " in path.read_text("utf-8")}
    assert len(sites()) == len(files)
    assert list(sites()) == sorted(sites())
    assert {"folder", "wikisource"} <= set(sites())


def test_every_site_has_defaults_for_all_of_its_options_and_a_rhythm() -> None:
    for kind, site in sites().items():
        assert (site.kind, type(options_of(kind, {}))) == (kind, site.options)
        assert timedelta(0) < site.interval < site.promise


def test_two_sites_of_one_kind_are_refused(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    twin = ModuleType("sources.twin")
    twin.SITE = folder.SITE  # type: ignore[attr-defined]
    monkeypatch.setattr(catalog, "import_module", lambda name: twin)
    with pytest.raises(ValueError, match="two files of the package sources claim the kind 'folder'"):
        sites()


def test_each_folder_is_a_source(web: Web, tmp_path: Path) -> None:
    made = sources_of("folder", {"paths": [str(tmp_path), str(tmp_path / "b")]}, web)
    assert list(made) == ["folder", "folder-2"]
    assert (made["folder"].name, made["folder"].official, made["folder"].poll(None).listings) == ("folder", False, ())
    assert sources_of("folder", {}, web) == {}


def test_all_six_wikisources_are_watched_unless_the_settings_say_otherwise(web: Web) -> None:
    made = sources_of("wikisource", {}, web)
    assert list(made) == [f"wikisource-{language}" for language in ("ar", "en", "es", "fr", "ru", "zh")]
    assert list(sources_of("wikisource", {"languages": ["zh"], "api": None}, web)) == ["wikisource-zh"]


@pytest.mark.parametrize("language", ["ar", "zh", "en", "fr", "ru", "es"])
def test_every_language_has_a_wikisource(web: Web, language: str) -> None:
    source = sources_of("wikisource", {"languages": [language]}, web)[f"wikisource-{language}"]
    found = source.find("S/RES/2617(2021)", language)
    assert found[0].address.startswith(f"https://{language}.wikisource.org/wiki/")
    assert found[0].symbol == "S/RES/2617(2021)"
    assert source.find("S/RES/2617(2021)", "xx") == ()


def test_a_mirror_has_its_own_addresses() -> None:
    options = {"languages": ["zh"], "api": {"zh": "http://127.0.0.1:8811/api.php"}}
    with Web(private=frozenset({("127.0.0.1", 8811)})) as web:
        found = sources_of("wikisource", options, web)["wikisource-zh"].find("S/RES/2617(2021)", "zh-Hant")
    assert found[0].address.startswith("http://127.0.0.1:8811/index.php/")


@pytest.mark.parametrize(
    ("kind", "options", "words"),
    [
        ("rss", {}, "unknown setting sources.rss: the kinds of sources are"),
        ("folder", {"pth": 1}, "unknown setting sources.folder.pth: correct or remove it; it knows paths"),
        ("folder", {"paths": [5]}, "setting sources.folder.paths.0: Input is not a valid path"),
        ("wikisource", {"languages": ["de"]}, "there is no Wikisource for 'de'; choose one of zh, en, fr, es, ru, ar"),
        ("wikisource", {"languages": ["zh"], "api": {"en": "x"}}, "api names en: add it to languages too"),
    ],
)
def test_a_wrong_setting_gives_one_line_that_names_it(
    web: Web, kind: str, options: dict[str, object], words: str
) -> None:
    with pytest.raises(ValueError, match="sources") as caught:
        sources_of(kind, options, web)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "key", "value", "named"),
    [
        ("ods", "address", "ftp://documents.un.org", "sources.ods.address"),
        ("ods", "address", "http://documents.un.org", "sources.ods.address"),
        ("ods", "address", "https://", "sources.ods.address"),
        ("press", "addresses", {"en": "nonsense"}, "sources.press.addresses.en"),
        ("listings", "roots", {"security-council": "https://[::"}, "sources.listings.roots.security-council"),
        ("wikisource", "api", {"en": "https://ann:secret@example.org/api"}, "sources.wikisource.api.en"),
    ],
)
def test_an_address_that_could_never_be_read_is_refused_before_anything_is_asked(
    web: Web, kind: str, key: str, value: object, named: str
) -> None:
    with pytest.raises(ValueError, match=named) as caught:
        sources_of(kind, {key: value}, web)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_value_that_may_be_secret_is_not_repeated(web: Web) -> None:
    with pytest.raises(ValueError, match="paths") as caught:
        sources_of("folder", {"paths": {"token": "hunter2"}}, web)
    assert "hunter2" not in str(caught.value)


def test_options_without_fields_say_so(fresh: None, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    @dataclass(frozen=True, slots=True)
    class Nothing:
        """No options."""

    bare = Site("bare", Nothing, lambda options, web: {}, timedelta(1), timedelta(2))
    monkeypatch.setattr(catalog, "sites", lambda: {"bare": bare})
    with pytest.raises(ValueError, match="it has none of its own"):
        sources_of("bare", {"a": 1}, web)


def _sites(*made: Site) -> dict[str, Site]:
    return {site.kind: site for site in made}


def _site(kind: str, *hosts: str, pace: Pace = ORDINARY, robots: str = "obey") -> Site:
    return Site(kind, Site, lambda o, w: {}, timedelta(1), timedelta(2), hosts=hosts, pace=pace, robots=robots)


def test_where_two_sites_read_one_host_the_slower_pace_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = _site("texts", "docs.example", "files.example", pace=Pace(2.0, 4, "budget"))
    monkeypatch.setattr(catalog, "sites", lambda: _sites(_site("feeds", "docs.example", "a.example"), texts))
    assert paces() == {
        "docs.example": Pace(2.0, 4, "budget"),
        "files.example": Pace(2.0, 4, "budget"),
        "a.example": Pace(),
    }


def test_hosts_of_one_budget_have_one_limit() -> None:
    """Or a feed would wait until no text at all is being asked for, and be given up."""
    limits = {(pace.lane, pace.in_flight) for pace in paces().values() if pace.lane}
    assert len(limits) == len({lane for lane, _ in limits})
    texts = Pacing(paces=paces(), sleep=lambda _: None)
    with texts.turn("documents.un.org"), texts.turn("documents.un.org"), texts.turn("docs.un.org") as feed:
        feed.answered()


def test_rules_of_hosts_are_obeyed_unless_site_or_operator_say_why_not(monkeypatch: pytest.MonkeyPatch) -> None:
    made = _sites(_site("api", "a.example", "b.example", robots="a door for programs"), _site("pages", "b.example"))
    monkeypatch.setattr(catalog, "sites", lambda: made)
    assert robots_decisions({}) == {"a.example": "a door for programs", "b.example": "obey"}
    assert robots_decisions({"api": "obey"}) == {"a.example": "obey", "b.example": "obey"}
    assert robots_decisions({"pages": "they said yes"})["b.example"] == "they said yes"
    assert robots_decisions({"pages": "they said yes", "api": "obey"})["b.example"] == "obey"
