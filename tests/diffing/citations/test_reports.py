"""Resolutions that are cited by the chapter of the report in which a council or commission prints them."""

import pytest

from tests.diffing.citations.sample import targets


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Official Records of the General Assembly, Supplement No. 53 (A/66/53), chap. I, resolution 16/2."),
        ("fr", "Documents officiels de l'Assemblée générale, Supplément no 53 (A/66/53), chap. I, résolution 16/2."),
        ("es", "Documentos Oficiales de la Asamblea General, Suplemento núm. 53 (A/66/53), cap. I, resolución 16/2."),
        ("ru", "Официальные отчеты Генеральной Ассамблеи, Дополнение № 53 (A/66/53), глава I, резолюция 16/2."),
        ("ar", "الوثائق الرسمية للجمعية العامة، الملحق رقم 53 (A/66/53)، الفصل الأول، القرار 16/2."),
        ("ar", "الوثائق الرسمية للجمعية العامة، الملحق رقم 53 (A/66/53)، الفصل الأول، الفرع ألف، القرار 16/2."),
        ("zh", "见《大会正式记录，补编第53号》(A/66/53)，第一章，第16/2号决议。"),
        ("zh-Hant", "見《大會正式記錄，補編第53號》(A/66/53)，第一章，第16/2號決議。"),
    ],
)
def test_a_chapter_of_supplement_53_prints_what_the_human_rights_council_adopted(language: str, text: str) -> None:
    assert targets(text, language) == ["A/66/53", "A/HRC/RES/16/2"]


def test_a_list_in_such_a_chapter_is_of_that_council_too() -> None:
    text = (
        "Supplement No. 53A and corrigendum (A/69/53/Add.1 and Corr.1), chap. IV, sect. A, resolutions 27/12 and 27/14"
    )
    assert targets(text)[-2:] == ["A/HRC/RES/27/12", "A/HRC/RES/27/14"]


def test_decisions_and_commissions_are_told_too() -> None:
    assert targets("Supplement No. 53 (A/65/53), chap. III, decision 13/115")[-1] == "A/HRC/DEC/13/115"
    assert targets("Supplement No. 3 (E/2003/23), chap. II, sect. A, resolution 2003/46")[-1] == "E/CN.4/RES/2003/46"


@pytest.mark.parametrize(
    "text",
    [
        "Report of the World Conference (A/CONF.157/24), chap. III, resolution 16/2",
        "Report of the Conference, vol. I, chap. I, resolution 1, annex II",
    ],
)
def test_a_chapter_of_another_report_names_no_resolution_of_ours(text: str) -> None:
    assert not [target for target in targets(text) if target and "/RES/" in target]
