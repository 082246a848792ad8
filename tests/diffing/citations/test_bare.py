"""A number alone behind a noun is a resolution's only where it can be nothing else."""

import pytest

from diffing.changes import Body, Metadata
from tests.diffing.citations.sample import citations, targets

COUNCIL = Metadata(body=Body.SECURITY_COUNCIL)


def found(text: str, language: str = "en") -> list[str | None]:
    return [citation.target for citation in citations(text, language, metadata=COUNCIL)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("action on the draft resolution 107 submitted by Ruritania", "en"),
        ("a report on this resolution 180 days after its adoption", "en"),
        ("un rapport sur l'application de la présente résolution 190 jours après son entrée en vigueur", "fr"),
        ("le projet de résolution 107 présenté par la Ruritanie", "fr"),
        ("un informe sobre la presente resolución 180 días después de su aprobación", "es"),
    ],
)
def test_a_noun_without_number_does_not_take_the_one_after_it(text: str, language: str) -> None:
    assert found(text, language) == []


def test_a_low_number_alone_calls_a_note() -> None:
    assert found("transmitting two resolutions 31 adopted at its tenth meeting") == []


def test_a_low_number_of_a_named_organ_or_with_a_date_is_cited() -> None:
    assert found("Security Council resolution 47") == ["S/RES/47(1948)"]
    assert found("resolution 47 of 21 April 1948") == ["S/RES/47(1948)"]


def test_a_year_behind_a_noun_is_no_number_of_an_earlier_document() -> None:
    held = citations("the object of resolutions 1975.", symbol="S/RES/621(1988)", metadata=COUNCIL)
    assert [citation.target for citation in held] == []


def test_a_number_alone_of_the_named_assembly_tells_its_session() -> None:
    (held,) = citations("the rights set out in General Assembly resolution 194")
    assert (held.target, held.via) == ("A/RES/194(III)", ("the number tells the session",))


def test_a_number_at_the_border_of_two_sessions_tells_none() -> None:
    assert found("General Assembly resolution 190") == []


def test_a_chinese_number_between_others_needs_no_year() -> None:
    found = ["S/RES/1325(2000)", "S/RES/1820(2008)", "S/RES/1888(2009)"]
    assert targets("第1325(2000)、1820和1888(2009)号决议", "zh") == found
