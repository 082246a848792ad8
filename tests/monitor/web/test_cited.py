"""What the page of a work says of each document that it cites: what is done with it, and what was and is new of it."""

import re
from dataclasses import replace
from datetime import date

import httpx
import pytest

from diffing.changes import Citation, Kind, Part
from monitor.intents import Arrival, Event, EventType, Intent, Outcome, Version, Watched
from monitor.newness import Newness
from monitor.series import Series
from monitor.store import corpus, schedule
from monitor.store.database import Database
from monitor.web.application import Pages
from monitor.web.cited import Claim, cited_rows, today, told
from tests.monitor.web.conftest import LINKS, NOW, SYMBOL, arrival, reading

TARGET = "S/RES/9001(2099)"
NEWLY: dict[str, object] = {
    "new_in_version": None,
    "new_in_series": "unknown",
    "first_in_collection": [TARGET],
    "not_held": [TARGET],
    "held": [],
    "series": {"immediate": "S/RES/8000(2090)"},
    "documents": 1,
    "as_of": NOW.isoformat(),
}


def citation(part: Part, relation: str, verb: str | None) -> Citation:
    return Citation(TARGET, Kind.RESOLUTION, "9001 (2099)", "op1", part, 0, 11, relation=relation, verb=verb)


NOTHING = Claim({})


def test_a_document_s_force_is_that_of_its_strongest_mention() -> None:
    mentions = (citation(Part.PREAMBLE, "recalls", "Recalling"), citation(Part.OPERATIVE, "terminates", "Decides"))
    (row,) = cited_rows(mentions, None, NOTHING)
    assert (row.zone, row.relations, row.verbs) == ("operative", ("recalls", "terminates"), ("Recalling", "Decides"))


def test_a_number_that_can_mean_two_documents_names_both() -> None:
    meant = ("S/RES/1514(2003)", "A/RES/1514(XV)")
    doubtful = replace(citation(Part.PREAMBLE, "recalls", "Recalling"), target=None, candidates=meant)
    (row,) = cited_rows((doubtful,), None, NOTHING)
    assert (row.line.resolved, row.line.candidates) == (False, meant)


def test_what_stands_in_a_note_alone_has_no_more_force() -> None:
    (row,) = cited_rows((citation(Part.NOTE, "established_by", None),), None, NOTHING)
    assert (row.zone, row.relations, row.verbs) == ("note", ("established_by",), ())


def test_an_unknown_answer_is_said_to_be_unknown_and_why() -> None:
    claim = today(Newness(None, (), (), (), None, Series(("S/RES/8000(2090)",), "list")), NOW, 3)
    assert claim.unknown == "S/RES/8000(2090)"
    assert claim.about(TARGET) == ()


@pytest.fixture
def database(database: Database) -> Database:
    """A resolution that was told of, and an earlier one that cites the same."""
    schedule.register_sources(database, ["wikisource-en"], NOW)
    store(database, arrival(SYMBOL, "en", "Recalling 9001 (2099),\nDecides"), newly=NEWLY)
    earlier = arrival("S/RES/9000(2098)", "en", "Recalling 9001 (2099),\nDecides")
    known = replace(earlier.structure.metadata, adopted_on=date(2040, 1, 1))
    store(database, replace(earlier, structure=replace(earlier.structure, metadata=known)))
    return database


def store(database: Database, came: Arrival, newly: dict[str, object] | None = None) -> None:
    event = Event(f"new:{came.symbol}", EventType.NEW, came.symbol, "en", came.source, NOW, {"newly": newly})
    watched = Watched(came.source, f"{came.address}/{came.symbol}", came.symbol, came.language)
    corpus.apply(database, Intent(Outcome.NEW, "test", watched, arrival=came, events=(event,)), NOW)


def version_of(database: Database) -> Version:
    found = corpus.version(database, SYMBOL)
    assert found is not None
    return found


def test_what_was_told_stays_and_today_s_answer_stands_beside_it(database: Database) -> None:
    claim = told(corpus.events(database, symbol=SYMBOL), version_of(database))
    assert claim is not None
    assert claim.about(TARGET) == ("first_in_collection", "not_held")
    with reading(Pages(database, clock=lambda: NOW)) as client:
        page = client.get(f"/works/{SYMBOL}").text
    (row,) = re.findall(rf'<td><a href="/works/{re.escape(TARGET)}\?lang=en">.*?</tr>', page, re.DOTALL)
    assert re.findall(r"<td[^>]*>((?:in |not |–)[^<]*)</td>", row) == ["in the collection, not held", "not held"]
    assert "S/RES/8000(2090), which came before it, is not held" in page


def test_of_a_version_that_nobody_was_told_of_that_is_said(database: Database) -> None:
    assert told((), version_of(database)) is None
    with reading(Pages(database, clock=lambda: NOW)) as client:
        assert "Nothing was told" in client.get("/works/S/RES/9000(2098)").text


def test_the_page_leads_to_the_work_s_feed_where_there_is_one(database: Database) -> None:
    with reading(Pages(database, clock=lambda: NOW, links=LINKS)) as client:
        page = client.get(f"/works/{SYMBOL}", headers={"Host": "seized.example.org"})
        (feed,) = re.findall(r'href="(/works/[^"]+\.atom)"', page.text)
        assert client.get(feed).status_code == 200


def test_from_outside_no_link_leads_to_the_operator_s_pages(database: Database) -> None:
    outside = {"Host": "seized.example.org"}
    with reading(Pages(database, clock=lambda: NOW, links=LINKS)) as client:
        for address in (f"/works/{SYMBOL}", f"/works/{TARGET}"):
            page = client.get(address, headers=outside).text
            for link in re.findall(r'href="(/[^"]*)"', page):
                assert client.get(link, headers=outside).status_code in (200, 404)
                assert link.startswith(("/works/", "/style.css"))


def test_a_paragraph_that_a_message_names_is_an_anchor(database: Database) -> None:
    with reading(Pages(database, clock=lambda: NOW)) as client:
        page: httpx.Response = client.get(f"/works/{SYMBOL}")
    assert set(re.findall(r'href="#([^"]+)"', page.text)) <= set(re.findall(r'id="([^"]+)"', page.text))


def test_what_is_new_against_the_draft_is_called_so() -> None:
    answers = Newness((TARGET,), (), (), (), draft="A/81/L.905")
    assert today(answers, NOW, 1).about(TARGET) == ("new_since_draft",)


def test_who_cites_a_work_is_shown_with_what_it_does_with_it(database: Database) -> None:
    with reading(Pages(database, clock=lambda: NOW)) as client:
        page = client.get(f"/works/{TARGET}").text
    assert re.findall(r'data-label="what is done with it">([^<]+)</td>', page) == ["cites", "cites"]
