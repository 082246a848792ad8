"""Opening a database, and what each thing that can go wrong with it reads like."""

import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from monitor.store import corpus, revisions, schedule
from monitor.store.database import Database, StoreError, open_database
from monitor.store.tables import SourceRow
from tests.monitor.store.builders import NOW, arrival, intent, paragraphs, structure


def test_a_time_of_another_zone_comes_back_as_the_same_instant_in_utc(database: Database, now: datetime) -> None:
    elsewhere = now.astimezone(timezone(timedelta(hours=5)))
    schedule.register_sources(database, ["folder"], elsewhere)
    (state,) = schedule.source_states(database)
    assert state.next_check_at == now
    assert state.next_check_at is not None
    assert state.next_check_at.utcoffset() == timedelta(0)


def test_a_naive_time_is_refused(database: Database, now: datetime) -> None:
    with pytest.raises(ValueError, match="timezone"):
        schedule.register_sources(database, ["folder"], now.replace(tzinfo=None))


def test_a_reader_cannot_write(database: Database, now: datetime) -> None:
    with pytest.raises(StoreError, match="cannot be written: give this user the right"), database.reading() as session:
        session.execute(insert(SourceRow).values(name="folder", failures=0))


def test_a_reader_sees_one_moment_while_others_write(database: Database, now: datetime) -> None:
    with database.reading() as session:
        before = session.execute(text("SELECT count(*) FROM sources")).scalar()
        schedule.register_sources(database, ["folder"], now)
        assert session.execute(text("SELECT count(*) FROM sources")).scalar() == before


def test_a_transaction_that_raises_leaves_nothing(database: Database) -> None:
    def write_and_fail() -> None:
        with database.writing() as session:
            session.execute(insert(SourceRow).values(name="folder", failures=0))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert schedule.source_states(database) == ()


def test_a_missing_database_is_named_with_the_way_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no database at .*/none\.db: make it with: seized db upgrade"):
        open_database(f"sqlite:///{tmp_path}/none.db")
    assert not (tmp_path / "none.db").exists()


def test_a_database_without_our_tables_is_not_ours(empty_url: str, tmp_path: Path) -> None:
    if empty_url.startswith("sqlite"):
        sqlite3.connect(empty_url.removeprefix("sqlite:///")).close()
    with pytest.raises(StoreError, match="holds no Seized database: make it with"):
        open_database(empty_url)


@pytest.mark.parametrize(
    ("revision", "sentence"),
    [
        ("9999", r"was made by a newer Seized \(revision 9999; this one knows up to \w+\): install that version"),
        ("0000", "was made by a newer Seized"),
    ],
)
def test_a_revision_that_we_do_not_know_is_refused(url: str, revision: str, sentence: str) -> None:
    _set_revision(url, revision)
    with pytest.raises(StoreError, match=sentence):
        open_database(url)


def test_an_older_database_says_how_to_bring_it_up(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = (*revisions.known(), "9998")
    monkeypatch.setattr("monitor.store.revisions.known", lambda: known)
    with pytest.raises(
        StoreError, match=f"has revision {known[-2]} and needs 9998: bring it up with: seized db upgrade"
    ):
        open_database(url)


def test_a_locked_database_says_so(sqlite_url: str, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.store.connecting.BUSY_MILLISECONDS", 20)
    database = open_database(sqlite_url)
    other = sqlite3.connect(database.name, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match=r"seized\.db is locked by another program: let it finish"):
        schedule.register_sources(database, ["folder"], now)
    other.close()
    schedule.register_sources(database, ["folder"], now)
    assert len(schedule.source_states(database)) == 1
    database.close()


def test_a_full_disk_says_so_and_loses_nothing_stored(sqlite_url: str, now: datetime) -> None:
    database = open_database(sqlite_url)
    corpus.apply(database, intent(arrival()), now)
    with database.writing() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar()
        session.execute(text(f"PRAGMA max_page_count={pages}"))
    long = paragraphs(2000)
    second = arrival("S/RES/9002(2031)", structure=replace(structure(), paragraphs=long))
    with pytest.raises(StoreError, match=r"the disk of the database .*seized\.db is full: make room"):
        corpus.apply(database, intent(second), now)
    assert corpus.version(database, "S/RES/9001(2031)") is not None
    database.close()


def test_a_file_that_is_no_database_says_so(tmp_path: Path) -> None:
    (tmp_path / "seized.db").write_bytes(b"A letter to the editor. " * 400)
    with pytest.raises(StoreError, match="is damaged or is no SQLite database: put a backup in its place"):
        open_database(f"sqlite:///{tmp_path}/seized.db")


def test_a_folder_in_the_place_of_the_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened: its folder must exist"):
        open_database(f"sqlite:///{tmp_path}")


@pytest.mark.parametrize("url", ["", "sqlite", "sqlite://", "sqlite:///:memory:", "mysql://host/name", "://", "a:b"])
def test_a_url_that_names_no_database_says_what_to_write(url: str) -> None:
    with pytest.raises(StoreError, match=r"sqlite:////folder/seized\.db"):
        open_database(url)


def test_an_unreachable_server_is_named_without_its_password() -> None:
    with pytest.raises(StoreError, match="cannot be reached: start the server") as caught:
        open_database("postgresql://editor:hush@127.0.0.1:9/seized")
    assert "hush" not in str(caught.value)
    assert "editor" in str(caught.value)


def test_every_error_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        open_database("postgresql://127.0.0.1:9/seized")
    assert "\n" not in str(caught.value)


def _set_revision(url: str, revision: str) -> None:
    database = open_database(url)
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    database.close()


def test_what_is_done_together_is_kept_together(database: Database) -> None:
    with database.together() as joint:
        corpus.apply(joint, intent(arrival()), NOW)
        assert corpus.held(joint, ["S/RES/9001(2031)"])
        assert not corpus.held(database, ["S/RES/9001(2031)"])
    assert corpus.held(database, ["S/RES/9001(2031)"])


def test_what_is_done_together_is_undone_together(database: Database) -> None:
    def fail_midway() -> None:
        with database.together() as joint:
            corpus.apply(joint, intent(arrival()), NOW)
            raise ValueError("midway")

    with pytest.raises(ValueError, match="midway"):
        fail_midway()
    assert not corpus.held(database, ["S/RES/9001(2031)"])


def test_together_each_part_sees_what_the_parts_before_it_wrote(database: Database) -> None:
    with database.together() as joint:
        corpus.apply(joint, intent(arrival()), NOW)
        facts = corpus.known(joint, arrival(words="other words"))
        assert facts.latest is not None
        corpus.apply(joint, intent(arrival(words="other words"), expected=facts.latest.number), NOW)
    assert [one.number for one in corpus.versions(database, "S/RES/9001(2031)")] == [1, 2]
