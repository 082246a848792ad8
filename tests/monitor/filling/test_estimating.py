"""Counting what a backfill of cited texts would fetch, and fetching it."""

from pathlib import Path

from monitor.filling.backfilling import Wish, backfill_cited
from monitor.filling.estimating import Level, estimate
from monitor.filling.handing_in import hand_in
from monitor.intents import Mode, Outcome
from monitor.receiving import Context
from monitor.store import corpus, outbox, schedule
from monitor.subscribing import Rule
from tests.support.fake_source import FakeSource
from tests.support.resolutions import resolution
from tests.support.standing import follow

SYMBOL, FIRST, SECOND = "S/RES/2903(2026)", "S/RES/1373(2001)", "S/RES/2178(2014)"


def held(context: Context, tmp_path: Path) -> None:
    (tmp_path / "2903.txt").write_text(resolution(2903))
    list(hand_in(context, [tmp_path / "2903.txt"], Wish()))


def old(number: int, year: int, cites: str) -> str:
    text = resolution(number, year=year).replace("resolution 1373 (2001);", "the Charter;")
    return text.replace("resolutions 1373 (2001) of 28 September 2001 and 2178 (2014) of 24 September 2014", cites)


def test_an_estimate_counts_exactly_what_is_known_and_bounds_the_rest(context: Context, tmp_path: Path) -> None:
    held(context, tmp_path)
    site = FakeSource()
    assert estimate(context.database, [site], [], 2) == (
        Level(1, cited=2, held=0, to_fetch=2, looks=2, seconds=4.0, exact=True),
        Level(2, cited=4, held=0, to_fetch=4, looks=4, seconds=8.0, exact=False),
    )
    assert site.fetched == []
    assert schedule.watched_rows(context.database) != ()


def test_an_empty_collection_cites_nothing(context: Context) -> None:
    assert estimate(context.database, [FakeSource()], [], 1) == (Level(1, 0, 0, 0, 0, 0.0, True),)


def test_what_is_cited_is_fetched_level_by_level_and_nobody_is_told(context: Context, tmp_path: Path) -> None:
    follow(context.database, Rule(cites=("S/RES/1267(1999)",)), Rule(symbols=(FIRST,)))
    held(context, tmp_path)
    site = FakeSource()
    site.publish("first", old(1373, 2001, "resolution 1267 (1999)"), symbol=FIRST)
    site.publish("older", old(1267, 1999, "resolution 1189 (1998)"), symbol="S/RES/1267(1999)")
    lines = list(backfill_cited(context, [site], [], Wish(depth=2)))
    assert [(line.name, line.outcome) for line in lines] == [
        (FIRST, Outcome.NEW),
        (SECOND, Outcome.GONE),
        ("S/RES/1267(1999)", Outcome.NEW),
    ]
    assert {row.mode for row in schedule.watched_rows(context.database, "wiki")} == {Mode.CITED}
    assert outbox.deliveries(context.database) == ()


def test_a_backfill_of_what_is_cited_goes_on_where_it_stood(context: Context, tmp_path: Path) -> None:
    held(context, tmp_path)
    site = FakeSource()
    site.publish("first", old(1373, 2001, "resolution 1267 (1999)"), symbol=FIRST)
    for _ in range(2):
        list(backfill_cited(context, [site], [SYMBOL], Wish(depth=1)))
    assert site.fetched.count("first") == 1
    assert corpus.held(context.database, [FIRST, SECOND]) == frozenset({FIRST})
