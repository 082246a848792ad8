"""Whatever is wrong with the input: one line that names it, the right code, no traceback."""

from pathlib import Path

import pytest

from tests.monitor.cli.conftest import Done, Seized


def refused(done: Done, code: int, *named: str) -> None:
    lines = done.err.splitlines()
    assert (done.code, len(lines)) == (code, 1), done
    assert lines[0].startswith("seized: ")
    assert all(word in lines[0] for word in named), lines[0]
    assert "Traceback" not in done.err


def made(tmp_path: Path, name: str, content: bytes) -> str:
    (tmp_path / name).write_bytes(content)
    return str(tmp_path / name)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \n\t\n",
        b"\x7fELF\x02\x01\x00\x00\x00\x00" * 40,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        bytes(range(128, 160)) * 40,
    ],
    ids=["empty", "blank", "binary", "pdf", "unknown encoding"],
)
@pytest.mark.parametrize("command", ["cite", "structure"])
def test_a_file_that_is_no_text(seized: Seized, tmp_path: Path, content: bytes, command: str) -> None:
    refused(seized(command, made(tmp_path, "bad.txt", content)), 2, "bad.txt")


def test_a_file_of_200_megabytes_is_refused_unread(seized: Seized, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    refused(seized("cite", str(path)), 2, "huge.txt", "larger")


def test_a_truncated_page(seized: Seized, tmp_path: Path) -> None:
    page = b"<!doctype html><html><body><p>The Security Council,</p><p>1. Decides"
    refused(seized("cite", made(tmp_path, "cut.html", page)), 2, "cut.html")


@pytest.mark.parametrize("path", ["missing.txt", ".", "", "/dev/null", "a\x00b"])
def test_what_is_no_file(seized: Seized, path: str) -> None:
    refused(seized("cite", path), 2)


def test_the_good_files_are_done_and_the_bad_ones_named(seized: Seized, resolution: Path) -> None:
    done = seized("cite", "--format", "json", "missing.txt", str(resolution))
    refused(done, 1, "missing.txt")
    assert len(done.objects) == 1


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["show", "hello"], "hello"),
        (["show", "S/RES/2617(2021)@x"], "@"),
        (["history", "S/RES/99999"], "S/RES/99999"),
        (["cite", "x", "--symbol", "nonsense"], "nonsense"),
        (["cite", "x", "y", "--symbol", "A/RES/70/177"], "one text"),
        (["cite", "x", "--language", "tlh"], "tlh"),
        (["events", "--since", "yesterdayish"], "yesterdayish"),
        (["events", "--since", "0001-01-01T00:00+14:00"], "0001"),
        (["events", "--event", "reisued"], "reissued"),
        (["events", "--limit", "0"], "limit"),
        (["subscribe", "console:"], "--cites"),
        (["subscribe", "console:", "--cites", "what"], "what"),
        (["subscribe", "console:", "--body", "Owls"], "Owls"),
        (["subscribe", "console:", "--word", " "], "--word"),
        (["subscribe", "console:", "--word", "a\x1bb"], "printable"),
        (["subscribe", "console:", "--word", "x" * 201], "200"),
        (["subscribe", "console:", "--word", "x", "--name", " "], "--name"),
        (["subscribe", "nobody", "--word", "lamp"], "nobody"),
        (["subscribe", "gopher://x", "--word", "lamp"], "gopher"),
        (["subscriptions", "remove", "7"], "7"),
        (["channels", "test", "nonsense"], "nonsense"),
        (["channels", "enable", "nonsense"], "nonsense"),
        (["deliveries", "show", "7"], "7"),
        (["deliveries", "retry", "7"], "there is no delivery 7"),
        (["deliveries", "show", "-1"], "-1"),
        (["poll", "nowhere"], "nowhere"),
        (["backfill"], "symbol"),
        (["backfill", "not a symbol"], "not a symbol"),
        (["backfill", "S/RES/1373(2001)", "--symbol", "A/RES/70/177"], "--files"),
        (["diff", "missing.txt", "missing.txt"], "missing.txt"),
        (["diff", "-", "-"], "standard input"),
        (["nonsense"], "nonsense"),
        (["cite"], "PATH"),
        (["--config", "missing.toml", "status"], "missing.toml"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_was_typed_cannot_be_used(seized: Seized, arguments: list[str], named: str) -> None:
    refused(seized(*arguments), 2, named)


def test_a_bad_setting_is_named(seized: Seized, tmp_path: Path) -> None:
    (tmp_path / "seized.toml").write_text('colour = "blue"\n', encoding="utf-8")
    refused(seized("status"), 2, "colour")


def test_an_unknown_variable_is_named(seized: Seized, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEIZED_COLOUR", "blue")
    refused(seized("status"), 2, "SEIZED_COLOUR")


def test_a_secret_in_an_address_is_never_said(seized: Seized) -> None:
    done = seized("subscribe", "gopher://me:hunter2@example.org", "--word", "lamp")
    assert done.code == 2
    assert "hunter2" not in done.out + done.err


def test_debug_shows_where(seized: Seized) -> None:
    done = seized("--debug", "show", "hello")
    assert done.code == 2
    assert "Traceback" in done.err
    assert done.err.splitlines()[-1].startswith("seized: ")


def test_a_symbol_that_is_not_held_says_how_to_get_it(seized: Seized) -> None:
    refused(seized("show", "S/RES/1373(2001)"), 1, "seized backfill 'S/RES/1373(2001)'")


def test_a_version_that_is_not_held_sends_to_the_history(seized: Seized, resolution: Path) -> None:
    assert seized("backfill", "--files", str(resolution)).code == 0
    refused(seized("show", "S/RES/9002(2099)@999"), 1, "@999", "seized history 'S/RES/9002(2099)'")


def test_a_file_name_cannot_pretend_to_be_a_line(seized: Seized, resolution: Path, tmp_path: Path) -> None:
    (tmp_path / "x)\nfailed: all.wiki").write_bytes(resolution.read_bytes())
    done = seized("backfill", "--files", str(tmp_path / "x)\nfailed: all.wiki"))
    assert [line.split(":")[0] for line in done.out.splitlines()] == ["taken in"]
