"""Deriving again from the bytes that were kept."""

from dataclasses import replace
from datetime import datetime

import pytest

from monitor.store import corpus
from monitor.store.database import Database, StoreError
from tests.monitor.store.builders import arrival, citation, comparison, event, intent, paragraphs, structure

SYMBOL = "S/RES/9001(2031)"
BETTER = arrival(
    text="cleaner words",
    structure=replace(structure(title="On better meetings"), paragraphs=paragraphs(5), flags=("truncated",)),
    citations=(citation("A/RES/99/1"), citation("A/RES/99/2")),
    fingerprint="better",
    derived_by="2",
)


def test_every_version_comes_back_as_it_came(database: Database, now: datetime) -> None:
    for expected, words in enumerate(["one", "two", "three"]):
        corpus.apply(database, intent(arrival(words=words), expected=expected), now)
    kept = list(corpus.rebuildable(database))
    assert [one.content for one in kept] == [f"{SYMBOL}: {words}".encode() for words in ("one", "two", "three")]
    given = arrival()
    for name in ("symbol", "language", "source", "address", "mode", "media_type", "headers", "validators"):
        assert getattr(kept[0], name) == getattr(given, name)
    assert (kept[0].retrieved_at, kept[0].official, kept[0].own_key) == (given.retrieved_at, False, False)
    assert kept[0].derived_by == "1"


def test_versions_can_be_derived_anew_while_they_are_listed(database: Database, now: datetime) -> None:
    for number in range(3):
        corpus.apply(database, intent(arrival(f"A/RES/99/{number}")), now)
    for kept in corpus.rebuildable(database):
        corpus.rederive(database, kept.version_id, replace(BETTER, symbol=kept.symbol))
    assert {kept.derived_by for kept in corpus.rebuildable(database)} == {"2"}


def test_deriving_anew_replaces_all_that_is_derived_and_nothing_else(database: Database, now: datetime) -> None:
    corpus.apply(database, intent(arrival(), events=(event(),)), now)
    before = corpus.version(database, SYMBOL)
    assert before is not None
    corpus.rederive(database, before.id, BETTER)
    after = corpus.version(database, SYMBOL)
    derived = {
        "text": BETTER.text,
        "paragraphs": BETTER.structure.paragraphs,
        "citations": BETTER.citations,
        "flags": ("truncated",),
        "fingerprint": "better",
        "derived_by": "2",
    }
    assert after == replace(before, **derived)  # type: ignore[arg-type]
    work = corpus.work(database, SYMBOL)
    assert work is not None
    assert work.title == "On better meetings"


def test_deriving_anew_is_silent(database: Database, now: datetime) -> None:
    corpus.apply(database, intent(arrival(), events=(event(),)), now)
    before = corpus.counts(database) | {"paragraphs": 5, "citations": 2}
    (kept,) = corpus.rebuildable(database)
    corpus.rederive(database, kept.version_id, BETTER)
    assert corpus.counts(database) == before


def test_deriving_anew_twice_is_deriving_it_once(database: Database, now: datetime) -> None:
    corpus.apply(database, intent(arrival()), now)
    (kept,) = corpus.rebuildable(database)
    corpus.rederive(database, kept.version_id, BETTER)
    once = corpus.version(database, SYMBOL)
    corpus.rederive(database, kept.version_id, BETTER)
    assert corpus.version(database, SYMBOL) == once


@pytest.mark.parametrize("other", [{"symbol": "A/RES/99/1"}, {"language": "zh"}])
def test_a_version_is_never_turned_into_another_text(database: Database, now: datetime, other: dict[str, str]) -> None:
    corpus.apply(database, intent(arrival()), now)
    before = corpus.version(database, SYMBOL)
    assert before is not None
    with pytest.raises(StoreError, match=r"is S/RES/9001\(2031\) \(en\), but is read as .* now: it stays as it was"):
        corpus.rederive(database, before.id, replace(BETTER, **other))  # type: ignore[arg-type]
    assert corpus.version(database, SYMBOL) == before


def test_an_unknown_version_is_named(database: Database) -> None:
    with pytest.raises(StoreError, match="there is no version with the id 7"):
        corpus.rederive(database, 7, BETTER)


def test_comparisons_can_be_made_anew(database: Database, now: datetime) -> None:
    corpus.apply(database, intent(arrival(words="one")), now)
    (one,) = corpus.versions(database, SYMBOL)
    second = intent(arrival(words="two"), expected=1, comparison=comparison("shall"), against_id=one.id)
    corpus.apply(database, second, now)
    ((new, old),) = corpus.compared(database)
    assert old == one.id
    corpus.recompare(database, new, old, comparison("must"))
    assert corpus.comparison_for(database, new) == comparison("must")
