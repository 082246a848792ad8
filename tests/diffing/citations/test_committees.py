"""Committees, and the resolutions behind them, that are called by several numbers."""

import pytest

from tests.diffing.citations.sample import citations, targets

THREE = ["S/RES/1267(1999)", "S/RES/1989(2011)", "S/RES/2253(2015)"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Requests the 1267/1989/2253 ISIL (Da'esh) and Al-Qaida Sanctions Committee to report"),
        ("en", "the sanctions regime of resolutions 1267/1989/2253 remains"),
        ("fr", "le Comité 1267/1989/2253 fera rapport"),
        ("es", "el Comité 1267/1989/2253 informará"),
        ("ru", "Комитет 1267/1989/2253 представит доклад"),
        ("ar", "تقدم لجنة 1267/1989/2253 تقريرا"),
        ("zh", "第1267/1989/2253号决议所设委员会应提出报告"),
        ("zh", "1267/1989/2253委员会应提出报告"),
        ("zh-Hant", "第1267/1989/2253號決議所設委員會應提出報告"),
    ],
)
def test_a_committee_of_several_numbers_names_each_resolution(language: str, text: str) -> None:
    assert targets(text, language) == THREE
    assert {each.relation for each in citations(text, language)} == {"established_by"}


def test_each_number_has_its_own_place() -> None:
    text = "the 751/1907 Committee"
    assert [text[each.start : each.end] for each in citations(text)] == ["751", "1907"]


@pytest.mark.parametrize(
    "text",
    [
        "in the biennium 2014/2015 the Committee met",
        "the members of 1267/1989 met",
        "file 2253/1989 of the Committee",
    ],
)
def test_years_and_numbers_without_a_committee_are_none(text: str) -> None:
    assert targets(text) == []


def test_a_number_and_a_year_that_is_no_later_number_stay_what_they_are() -> None:
    assert targets("under resolution 1514/1960") == ["A/RES/1514(XV)"]
