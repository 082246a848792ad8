"""Going through the log from its beginning, and what held works cite in operative paragraphs."""

from datetime import date, datetime, timedelta

from diffing.changes import Part
from monitor.intents import EventType
from monitor.store import corpus, portions
from monitor.store.database import Database
from tests.monitor.store.builders import arrival, citation, event, intent

SYMBOL = "S/RES/9001(2031)"


def test_the_log_is_gone_through_in_its_order(database: Database, now: datetime) -> None:
    count = portions.SIZE + 7
    events = tuple(event(f"key {number}", at=now + timedelta(seconds=number)) for number in range(count))
    corpus.apply(database, intent(events=events), now)
    since = now + timedelta(seconds=5)
    found = [one.key for one in corpus.events_since(database, since)]
    assert found == [f"key {number}" for number in range(5, count)]


def test_backfilled_works_are_found_by_their_day_of_adoption(database: Database, now: datetime) -> None:
    events = (event("b", type=EventType.BACKFILLED), event("n"))
    corpus.apply(database, intent(arrival(SYMBOL), events=events), now)
    assert [one.key for one in corpus.backfilled_since(database, date(2031, 5, 4))] == ["b"]
    assert corpus.backfilled_since(database, date(2031, 5, 5)) == ()


def test_operative_targets_are_those_of_operative_paragraphs(database: Database, now: datetime) -> None:
    cited = (
        citation("S/RES/1(1946)"),
        citation("S/RES/2(1946)", part=Part.OPERATIVE, relation="extends"),
        citation("S/RES/3(1946)", part=Part.OPERATIVE, relation="established_by"),
        citation(None, part=Part.OPERATIVE),
    )
    corpus.apply(database, intent(arrival(SYMBOL, citations=cited)), now)
    assert corpus.operative_targets(database, [SYMBOL, "S/RES/7(1946)"]) == {"S/RES/2(1946)"}
    assert corpus.operative_targets(database, []) == frozenset()
