"""The held works that may stand before a text in its series."""

from dataclasses import replace

from diffing.changes import Body, Paragraph, Part, Piece
from monitor.intents import Candidate
from monitor.store import corpus
from monitor.store.database import Database
from tests.monitor.store.builders import NOW, arrival, citation, intent, structure

OWN = "A/RES/70/12"
TITLE = Paragraph("title", Part.TITLE, None, None, "Keeping harbours lit", (Piece(0, 20),))


def hold(database: Database, symbol: str, title: Paragraph | None = None, *cites: str, session: str = "69") -> None:
    taken_apart = structure(body=Body.GENERAL_ASSEMBLY, session=session)
    if title:
        taken_apart = replace(taken_apart, paragraphs=(title, *taken_apart.paragraphs))
    given = arrival(symbol, symbol, structure=taken_apart, citations=tuple(citation(one) for one in cites))
    corpus.apply(database, intent(given), NOW)


def test_a_cited_work_comes_with_its_names_titles_and_citations(database: Database) -> None:
    hold(database, "A/RES/66/8", TITLE, "A/RES/60/288", "A/RES/64/1")
    found = corpus.candidates(database, OWN, (), (citation("A/RES/66/8"), citation(None), citation(OWN)))
    names, title = frozenset({"A/RES/66/8"}), frozenset({"keeping harbours lit"})
    assert found == (Candidate(names, title, frozenset({"A/RES/60/288", "A/RES/64/1"})),)


def test_a_work_of_the_session_before_is_found_by_its_title_alone(database: Database) -> None:
    hold(database, "A/RES/69/11", TITLE)
    hold(database, "A/RES/69/30", replace(TITLE, text="On tides"))
    hold(database, "A/RES/66/8", TITLE, session="66")
    (found,) = corpus.candidates(database, OWN, (TITLE,), ())
    assert found.names == frozenset({"A/RES/69/11"})
    assert corpus.candidates(database, OWN, (), ()) == ()


def test_an_arrival_s_facts_hold_the_candidates(database: Database) -> None:
    hold(database, "A/RES/69/11", TITLE)
    given = arrival(OWN, citations=(citation("A/RES/69/11"),))
    (found,) = corpus.known(database, given).candidates
    assert found.names == frozenset({"A/RES/69/11"})


def test_what_may_carry_a_work_on_cites_it_or_has_its_title_a_session_later(database: Database) -> None:
    hold(database, "A/RES/69/11", TITLE)
    hold(database, "A/RES/70/12", TITLE, session="70")
    hold(database, "A/RES/70/13", replace(TITLE, text="On tides"), session="70")
    hold(database, "A/RES/71/14", TITLE, session="71")
    hold(database, "A/RES/72/15", None, "A/RES/69/11", "A/RES/70/13", session="72")
    assert corpus.may_carry_on(database, "A/RES/69/11") == ("A/RES/70/12", "A/RES/72/15")
    assert corpus.may_carry_on(database, "A/RES/1/1") == ()


def test_a_document_without_symbol_has_the_works_that_it_cites(database: Database) -> None:
    hold(database, "A/RES/69/11", TITLE)
    (found,) = corpus.candidates(database, "SC/DECLARATION/2022-10-29/0a1b2c3d", (TITLE,), (citation("A/RES/69/11"),))
    assert found.names == frozenset({"A/RES/69/11"})
