"""Where settings come from, which prevails, and what is refused."""

from datetime import timedelta
from pathlib import Path

import pytest

from monitor.settings import SettingsError, load


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def refusal(environ: dict[str, str], config: Path | None = None) -> str:
    with pytest.raises(SettingsError) as caught:
        load(config=config, environ=environ)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_without_anything_the_database_is_a_file_in_the_home(tmp_path: Path) -> None:
    settings = load(home=tmp_path, environ={})
    assert (settings.database_url, settings.embedded) == (f"sqlite:///{tmp_path}/seized.db", True)
    assert (settings.web.host, settings.web.port) == ("127.0.0.1", 8417)


def test_the_file_in_the_working_directory_is_read(tmp_path: Path) -> None:
    (tmp_path / "seized.toml").write_text('contact = "a@example.org"\n[web]\nport = 9000\n')
    settings = load(environ={})
    assert (settings.contact, settings.web.port) == ("a@example.org", 9000)


def test_the_users_file_is_read_where_there_is_no_other(tmp_path: Path) -> None:
    (tmp_path / "config" / "seized").mkdir(parents=True)
    (tmp_path / "config" / "seized" / "seized.toml").write_text('contact = "b@example.org"')
    assert load(environ={}).contact == "b@example.org"


def test_the_named_file_prevails_over_the_one_found(tmp_path: Path) -> None:
    (tmp_path / "seized.toml").write_text('contact = "a@example.org"')
    other = tmp_path / "other.toml"
    other.write_text('contact = "c@example.org"')
    assert load(environ={"SEIZED_CONFIG": str(other)}).contact == "c@example.org"
    assert load(config=other, environ={}).contact == "c@example.org"


def test_variables_prevail_over_the_file_key_by_key(tmp_path: Path) -> None:
    (tmp_path / "seized.toml").write_text('[web]\nport = 9000\nhost = "0.0.0.0"\n')
    web = load(environ={"SEIZED_WEB__PORT": "9001"}).web
    assert (web.host, web.port) == ("0.0.0.0", 9001)


def test_the_command_lines_home_prevails(tmp_path: Path) -> None:
    assert load(home=tmp_path / "mine", environ={"SEIZED_HOME": "/elsewhere"}).home == tmp_path / "mine"


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "smtp").write_text("smtp://user:sesame@mail.example/?from=a@example.org\n")
    settings = load(environ={"SEIZED_SMTP_FILE": str(tmp_path / "smtp")})
    assert settings.smtp is not None
    assert settings.smtp.get_secret_value().endswith("a@example.org")
    assert "sesame" not in repr(settings)


def test_a_databases_password_does_not_show() -> None:
    settings = load(environ={"SEIZED_DATABASE": "postgresql://user:sesame@host/seized"})
    assert "sesame" not in repr(settings)
    assert not settings.embedded


@pytest.mark.parametrize(("written", "meant"), [("30", 30), ("0.5", 0.5), ("PT2M", 120)])
def test_a_pause_is_seconds_or_a_duration(written: str, meant: float) -> None:
    assert load(environ={"SEIZED_INTERVALS__POLL": written}).intervals.poll == timedelta(seconds=meant)


def test_lists_and_tables_are_json() -> None:
    environ = {
        "SEIZED_SOURCES__WIKISOURCE__LANGUAGES": '["zh"]',
        "SEIZED_SOURCES__WIKISOURCE__API__ZH": "http://127.0.0.1:8080/api.php",
    }
    chosen = load(environ=environ).sources.chosen["wikisource"].own
    assert (chosen["languages"], chosen["api"]) == (("zh",), {"zh": "http://127.0.0.1:8080/api.php"})


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SEIZED_PRT", "1", "SEIZED_PRT"),
        ("SEIZED_WEB__PRT", "1", "SEIZED_WEB__PRT"),
        ("SEIZED_WEB__PORT", "many", "web.port"),
        ("SEIZED_WEB__PORT", "70000", "web.port"),
        ("SEIZED_INTERVALS__POLL", "0", "intervals.poll"),
        ("SEIZED_INTERVALS__POLL", "-5", "intervals.poll"),
        ("SEIZED_INTERVALS__POLL", "ten minutes", "write seconds"),
        ("SEIZED_SOURCES__OTS__ENABLED", "true", "SEIZED_SOURCES__OTS__ENABLED"),
        ("SEIZED_SOURCES__FOLDER__PROMISE", "never", "sources.folder.promise"),
        ("SEIZED_SOURCES__FOLDER__ROBOTS", "ignore", "in a sentence"),
        ("SEIZED_SOURCES__FOLDER__SHARE", "2", "sources.folder.share"),
        ("SEIZED_INTERVALS__POLL", "1e999", "write seconds"),
        ("SEIZED_HOME", "", "name a folder"),
        ("SEIZED_WEB__URL", "javascript:alert(1)", "https://"),
        ("SEIZED_SMTP_FILE", "/dev/zero", "65,536 bytes"),
        ("SEIZED_SMTP_FILE", "/", "SEIZED_SMTP_FILE"),
        ("SEIZED_ALLOW_PRIVATE", '["localhost"]', "HOST:PORT"),
        ("SEIZED_ALLOW_PRIVATE", "localhost:1", "SEIZED_ALLOW_PRIVATE"),
        ("SEIZED_LOGS__FORMAT", "xml", "logs.format"),
        ("SEIZED_SMTP_FILE", "/does/not/exist", "SEIZED_SMTP_FILE"),
        ("SEIZED_CONFIG", "/does/not/exist", "/does/not/exist"),
    ],
)
def test_a_bad_variable_is_named(name: str, value: str, says: str) -> None:
    assert says in refusal({name: value})


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("contct = 1", "contct"),
        ("[web]\nprt = 1", "web.prt"),
        ("[sources.ots]\nenabled = true", "sources.ots"),
        ("[sources.folder]\npath = 1", "sources.folder.path"),
        ("= 1", "not TOML"),
        ("workers = 0", "workers"),
        ("[intervals]\npoll = inf", "intervals.poll"),
        ("[intervals]\npoll = nan", "intervals.poll"),
        ("workers = " + "[" * 5000, "nested"),
    ],
)
def test_a_bad_key_is_named_with_its_file(tmp_path: Path, written: str, says: str) -> None:
    file = tmp_path / "seized.toml"
    file.write_text(written)
    assert says in refusal({}, file)
    assert "seized.toml" in refusal({}, file)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "seized.toml"
    file.write_bytes(b"\xff\xfe\x00")
    assert "not TOML" in refusal({}, file)


def test_a_bad_secret_is_not_repeated() -> None:
    assert "sesame" not in refusal({"SEIZED_WEB__PORT": "sesame"})
