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
    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert "seized.db" in done.err


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
