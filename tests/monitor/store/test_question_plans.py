"""How the databases answer what is asked often, of each document that comes above all: by looking up, never by going
through all that is held. What is asked of an arrival is what a real one asks."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from sqlalchemy import event, text

from diffing.changes import Body, Paragraph, Part, Piece
from monitor.intents import Arrival
from monitor.store import corpus, subscriptions
from monitor.store.database import Database, open_database
from tests.monitor.store.builders import NOW, arrival, citation, intent, structure
from tests.monitor.store.conftest import Place

TITLE = Paragraph("title", Part.TITLE, None, None, "Keeping harbours lit", (Piece(0, 20),))
Asked = list[tuple[str, Any]]


def assembly(number: int, session: int, *cites: str) -> Arrival:
    made = structure(body=Body.GENERAL_ASSEMBLY, session=str(session))
    titled = type(made)(made.language, made.metadata, (TITLE, *made.paragraphs))
    cited = tuple(citation(one) for one in cites)
    return arrival(f"A/RES/{session}/{number}", f"words {session} {number}", structure=titled, citations=cited)


@pytest.fixture
def held(sqlite_url: str) -> Iterator[Database]:
    with closing(open_database(sqlite_url)) as database:
        for number in range(1, 4):
            corpus.apply(database, intent(assembly(number, 69, "A/RES/60/288")), NOW)
        yield database


@contextmanager
def asked_of(database: Database) -> Iterator[Asked]:
    """The statements that a block makes, with their values."""
    found: Asked = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_more: Any) -> None:
        if statement.startswith(("SELECT", "INSERT", "UPDATE")):
            found.append((statement, values))

    engines = (database.reader, database.writer)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)


def plan_of(database: Database, statement: str, values: Any) -> list[str]:
    with database.reader.connect() as connection:
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]


def test_what_is_asked_of_an_arrival_goes_through_no_table(held: Database) -> None:
    with asked_of(held) as asked:
        corpus.known(held, assembly(9, 70, "A/RES/60/288", "A/RES/69/1"))
    for statement, values in asked:
        scans = [step for step in plan_of(held, statement, values) if step.startswith("SCAN") and _is_table(step)]
        assert "count(" in statement or not scans, (statement, scans)


def test_a_title_of_the_session_before_is_found_by_its_key(held: Database) -> None:
    with asked_of(held) as asked:
        corpus.known(held, assembly(9, 70))
    (plan,) = [plan_of(held, *one) for one in asked if "versions.title_key = ?" in one[0]]
    assert any("ix_versions_title_key" in step for step in plan)


def test_titles_are_read_without_the_paragraphs_round_them(held: Database) -> None:
    with asked_of(held) as asked:
        corpus.known(held, assembly(9, 70, "A/RES/69/1"))
    (plan,) = [plan_of(held, *one) for one in asked if "paragraphs.part" in one[0]]
    assert any("ix_paragraphs_title" in step for step in plan)


def test_a_server_finds_titles_by_their_index(bundled_place: Place) -> None:
    with bundled_place.shared.reading() as session:
        session.execute(text("SET LOCAL enable_seqscan = off"))
        question = "EXPLAIN SELECT text FROM paragraphs WHERE version_id = 1 AND part = 'title'"
        plan = "\n".join(session.scalars(text(question)))
    assert "ix_paragraphs_title" in plan


def test_a_look_that_found_nothing_new_writes_its_row_once(held: Database) -> None:
    corpus.apply(held, intent(), NOW)
    with asked_of(held) as asked:
        corpus.apply(held, intent(), NOW)
    written = [statement.split("(")[0] for statement, _ in asked if not statement.startswith("SELECT")]
    assert written == ["INSERT INTO wanted_texts "]


def test_the_subscriptions_of_a_channel_are_looked_up(held: Database) -> None:
    with asked_of(held) as asked:
        subscriptions.of_channel(held, 1)
    ((statement, values),) = asked
    assert any("ix_subscriptions_channel_id" in step for step in plan_of(held, statement, values))


def test_counting_reads_no_documents(held: Database) -> None:
    with asked_of(held) as asked:
        corpus.counts(held)
        corpus.works_held(held)
    assert [statement for statement, _ in asked if "blobs" in statement] == []


def _is_table(step: str) -> bool:
    """Whether a step of a plan goes through something that grows with what is held."""
    return step.split()[1] in {"works", "texts", "versions", "paragraphs", "citations", "aliases", "events", "blobs"}
