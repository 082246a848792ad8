"""The documents for those who run it: complete, and nothing in them that the program does not have."""

import json
import re
import shlex
from collections.abc import Iterator
from datetime import timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from typer.main import get_command

from monitor.cli.application import build, run
from monitor.intents import EventType
from monitor.knobs import Settings
from monitor.settings import load
from monitor.source_knobs import SourceSettings
from notifiers import catalog as channels
from sources.catalog import sites
from tests.support.watching import only

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", *sorted(DOCS.glob("*.md")))
EXAMPLE = DOCS / "examples" / "A_RES_81_901.txt"
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
QUOTED_COMMAND = re.compile(r"`seized ([^`]+)`")
UNITS = {"s": "seconds", "min": "minutes", "h": "hours", "d": "days"}


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def rows(text: str) -> dict[str, str]:
    """The tables of a page: what stands in backquotes in the first cell, and the second cell."""
    return {
        name: cells[1].strip()
        for cells in (line.strip("|").split("|") for line in text.splitlines() if line.startswith("| `"))
        for name in re.findall(r"`([^`]+)`", cells[0])
    }


# ---- settings --------------------------------------------------------------------------------------------------------


def knobs(table: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, object]]:
    """Every key, nested ones with dots, and its default; what every site knows stands under ``sources.SITE`` once."""
    for name, field in table.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from knobs(field.annotation, f"{prefix}{name}.")
        elif issubclass(table, SourceSettings) and name in SourceSettings.model_fields:
            yield f"sources.SITE.{name}", field.get_default(call_default_factory=True)
        else:
            yield f"{prefix}{name}", field.get_default(call_default_factory=True)


KNOBS = dict(knobs(Settings))
BY_SITE = {f"sources.SITE.{name}" for name in ("enabled", "interval", "promise", "robots")}


def test_every_setting_is_documented_and_no_other() -> None:
    told = rows(page("settings"))
    assert {key for key in told if not key.startswith("[")} == set(KNOBS)
    assert {key for key in told if key.startswith("[")} == {f"[sources.{kind}]" for kind in sites()}


@pytest.mark.parametrize("kind", sites())
def test_what_a_site_is_by_default_is_as_documented(kind: str) -> None:
    site = sites()[kind]
    line = next(one for one in page("settings").splitlines() if one.startswith(f"| `[sources.{kind}]`"))
    enabled, interval, promise = (cell.strip() for cell in line.strip("|").split("|")[1:4])
    assert (enabled, as_value(interval), as_value(promise)) == (
        "on" if site.enabled else "off",
        site.interval,
        site.promise,
    )


@pytest.mark.parametrize(
    "key",
    [key for key in sorted(set(KNOBS) - BY_SITE) if isinstance(KNOBS[key], bool | int | float | str | timedelta)],
)
def test_a_default_is_as_documented(key: str) -> None:
    assert as_value(rows(page("settings"))[key]) == KNOBS[key]


def as_value(cell: str) -> object:
    number, _, unit = cell.partition(" ")
    if unit in UNITS:
        return timedelta(**{UNITS[unit]: int(number)})
    plain = cell.strip("`")
    if re.fullmatch(r"\d+\.\d+", plain):
        return float(plain)
    return {"true": True, "false": False}.get(plain, int(plain) if plain.isdecimal() else plain)


def test_the_settings_of_the_readme_are_settings() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("| setting |")[2].partition("\n\n")[0]
    assert set(rows(table)) <= set(KNOBS)


def test_the_sources_of_the_readme_are_called_as_in_the_settings() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("| source |")[2].partition("\n\n")[0]
    assert rows(table).keys() == sites().keys()


def test_the_example_of_settings_can_be_used(tmp_path: Path) -> None:
    (tmp_path / "seized.toml").write_text(
        page("settings").partition("```toml\n")[2].partition("```")[0], encoding="utf-8"
    )
    assert load(config=tmp_path / "seized.toml", home=tmp_path, environ={}).contact == "you@example.org"


# ---- commands --------------------------------------------------------------------------------------------------------


def commands(command: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every command that does something, by what is typed behind ``seized``."""
    inner = getattr(command, "commands", None)
    if inner is None or (name and command.invoke_without_command):
        yield name, command
    for key, one in (inner or {}).items():
        yield from commands(one, f"{name} {key}".strip())


COMMANDS = dict(commands(get_command(build())))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert re.search(rf"`seized {name}\b", page("commands"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_command_that_a_page_names_exists_with_its_options(path: Path) -> None:
    for said in QUOTED_COMMAND.findall(path.read_text(encoding="utf-8")):
        words = shlex.split(said)
        name = next((n for n in (" ".join(words[:2]), words[0]) if n in COMMANDS), None)
        assert name or words[0] in ("COMMAND", "--help"), said
        known = {"--help"} | {option for one in (COMMANDS[name].params if name else ()) for option in one.opts}
        assert {word for word in words if word.startswith("--")} <= known, said


# ---- events, sources, channels ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", EventType)
def test_every_event_is_documented(kind: EventType) -> None:
    assert kind.value in rows(page("events"))


def test_the_fields_of_an_event_are_documented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, value in only("folder").items():
        monkeypatch.setenv(name, value)
    home = ["--home", str(tmp_path)]
    files = [str(EXAMPLE), str(EXAMPLE.with_stem(f"{EXAMPLE.stem}-reissued"))]
    assert run([*home, "subscribe", "console:", "--symbol", "S/RES/1373(2001)"]) == 0
    assert run([*home, "backfill", "--files", *files]) == 0
    capfd.readouterr()
    assert run([*home, "events", "--format", "json"]) == 0
    events = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert {event["type"] for event in events} >= {"seized.backfilled", "seized.reissued", "seized.cited_by"}
    assert {field for event in events for field in event["data"]} <= set(rows(page("events").partition("## Fields")[2]))


@pytest.mark.parametrize("scheme", channels._NOTIFIERS)
def test_every_scheme_of_a_channel_is_documented(scheme: str) -> None:
    assert f"`{scheme}:" in page("commands")


# ---- the pages themselves --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_link_of_a_page_leads_somewhere(path: Path) -> None:
    assert [link for link in LINK.findall(path.read_text(encoding="utf-8")) if not (path.parent / link).exists()] == []


def test_the_files_that_the_architecture_names_exist() -> None:
    folders = [ROOT, *(ROOT / name for name in ("monitor", "sources", "diffing", "notifiers"))]
    named = re.findall(r"`([a-z_/]+(?:\.py|/))`", page("architecture"))
    assert named
    assert [name for name in named if not any((folder / name).exists() for folder in folders)] == []


def test_no_page_is_long() -> None:
    assert [path.name for path in PAGES if len(path.read_text(encoding="utf-8").splitlines()) > 300] == []


def test_tables_have_as_many_cells_as_their_heading() -> None:
    for path in PAGES:
        lines = iter(path.read_text(encoding="utf-8").splitlines())
        for line in lines:
            if line.startswith("| "):
                table = [line, *takewhile(lambda row: row.startswith("|"), lines)]
                assert len({len(re.findall(r"(?<!\\)\|", re.sub(r"`[^`]*`", "", row))) for row in table}) == 1, line
