"""Citations and note calls inside a paragraph's text."""

from hypothesis import given
from hypothesis import strategies as st

from diffing.changes import Citation, Kind, NoteCall, Paragraph, Part, Piece
from monitor.web.marking import Segment, segments
from tests.support.laws import tried


def paragraph(text: str, *pieces: Piece, calls: tuple[NoteCall, ...] = ()) -> Paragraph:
    return Paragraph("op1", Part.OPERATIVE, "1", None, text, pieces or (Piece(0, len(text)),), calls)


def citation(start: int, end: int, target: str = "S/RES/9001(2099)", path: str = "op1") -> Citation:
    return Citation(target, Kind.RESOLUTION, "printed", path, Part.OPERATIVE, start, end)


def test_a_citation_is_a_run_of_its_own() -> None:
    found = segments(paragraph("see 9001 (2099) now"), [citation(4, 15)])
    assert found == (Segment("see "), Segment("9001 (2099)", "S/RES/9001(2099)"), Segment(" now"))


def test_a_citation_over_a_page_break_stays_whole() -> None:
    broken = paragraph("see 9001 (2099)", Piece(0, 8), Piece(20, 26, " "))
    assert segments(broken, [citation(4, 26)])[1] == Segment("9001 (2099)", "S/RES/9001(2099)")


def test_citations_of_other_paragraphs_are_left_out() -> None:
    assert segments(paragraph("see 9001"), [citation(4, 8, path="op2")]) == (Segment("see 9001"),)


def test_a_note_call_stands_where_it_was() -> None:
    called = paragraph("lamps, and", calls=(NoteCall("2", 6, "fn2"),))
    assert segments(called, []) == (Segment("lamps,"), Segment("2", note="fn2", is_call=True), Segment(" and"))


@tried(50)
@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6),
    st.lists(st.integers(0, 60), max_size=4),
)
def test_the_runs_spell_the_text_whatever_is_marked(
    text: str, spans: list[tuple[int, int]], offsets: list[int]
) -> None:
    calls = tuple(NoteCall(str(index), offset, None) for index, offset in enumerate(offsets))
    found = segments(paragraph(text, calls=calls), [citation(start, end) for start, end in spans])
    assert "".join(one.text for one in found if not one.is_call) == text
    assert sum(one.is_call for one in found) == len(calls)
