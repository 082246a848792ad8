"""Bringing tables up to date, and saying whether they are."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from diffing.changes import Body, Paragraph, Part, Piece
from monitor.store import corpus, revisions
from monitor.store.database import StoreError, open_database
from monitor.store.migrating import _configuration, _connected, check, head, upgrade
from tests.monitor.store.builders import NOW, arrival, intent, structure

pytestmark = pytest.mark.slow


def test_an_upgraded_database_has_exactly_the_tables_of_this_program(empty_url: str) -> None:
    upgrade(empty_url)
    assert check(empty_url) == []


def test_upgrading_again_changes_nothing(url: str) -> None:
    upgrade(url)
    assert check(url) == []


def test_two_upgrades_at_once_make_one_database(empty_url: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(upgrade, [empty_url, empty_url]))
    assert check(empty_url) == []


def test_an_upgrade_that_fails_midway_leaves_nothing(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("monitor.store.migrating._refuse_orphans", fail)
        with pytest.raises(KeyboardInterrupt):
            upgrade(empty_url)
    (sentence,) = check(empty_url)
    assert "revision none" in sentence
    upgrade(empty_url)
    assert check(empty_url) == []


def test_a_migration_that_orphans_rows_is_undone(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def orphan(connection: Connection) -> None:
        connection.execute(text("INSERT INTO aliases (work_id, symbol) VALUES (7, 'S/9999')"))

    known = (*revisions.known(), "9998")
    monkeypatch.setattr("monitor.store.revisions.known", lambda: known)
    monkeypatch.setattr("monitor.store.migrating.head", lambda: "9998")
    monkeypatch.setattr("monitor.store.migrating._run_migrations", orphan)
    with pytest.raises(StoreError, match="rows would lose what they belong to; nothing was changed"):
        upgrade(sqlite_url)
    monkeypatch.undo()
    database = open_database(sqlite_url)
    with database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM aliases")).scalar() == 0
    database.close()


def test_what_an_older_release_stored_is_kept(url: str) -> None:
    with closing(open_database(url)) as database:
        corpus.apply(database, intent(arrival()), NOW)
        before = corpus.versions(database, "S/RES/9001(2031)")
    with _connected(url) as (connection, _):
        command.downgrade(_configuration(connection), "0001")
    upgrade(url)
    with closing(open_database(url)) as database:
        assert corpus.versions(database, "S/RES/9001(2031)") == before
    assert check(url) == []


def test_titles_that_an_older_release_stored_are_found_by_their_key(url: str) -> None:
    title = Paragraph("title", Part.TITLE, None, None, "Keeping  Harbours lit", (Piece(0, 21),))
    made = structure(body=Body.GENERAL_ASSEMBLY, session="69")
    given = arrival("A/RES/69/11", structure=replace(made, paragraphs=(title, *made.paragraphs)))
    with closing(open_database(url)) as database:
        corpus.apply(database, intent(given), NOW)
    with _connected(url) as (connection, _):
        command.downgrade(_configuration(connection), "0007")
    upgrade(url)
    asked = replace(title, text="keeping harbours LIT")
    with closing(open_database(url)) as database:
        (found,) = corpus.candidates(database, "A/RES/70/12", (asked,), ())
    assert found.names == frozenset({"A/RES/69/11"})


def test_upgrading_makes_the_folder(tmp_path: Path) -> None:
    upgrade(f"sqlite:///{tmp_path}/a/b/seized.db")
    assert (tmp_path / "a/b/seized.db").is_file()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"file cannot be made: .*; name another one"):
        upgrade(f"sqlite:///{tmp_path}/file/seized.db")


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder: the database's URL must name a file"):
        upgrade(f"sqlite:///{tmp_path}")


def test_a_newer_database_is_refused_and_left_alone(url: str) -> None:
    _execute(url, "UPDATE alembic_version SET version_num = '9999'")
    for act in (upgrade, check):
        with pytest.raises(StoreError, match=r"newer Seized \(revision 9999"):
            act(url)


def test_checking_a_missing_database_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="make it with: seized db upgrade"):
        check(f"sqlite:///{tmp_path}/seized.db")


def test_checking_a_database_without_tables_says_what_to_do(empty_url: str) -> None:
    if empty_url.startswith("sqlite"):
        Path(empty_url.removeprefix("sqlite:///")).touch()
    (sentence,) = check(empty_url)
    assert sentence.endswith(f"has revision none and needs {head()}: bring it up with: seized db upgrade")


def test_a_table_or_column_that_went_missing_is_named(url: str) -> None:
    _execute(url, "DROP TABLE attempts", "ALTER TABLE works DROP COLUMN report", "CREATE TABLE other (n integer)")
    found = "\n".join(check(url))
    assert "add table attempts" in found
    assert "add column" in found
    assert "works report" in found
    assert "other" not in found


def test_the_head_is_the_one_that_alembic_sees() -> None:
    configuration = Config()
    configuration.set_main_option("script_location", str(revisions.MIGRATIONS))
    scripts = ScriptDirectory.from_config(configuration)
    assert scripts.get_current_head() == head()
    assert {script.revision for script in scripts.walk_revisions()} == set(revisions.known())


def test_a_writer_of_migrations_can_run_alembic_itself(sqlite_url: str) -> None:
    arguments = ["-x", f"url={sqlite_url}", "downgrade", "base"]
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-m", "alembic", *arguments], check=True, capture_output=True, cwd=root)
    (sentence,) = check(sqlite_url)
    assert "revision none" in sentence


def test_opening_a_database_that_stands_ready_does_not_import_alembic(sqlite_url: str) -> None:
    program = (
        "import sys; from monitor.store import migrating, database; "
        f"migrating.upgrade({sqlite_url!r}); database.open_database({sqlite_url!r}).close(); "
        "sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def _execute(url: str, *statements: str) -> None:
    database = open_database(url)
    with database.writing() as session:
        for statement in statements:
            session.execute(text(statement))
    database.close()
