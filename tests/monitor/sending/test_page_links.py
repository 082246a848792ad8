"""The link of a message leads to the text and the place that it is about."""

from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.intents import Event, EventType
from monitor.sending.page_links import place_on

PAGE = "https://seized.example.org/works/S/RES/9002(2099)"
OF_TEXT: dict[str, Any] = {"language": "zh-Hant", "version": 2}


def event(kind: EventType, **data: Any) -> Event:
    return Event("k", kind, "S/RES/9002(2099)", "en", "s", datetime(2041, 3, 12, tzinfo=UTC), data)


def test_a_change_leads_to_the_version_and_its_first_changed_paragraph_that_still_stands() -> None:
    hunks = [{"old": ["op2"], "new": []}, {"old": ["op9.c"], "new": ["op8.c"]}]
    told = event(EventType.REISSUED, **OF_TEXT, change={"hunks": hunks})
    assert place_on(PAGE, told) == f"{PAGE}?language=zh-Hant&version=2#op8.c"


def test_a_change_of_layout_is_led_to_only_where_there_is_no_heavier_one() -> None:
    hunks = [{"new": ["pp1"], "class": "layout"}, {"new": ["op2"], "class": "date"}]
    for shown, place in ((hunks, "op2"), (hunks[:1], "pp1")):
        told = event(EventType.REISSUED, **OF_TEXT, change={"hunks": shown})
        assert place_on(PAGE, told) == f"{PAGE}?language=zh-Hant&version=2#{place}"


def test_a_change_that_only_took_something_away_leads_to_what_is_told_of_it() -> None:
    hunks = [{"new": ["pp1"], "class": "layout"}, {"old": ["op2"], "new": [], "class": "operative"}]
    told = event(EventType.REISSUED, **OF_TEXT, change={"hunks": hunks})
    assert place_on(PAGE, told) == f"{PAGE}?language=zh-Hant&version=2#changes"


def test_what_moved_is_led_to_before_changes_of_layout() -> None:
    hunks = [{"new": ["pp1"], "class": "layout"}, {"new": ["pp4"], "class": "numbering", "moved": True}]
    told = event(EventType.REISSUED, **OF_TEXT, change={"hunks": hunks})
    assert place_on(PAGE, told) == f"{PAGE}?language=zh-Hant&version=2#pp4"


def test_a_new_text_leads_to_the_paragraph_that_is_quoted_first() -> None:
    told = event(EventType.NEW, **OF_TEXT, citing_paragraphs=[{"path": "pp3"}, {"path": "op1"}])
    assert place_on(PAGE, told) == f"{PAGE}?language=zh-Hant&version=2#pp3"


@pytest.mark.parametrize("data", [{}, {"change": None}, {"change": {"hunks": []}}, {"citing_paragraphs": [{}]}])
def test_without_a_place_it_leads_to_the_version(data: dict[str, Any]) -> None:
    assert place_on(PAGE, event(EventType.NEW, **OF_TEXT, **data)) == f"{PAGE}?language=zh-Hant&version=2"


def test_a_cited_work_s_page_has_no_place_of_the_text_that_cites_it() -> None:
    assert place_on(PAGE, event(EventType.CITED_BY, **OF_TEXT, citing_paragraphs=[{"path": "op1"}])) == PAGE


def test_a_work_without_a_text_leads_to_its_page() -> None:
    assert place_on(PAGE, event(EventType.ADOPTED)) == PAGE


def test_no_page_is_no_place() -> None:
    assert place_on(None, event(EventType.NEW, **OF_TEXT)) is None
