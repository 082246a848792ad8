"""Forms in which copies, gazettes and the press name resolutions: each is read as the form that it stands for."""

from datetime import date

import pytest

from diffing.citations import find_citations
from tests.diffing.citations.sample import citations, targets

SPACED = {
    "ru": (
        "ссылаясь на свои резолюции 40 / 152 О от 16 декабря 1985 года и 41 /86",
        ["A/RES/40/152[O]", "A/RES/41/86"],
    ),
    "ar": ("إذ تشير إلى قراريها 40 / 152 سين و 42 / 42 واو", ["A/RES/40/152[O]", "A/RES/42/42[F]"]),
    "zh": ("大会第 40 / 152 O 号决议", ["A/RES/40/152[O]"]),
}


@pytest.mark.parametrize("language", SPACED)
def test_spaces_may_stand_around_a_slash(language: str) -> None:
    text, expected = SPACED[language]
    assert targets(text, language) == expected


@pytest.mark.parametrize(
    ("printed", "target"),
    [
        ("194 (الدورة 3)", "A/RES/194(III)"),
        ("393 (الدورة - 5)", "A/RES/393(V)"),
        ("186 (د أ-2)", "A/RES/186(S-2)"),
        ("186 (د ا - 2)", "A/RES/186(S-2)"),
        ("2253 (د أ ط - 5)", "A/RES/2253(ES-V)"),
        ("2253 (دإط-5)", "A/RES/2253(ES-V)"),
        ("دإ-10/2", "A/RES/S-10/2"),
        ("د إ ط - 10/13", "A/RES/ES-10/13"),
    ],
)
def test_arabic_marks_of_sessions_are_written_in_many_ways(printed: str, target: str) -> None:
    assert targets(f"وإذ تشير إلى قرار الجمعية العامة {printed} المتخذ في ذلك اليوم", "ar") == [target]


def test_arabic_parts_have_names_to_the_end_of_the_alphabet() -> None:
    found = targets("قرارها 37/120 ألف إلى كاف", "ar")
    assert found == [f"A/RES/37/120[{letter}]" for letter in "ABCDEFGHIJK"]
    assert targets("القرار 2535 ألف، باء، جيم (الدورة 24)", "ar") == [f"A/RES/2535(XXIV)[{part}]" for part in "ABC"]


def test_a_dash_of_any_length_stands_between_parts() -> None:
    assert targets("резолюции 36/120 A—C", "ru") == [f"A/RES/36/120[{letter}]" for letter in "ABC"]


@pytest.mark.parametrize(
    ("language", "text", "target"),
    [
        ("ru", "резолюцией Генеральной Ассамблеи 186(8-2) от 14 мая", "A/RES/186(S-2)"),
        ("ru", "ссылаясь на резолюцию 1514 (ХУ)", "A/RES/1514(XV)"),
        ("ru", "ссылаясь на резолюцию 1803 (ХУП)", "A/RES/1803(XVII)"),
        ("ru", "ссылаясь на резолюцию 194 (Ш)", "A/RES/194(III)"),
    ],
)
def test_a_session_that_a_copy_has_spoilt_is_read_and_flagged(language: str, text: str, target: str) -> None:
    (found,) = citations(text, language)
    assert (found.target, found.flags) == (target, ("suspect",))


def test_a_spoilt_session_that_does_not_fit_its_number_is_none() -> None:
    assert targets("резолюция 1514 (П)", "ru") == []
    assert targets("в резолюции раздела 12 (8-2)", "ru") == []


def test_a_roman_numeral_may_be_one_character() -> None:
    assert targets("大会第2200A(ⅩⅪ)号和第3201(S-Ⅵ)号决议", "zh") == ["A/RES/2200(XXI)[A]", "A/RES/3201(S-VI)"]


SHARED = {
    "ru": (
        "ссылаясь на свои резолюции 512 и 513 (VI) и 720 (VIII)",
        ["A/RES/512(VI)", "A/RES/513(VI)", "A/RES/720(VIII)"],
    ),
    "ar": ("وقراريها 512 و513 (د-6) المتخذين في ذلك اليوم", ["A/RES/512(VI)", "A/RES/513(VI)"]),
    "en": (
        "Recalling its resolutions 822, 853 and 884 (1993)",
        ["S/RES/822(1993)", "S/RES/853(1993)", "S/RES/884(1993)"],
    ),
}


@pytest.mark.parametrize("language", SHARED)
def test_a_number_alone_takes_the_session_or_organ_of_its_list(language: str) -> None:
    text, expected = SHARED[language]
    assert targets(text, language) == expected


def test_a_number_alone_may_stand_between_full_ones() -> None:
    expected = ["S/RES/242(1967)", "S/RES/425(1978)", "S/RES/1397(2002)"]
    assert targets("قرارات مجلس الأمن 242 (1967) و425 و 1397 (2002)", "ar") == expected
    assert targets("резолюции 242 (1967), 425 и 1397 (2002)", "ru") == expected


def test_what_a_list_counts_is_no_member_of_it() -> None:
    assert targets("resolutions 1267 (1999), 2000 troops and 1373 (2001)") == ["S/RES/1267(1999)", "S/RES/1373(2001)"]
    assert targets("résolutions 186 (1964) du 4 mars, 193 (1964) 1 du 9 août", "fr") == [
        "S/RES/186(1964)",
        "S/RES/193(1964)",
    ]


ORGANS_BETWEEN = {
    "резолюцией Генеральной Ассамблеи 60/251": "A/RES/60/251",
    "Резолюция Генеральной Ассамблеи ООН 60/251": "A/RES/60/251",
    "резолюцию Совета по правам человека 5/1": "A/HRC/RES/5/1",
    "Резолюция СБ ООН № 2202": "S/RES/2202(2015)",
    "резолюция ГА ООН № 3379": "A/RES/3379(XXX)",
    "резолюция Совбеза ООН 1244": "S/RES/1244(1999)",
    "Резолюция Совета Безопасности ООН 2202 от 17 февраля 2015 г.": "S/RES/2202(2015)",
}


@pytest.mark.parametrize("text", ORGANS_BETWEEN)
def test_an_organ_may_stand_between_a_russian_noun_and_its_number(text: str) -> None:
    assert targets(text, "ru") == [ORGANS_BETWEEN[text]]


def test_an_organ_may_stand_between_a_noun_and_its_number() -> None:
    assert targets("la résolution de l'Assemblée générale 60/251", "fr") == ["A/RES/60/251"]
    assert targets("la resolución de la Asamblea General 60/251", "es") == ["A/RES/60/251"]


@pytest.mark.parametrize(
    ("printed", "target"),
    [
        ("2011) 1970)", "S/RES/1970(2011)"),
        (")2001( 1373", "S/RES/1373(2001)"),
        ("1267 )1999(", "S/RES/1267(1999)"),
        ("661 /1990", "S/RES/661(1990)"),
        ("رقم ( 1701 )", "S/RES/1701(2006)"),
        ("ذي الرقم 687", "S/RES/687(1991)"),
    ],
)
def test_arabic_copies_turn_and_move_the_year(printed: str, target: str) -> None:
    assert targets(f"وفقا لأحكام القرار {printed} الصادر عن المجلس", "ar") == [target]


def test_a_session_that_stands_behind_its_number_is_turned_and_flagged() -> None:
    (found,) = citations("قرار الجمعية العامة 178/68", "ar")
    assert (found.target, found.flags) == ("A/RES/68/178", ("suspect",))
    (dated,) = citations("قرارها رقم 90/34 المؤرخ 12 كانون الأول/ديسمبر 1979", "ar")
    assert dated.target == "A/RES/34/90"


def test_a_number_before_its_year_is_the_councils_where_they_fit() -> None:
    assert targets("резолюция 1373/2001", "ru") == ["S/RES/1373(2001)"]
    assert targets("قرار الجمعية العامة رقم 2154/ 1966", "ar") == ["A/RES/2154(XXI)"]


@pytest.mark.parametrize("text", ["резолюции 1484 (995_b48)", "резолюцией 1484 (от 28 июля 2003 года)"])
def test_brackets_behind_a_number_may_hold_something_else_than_its_year(text: str) -> None:
    assert targets(text, "ru") == ["S/RES/1484(2003)"]


def test_a_number_that_another_word_claims_is_no_resolution() -> None:
    text = "والقرار 1553 (2004)، إضافة إلى بياناته، وخاصة البيان الرئاسي رقم 21 المؤرخ 18 حزيران/يونيه 2000"
    assert targets(text, "ar") == ["S/RES/1553(2004)"]


def test_an_hour_is_no_decision() -> None:
    assert targets("المقرر عقدها يوم الخميس، الساعة 47/10", "ar") == []


def test_a_possessive_means_the_old_council_that_was_named() -> None:
    text = "established by the Economic and Social Council by its resolution 9 (I) of 16 February 1946"
    assert targets(text) == ["E/RES/9(I)"]


HAN = {
    "第425和第426(1978)号决议": ["S/RES/425(1978)", "S/RES/426(1978)"],
    "安全理事会第242、338和1397号决议": ["S/RES/242(1967)", "S/RES/338(1973)", "S/RES/1397(2002)"],
    "安理会1973号决议": ["S/RES/1973(2011)"],
    "安理会2001年9月28日通过的1373号决议": ["S/RES/1373(2001)"],
    "安全理事会第二四二(1967)号决议": ["S/RES/242(1967)"],
    "第242(一九六七)号决议": ["S/RES/242(1967)"],
    "第1373〔2001〕号决议": ["S/RES/1373(2001)"],
    "大会第2758号决议": ["A/RES/2758(XXVI)"],
}


@pytest.mark.parametrize("text", HAN)
def test_chinese_numbers_without_year_or_in_either_numerals_are_read(text: str) -> None:
    assert targets(text, "zh") == HAN[text]


def test_a_number_that_is_written_out_needs_no_year_before_its_noun() -> None:
    assert targets("安理會第1267號決議及第一五四〇號決議", "zh-Hant") == ["S/RES/1267(1999)", "S/RES/1540(2004)"]


@pytest.mark.parametrize("text", ["国务院令第588号、第1540号公告", "国发〔2014〕15号决定", "第十八届会议第3号决定"])
def test_a_chinese_number_without_its_noun_is_no_resolution(text: str) -> None:
    assert targets(text, "zh") == []


def test_the_pages_before_and_after_it_are_no_citations_of_a_resolution() -> None:
    text = (
        "联合国安理会第1267号决议\n\n联合国安理会第1266(1999)号决议 联合国安理会第1267(1999)号决议\n"
        "1999年10月15日安全理事会第4051次会议通过\n联合国安理会第1268(1999)号决议\n\n安全理事会,\n\n"
        "重申1999年10月15日第1266(1999)号决议,\n\n1. 决定继续处理此案。\n"
    )
    found = find_citations(text, "zh", symbol="S/RES/1267(1999)")
    assert [(each.target, each.paragraph) for each in found] == [("S/RES/1266(1999)", "pp1")]


def test_a_lettered_part_does_not_cite_the_number_that_it_shares() -> None:
    assert targets("РЕЗОЛЮЦИЯ N 45/62 (Д) A", "ru", symbol="A/RES/45/62[A]") == []
    assert targets("резолюция 45/62 B", "ru", symbol="A/RES/45/62[A]") == ["A/RES/45/62[B]"]


OTHERS = {
    "ar": [
        "قرار لجنة المخدرات 53/4",
        "قرارات لجنة وضع المرأة 60/2",
        "القرار الوزاري رقم 55/20",
        "قرار مجلس الوزراء رقم 35/2007",
        "القرار الجمهوري رقم 1244 لعام 1999",
    ],
    "ru": [
        "резолюция 53/4 Комиссии по наркотическим средствам",
        "решение 38/5 Совета управляющих",
        "резолюция 1540 Парламентской ассамблеи Совета Европы",
    ],
    "zh": [
        "麻醉药品委员会2010年3月12日第53/4号决议",
        "联合国环境规划署理事会第38/5号决定",
        "教科文组织大会第33/41号决议",
        "国务院第1373号决议",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(tag, text) for tag, texts in OTHERS.items() for text in texts])
def test_numbers_of_other_bodies_are_not_taken_for_the_united_nations(language: str, text: str) -> None:
    assert targets(text, language) == []


def test_letters_in_the_forms_that_they_take_in_a_word_are_read() -> None:
    text = "ﺇﻥ ﻣﺠﻠﺲ ﺍﻷﻣﻦ ﺇﺫ ﻳﺸﻴﺮ ﺇﻟﻰ ﻗﺮﺍﺭﻩ 2014 (2011) ﻭﺇﻟﻰ ﻗﺮﺍﺭ ﺍﻟﺠﻤﻌﻴﺔ ﺍﻟﻌﺎﻣﺔ 60/251"
    assert targets(text, "ar") == ["S/RES/2014(2011)", "A/RES/60/251"]


def test_a_law_with_its_year_is_no_resolution() -> None:
    assert targets("鉴于上述决议已透过第31/2004号行政长官公告公布，执行该决议", "zh") == []


@pytest.mark.parametrize(
    "printed", ["11 كانون الأول (ديسمبر) 1948", "11 ديسمبر/ كانون الأول سنة 1948", "11 ديسمبر عام 1948"]
)
def test_arabic_months_have_two_names_in_either_order(printed: str) -> None:
    (found,) = citations(f"القرار 194 (د-3) المؤرخ {printed}", "ar")
    assert found.stated_date == date(1948, 12, 11)


def test_a_session_whose_bracket_never_closes_leaves_no_bare_number() -> None:
    assert targets("وقرارها 1654 (الدورة 15، المتخذ في 21 نيسان", "ar") == []


def test_a_number_alone_may_stand_between_turned_ones() -> None:
    found = targets("القرارات (٢٠٠٤) ١٥٥٩\nو ٤٢٥ و (١٩٧٨) ٤٢٦", "ar")
    assert found == ["S/RES/1559(2004)", "S/RES/425(1978)", "S/RES/426(1978)"]


def test_each_number_of_a_chinese_pinpoint_may_have_its_sign() -> None:
    (found,) = citations("第1390(2002)号决议第1和第2段规定的措施", "zh")
    assert (found.pinpoint, found.places) == ("第1和第2段", ("op1", "op2"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "his report (S/25855 and Add.1 and 2), dated 27 May"),
        ("fr", "Voir S/25855 et Add.1 et 2."),
        ("es", "el informe (S/25855 y Add.1 y 2)"),
        ("ru", "доклад (S/25855 и Add.1 и 2)"),
        ("ar", "التقرير (S/25855 و Add.1 و 2)"),
        ("zh", "秘书长的报告(S/25855和Add.1和2)"),
    ],
)
def test_an_addendum_may_lack_its_word_behind_another_one(language: str, text: str) -> None:
    assert targets(text, language) == ["S/25855", "S/25855/Add.1", "S/25855/Add.2"]


def test_a_count_behind_an_addendum_is_none() -> None:
    assert targets("documents S/25855 and Add.1 and 2 other letters") == ["S/25855", "S/25855/Add.1"]


def test_a_session_that_sat_on_the_stated_day_needs_no_noun() -> None:
    torn = "in accordance with resolu tions 49/28 of 6 December 1994, 52/26 of 26 November 1997"
    assert targets(torn) == ["A/RES/49/28", "A/RES/52/26"]
    assert targets("in line with 67/3 of 22 March 2024") == []
    assert targets("the European Union in 78/12 of 4 December 2023") == []
