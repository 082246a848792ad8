"""A paragraph is followed back to the text from which its words stand."""

from hypothesis import given
from hypothesis import strategies as st

from diffing.changes import Metadata, Paragraph, Structure
from diffing.comparing import Lineage, lineages
from tests.diffing.comparing.building import documents, operatives
from tests.support.laws import tried

OLDEST = "Requests the Office to report to the Council on its work every year;"
REPORT = "Requests the Office to report to the Council on its work every six months;"
PANEL = "Decides to extend the mandate of the Panel of Experts until further notice;"
NEW = "Encourages all States to take part in the training of judges and prosecutors;"


def structured(*texts: str) -> Structure:
    return Structure("en", Metadata(), operatives(*texts))


def test_words_stand_since_the_text_that_changed_them_last() -> None:
    predecessor, draft = structured(OLDEST, PANEL), structured(REPORT, PANEL)
    adopted = structured(PANEL, REPORT, NEW)
    assert lineages((predecessor, draft, adopted)) == (
        Lineage("op1", 0, (("op2",), ("op2",), ("op1",))),
        Lineage("op2", 1, (("op1",), ("op1",), ("op2",))),
        Lineage("op3", 2, ((), (), ("op3",))),
    )


def test_one_text_stands_since_itself() -> None:
    assert lineages((structured(PANEL),)) == (Lineage("op1", 0, (("op1",),)),)
    assert lineages(()) == ()


@given(st.lists(documents, min_size=1, max_size=3))
@tried(30)
def test_every_paragraph_of_the_last_text_has_one_lineage(texts: list[tuple[Paragraph, ...]]) -> None:
    found = lineages([Structure("en", Metadata(), paragraphs) for paragraphs in texts])
    assert [one.path for one in found] == [paragraph.path for paragraph in texts[-1]]
    assert all(len(one.paths) == len(texts) and 0 <= one.since < len(texts) for one in found)
