"""What an event says of a change."""

from diffing.comparing import compare_paragraphs
from monitor.judging.describing import describe_change
from tests.diffing.comparing.building import SENTENCES, preambles


def test_a_paragraph_that_moved_is_marked_with_where_from_and_where_to() -> None:
    change = describe_change(compare_paragraphs(preambles(*"ABC"), preambles(*"BCA")))
    (hunk,) = change["hunks"]
    assert (hunk["kind"], hunk["moved"], hunk["old"], hunk["new"]) == ("moved", True, ["pp1"], ["pp3"])


def test_a_paragraph_that_stayed_is_not() -> None:
    before, after = preambles(*SENTENCES[:2]), preambles(SENTENCES[0].replace("10", "12"), SENTENCES[1])
    assert [hunk["moved"] for hunk in describe_change(compare_paragraphs(before, after))["hunks"]] == [False]
