"""Words of a held text that name a document without its number."""

from dataclasses import replace

from diffing.changes import Part, Piece
from monitor.intents import Version
from monitor.referring import leading, references
from tests.support.building import citation, paragraph, version

ONE, OTHER = "S/RES/1373(2001)", "S/RES/2178(2014)"


def saying(text: str, *printed: str, language: str = "en") -> Version:
    """A version of one paragraph that cites what is printed, in that order of ``ONE`` and ``OTHER``."""
    only = replace(paragraph("op1", text, Part.OPERATIVE), pieces=(Piece(0, len(text)),))
    cited = tuple(
        replace(citation(target, "op1", printed=each), start=text.index(each), end=text.index(each) + len(each))
        for target, each in zip((ONE, OTHER), printed, strict=False)
    )
    return replace(version(("", text), language=language, citations=cited), paragraphs=(only,), text=text)


def test_that_resolution_is_the_one_named_before_with_the_reason() -> None:
    said = saying("Recalls resolution 1373 (2001) and asks all to heed that resolution;", "1373 (2001)")
    (one,) = references(said)
    assert (one.target, one.printed, one.via) == (ONE, "that resolution", ("the last one before it", "1373 (2001)"))
    (link,) = leading(said)
    assert (link.target, link.flags, said.text[link.start : link.end]) == (ONE, (), "that resolution")


def test_words_for_several_documents_are_known_and_lead_to_none_of_them() -> None:
    said = saying(
        "Recalls resolutions 1373 (2001) and 2178 (2014) and asks all to heed those resolutions;",
        "1373 (2001)",
        "2178 (2014)",
    )
    said = replace(said, citations=tuple(replace(one, listed=0) for one in said.citations))
    assert [one.target for one in references(said)] == [ONE, OTHER]
    assert leading(said) == ()


def test_words_for_the_text_itself_are_left_out() -> None:
    assert references(saying("Asks all to heed this resolution;")) == ()


def test_what_a_citation_s_words_are_part_of_does_not_lead_away_from_it() -> None:
    said = saying("Welcomes the Universal Declaration of Human Rights;")
    (one,) = leading(said)
    assert one.target == "A/RES/217(III)[A]"
    inside = replace(citation(ONE, "op1"), start=one.start + 4, end=one.start + 9)
    assert leading(replace(said, citations=(inside,))) == ()


def test_a_language_that_is_not_known_has_none() -> None:
    assert references(saying("Recalls that resolution;", language="tlh")) == ()
