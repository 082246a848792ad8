"""The service's own key: made once, shared, and never weak."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from monitor.keys import FILE, signing_key
from monitor.settings import Settings, SettingsError, load


def settings(home: Path, **environ: str) -> Settings:
    return load(home=home, environ=environ)


def test_a_key_is_made_once_and_kept_for_its_owner_alone(tmp_path: Path) -> None:
    first = signing_key(settings(tmp_path / "home"))
    file = tmp_path / "home" / FILE
    assert first == signing_key(settings(tmp_path / "home")) == file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in file.parent.iterdir()] == [FILE]


def test_several_that_start_at_once_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as workers:
        made = set(workers.map(lambda _: signing_key(settings(tmp_path)), range(16)))
    assert len(made) == 1


def test_the_operators_secret_prevails(tmp_path: Path) -> None:
    assert signing_key(settings(tmp_path, SEIZED_SECRET="x" * 32)) == b"x" * 32
    assert not (tmp_path / FILE).exists()


def test_a_short_secret_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="shorter than 32 bytes"):
        signing_key(settings(tmp_path, SEIZED_SECRET="short"))


def test_a_damaged_key_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"")
    with pytest.raises(SettingsError, match="shorter than 32 bytes"):
        signing_key(settings(tmp_path))
