"""Backfilling years past from make-believe sites over real sockets, as an operator types it."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

import pytest

from monitor.demo.sites.listings import Line, Register
from monitor.demo.sites.ods import MakeBelieveOds
from monitor.demo.sites.serving import serving
from tests.monitor.cli.conftest import Seized
from tests.support.resolutions import resolution
from tests.support.watching import only

OLD = {2890: date(2026, 3, 3), 2891: date(2026, 4, 1), 2750: date(2024, 9, 13)}


@dataclass
class Sites:
    register: Register
    ods: MakeBelieveOds


@pytest.fixture
def sites(monkeypatch: pytest.MonkeyPatch, seized: Seized) -> Iterator[Sites]:
    """The Council's tables of three years, and the texts of what they list."""
    register, ods = Register(periods={"2024", "2025", "2026"}), MakeBelieveOds()
    for number, day in OLD.items():
        register.adopt(Line(f"S/RES/{number} ({day.year})", f"Lanterns {number}", day, issued=True))
        ods.publish(f"S/RES/{number}({day.year})", "en", resolution(number, year=day.year))
    with ExitStack() as stack:
        served = [stack.enter_context(serving(site)) for site in (register, ods)]
        environ = only("listings", "ods") | {
            "SEIZED_ALLOW_PRIVATE": json.dumps([f"127.0.0.1:{one.port}" for one in served]),
            "SEIZED_SOURCES__LISTINGS__SITES": '["security-council"]',
            "SEIZED_SOURCES__LISTINGS__ROOTS": json.dumps({"security-council": served[0].address}),
            "SEIZED_SOURCES__ODS__ADDRESS": served[1].address,
            "SEIZED_SOURCES__ODS__FORMATS": '["docx"]',
        }
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        yield Sites(register, ods)


def taken_in(out: str) -> list[str]:
    return sorted(line.split(": ")[1].split(" · ")[0] for line in out.splitlines() if line.startswith("taken in"))


def listing(seized: Seized) -> str:
    (name,) = (one["source"] for one in seized("sources", "--format", "json").objects if "listing" in one["source"])
    return str(name)


def test_what_a_source_lists_for_some_days_is_fetched_silently(sites: Sites, seized: Seized) -> None:
    name = listing(seized)
    done = seized("backfill", "--source", name, "--since", "2026-01-01", "--until", "2026-03-31", "--language", "en")
    assert (done.code, taken_in(done.out)) == (0, ["S/RES/2890(2026)"])
    assert seized("deliveries", "list", "--format", "json").objects == []


def test_what_is_held_is_passed_over(sites: Sites, seized: Seized) -> None:
    asked = ("backfill", "--source", listing(seized), "--since", "2024-01-01", "--language", "en")
    assert len(taken_in(seized(*asked).out)) == 3
    again = seized(*asked)
    assert (again.code, taken_in(again.out)) == (0, [])


def test_a_dry_run_estimates_and_asks_for_no_text(sites: Sites, seized: Seized) -> None:
    done = seized("backfill", "--source", listing(seized), "--since", "2024-01-01", "--dry-run", "--format", "json")
    (found,) = done.objects
    assert (len(found["symbols"]), found["held"]) == (3, 0)
    assert found["looks"] == 18
    assert seized("history", "S/RES/2890(2026)").code != 0


def test_a_series_is_fetched_by_its_numbers(sites: Sites, seized: Seized) -> None:
    done = seized(
        "backfill",
        "--series",
        "S/RES",
        "--since",
        "2024-01-01",
        "--until",
        "2024-12-31",
        "--dry-run",
        "--format",
        "json",
        "--language",
        "en",
    )
    (found,) = done.objects
    assert len(found["symbols"]) == 46
    assert all(symbol.endswith("(2024)") for symbol in found["symbols"])
    assert found["looks"] == len(found["symbols"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--since", "2024-01-01"], "--since and --until go with --source or --series"),
        (["--source", "listing-x", "--since", "2024"], "write a day such as 1946-01-01"),
        (["--source", "listing-x"], "--source goes with --since"),
        (["--source", "nothing", "--since", "2024-01-01"], "no source has this name"),
        (["--source", "ods", "--since", "2024-01-01"], "keeps no list of years past"),
        (["--source", "ods", "--since", "2024-01-02", "--until", "2024-01-01"], "is before"),
        (["--series", "X/RES"], "no number of it is known"),
        (["--session", "70"], "no source that is watched lists it"),
        (["--session", "70", "--series", "A/RES"], "give one of"),
        (["S/RES/1(1946)", "--session", "70"], "go without symbols"),
    ],
)
def test_what_cannot_be_asked_for_is_said_in_one_line(
    sites: Sites, seized: Seized, typed: list[str], said: str
) -> None:
    done = seized("backfill", *typed)
    assert done.code == 2
    assert said in done.err
    assert len(done.err.strip().splitlines()) == 1
