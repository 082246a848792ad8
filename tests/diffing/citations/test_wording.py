"""The words around a citation give its date and its pinpoint."""

from datetime import date

import pytest

from diffing.citations.pinpoints import places
from tests.diffing.citations.sample import citations

DAY = date(2014, 9, 24)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "resolution 2178 (2014) of 24 September 2014"),
        ("en", "resolution 2178 of 24 September 2014"),
        ("en", "resolution 2178 (2014), adopted on 24 September 2014,"),
        ("zh", "安全理事会2014年9月24日第2178(2014)号决议"),
        ("zh", "2014 年 9 月 24 日关于战斗人员的第 2178(2014)号决议"),
        ("zh-Hant", "第2178號決議(2014年9月24日)"),
    ],
)
def test_a_date_that_belongs_to_the_citation_is_kept(language: str, text: str) -> None:
    assert citations(text, language)[0].stated_date == DAY


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on 24 September 2014 it adopted resolution 2178 (2014)"),
        ("en", "resolution 2178 (2014) until 24 September 2014"),
        ("zh", "在2014年9月24日，根据第2178(2014)号决议"),
    ],
)
def test_a_date_of_something_else_is_not_taken(language: str, text: str) -> None:
    assert citations(text, language)[0].stated_date is None


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "paragraph 1 (d) of resolution 1373 (2001)", "paragraph 1 (d)"),
        ("en", "paragraphs 1 and 2 of its resolution 1390 (2002)", "paragraphs 1 and 2"),
        ("en", "paragraph 3 (a) (iv) of Security Council resolution 1591 (2005)", "paragraph 3 (a) (iv)"),
        ("en", "resolution 2200 A (XXI), annex", "annex"),
        ("en", "resolution 1373 (2001)", None),
        ("zh", "第1373(2001)号决议第1(d)段", "第1(d)段"),
        ("zh", "第2368(2017)号决议第81(a)和(b)段", "第81(a)和(b)段"),
        ("zh", "第2200A(XXI)号决议，附件。", "附件"),
        ("zh", "第1373(2001)号决议", None),
    ],
)
def test_the_place_in_the_cited_document_is_kept_as_printed(language: str, text: str, place: str | None) -> None:
    assert citations(text, language)[0].pinpoint == place


@pytest.mark.parametrize(
    ("language", "printed", "expected"),
    [
        ("en", "paragraphs 1 (d), 4 and 7 to 9", ("op1.d", "op4", "op7", "op8", "op9")),
        ("en", "paragraph 3 (a) (iv)", ("op3.a.iv",)),
        ("en", "subparagraph (d) of paragraph 1", ("op1.d",)),
        ("en", "paragraph 81 (a) and (b)", ("op81.a", "op81.b")),
        ("en", "sections II and IV", ("section2", "section4")),
        ("en", "annex", ("annex",)),
        ("en", "paragraphs 5 to 900", ("op5", "op900")),
        ("fr", "alinéas c) et d) du paragraphe 1", ("op1.c", "op1.d")),
        ("es", "apartado a) del párrafo 2", ("op2.a",)),
        ("ru", "подпунктах a) и б) пункта 81", ("op81.a", "op81.b")),
        ("ar", "الفقرات 84 (أ) و (ب) و 85", ("op84.a", "op84.b", "op85")),
        ("zh", "第81(a)和(b)段", ("op81.a", "op81.b")),
        ("zh", "附件二", ("annex2",)),
        ("zh-Hant", "第二節", ("section2",)),
        ("zh", "第11段和第15段", ("op11", "op15")),
        ("zh", "第10段(d)㈠", ("op10.d.1",)),
        ("zh", "执行部分第2(e)段", ("op2.e",)),
        ("ar", "الفقرة 2 (ه\u200b)", ("op2.e",)),
        ("ar", "الفقرة 10 (د) '1`", ("op10.d.1",)),
        ("ru", "пункте 2(е)", ("op2.e",)),
        ("en", "section C", ("sectionC",)),
        ("en", "paragraphs 2 and 3 of the annex", ("annex.op2", "annex.op3")),
        ("en", "paragraph 3 of annex II", ("annex2.op3",)),
        ("en", "sect. III, para. 12", ("section3", "op12")),
        ("fr", "alinéas a et b des paragraphes 3 et 4", ("op3.a", "op3.b", "op4.a", "op4.b")),
        ("fr", "alinéa a du paragraphe 8", ("op8.a",)),
        ("en", "", ()),
    ],
)
def test_a_pinpoint_is_taken_apart_into_paths(language: str, printed: str, expected: tuple[str, ...]) -> None:
    assert places(printed, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "paragraph 1 (d) of resolution 1373 (2001)"),
        ("fr", "l'alinéa d) du paragraphe 1 de sa résolution 1373 (2001)"),
        ("es", "el apartado d) del párrafo 1 de la resolución 1373 (2001)"),
        ("ru", "в подпункте d) пункта 1 резолюции 1373 (2001)"),
        ("ar", "الفقرة 1 (د) من القرار 1373 (2001)"),
        ("zh", "第1373(2001)号决议第1(d)段"),
        ("zh-Hant", "第1373(2001)號決議第1(d)段"),
    ],
)
def test_a_citations_place_is_the_same_in_all_languages(language: str, text: str) -> None:
    assert citations(text, language)[0].places == ("op1.d",)


def test_how_a_short_form_was_resolved_is_told() -> None:
    assert citations("the 1267 Committee")[0].via == ("the number tells the year",)
    assert citations("resolution 2195 (2015)")[0].via == ("the number counts, not the printed year",)
    assert citations("resolution 1373 (2001)")[0].via == ()


@pytest.mark.parametrize(
    ("language", "text", "printed", "expected"),
    [
        ("ar", "عملا بالفقرة 26 من قرار مجلس الأمن 2164 (2014)", "الفقرة 26", ("op26",)),
        ("ar", "الفقرة 15 من قرار مجلس الأمن رقم 2182 (2014)", "الفقرة 15", ("op15",)),
        ("ar", "الفقرة 2 (هـ) من منطوق القرار 1373 (2001)", "الفقرة 2 (هـ)", ("op2.e",)),
        ("ar", "الواردة في مرفق قرارها 60/251", "مرفق", ("annex",)),
        ("zh", "第2140(2014)号决议第11段和第15段以及第2216(2015)号决议", "第11段和第15段", ("op11", "op15")),
        ("zh", "第1373（2001）号决议第1（d）段", "第1（d）段", ("op1.d",)),
        ("en", "in the annex to its resolution 1145 (XII)", "annex", ("annex",)),
        ("en", "Recalling action 21, paragraph 42, of resolution 79/1", "paragraph 42", ("op42",)),
        ("en", "Resolution 34/180 of 18 December 1979, annex.", "annex", ("annex",)),
        ("en", "Resolution 60/1, para. 94.", "para. 94", ("op94",)),
        ("en", "resolution 1267 (1999), paragraph 11.", "paragraph 11", ("op11",)),
        (
            "fr",
            "au paragraphe 8 de l'annexe I de la résolution 1929 (2010)",
            "paragraphe 8 de l'annexe I",
            ("annex1.op8",),
        ),
        ("ar", "للفقرة 3 (أ) ’4‘ من القرار 1591 (2005)", "للفقرة 3 (أ) ’4‘", ("op3.a.4",)),
        ("en", "the tasks in section C of resolution 687 (1991)", "section C", ("sectionC",)),
        ("fr", "Résolution 44/25 de l'Assemblée générale, annexe.", "annexe", ("annex",)),
        ("fr", "au paragraphe 2 e) du dispositif de la résolution 1373 (2001)", "paragraphe 2 e)", ("op2.e",)),
        ("es", "Resolución 44/25 de la Asamblea General, anexo.", "anexo", ("annex",)),
        ("es", "en el anexo de la resolución 60/147", "anexo", ("annex",)),
        ("ru", "Резолюция 217 A (III) Генеральной Ассамблеи, приложение.", "приложение", ("annex",)),
        ("ru", "содержащиеся в приложении к резолюции 60/251", "приложении", ("annex",)),
        ("ru", "в пункте 26 постановляющей части резолюции 1874 (2009)", "пункте 26", ("op26",)),
    ],
)
def test_places_are_read_as_resolutions_name_them(
    language: str, text: str, printed: str, expected: tuple[str, ...]
) -> None:
    found = citations(text, language)[0]
    assert (found.pinpoint, found.places) == (printed, expected)


@pytest.mark.parametrize(
    "text",
    [
        "the implementation in all its parts of General Assembly resolution 3212 (XXIX)",
        "the relevant paragraphs of resolution 61/105",
        "see the annex. Resolution 61/105",
        "resolution 1373 (2001), paragraphs 3 and 4 of resolution 1540 (2004)",
    ],
)
def test_words_without_a_number_name_no_place(text: str) -> None:
    assert citations(text)[0].pinpoint is None


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "resolution 2188 (2014), adopted by the Security Council on 9 December 2014", date(2014, 12, 9)),
        (
            "es",
            "la resolución 2198 (2015), aprobada por el Consejo de Seguridad el 29 de enero de 2015",
            date(2015, 1, 29),
        ),
        ("fr", "la résolution 316 (1972), adoptée par le Conseil de sécurité le 26 juin 1972", date(1972, 6, 26)),
        ("es", "la resolución 2179 (2014) del Consejo, de 14 de octubre de 2014", date(2014, 10, 14)),
        ("ru", "резолюцией 2179 (2014) Совета от 14 октября 2014 года", date(2014, 10, 14)),
        ("ar", "القرار 2182 (2014) الذي اتخذه مجلس الأمن في 24 تشرين الأول/أكتوبر 2014", date(2014, 10, 24)),
        ("ar", "قرار مجلس الأمن 2198 (2015)، المؤرخ 29 كانون الثاني/يناير 2015", date(2015, 1, 29)),
        ("zh", "2014年12月9日安全理事会通过的第2188(2014)号决议", date(2014, 12, 9)),
        ("zh", "一九六〇年七月十四日决议案一四三(一九六〇)", date(1960, 7, 14)),
        ("zh", "2015年2月5日代表有关执行安全理事会第2118(2013)号决议的信", None),
        ("zh", "我2014年12月16日的信中所述方法执行第2154(2014)号决议", None),
    ],
)
def test_a_date_is_that_of_what_it_stands_beside(language: str, text: str, day: date | None) -> None:
    assert citations(text, language)[0].stated_date == day
