"""Which citing paragraphs a message quotes, and which of their words."""

from diffing.changes import Paragraph, Part, Piece
from monitor.deciding import decide
from monitor.intents import Known
from monitor.judging.citing import QUOTE_LENGTH, citing_paragraphs, quote
from tests.support.building import arrival, citation, look

T = "S/RES/1373(2001)"


def paragraph(path: str, text: str) -> Paragraph:
    part = Part.OPERATIVE if path.startswith("op") else Part.PREAMBLE
    return Paragraph(path, part, None, None, text, (Piece(0, len(text)),))


def paths_of(*paths: str) -> list[str]:
    paragraphs = [paragraph(path, "resolution 1373 (2001)") for path in paths]
    return [one["path"] for one in citing_paragraphs(paragraphs, tuple(citation(T, path) for path in paths), (T,))]


def test_three_paragraphs_are_quoted_the_first_of_the_preamble_and_operative_ones() -> None:
    assert paths_of("pp1", "pp30", "pp40", "op1", "op4", "op17") == ["pp1", "op1", "op4"]


def test_where_little_is_operative_more_of_the_preamble_is_quoted() -> None:
    assert paths_of("pp1", "pp2", "pp3", "pp4", "op9") == ["pp1", "pp2", "op9"]


def test_it_is_said_among_how_many() -> None:
    paragraphs = [paragraph(f"pp{n}", "resolution 1373 (2001)") for n in range(1, 6)]
    found = citing_paragraphs(paragraphs, tuple(citation(T, one.path) for one in paragraphs), (T,))
    assert {one["among"] for one in found} == {5}


def test_a_quote_holds_the_citation_however_late_it_stands() -> None:
    text = "word " * 200 + "resolution 1373 (2001) " + "word " * 200
    said = quote(paragraph("pp1", text), "1373 (2001)")["quote"]
    assert "1373 (2001)" in said
    assert len(said) <= QUOTE_LENGTH
    assert said.startswith("…")


def test_a_quote_of_chinese_is_cut_beside_the_citation_too() -> None:
    text = "回" * 400 + "第1373(2001)号决议" + "顾" * 400
    said = quote(paragraph("pp1", text), "1373(2001)")["quote"]
    assert "第1373(2001)号决议" in said
    assert len(said) <= QUOTE_LENGTH


def test_an_event_says_what_could_not_be_resolved_with_what_can_be_meant() -> None:
    meant = ("S/RES/1514(2003)", "A/RES/1514(XV)")
    doubtful = citation(None, printed="resolution 1514", candidates=meant, flags=("unresolved",))
    data = decide(arrival(citations=(doubtful,)), Known(), look()).events[0].data
    assert data["cites"]["resolutions"] == 0
    assert data["warnings"] == [
        {
            "flag": "unresolved",
            "printed": "resolution 1514",
            "paragraph": "pp1",
            "text": "“resolution 1514” (pp1): two documents can be meant",
            "candidates": list(meant),
        }
    ]
