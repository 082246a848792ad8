"""The five real documents, from files to answers, in any order (domain.md 3.1)."""

from contextlib import closing
from pathlib import Path

import pytest

from monitor.filling.backfilling import Wish
from monitor.filling.handing_in import hand_in
from monitor.intents import CitedBy
from monitor.newness import is_first_in_collection, resolutions_cited
from monitor.receiving import Context
from monitor.store import corpus, outbox
from monitor.store.database import Database
from monitor.subscribing import Rule
from tests.support.standing import Clock, context_on, follow, fresh_database

ORDERS = [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (1, 4, 0, 2, 3)]


def ingested(shared: Path, folder: Path, order: tuple[int, ...]) -> Context:
    seeds = sorted((shared / "seeds").glob("*.txt"))
    context = context_on(fresh_database(folder), Clock())
    follow(context.database, Rule(cites=("S/RES/1373(2001)",)))
    list(hand_in(context, [seeds[index] for index in order], Wish()))
    return context


def cited(database: Database) -> dict[str, tuple[str, ...]]:
    """What each work cites, works in order of adoption."""
    works = sorted(corpus.works(database), key=lambda work: str(work.adopted_on))
    versions = {work.symbol: corpus.version(database, work.symbol) for work in works}
    return {symbol: resolutions_cited(version.citations) for symbol, version in versions.items() if version}


def first_cited(database: Database, symbol: str, targets: tuple[str, ...]) -> list[str]:
    work = corpus.work(database, symbol)
    before: dict[str, tuple[CitedBy, ...]] = corpus.cited_before(database, targets, symbol)
    adopted_on = work.adopted_on if work else None
    return [target for target in targets if is_first_in_collection(adopted_on, before.get(target, ()))]


@pytest.mark.shared
@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_the_order_of_ingestion_changes_nothing(shared: Path, tmp_path: Path, order: tuple[int, ...]) -> None:
    context = ingested(shared, tmp_path, order)
    with closing(context.database) as database:
        targets = cited(database)
        assert [len(one) for one in targets.values()] == [10, 11, 29, 45, 7]
        assert len({target for one in targets.values() for target in one}) == 71
        assert [len(first_cited(database, *one)) for one in targets.items()] == [10, 10, 20, 30, 1]


@pytest.mark.shared
def test_a_backfill_of_the_seeds_alerts_nobody(shared: Path, tmp_path: Path) -> None:
    context = ingested(shared, tmp_path, ORDERS[0])
    with closing(context.database) as database:
        assert outbox.deliveries(database) == ()
        assert {event.type.value for event in corpus.events(database)} <= {"backfilled", "cited_by"}
        assert [work.own_key for work in corpus.works(database)].count(True) == 1
