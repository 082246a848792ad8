"""Claiming, settling and giving back sources and wanted texts."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from monitor.intents import Watched
from monitor.store import corpus, schedule
from monitor.store.database import Database, StoreError
from sources.documents import Validators
from tests.monitor.store.builders import intent, watched

LEASE = timedelta(minutes=10)
LATER = timedelta(hours=1)


def claimed(database: Database, now: datetime, limit: int = 10) -> list[str]:
    return [state.name for state in schedule.claim_due_sources(database, now, LEASE, limit)]


def settle(database: Database, now: datetime, error: str | None = None, cursor: str | None = None) -> None:
    ended = schedule.PollEnd(now + LATER, cursor, error, changed=error is None)
    schedule.settle_source(database, "folder", ended, now)


# ---- sources ---------------------------------------------------------------------------------------------------------


def test_a_new_source_is_due_at_once(database: Database, now: datetime) -> None:
    schedule.register_sources(database, ["folder"], now)
    assert claimed(database, now) == ["folder"]


def test_registering_a_known_source_changes_nothing(database: Database, now: datetime) -> None:
    schedule.register_sources(database, ["folder"], now)
    settle(database, now, cursor="7")
    schedule.register_sources(database, ["folder"], now)
    (state,) = schedule.source_states(database)
    assert (state.cursor, state.next_check_at) == ("7", now + LATER)


def test_a_claimed_source_is_nobody_elses_until_the_lease_ends(database: Database, now: datetime) -> None:
    schedule.register_sources(database, ["folder"], now)
    assert claimed(database, now) == ["folder"]
    assert claimed(database, now + LEASE - timedelta(seconds=1)) == []
    assert claimed(database, now + LEASE) == ["folder"]


def test_what_waits_longest_is_claimed_first_up_to_the_limit(database: Database, now: datetime) -> None:
    for minutes, name in enumerate(["c", "a", "b"]):
        schedule.register_sources(database, [name], now + timedelta(minutes=minutes))
    assert claimed(database, now + LATER, limit=2) == ["c", "a"]


def test_only_the_named_sources_are_claimed(database: Database, now: datetime) -> None:
    schedule.register_sources(database, ["folder", "dropped-from-settings"], now)
    (state,) = schedule.claim_due_sources(database, now, LEASE, 10, names=["folder"])
    assert state.name == "folder"


def test_a_source_can_be_claimed_before_it_is_due_but_not_while_claimed(database: Database, now: datetime) -> None:
    schedule.register_sources(database, ["folder"], now + LATER)
    state = schedule.claim_source(database, "folder", now, LEASE)
    assert state is not None
    assert state.lease_until == now + LEASE
    assert schedule.claim_source(database, "folder", now, LEASE) is None


def test_claiming_an_unknown_source_says_where_the_names_are(database: Database, now: datetime) -> None:
    with pytest.raises(StoreError, match="there is no source 'foldr': see the names with: seized sources"):
        schedule.claim_source(database, "foldr", now, LEASE)


def test_a_settled_source_waits_for_its_next_check(database: Database, now: datetime) -> None:
    schedule.register_sources(database, ["folder"], now)
    claimed(database, now)
    settle(database, now)
    assert claimed(database, now + LATER - timedelta(seconds=1)) == []
    assert claimed(database, now + LATER) == ["folder"]


def test_failures_add_up_and_a_success_ends_them(database: Database, now: datetime) -> None:
    schedule.register_sources(database, ["folder"], now)
    settle(database, now, error="no answer")
    settle(database, now + LATER, error="no answer again")
    (state,) = schedule.source_states(database)
    assert (state.failures, state.last_error) == (2, "no answer again")
    assert (state.last_polled_at, state.last_success_at) == (now + LATER, None)
    settle(database, now + 2 * LATER)
    (state,) = schedule.source_states(database)
    assert (state.failures, state.last_error, state.last_success_at) == (0, None, now + 2 * LATER)
    assert state.last_change_at == now + 2 * LATER


def test_no_new_cursor_keeps_the_old_one(database: Database, now: datetime) -> None:
    schedule.register_sources(database, ["folder"], now)
    settle(database, now, cursor="7")
    settle(database, now, cursor=None)
    assert schedule.source_states(database)[0].cursor == "7"


def test_a_released_source_is_due_as_before(database: Database, now: datetime) -> None:
    schedule.register_sources(database, ["folder"], now)
    claimed(database, now)
    schedule.release_source(database, "folder")
    assert claimed(database, now) == ["folder"]


def test_many_clocks_claim_each_source_once(database: Database, now: datetime) -> None:
    names = [f"source-{number}" for number in range(40)]
    schedule.register_sources(database, names, now)
    with ThreadPoolExecutor(8) as pool:
        rounds = list(pool.map(lambda _: claimed(database, now), range(12)))
    assert sorted(name for names in rounds for name in names) == sorted(names)


# ---- wanted texts ----------------------------------------------------------------------------------------------------


def due(database: Database, now: datetime, limit: int = 10) -> list[str]:
    return [row.address for row in schedule.claim_due_watched(database, now, LEASE, limit)]


def test_a_wanted_text_is_due_at_once_and_claimed_once(database: Database, now: datetime) -> None:
    schedule.want(database, watched("a"), now)
    assert due(database, now) == ["a"]
    assert due(database, now) == []
    assert due(database, now + LEASE) == ["a"]


def test_a_text_wanted_later_is_due_later(database: Database, now: datetime) -> None:
    schedule.want(database, watched("a", next_check_at=now + LATER), now)
    assert due(database, now) == []
    assert due(database, now + LATER) == ["a"]


def test_wanting_again_keeps_what_is_known_and_looks_no_later(database: Database, now: datetime) -> None:
    known = watched("a", validators=Validators(etag="x"), content_sha256="f", next_check_at=now + LATER, symbol=None)
    schedule.want(database, known, now)
    schedule.want(database, watched("a", next_check_at=now + 2 * LATER), now)
    (row,) = schedule.watched_rows(database)
    assert (row.validators.etag, row.content_sha256, row.next_check_at) == ("x", "f", now + LATER)
    assert row.symbol == "S/RES/9001(2031)"
    schedule.want(database, watched("a"), now)
    assert due(database, now) == ["a"]


def test_the_same_address_at_two_sources_is_two_wanted_texts(database: Database, now: datetime) -> None:
    schedule.want(database, watched("a"), now)
    schedule.want(database, watched("a", source="folder"), now)
    assert due(database, now) == ["a", "a"]


def test_applying_an_intent_ends_the_claim_and_replaces_the_row(database: Database, now: datetime) -> None:
    schedule.want(database, watched("a"), now)
    due(database, now)
    row = watched("a", failures=3, last_error="no answer", next_check_at=now)
    corpus.apply(database, intent(watched=row), now)
    assert schedule.claim_due_watched(database, now, LEASE, 10) == (row,)


def test_a_text_never_to_be_checked_again_is_never_due(database: Database, now: datetime) -> None:
    corpus.apply(database, intent(watched=watched("a", next_check_at=None)), now)
    assert due(database, now + 1000 * LATER) == []


def test_released_texts_are_due_as_before(database: Database, now: datetime) -> None:
    schedule.want(database, watched("a"), now)
    schedule.release_watched(database, schedule.claim_due_watched(database, now, LEASE, 10))
    assert due(database, now) == ["a"]


def test_a_moved_text_takes_what_is_known_along(database: Database, now: datetime) -> None:
    schedule.want(database, watched("old", content_sha256="f"), now)
    assert schedule.move_watched(database, "wikisource-en", "old", "new")
    (row,) = schedule.watched_rows(database)
    assert (row.address, row.content_sha256) == ("new", "f")


def test_a_text_moved_onto_another_leaves_that_one_as_it_is(database: Database, now: datetime) -> None:
    schedule.want(database, watched("old", content_sha256="f"), now)
    schedule.want(database, watched("new", content_sha256="e"), now)
    assert schedule.move_watched(database, "wikisource-en", "old", "new")
    (row,) = schedule.watched_rows(database)
    assert (row.address, row.content_sha256) == ("new", "e")


def test_moving_what_is_not_watched_does_nothing(database: Database) -> None:
    assert not schedule.move_watched(database, "wikisource-en", "old", "new")
    assert schedule.watched_rows(database) == ()


def test_watched_addresses_are_found_however_many(database: Database, now: datetime) -> None:
    schedule.want(database, watched("a"), now)
    addresses = [f"page {number}" for number in range(40_000)]
    assert list(schedule.watched(database, "wikisource-en", [*addresses, "a"])) == ["a"]


def test_watched_rows_can_be_narrowed(database: Database, now: datetime) -> None:
    schedule.want(database, watched("a", failures=1), now)
    schedule.want(database, watched("b", absences=1, symbol="A/RES/99/1"), now)
    schedule.want(database, watched("c", source="folder"), now)
    assert [row.address for row in schedule.watched_rows(database, failing_only=True)] == ["a", "b"]
    assert [row.address for row in schedule.watched_rows(database, "folder")] == ["c"]
    assert [row.address for row in schedule.watched_rows(database, symbol="A/RES/99/1")] == ["b"]


def test_many_clocks_claim_each_wanted_text_once(database: Database, now: datetime) -> None:
    for number in range(30):
        schedule.want(database, watched(str(number)), now)
    with ThreadPoolExecutor(8) as pool:
        rounds = list(pool.map(lambda _: due(database, now, limit=7), range(12)))
    addresses = [address for addresses in rounds for address in addresses]
    assert len(addresses) == len(set(addresses))
    assert sorted([*addresses, *due(database, now, limit=99)]) == sorted(str(number) for number in range(30))
    assert max(len(addresses) for addresses in rounds) <= 7


def test_texts_are_claimed_of_one_source_or_of_all_but_some(database: Database, now: datetime) -> None:
    for name in ("ods", "wiki", "folder"):
        schedule.want(database, Watched(name, "page", None, None), now)
    assert [row.source for row in schedule.claim_due_watched(database, now, LEASE, 5, source="ods")] == ["ods"]
    assert [row.source for row in schedule.claim_due_watched(database, now, LEASE, 5, but=["wiki"])] == ["folder"]
    assert [row.source for row in schedule.claim_due_watched(database, now, LEASE, 5)] == ["wiki"]


def test_everything_that_is_held_can_be_given_back_at_once(database: Database, now: datetime) -> None:
    schedule.register_sources(database, ["folder"], now)
    schedule.want(database, watched("a"), now)
    assert claimed(database, now) == ["folder"]
    assert due(database, now) == ["a"]
    schedule.release_all(database)
    assert claimed(database, now) == ["folder"]
    assert due(database, now) == ["a"]
