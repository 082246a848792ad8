"""From bytes to an arrival: who it is, and the gates that it may fail."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.intents import Arrival, Mode
from monitor.judging.arriving import arrive
from sources.documents import Corrupt, Found, Listing, Reading
from tests.support.building import NOW
from tests.support.laws import tried
from tests.support.resolutions import chinese, resolution


def arrived(text: str, *, symbol: str | None = None, language: str | None = None, **page: Any) -> Arrival | Corrupt:
    listing = Listing("wiki", "page", symbol, language)
    found = Found(listing, text.encode("utf-8", "surrogatepass"), "text/plain")
    reading = Reading(text, "text/plain", "utf-8", **page)
    return arrive(found, reading, official=False, mode=Mode.LIVE, now=NOW)


def named(text: str, **more: Any) -> str:
    arrival = arrived(text, **more)
    assert isinstance(arrival, Arrival), arrival.reason
    return arrival.symbol


def refused(text: str, **more: Any) -> str:
    answer = arrived(text, **more)
    assert isinstance(answer, Corrupt)
    assert answer.reason.startswith("page: ")
    assert "\n" not in answer.reason
    return answer.reason


def without_symbol(text: str) -> str:
    return text.replace("S/RES/2903 (2026)\n", "").replace("Resolution 2903 (2026)\n\n", "")


def test_a_text_is_what_it_prints() -> None:
    assert named(resolution(2903)) == "S/RES/2903(2026)"


@pytest.mark.parametrize("stated", ["S/RES/2903(2026)", "S/RES/2903 (2026)", "s/res/2903", "nonsense"])
def test_a_source_that_agrees_or_says_nothing_useful_changes_nothing(stated: str) -> None:
    assert named(resolution(2903), symbol=stated) == "S/RES/2903(2026)"


def test_a_text_that_prints_no_symbol_is_what_its_source_says() -> None:
    assert named(without_symbol(resolution(2903)), symbol="S/RES/2903(2026)") == "S/RES/2903(2026)"


def test_a_number_without_a_year_gets_that_of_the_adoption() -> None:
    assert named(without_symbol(resolution(2903)), symbol="S/RES/2903") == "S/RES/2903(2026)"


def test_its_own_symbol_is_not_among_its_citations() -> None:
    arrival = arrived(resolution(2903))
    assert isinstance(arrival, Arrival)
    assert {one.target for one in arrival.citations} == {"S/RES/1373(2001)", "S/RES/2178(2014)"}


@pytest.mark.parametrize("stated", ["S/RES/2904(2026)", "S/RES/2904", "A/RES/70/177"])
def test_a_text_that_prints_another_symbol_is_the_wrong_document(stated: str) -> None:
    assert "wrong document" in refused(resolution(2903), symbol=stated)


def test_a_page_that_names_another_document_than_its_source_is_the_wrong_one() -> None:
    text = without_symbol(resolution(2903))
    listing = Listing("wiki", "page", "S/RES/2617(2021)")
    reading = Reading(text, "text/plain", "utf-8", symbol="S/RES/2616(2021)")
    answer = arrive(Found(listing, b"x", "text/plain"), reading, official=False, mode=Mode.LIVE, now=NOW)
    assert isinstance(answer, Corrupt)


@pytest.mark.parametrize("text", ["", "   \n\n", "—\n"])
def test_no_text_is_no_document(text: str) -> None:
    refused(text)


def test_a_text_that_nothing_names_is_refused_with_the_way_out() -> None:
    assert "state its symbol" in refused("Bread and milk.\n\nAnd eggs.")


def test_a_text_in_another_language_than_stated_is_refused() -> None:
    assert "language fr" in refused(chinese(2903), language="fr")


def test_the_script_is_told_by_the_text() -> None:
    for traditional, tag in ((False, "zh"), (True, "zh-Hant")):
        arrival = arrived(chinese(2903, traditional=traditional), language="zh")
        assert isinstance(arrival, Arrival)
        assert arrival.language == tag


def test_a_document_without_a_symbol_gets_a_key_of_ours() -> None:
    text = (
        resolution(2903).replace("S/RES/2903 (2026)\n", "").replace("Resolution 2903 (2026)", "Declaration of lights")
    )
    arrival = arrived(text)
    assert isinstance(arrival, Arrival)
    assert (arrival.own_key, arrival.symbol[:2]) == (True, "X/")


@tried(50)
@given(
    st.text(max_size=300), st.none() | st.text(max_size=20), st.none() | st.sampled_from(["en", "zh", "ar", "xx", ""])
)
def test_no_text_whatever_raises(text: str, symbol: str | None, language: str | None) -> None:
    arrived(text, symbol=symbol, language=language)
