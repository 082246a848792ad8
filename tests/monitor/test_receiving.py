"""Several documents decided and stored in one transaction: as each would be by itself."""

from typing import Any

import pytest

from monitor.deciding import decide
from monitor.deriving import derived
from monitor.filling.backfilling import Wish, backfill_look
from monitor.intents import Arrival, Intent, Mode, Outcome
from monitor.receiving import Context, Taken, take_in_together
from monitor.store import corpus
from sources.documents import Found, Listing, Reading
from tests.support.building import NOW
from tests.support.resolutions import resolution


def taken(*numbers: int) -> tuple[Taken, ...]:
    listings = {number: Listing("files", f"/{number}.txt") for number in numbers}
    found = {number: Found(one, resolution(number).encode(), "text/plain") for number, one in listings.items()}
    return tuple(
        Taken(listings[number], derived(found[number], official=False, mode=Mode.BACKFILL, now=NOW), None)
        for number in numbers
    )


def take_in(context: Context, *numbers: int) -> tuple[Intent, ...]:
    return take_in_together(context, taken(*numbers), backfill_look(context, Mode.BACKFILL, Wish(), again=False))


@pytest.fixture
def tripped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deciding about one document fails."""

    def fail_once(answer: Any, *more: Any) -> Intent:
        if getattr(answer, "symbol", None) == "S/RES/2901(2026)":
            raise ZeroDivisionError("a mistake of ours")
        return decide(answer, *more)

    monkeypatch.setattr("monitor.receiving.decide", fail_once)


def test_documents_taken_in_together_are_all_stored(context: Context) -> None:
    assert [one.outcome for one in take_in(context, 2900, 2901)] == [Outcome.NEW, Outcome.NEW]
    assert {one.symbol for one in corpus.works(context.database)} == {"S/RES/2900(2026)", "S/RES/2901(2026)"}


def test_a_document_is_known_to_those_that_are_taken_in_with_it(context: Context) -> None:
    assert [one.reason for one in take_in(context, 2900, 2900)] == ["backfilled", "same bytes"]


def test_taking_the_same_in_again_adds_nothing(context: Context) -> None:
    take_in(context, 2900, 2901)
    assert [one.reason for one in take_in(context, 2900, 2901)] == ["same bytes", "same bytes"]


@pytest.mark.usefixtures("tripped")
def test_one_that_fails_stops_none_of_the_others(context: Context) -> None:
    found = take_in(context, 2900, 2901, 2902)
    assert [one.outcome for one in found] == [Outcome.NEW, Outcome.FAILED, Outcome.NEW]
    assert {one.symbol for one in corpus.works(context.database)} == {"S/RES/2900(2026)", "S/RES/2902(2026)"}


def test_what_a_source_has_read_is_not_read_again() -> None:
    text = resolution(2900)
    found = Found(Listing("ods", "/2900"), b"%PDF-", "application/pdf", reading=Reading(text, "application/pdf", ""))
    answer = derived(found, official=True, mode=Mode.BACKFILL, now=NOW)
    assert isinstance(answer, Arrival)
    assert answer.text == text
