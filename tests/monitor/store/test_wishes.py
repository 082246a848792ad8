"""Wanting the works that held texts cite."""

from dataclasses import replace
from datetime import datetime, timedelta

from monitor.store import corpus, wishes
from monitor.store.database import Database
from tests.monitor.store.builders import arrival, intent

LEASE = timedelta(minutes=10)
ONE, TWO = "S/RES/9000(2030)", "S/RES/9002(2031)"


def want(database: Database, now: datetime, *symbols: str) -> None:
    corpus.apply(database, replace(intent(arrival()), wanted=symbols), now)


def test_a_work_is_wanted_once(database: Database, now: datetime) -> None:
    want(database, now, ONE, TWO)
    want(database, now + LEASE, ONE)
    assert wishes.waiting(database, now) == 2


def test_a_claimed_work_is_nobody_else_s_until_the_lease_ends(database: Database, now: datetime) -> None:
    want(database, now, ONE)
    assert [wishes.claim_wish(database, now, LEASE) for _ in range(2)] == [ONE, None]
    assert wishes.claim_wish(database, now + LEASE, LEASE) == ONE


def test_looks_are_counted_by_the_day(database: Database, now: datetime) -> None:
    want(database, now, ONE, TWO)
    wishes.settle_wish(database, ONE, 3, now)
    wishes.settle_wish(database, TWO, 0, now + LEASE)
    assert wishes.looks_since(database, now) == (3, now)
    assert wishes.looks_since(database, now + LEASE) == (0, None)
    assert wishes.claim_wish(database, now + LEASE, LEASE) is None


def test_what_is_held_is_not_wanted(database: Database, now: datetime) -> None:
    want(database, now, ONE, TWO)
    corpus.apply(database, intent(arrival(ONE, "other words", aliases=(TWO,))), now)
    assert wishes.claim_wish(database, now, LEASE) is None
