"""Letters that a copy reads for digits are digits where noun, number and year leave no doubt; and are flagged."""

from datetime import date

import pytest

from tests.diffing.citations.sample import citations, targets

SPOILT = {
    "Recalling resolution l373 (2001)": "S/RES/1373(2001)",
    "Recalling resolution I373 (2001)": "S/RES/1373(2001)",
    "Recalling resolution 2I95 (2014)": "S/RES/2195(2014)",
    "Recalling resolution 16O4 (2005)": "S/RES/1604(2005)",
    "Recalling its resolution 113 (l956)": "S/RES/113(1956)",
    "Recalling Security Council resolution 1267 (I999)": "S/RES/1267(1999)",
    "Recalling resolution 1325 (2O0O)": "S/RES/1325(2000)",
    "Recalling resolution S11 (1982)": "S/RES/511(1982)",
    "Recalling resolution SOL (1982)": "S/RES/501(1982)",
    "Recalling resolution $46 (1984)": "S/RES/546(1984)",
    "Recalling resolution !86 (1964)": "S/RES/186(1964)",
    "Recalling resolution 512.(1982)": "S/RES/512(1982)",
    "Recalling resolution 253,(1968)": "S/RES/253(1968)",
    "Recalling resolution 660 1990)": "S/RES/660(1990)",
    "Recalling resolution 1535 (2004": "S/RES/1535(2004)",
    "Recalling resolution 946 (994)": "S/RES/946(1994)",
}


@pytest.mark.parametrize("text", SPOILT)
def test_letters_read_for_digits_are_read_as_digits(text: str) -> None:
    (found,) = citations(text)
    assert (found.target, found.flags) == (SPOILT[text], ("suspect",))
    assert found.printed == text[found.start : found.end] == text.rpartition("resolution ")[2]


def test_a_spoilt_member_of_a_list_is_found() -> None:
    assert targets("Recalling its resolutions 1267 (1999), l373 (2001) and 2I95 (2014)") == [
        "S/RES/1267(1999)",
        "S/RES/1373(2001)",
        "S/RES/2195(2014)",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Recalling resolution l373 (2004)",
        "Recalling volume l373 (2001)",
        "He paid l373 (2001)",
        "Recalling decision l373 (2001)",
        "Recalling General Assembly resolution l373 (2001)",
        "Recalling resolution III (2001)",
        "Recalling resolution All (2001)",
        "Recalling resolution SOL (1983)",
        "They paid 660 1990)",
        "They paid 946 (994)",
    ],
)
def test_what_does_not_fit_stays_what_it_is(text: str) -> None:
    assert targets(text) == []


def test_a_session_whose_bracket_a_copy_reads_as_a_letter_is_read() -> None:
    (found,) = citations("Recalling General Assembly resolution 1819 (XVID of 18 December 1962")
    assert (found.target, found.flags) == ("A/RES/1819(XVII)", ("suspect",))


def test_a_lost_bracket_takes_no_date_from_its_neighbour() -> None:
    text = "Rappelant ses résolutions 660 1990) du 2 août 1990, 661 (1990) du 6 août 1990 et 662 1990) du 9 août 1990"
    found = citations(text, "fr")
    assert [citation.target for citation in found] == ["S/RES/660(1990)", "S/RES/661(1990)", "S/RES/662(1990)"]
    assert [citation.stated_date for citation in found] == [date(1990, 8, 2), date(1990, 8, 6), date(1990, 8, 9)]


def test_a_year_that_lost_a_digit_is_read_in_chinese_too() -> None:
    (found,) = citations("回顾第946(994)号决议", "zh")
    assert (found.target, found.flags) == ("S/RES/946(1994)", ("suspect",))


def test_a_letter_that_does_not_fit_as_a_part_is_a_spoilt_digit() -> None:
    assert targets("paragraph 2 of resolution 70S (1991)") == ["S/RES/705(1991)"]
    assert targets("resolution 161 A (1961)") == ["S/RES/161(1961)[A]"]


def test_a_bracket_before_a_number_may_be_its_first_digit() -> None:
    assert targets("the provisions of resolution [86 (1964) and other relevant ones") == ["S/RES/186(1964)"]
