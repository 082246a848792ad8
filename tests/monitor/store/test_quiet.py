"""What a look leaves that found nothing new."""

from dataclasses import replace
from datetime import datetime, timedelta

from monitor.store import corpus, schedule
from monitor.store.database import Database
from sources.documents import Validators
from tests.monitor.store.builders import arrival, intent, watched

LATER = timedelta(days=23)


def test_texts_are_held_since_their_last_version_from_the_same_source(database: Database, now: datetime) -> None:
    first = arrival(retrieved_at=now)
    row = watched("a", source=first.source, symbol=first.symbol, language=first.language, content_sha256="f")
    corpus.apply(database, intent(first, watched=row), now)
    second = arrival(words="second words", retrieved_at=now + LATER)
    corpus.apply(database, intent(second, watched=row, expected=1), now)
    elsewhere = replace(row, source="another")
    wanted = watched("b", symbol=None)
    found = schedule.held_since(database, [row, elsewhere, wanted])
    assert found == {(row.source, "a"): now + LATER}


def test_nothing_asked_is_nothing_found(database: Database) -> None:
    assert schedule.held_since(database, []) == {}
    schedule.settle_unchanged(database, [])


def test_a_look_without_news_ends_the_claim_and_all_trouble_and_leaves_the_rest(
    database: Database, now: datetime
) -> None:
    known = Validators(etag="x", last_modified="y", revision="z")
    row = watched("a", validators=known, content_sha256="f", failures=2, absences=1, last_error="slow")
    schedule.want(database, row, now)
    schedule.want(database, watched("b"), now)
    schedule.claim_due_watched(database, now, LATER, 10)
    schedule.settle_unchanged(database, [replace(row, next_check_at=now + LATER, symbol="not written")])
    settled, other = schedule.watched_rows(database)
    quiet = replace(row, failures=0, absences=0, last_error=None, next_check_at=now + LATER)
    assert settled == quiet
    assert other.next_check_at == now
    again = schedule.claim_due_watched(database, now + LATER, LATER, 10)
    assert {one.address for one in again} == {"a", "b"}
