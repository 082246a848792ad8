"""A home that cannot be used: one line that names it and the way out; nothing in it is touched."""

import socket
import sqlite3
from pathlib import Path

import pytest

from monitor.running.alone import alone
from tests.monitor.cli.conftest import Seized


def refused(seized: Seized, *named: str) -> None:
    done = seized("status")
    assert (done.code, len(done.err.splitlines())) == (1, 1), done
    assert all(word in done.err for word in named), done.err


@pytest.fixture
def file(seized: Seized, tmp_path: Path) -> Path:
    return tmp_path / "home" / "seized.db"


def test_a_newer_database_is_refused_with_a_sentence(seized: Seized, file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    refused(seized, "newer Seized", "seized.db")


def test_a_file_that_is_no_database_is_named(seized: Seized, file: Path) -> None:
    file.write_text("these are not the bytes of a database" * 100, encoding="utf-8")
    refused(seized, "seized.db")


def test_a_home_that_is_a_file_is_named(seized: Seized, file: Path) -> None:
    done = seized("--home", str(file), "status")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert "seized.db cannot be made" in done.err
    assert "--home" in done.err


def test_a_program_that_writes_for_long_does_not_keep_readers_out(seized: Seized, file: Path) -> None:
    writer = sqlite3.connect(file, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert seized("status").code == 0
    assert seized("events").code == 0
    writer.close()


def test_a_file_cut_in_half_is_named_and_left_alone(seized: Seized, file: Path) -> None:
    half = file.read_bytes()[: file.stat().st_size // 2]
    file.write_bytes(half)
    refused(seized, "seized.db", "damaged")
    assert file.read_bytes() == half


@pytest.mark.parametrize("url", ["mysql://host/name", "", "sqlite://", "postgresql://me:hunter2@host name:x/db"])
def test_a_url_of_no_database_is_wrong_input(seized: Seized, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("SEIZED_DATABASE", url)
    done = seized("status")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert "sqlite:///" in done.err
    assert "hunter2" not in done.err


def test_a_second_service_on_one_home_is_refused(seized: Seized, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEIZED_WEB__PORT", "0")
    with alone(f"sqlite:///{file}"):
        done = seized("run")
    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert "another service runs" in done.err


def test_a_taken_port_is_named_with_the_way_out(seized: Seized, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        monkeypatch.setenv("SEIZED_WEB__PORT", port)
        done = seized("run")
    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert port in done.err
    assert "SEIZED_WEB__PORT" in done.err
